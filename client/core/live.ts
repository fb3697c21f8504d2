import type { Socket } from "socket.io-client";
import type { Channel, ClientMessages, ServerMessages, WatchReply } from "../../server/protocol/events.ts";
import { Watch, type Watching } from "./watch.ts";

export interface LiveStatus {
  state: "connecting" | "live" | "lost" | "catching-up";
  /** When the next try to connect begins (milliseconds, as Date.now); only while lost. */
  retryAt?: number;
}

export interface Live {
  /** Watches a channel, over every reconnect, beside whoever watches it already; answers how to stop. */
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
    opened.on("event", ({ channel, ...frame }) => {
      const watch = watches.get(channel);
      watch?.take(frame);
      if (watch?.gap) ask(channel, watch);
    });
    opened.on("presence", ({ channel, readers }) => watches.get(channel)?.readers(readers));
    return opened;
  }

  function left() {
    if (isOver()) return;
    state = "idle";
    for (const watch of watches.values()) watch.lost();
  }

  function lost() {
    if (isOver()) return;
    left();
    clearTimeout(retry);
    const wait = waitMs(tries++);
    retry = setTimeout(connect, wait);
    become({ state: "lost", retryAt: Date.now() + wait });
  }

  /** "Everything after this number": on every connect, and whenever a number is missing. */
  function ask(channel: Channel, watch: Watch) {
    const { since } = watch;
    if (watch.question || since === null || !socket?.connected) return;
    const question = {};
    watch.question = question;
    socket.timeout(answerWithinMs).emit("watch", { channel, since }, (error: Error | null, reply: WatchReply) => {
      // Answers to a question of an earlier connection, or of somebody who no longer watches, are late.
      if (watch.question !== question || watches.get(channel) !== watch) return;
      watch.question = null;
      if (error) return askLater(channel, watch);
      answered(channel, watch, since, reply);
    });
  }

  function askLater(channel: Channel, watch: Watch) {
    setTimeout(() => watches.get(channel) === watch && ask(channel, watch), askAgainMs);
  }

  function answered(channel: Channel, watch: Watch, since: number, reply: WatchReply) {
    if ("problem" in reply) {
      if (reply.problem !== "not-allowed") return askLater(channel, watch);
      watches.delete(channel);
      return caughtUp();
    }
    if ("startOver" in reply) return void startOver(channel, watch, reply.seq);
    watch.caughtUp(reply);
    if (reply.readers !== undefined) watch.readers(reply.readers);
    caughtUp();
    // Somebody came meanwhile who needs more than was asked for.
    if ((watch.since ?? since) < since) ask(channel, watch);
    else if (watch.gap) askLater(channel, watch);
  }

  async function startOver(channel: Channel, watch: Watch, seq: number) {
    const hasRead = await watch.startOver(seq);
    if (watches.get(channel) !== watch) return;
    if (hasRead) ask(channel, watch);
    else askLater(channel, watch);
  }

  function caughtUp() {
    if (status.state === "catching-up" && [...watches.values()].every(watch => watch.isUpToDate))
      become({ state: "live" });
  }

  const retryNow = () => void (status.state === "lost" && connect());
  if (typeof addEventListener === "function") addEventListener("online", retryNow);

  return {
    watch(channel, watching) {
      const watch = watches.get(channel) ?? new Watch();
      watches.set(channel, watch);
      const listener = watch.add(watching);
      if (socket?.connected) ask(channel, watch);
      else if (state === "idle" && status.state === "connecting") void connect();
      return () => {
        watch.listeners.delete(listener);
        if (watches.get(channel) === watch && watch.listeners.size === 0) {
          watches.delete(channel);
          if (socket?.connected) socket.emit("unwatch", { channel }, () => {});
        }
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
