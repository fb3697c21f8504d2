import type { Id } from "../../server/protocol/basics.ts";
import { type Channel, tooManySockets, type WatchReply } from "../../server/protocol/events.ts";
import { type AskChanges, askChanges, startAsking } from "./asking.ts";
import { home } from "./home.ts";
import { isLiveOff, keepLiveOff } from "./liveOff.ts";
import { type Hears, type LiveSocket, openSocket } from "./socket.ts";
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

interface LiveOptions {
  /** Opens a connection; by default to this origin. */
  open?: (hears: Hears) => LiveSocket;
  /** How long the n-th try waits, in milliseconds. */
  waitMs?: (tries: number) => number;
  /** Asks what has changed, where no socket opens. */
  changes?: AskChanges;
  /** How long a socket may take before that begins, and how often it is done, in milliseconds. */
  asking?: { afterMs: number; everyMs: number };
}

const askAgainMs = 3_000;
/** While asking works, another try to connect is not urgent. */
const connectAgainMs = 30_000;

/** Up to 2, 4, 8, then 15 seconds, anywhere in between, so that not everybody comes back at once. */
const backoff = (tries: number) => 200 + Math.min(15_000, 2_000 * 2 ** tries) * Math.random();
const aroundMs = (ms: number) => ms * (0.7 + 0.6 * Math.random());

function openAtHome(hears: Hears): LiveSocket {
  const { origin, token } = home;
  return openSocket(
    { url: (origin || location.origin).replace(/^http/, "ws"), auth: token ? { token } : undefined },
    hears,
  );
}

/** One connection for the page. It is opened at the first `watch`. */
export function connectLive(options: LiveOptions = {}): Live {
  const { open = openAtHome, waitMs = backoff, changes = askChanges } = options;
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

  function connect() {
    clearTimeout(retry);
    if (state !== "idle") return;
    state = "opening";
    asking.start(afterMs);
    if (status.state === "lost") become({ state: "connecting" });
    try {
      socket = open({ opened, ended: refusal => (refusal === null ? lost() : refused(refusal)), heard });
    } catch {
      // The page that this stands in forbids it.
      lost();
    }
  }

  function opened() {
    state = "open";
    tries = 0;
    asking.stop();
    become({ state: watches.size > 0 ? "catching-up" : "live" });
    for (const [channel, watch] of watches) void ask(channel, watch);
  }

  const heard: Hears["heard"] = {
    event({ channel, ...frame }) {
      const watch = watches.get(channel);
      watch?.take(frame);
      if (watch?.gap) void ask(channel, watch);
      if (isOff) tell();
    },
    typing({ channel, under }) {
      if (!isOff) for (const typing of typings) if (typing.channel === channel) typing.listener(under);
    },
    presence: ({ channel, readers }) => watches.get(channel)?.readers(readers),
  };

  function left() {
    state = "idle";
    socket = null;
    for (const watch of watches.values()) watch.lost();
  }

  function refused(why: string) {
    if (why !== tooManySockets) return lost();
    lost(aroundMs(connectAgainMs));
    // There is a server, and it says what to do instead.
    asking.stop();
    asking.start(0);
  }

  function lost(wait = status.state === "asking" ? aroundMs(connectAgainMs) : waitMs(tries++)) {
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
      if (state !== "open") become({ state: "asking" });
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
  async function ask(channel: Channel, watch: Watch) {
    const { since } = watch;
    if (watch.question || since === null || state !== "open" || !socket) return;
    const question = {};
    watch.question = question;
    const reply = await socket.ask("watch", { channel, since });
    // Answers to a question of an earlier connection, or of somebody who no longer watches, are late.
    if (watch.question !== question || watches.get(channel) !== watch) return;
    watch.question = null;
    if (reply) answered(channel, watch, since, reply);
    else askLater(channel, watch);
  }

  function askLater(channel: Channel, watch: Watch) {
    setTimeout(() => watches.get(channel) === watch && void ask(channel, watch), askAgainMs);
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
    if ((watch.since ?? since) < since) void ask(channel, watch);
    else if (watch.gap) askLater(channel, watch);
  }

  async function startOver(channel: Channel, watch: Watch, seq: number) {
    const hasRead = await watch.startOver(seq);
    if (watches.get(channel) !== watch) return;
    if (hasRead) void ask(channel, watch);
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
      if (state === "open") void ask(channel, watch);
      else if (status.state === "connecting") connect();
      return () => {
        watch.listeners.delete(listener);
        if (watches.get(channel) === watch && watch.listeners.size === 0) {
          watches.delete(channel);
          if (state === "open") socket?.tell("unwatch", { channel });
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
      if (state === "open") socket?.tell("typing", { channel, commentId });
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
      if (state !== "open") return retryNow();
      socket?.close();
      left();
      become({ state: "catching-up" });
      connect();
    },
    close() {
      state = "closed";
      clearTimeout(retry);
      asking.stop();
      if (typeof removeEventListener === "function") removeEventListener("online", retryNow);
      watches.clear();
      socket?.close();
    },
  };
}
