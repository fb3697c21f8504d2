import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Channel, Frame } from "../../server/protocol/events.ts";
import { root } from "../../server/root.ts";
import type { FromCrowd, ToCrowd } from "./crowd.ts";
import type { Accepted, FromStand, ToStand } from "./stand.ts";

/** A server in a process of its own. */
export interface Stand {
  url: string;
  /** Bare alone: sends to all; answers when that began. */
  emit(frame: Frame): Promise<number>;
  /** Ours alone: waits for the commit of a posted comment. */
  accepted(commentId: string): Promise<Accepted>;
  /** After collecting garbage. */
  usage(): Promise<{ bytes: number; cpuMs: number }>;
  stop(): void;
}

export async function aStand(be: Extract<ToStand, { be: string }>): Promise<Stand> {
  const child = fork(join(root, "dist/bench/live/stand.js"), { execArgv: ["--expose-gc"] });
  child.once("exit", code => code && console.error(`a server of the bench ended with ${code}`));
  // It answers in the order in which it is asked.
  const waiting: ((answer: FromStand) => void)[] = [];
  const accepted = new Map<string, Accepted>();
  child.on("message", (answer: FromStand) => {
    if ("commentId" in answer) accepted.set(answer.commentId, answer);
    else waiting.shift()?.(answer);
  });
  const ask = (message: ToStand) =>
    new Promise<FromStand>(resolve => {
      waiting.push(resolve);
      child.send(message);
    });
  const { url } = (await ask(be)) as { url: string };
  return {
    url,
    emit: async frame => ((await ask({ emit: frame })) as { at: number }).at,
    accepted: commentId => until(`the commit of ${commentId}`, () => accepted.get(commentId)),
    usage: async () => (await ask({ usage: true })) as { bytes: number; cpuMs: number },
    stop: () => void child.kill(),
  };
}

/** Clients in processes of their own. */
export interface Crowd {
  /** Waits until all are connected and have everything up to `seq`; answers when. */
  complete(seq: number): Promise<number>;
  /** Waits for the last client to have this event; answers when. */
  heard(seq: number): Promise<number>;
  cut(): void;
  stop(): void;
}

export async function aCrowd(url: string, channel: Channel, since: number, count: number): Promise<Crowd> {
  const processes = 2;
  const heardAt = new Map<number, number[]>();
  const states = new Map<ChildProcess, { complete: number; connected: number; at: number }>();
  const children = Array.from({ length: processes }, () => fork(join(root, "dist/bench/live/crowd.js")));
  for (const child of children) {
    child.on("message", (message: FromCrowd) => {
      if ("complete" in message) return void states.set(child, message);
      heardAt.set(message.heard, [...(heardAt.get(message.heard) ?? []), message.at]);
    });
    child.send({ open: { url, channel, since, count: count / processes } } satisfies ToCrowd);
  }
  return {
    complete: seq =>
      until(`to ${seq}`, () => {
        const all = [...states.values()];
        const areThere = all.reduce((sum, { connected }) => sum + connected, 0) === count;
        return areThere && all.every(({ complete }) => complete >= seq)
          ? Math.max(...all.map(({ at }) => at))
          : undefined;
      }),
    heard: seq =>
      until(`event ${seq}`, () => {
        const times = heardAt.get(seq) ?? [];
        return times.length === processes ? Math.max(...times) : undefined;
      }),
    cut() {
      for (const child of children) child.send({ cut: true } satisfies ToCrowd);
    },
    stop() {
      for (const child of children) child.kill();
    },
  };
}

async function until<T>(what: string, found: () => T | undefined): Promise<T> {
  for (const end = performance.now() + 120_000; performance.now() < end; await pause(5)) {
    const value = found();
    if (value !== undefined) return value;
  }
  throw new Error(`waited in vain for ${what}`);
}
