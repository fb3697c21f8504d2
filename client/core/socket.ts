import type { ClientMessages, ServerMessages } from "../../server/protocol/events.ts";

type Request<Name extends keyof ClientMessages> = Parameters<ClientMessages[Name]>[0];
type Reply<Name extends keyof ClientMessages> = Parameters<Parameters<ClientMessages[Name]>[1]>[0];

/** One connection, from its opening to its end; whoever wants another opens another. */
export interface LiveSocket {
  /** Tells something. Nobody waits for it, and it may be lost. */
  tell<Name extends keyof ClientMessages>(name: Name, request: Request<Name>): void;
  /** Asks something; null where no answer came within the time, or the connection ended. */
  ask<Name extends keyof ClientMessages>(name: Name, request: Request<Name>): Promise<Reply<Name> | null>;
  /** Ends it; nothing is told any more. */
  close(): void;
}

/** What a connection tells: `opened` or `ended` first, and `ended` at most once, with the server's reason where it refused. */
export interface Hears {
  opened(): void;
  ended(refusal: string | null): void;
  heard: ServerMessages;
}

interface SocketOptions {
  /** Where the server is, such as wss://comments.example; it takes the path /socket.io/. */
  url: string;
  /** Sent with the first message, where the browser sends no cookie. */
  auth?: object | undefined;
  /** How long the opening and each answer may take, in milliseconds. */
  withinMs?: number;
}

/**
 * Opens a connection to a Socket.IO server (Engine.IO protocol 4, Socket.IO protocol 5; their documents are in the repository of
 * socket.io). Of both only what a WebSocket with JSON needs: socket.io-client knows more ways and weighs ten times as much.
 */
export function openSocket({ url, auth, withinMs = 10_000 }: SocketOptions, hears: Hears): LiveSocket {
  const wire = new WebSocket(`${url}/socket.io/?EIO=4&transport=websocket`);
  const waiting = new Map<number, (reply: unknown) => void>();
  let asked = 0;
  let isOver = false;
  /** Of the opening, then of the server's silence: it sends a ping now and then. */
  let deadline = setTimeout(() => end(null), withinMs);
  let silenceMs = withinMs;

  function end(refusal: string | null) {
    if (isOver) return;
    finish();
    hears.ended(refusal);
  }

  function finish() {
    isOver = true;
    clearTimeout(deadline);
    wire.close();
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  }

  const isOpen = () => wire.readyState === WebSocket.OPEN;
  const send = (packet: string) => isOpen() && wire.send(packet);

  wire.onclose = wire.onerror = () => end(null);
  wire.onmessage = ({ data }) => {
    if (isOver) return;
    try {
      take(String(data));
    } catch {
      // What cannot be read is not a server that we know.
      end(null);
    }
  };

  function take(packet: string) {
    const kind = packet[0] === "4" ? packet.slice(0, 2) : packet[0];
    if (kind === "0") {
      const { pingInterval, pingTimeout } = JSON.parse(packet.slice(1));
      silenceMs = pingInterval + pingTimeout;
      send(`40${auth ? JSON.stringify(auth) : ""}`);
    } else if (kind === "2") {
      send("3");
    } else if (kind === "40") {
      hears.opened();
    } else if (kind === "42") {
      const [name, told] = JSON.parse(packet.slice(2));
      if (Object.hasOwn(hears.heard, name)) hears.heard[name as keyof ServerMessages](told);
    } else if (kind === "43") {
      const [, n, reply] = /^43(\d+)(.*)$/s.exec(packet) ?? [];
      waiting.get(Number(n))?.(JSON.parse(reply ?? "")[0]);
    } else if (kind === "44") {
      return end(JSON.parse(packet.slice(2)).message);
    } else if (kind === "41" || kind === "1") {
      return end(null);
    }
    if (isOver || (kind !== "40" && kind !== "2")) return;
    clearTimeout(deadline);
    deadline = setTimeout(() => end(null), silenceMs);
  }

  return {
    tell: (name, request) => void send(`42${JSON.stringify([name, request])}`),
    ask(name, request) {
      const n = asked++;
      return new Promise(resolve => {
        const answer = (reply: unknown) => {
          clearTimeout(timer);
          waiting.delete(n);
          resolve(reply as never);
        };
        const timer = setTimeout(() => answer(null), withinMs);
        waiting.set(n, answer);
        if (isOpen()) send(`42${n}${JSON.stringify([name, request])}`);
        else answer(null);
      });
    },
    close: () => void (isOver || finish()),
  };
}
