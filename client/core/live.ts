import type { Socket } from "socket.io-client";
import type { Channel, ClientMessages, Numbered, ServerMessages, WatchReply } from "../../server/protocol/events.ts";
import { advance, type Cursor, cursorAt } from "./cursor.ts";

export interface LiveStatus {
  state: "connecting" | "live" | "lost" | "catching-up";
  /** When the next attempt is made, in milliseconds since 1970; only while lost. */
  retryAt?: number;
}

export interface Watching {
  /** Number of the last event that is in what the page shows already. */
  since: number;
  /** Events after that: each once, in order. */
  apply(events: Numbered[]): void;
  /** Too much was missed: read the page again; what follows is numbered after `seq`. */
  startOver(seq: number): void;
  /** How many people have the article open. */
  readers?(count: number): void;
}

export interface Live {
  /** Follows a channel until the returned function is called, over every loss of the connection. */
  watch(channel: Channel, watching: Watching): () => void;
  /** Tells the present status at once and every change after it. */
  onStatus(tell: (status: LiveStatus) => void): () => void;
  retryNow(): void;
  /** Connects anew with the cookies of now, after signing in or out. */
  reconnect(): void;
  close(): void;
}

interface Watched extends Watching {
  cursor: Cursor;
  /** True while the server is asked for what is missing. */
  asking: boolean;
}

type LiveSocket = Socket<ServerMessages, ClientMessages>;

const delaysMs = [1_000, 2_000, 4_000, 8_000, 15_000];
const answerWithinMs = 10_000;

/** Opens the connection that every channel of this page shares. Socket.IO is loaded only now, after the page can be read. */
export function connectLive(url?: string): Live {
  const watched = new Map<Channel, Watched>();
  const listeners = new Set<(status: LiveStatus) => void>();
  let status: LiveStatus = { state: "connecting" };
  let socket: LiveSocket | null = null;
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  let wasLive = false;

  const tell = (next: LiveStatus) => {
    status = next;
    for (const listener of listeners) listener(next);
  };

  const lost = () => {
    if (isClosed) return;
    clearTimeout(timer);
    const delay = (delaysMs[Math.min(attempt++, delaysMs.length - 1)] ?? 15_000) * (0.85 + Math.random() * 0.3);
    tell({ state: "lost", retryAt: Date.now() + delay });
    timer = setTimeout(retry, delay);
  };

  const retry = () => {
    clearTimeout(timer);
    if (isClosed || socket?.connected) return;
    tell({ state: "connecting" });
    if (socket) socket.connect();
    else open().catch(lost);
  };

  const open = async () => {
    const { io } = await import("socket.io-client");
    if (isClosed || socket) return;
    const options = {
      path: "/socket.io",
      transports: ["websocket", "polling"],
      reconnection: false,
      autoConnect: false,
    };
    const opened: LiveSocket = url ? io(url, options) : io(options);
    socket = opened;
    opened.on("connect", () => void catchUp());
    opened.on("connect_error", lost);
    opened.on("disconnect", lost);
    opened.on("event", ({ channel, events }) => take(channel, events));
    opened.on("presence", ({ channel, readers }) => watched.get(channel)?.readers?.(readers));
    opened.connect();
  };

  const catchUp = async () => {
    attempt = 0;
    if (wasLive) tell({ state: "catching-up" });
    try {
      await Promise.all([...watched].map(([channel, one]) => ask(channel, one)));
      wasLive = true;
      if (socket?.connected) tell({ state: "live" });
    } catch {
      // No answer in time: the line is dead though nobody said so. Disconnecting leads to the next attempt.
      if (socket?.connected) socket.disconnect();
    }
  };

  const ask = async (channel: Channel, one: Watched): Promise<void> => {
    if (!socket?.connected || one.asking) return;
    one.asking = true;
    try {
      const request = { channel, since: one.cursor.seq };
      const reply: WatchReply = await socket.timeout(answerWithinMs).emitWithAck("watch", request);
      if (watched.get(channel) !== one) return;
      if ("problem" in reply) return;
      if ("startOver" in reply) {
        one.cursor = cursorAt(reply.seq);
        one.startOver(reply.seq);
        return;
      }
      if (reply.readers !== undefined) one.readers?.(reply.readers);
      step(one, reply.events);
    } finally {
      one.asking = false;
    }
  };

  const step = (one: Watched, events: Numbered[]): boolean => {
    const { cursor, apply, gap } = advance(one.cursor, events);
    one.cursor = cursor;
    if (apply.length > 0) one.apply(apply);
    return gap;
  };

  const take = (channel: Channel, events: Numbered[]) => {
    const one = watched.get(channel);
    if (one && step(one, events)) ask(channel, one).catch(() => socket?.disconnect());
  };

  const isBackOnline = () => retry();
  if (typeof addEventListener === "function") addEventListener("online", isBackOnline);
  open().catch(lost);

  return {
    watch(channel, watching) {
      const one: Watched = { ...watching, cursor: cursorAt(watching.since), asking: false };
      watched.set(channel, one);
      ask(channel, one).catch(() => socket?.disconnect());
      return () => {
        if (watched.get(channel) !== one) return;
        watched.delete(channel);
        if (socket?.connected) socket.emit("unwatch", { channel }, () => {});
      };
    },
    onStatus(listener) {
      listeners.add(listener);
      listener(status);
      return () => listeners.delete(listener);
    },
    retryNow: retry,
    reconnect() {
      if (!socket?.connected) return;
      // The listeners of "disconnect" would count this as a loss.
      socket.off("disconnect", lost);
      socket.disconnect();
      socket.on("disconnect", lost);
      socket.connect();
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      if (typeof removeEventListener === "function") removeEventListener("online", isBackOnline);
      socket?.disconnect();
      listeners.clear();
      watched.clear();
    },
  };
}
