import type { Socket } from "socket.io-client";
import type { Id } from "../../server/protocol/basics.ts";
import {
  type Channel,
  type ClientMessages,
  type ServerMessages,
  tooManySockets,
  type WatchReply,
} from "../../server/protocol/events.ts";
import { type AskChanges, askChanges, startAsking } from "./asking.ts";
import { isLiveOff, keepLiveOff } from "./liveOff.ts";
import { Watch, type Watching } from "./watch.ts";

export interface LiveStatus {
  /** `asking`: there is no socket, so the page asks for changes every few seconds. */
  state: "connecting" | "live" | "asking" | "lost" | "catching-up";
  /** When the next try to connect begins (milliseconds, as Date.now); only while lost. */
  retryAt?: number;
  /** Set while the reader has turned live off: so many new comments wait. */
  waiting?: number;
}

export interface Live {
  /** Watches a channel, over every reconnect, beside whoever watches it already; answers how to stop. */
  watch(channel: Channel, watching: Watching): () => void;
  /** Calls `listener` with the present status and at every change; answers how to stop. */
  onStatus(listener: (status: LiveStatus) => void): () => void;
  /** Calls `listener` with all places of an article where people write, whenever that changes; answers how to stop. */
  onTyping(channel: Channel, listener: (under: (Id | null)[]) => void): () => void;
  /** Tells the others that the reader writes there. Nobody waits for it, and it may be lost. */
  tellTyping(channel: Channel, commentId: Id | null): void;
  /** Turns live on or off, for this reader and kept: while it is off nothing changes on the page, and what happens waits. */
  turn(to: "on" | "off"): void;
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
  /** Asks what has changed, where no socket opens. */
  changes?: AskChanges;
  /** How long a socket may take before that begins, and how often it is done, in milliseconds. */
  asking?: { afterMs: number; everyMs: number };
}

const answerWithinMs = 10_000;
const askAgainMs = 3_000;
/** While asking works, another try to connect is not urgent. */
const connectAgainMs = 30_000;

/** Up to 2, 4, 8, then 15 seconds, anywhere in between, so that not everybody comes back at once. */
const backoff = (tries: number) => 200 + Math.min(15_000, 2_000 * 2 ** tries) * Math.random();
const aroundMs = (ms: number) => ms * (0.7 + 0.6 * Math.random());

async function openSocket(): Promise<LiveSocket> {
  const { io } = await import("socket.io-client");
  // Recovery is ours: a cursor for each channel, and a countdown that people can see.
  return io({
    path: "/socket.io",
    transports: ["websocket"],
    reconnection: false,
    autoConnect: false,
    timeout: answerWithinMs,
  });
}

/** One connection for the page. It is opened at the first `watch`. */
export function connectLive(options: LiveOptions = {}): Live {
  const { open = openSocket, waitMs = backoff, changes = askChanges } = options;
  const { afterMs, everyMs } = options.asking ?? { afterMs: 3_000, everyMs: 5_000 };
  const watches = new Map<Channel, Watch>();
  const listeners = new Set<(status: LiveStatus) => void>();
  const typings = new Set<{ channel: Channel; listener: (under: (Id | null)[]) => void }>();
  let status: LiveStatus = { state: "connecting" };
  let socket: LiveSocket | null = null;
  let tries = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let state: "idle" | "opening" | "open" | "closed" = "idle";
  let isOff = isLiveOff();
  let retryAt = 0;
  const asking = startAsking(everyMs, askForChanges);

  function become(next: LiveStatus) {
    status = next;
    tell();
  }

  function told(): LiveStatus {
    if (!isOff) return status;
    return { ...status, waiting: Math.max(0, ...[...watches.values()].map(({ waiting }) => waiting)) };
  }

  function tell() {
    const now = told();
    for (const listener of listeners) listener(now);
  }

  async function connect() {
    clearTimeout(retry);
    if (state === "closed" || state === "opening" || socket?.connected) return;
    state = "opening";
    asking.start(afterMs);
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
      asking.stop();
      become({ state: watches.size > 0 ? "catching-up" : "live" });
      for (const [channel, watch] of watches) ask(channel, watch);
    });
    opened.on("connect_error", refused);
    opened.on("disconnect", reason => (reason === "io client disconnect" ? left() : lost()));
    opened.on("event", ({ channel, ...frame }) => {
      const watch = watches.get(channel);
      watch?.take(frame);
      if (watch?.gap) ask(channel, watch);
      if (isOff) tell();
    });
    opened.on("typing", ({ channel, under }) => {
      if (!isOff) for (const typing of typings) if (typing.channel === channel) typing.listener(under);
    });
    opened.on("presence", ({ channel, readers }) => watches.get(channel)?.readers(readers));
    return opened;
  }

  function left() {
    if (isOver()) return;
    state = "idle";
    for (const watch of watches.values()) watch.lost();
  }

  function refused({ message }: Error) {
    if (message !== tooManySockets) return lost();
    lost(aroundMs(connectAgainMs));
    // There is a server, and it says what to do instead.
    asking.stop();
    asking.start(0);
  }

  function lost(wait = status.state === "asking" ? aroundMs(connectAgainMs) : waitMs(tries++)) {
    if (isOver()) return;
    left();
    clearTimeout(retry);
    retry = setTimeout(connect, wait);
    retryAt = Date.now() + wait;
    asking.start(afterMs);
    if (status.state !== "asking") become({ state: "lost", retryAt });
  }

  /** Without a socket. The desk hears things that not everybody may: it waits for its socket. */
  async function askForChanges() {
    const channels = [...watches.keys()];
    const articles = channels.filter(channel => channel.startsWith("article:"));
    if (articles.length === 0 || channels.some(channel => channel.startsWith("desk:"))) return;
    try {
      await Promise.all(articles.map(askAbout));
      if (!socket?.connected) become({ state: "asking" });
    } catch {
      if (status.state === "asking") become({ state: "lost", retryAt });
    }
  }

  async function askAbout(channel: Channel) {
    const watch = watches.get(channel);
    const since = watch?.since ?? null;
    if (!watch || since === null) return;
    const reply = await changes(channel.slice("article:".length), since);
    if (watches.get(channel) === watch) answered(channel, watch, since, reply);
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
    if (isOff) tell();
    if (watch.mustRead) return void startOver(channel, watch, reply.seq);
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

  const retryNow = () => void ((status.state === "lost" || status.state === "asking") && connect());
  if (typeof addEventListener === "function") addEventListener("online", retryNow);

  return {
    watch(channel, watching) {
      const watch = watches.get(channel) ?? new Watch(isOff && channel.startsWith("article:"));
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
      listener(told());
      return () => listeners.delete(listener);
    },
    onTyping(channel, listener) {
      const typing = { channel, listener };
      typings.add(typing);
      return () => typings.delete(typing);
    },
    tellTyping(channel, commentId) {
      if (socket?.connected) socket.emit("typing", { channel, commentId }, () => {});
    },
    turn(to) {
      isOff = to === "off";
      keepLiveOff(isOff);
      for (const [channel, watch] of watches) {
        if (!channel.startsWith("article:")) continue;
        watch.turn(isOff);
        if (watch.mustRead) void startOver(channel, watch, watch.since ?? 0);
      }
      tell();
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
      asking.stop();
      if (typeof removeEventListener === "function") removeEventListener("online", retryNow);
      watches.clear();
      socket?.disconnect();
    },
  };
}
