import { expect, test } from "@jest/globals";
import { type Adapting, adapted } from "../../server/pace/adapt.ts";
import { seeded } from "../../server/training/random.ts";

const start = Date.UTC(2026, 4, 14, 12);
const at = (seconds: number) => new Date(start + seconds * 1_000);
const resting: Adapting = { seconds: 0, calmerSince: null };
const seed = Number(process.env.SEED ?? 20_260_514);

test.each([
  [0, 0],
  [29, 0],
  [30, 30],
  [59, 30],
  [74, 60],
  [120, 120],
  [1_000, 300],
])("[PA7] at %i comments a minute an adaptive slow mode begins with %i seconds", (perMinute, seconds) => {
  expect(adapted(resting, perMinute, at(0))).toEqual({ seconds, calmerSince: null });
});

test("[PA7] it slows down more at once, and less only after three minutes below a third of what began the step", () => {
  const busy = { seconds: 60, calmerSince: null };
  expect(adapted(busy, 130, at(0))).toEqual({ seconds: 120, calmerSince: null });
  expect(adapted(busy, 20, at(0))).toEqual(busy);
  const calmer = adapted(busy, 19, at(0));
  expect(calmer).toEqual({ seconds: 60, calmerSince: at(0) });
  expect(adapted(calmer, 19, at(179))).toEqual(calmer);
  expect(adapted(calmer, 20, at(179))).toEqual(busy);
  expect(adapted(calmer, 19, at(180))).toEqual({ seconds: 30, calmerSince: null });
  expect(adapted(calmer, 3, at(180))).toEqual(resting);
});

/** Everybody wants to write again some time after the last time, and waits as long as slow mode asks. */
function switchesInAnHour(people: number, secondsBetween: number, random: () => number): number {
  let mode = resting;
  let switches = 0;
  const wanted = Array.from({ length: people }, () => random() * secondsBetween);
  const posts: number[] = [];
  for (let now = 0; now < 3_600; now++) {
    wanted.forEach((when, who) => {
      if (when > now) return;
      posts.push(now);
      wanted[who] = now + Math.max(mode.seconds, -Math.log(1 - random()) * secondsBetween);
    });
    if (now % 5 !== 0) continue;
    const next = adapted(mode, posts.filter(when => when > now - 60).length, at(now));
    if (next.seconds !== mode.seconds) switches++;
    mode = next;
  }
  return switches;
}

test.each([
  [6, 8],
  [10, 15],
  [25, 30],
  [60, 60],
  [100, 45],
  [300, 120],
  [1_000, 300],
])(`[PA7] it does not swing: %i people who want to write every %i s (seed ${seed})`, (people, secondsBetween) => {
  const random = seeded(seed);
  const switches = Array.from({ length: 5 }, () => switchesInAnHour(people, secondsBetween, random));
  expect(Math.max(...switches)).toBeLessThanOrEqual(12);
});
