import { setTimeout as pause } from "node:timers/promises";
import type { DemoApp } from "../withDemo.ts";
import { now } from "./crowd.ts";
import { aComity } from "./fanout.ts";

const size = 5_000;
const postEveryMs = 500;
const askEveryMs = 50;

/**
 * All of 5,000 sockets are cut at once while people go on posting: how long until all are back and have everything, and how long the
 * node lets others wait meanwhile, asked at `/healthz`.
 */
export async function measureHerd(demo: DemoApp): Promise<void> {
  const { stand, crowd, post } = await aComity(demo, size, "herd");
  let isOver = false;
  let last = 0;
  const posting = (async () => {
    while (!isOver) {
      last = (await post()).seq;
      await pause(postEveryMs);
    }
  })();
  let longest = 0;
  const asking = (async () => {
    while (!isOver) {
      const from = now();
      await (await fetch(`${stand.url}/healthz`)).text();
      longest = Math.max(longest, now() - from);
      await pause(askEveryMs);
    }
  })();
  await pause(2_000);
  longest = 0;
  const before = (await stand.usage()).cpuMs;
  const cutAt = now();
  crowd.cut();
  // Until the cut is known.
  await pause(1_000);
  const backAt = await crowd.complete(last);
  const cpu = (await stand.usage()).cpuMs - before;
  isOver = true;
  await Promise.all([posting, asking]);
  await crowd.complete(last);
  console.log(
    `${size} sockets cut at once: all back and complete after ${((backAt - cutAt) / 1_000).toFixed(1)} s; ` +
      `/healthz ${longest.toFixed(0)} ms at most; ${(cpu / size).toFixed(2)} ms CPU time a socket`,
  );
  crowd.stop();
  stand.stop();
}
