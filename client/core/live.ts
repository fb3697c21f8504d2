import type { Socket } from "socket.io-client";
import type { Channel, ClientMessages, Numbered, ServerMessages, WatchReply } from "../../server/protocol/events.ts";
import { Cursor } from "./cursor.ts";

export interface LiveStatus {
  state: "connecting" | "live" | "lost" | "catching-up";
  /** When the next try to connect begins (milliseconds, as Date.now); only while lost. */
  retryAt?: number;
}

export interface Watching {
  /** The number of the page that is shown: events after it are applied. */
  since: number;
  /** Events in order, each once. */
  apply(events: Numbered[]): void;
  /**
   * Too much was missed: read everything again. Events that come meanwhile wait for the promise; when it fulfils with the
   * number of what was read, they go on from there (else from `seq`). When it rejects, this is asked for again later.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: whoever has nothing to wait for returns nothing.
  startOver(seq: number): void | Promise<number | void>;
  /** How many people have the article open. */
  readers?(count: number): void;
}

export interface Live {
  /** Watches a channel, over every reconnect; answers how to stop. */
  watch(channel: Channel, watching: Watching): () => void;
  /** Calls `listener` with the present status and at every change; answers how to stop. */
  onStatus(listener: (status: LiveStatus) => void): () => void;
  /** Connects now instead of at `retryAt`. */
  retryNow(): void;
  /** Connects anew: after signing in or out, because the server reads the session when a connection begins. */
  reconnect(): void;
  close(): void;
}

export type LiveSocket = Socket<ServerMessages, ClientMessages>;

interface LiveOptions {
  /** Opens a socket that does not reconnect by itself; by default Socket.IO to this origin. */
  open?: () => Promise<LiveSocket>;
  /** How long the n-th try waits, in milliseconds. */
  waitMs?: (tries: number) => number;
}

interface Watch extends Watching {
  cursor: Cursor;
  /** What the server was asked and has not answered: one question at a time. */
  question: object | null;
  /** Frames that came while everything was being read again. */
  held: Numbered[] | null;
  upToDate: boolean;
}

const answerWithinMs = 10_000;
const askAgainMs = 3_000;

/** 1, 2, 4, 8, then every 15 seconds, each a little off, so that not everybody comes back at once. */
const backoff = (tries: number) => Math.min(15_000, 1_000 * 2 ** tries) * (0.8 + 0.4 * Math.random());

async function openSocket(): Promise<LiveSocket> {
  const { io } = await import("socket.io-client");
  // Recovery is ours: a cursor for each channel, and a countdown that people can see.
  return io({
    path: "/socket.io",
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnection: false,
    autoConnect: false,
    timeout: answerWithinMs,
  });
}

/** One connection for the page. It is opened at the first `watch`. */
export function connectLive({ open = openSocket, waitMs = backoff }: LiveOptions = {}): Live {
  const watches = new Map<Channel, Watch>();
  const listeners = new Set<(status: LiveStatus) => void>();
  let status: LiveStatus = { state: "connecting" };
  let socket: LiveSocket | null = null;
  let tries = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let state: "idle" | "opening" | "open" | "closed" = "idle";

  function become(next: LiveStatus) {
    status = next;
    for (const listener of listeners) listener(next);
  }

  async function connect() {
    clearTimeout(retry);
    if (state === "closed" || state === "opening" || socket?.connected) return;
    state = "opening";
    if (status.state === "lost") become({ state: "connecting" });
    try {
      socket ??= listenTo(await open());
      if (isOver()) return void socket.disconnect();
      socket.connect();
    } catch {
      lost();
    }
  }

  const isOver = () => (state as string) === "closed";

  function listenTo(opened: LiveSocket): LiveSocket {
    opened.on("connect", () => {
      state = "open";
      tries = 0;
      become({ state: watches.size > 0 ? "catching-up" : "live" });
      for (const [channel, watch] of watches) ask(channel, watch);
    });
    opened.on("connect_error", lost);
    opened.on("disconnect", reason => (reason === "io client disconnect" ? left() : lost()));
    opened.on("event", ({ channel, events }) => {
      const watch = watches.get(channel);
      if (watch) receive(channel, watch, events);
    });
    opened.on("presence", ({ channel, readers }) => watches.get(channel)?.readers?.(readers));
    return opened;
  }

  function left() {
    if (isOver()) return;
    state = "idle";
    for (const watch of watches.values()) Object.assign(watch, { upToDate: false, question: null });
  }

  function lost() {
    if (isOver()) return;
    left();
    clearTimeout(retry);
    const wait = waitMs(tries++);
    retry = setTimeout(connect, wait);
    become({ state: "lost", retryAt: Date.now() + wait });
  }

  /** "Everything after my cursor": on every connect, and whenever a number is missing. */
  function ask(channel: Channel, watch: Watch) {
    if (watch.question || watch.held || !socket?.connected) return;
    const question = {};
    watch.question = question;
    socket
      .timeout(answerWithinMs)
      .emit("watch", { channel, since: watch.cursor.seq }, (error: Error | null, reply: WatchReply) => {
        // Answers to a question of an earlier connection, or of somebody who no longer watches, are late.
        if (watch.question !== question || watches.get(channel) !== watch) return;
        watch.question = null;
        if (error) return askLater(channel, watch);
        answered(channel, watch, reply);
      });
  }

  function askLater(channel: Channel, watch: Watch) {
    setTimeout(() => watches.get(channel) === watch && ask(channel, watch), askAgainMs);
  }

  function answered(channel: Channel, watch: Watch, reply: WatchReply) {
    if ("problem" in reply) {
      if (reply.problem !== "not-allowed") return askLater(channel, watch);
      watches.delete(channel);
      return caughtUp();
    }
    if ("startOver" in reply) return void readAgain(channel, watch, reply.seq);
    watch.apply(watch.cursor.take(reply.events));
    if (reply.readers !== undefined) watch.readers?.(reply.readers);
    if (watch.cursor.gap) return askLater(channel, watch);
    watch.upToDate = true;
    caughtUp();
  }

  async function readAgain(channel: Channel, watch: Watch, seq: number) {
    watch.held = [];
    let hasRead = false;
    try {
      const read = await watch.startOver(seq);
      watch.apply(watch.cursor.startOver(typeof read === "number" ? read : seq));
      hasRead = true;
    } catch {
      // Asked for again below, from where the reader still stands.
    }
    const held = watch.held;
    watch.held = null;
    watch.apply(watch.cursor.take(held));
    if (watches.get(channel) !== watch) return;
    if (hasRead) ask(channel, watch);
    else askLater(channel, watch);
  }

  function receive(channel: Channel, watch: Watch, events: Numbered[]) {
    if (watch.held) return void watch.held.push(...events);
    const ready = watch.cursor.take(events);
    if (ready.length > 0) watch.apply(ready);
    if (watch.cursor.gap) ask(channel, watch);
  }

  function caughtUp() {
    if (status.state === "catching-up" && [...watches.values()].every(watch => watch.upToDate))
      become({ state: "live" });
  }

  const retryNow = () => void (status.state === "lost" && connect());
  if (typeof addEventListener === "function") addEventListener("online", retryNow);

  return {
    watch(channel, watching) {
      const watch: Watch = {
        since: watching.since,
        apply: events => void (events.length > 0 && watching.apply(events)),
        startOver: seq => watching.startOver(seq),
        readers: count => watching.readers?.(count),
        cursor: new Cursor(watching.since),
        question: null,
        held: null,
        upToDate: false,
      };
      watches.set(channel, watch);
      if (socket?.connected) ask(channel, watch);
      else if (state === "idle" && status.state === "connecting") void connect();
      return () => {
        if (watches.get(channel) !== watch) return;
        watches.delete(channel);
        if (socket?.connected) socket.emit("unwatch", { channel }, () => {});
        caughtUp();
      };
    },
    onStatus(listener) {
      listeners.add(listener);
      listener(status);
      return () => listeners.delete(listener);
    },
    retryNow,
    reconnect() {
      if (!socket?.connected) return retryNow();
      socket.disconnect();
      become({ state: "catching-up" });
      void connect();
    },
    close() {
      state = "closed";
      clearTimeout(retry);
      if (typeof removeEventListener === "function") removeEventListener("online", retryNow);
      watches.clear();
      socket?.disconnect();
    },
  };
}
