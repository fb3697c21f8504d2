import { describe, expect, test } from "@jest/globals";
import type { SurgeJump } from "../../server/protocol/pace.ts";
import { type Stream, watch } from "./streams.ts";

const seed = Number(process.env.SEED ?? 1_000);
const times = 40;
const seeds = Array.from({ length: times }, (_, index) => seed + index);
const ordinary = { newcomers: 0.12, findings: 0.08 };
const grows = (from: number, doublesIn: number, most: number) => (minute: number) =>
  Math.min(most, from * 2 ** (minute / doublesIn));

describe(`[PA10] no alarm where a story goes its way (seeds from ${seed})`, () => {
  test.each<[string, Stream]>([
    ["a quiet article", { pace: () => 0.5, ...ordinary }],
    ["a discussion", { pace: () => 20, ...ordinary }],
    ["a very busy one, from its first minute on", { pace: () => 70, ...ordinary }],
    ["a story that doubles every 10 minutes", { pace: grows(2, 10, 120), ...ordinary }],
    ["one that comes in waves", { pace: minute => 12 + 10 * Math.sin(minute / 6), ...ordinary }],
    ["one that is told to twice as many by a notice", { pace: minute => (minute < 60 ? 8 : 16), ...ordinary }],
    ["one that brings many newcomers", { pace: grows(4, 12, 80), newcomers: 0.2, findings: 0.12 }],
  ])("[PA10] %s", (_, stream) => {
    const alarms = seeds.map(one => watch(stream, 120, one, "usual")).filter(alarm => alarm !== null);
    expect(alarms).toEqual([]);
  });
});

describe(`[PA11] an alarm within the stated minutes of a raid (seeds from ${seed})`, () => {
  const from = 60;
  test.each<[string, SurgeJump["of"], number, Stream]>([
    ["ten times the pace", "pace", 5, { pace: () => 6, ...ordinary, raid: { from, pace: 60, ...ordinary } }],
    ["on a quiet article", "pace", 4, { pace: () => 0.2, ...ordinary, raid: { from, pace: 25, ...ordinary } }],
    [
      "newcomers, as many as all others",
      "newcomers",
      5,
      { pace: () => 12, ...ordinary, raid: { from, pace: 15, newcomers: 0.95, findings: 0.1 } },
    ],
    [
      "newcomers under a young article",
      "newcomers",
      5,
      { pace: () => 10, ...ordinary, raid: { from: 5, pace: 15, newcomers: 0.95, findings: 0.1 } },
    ],
    [
      "a burst of spam",
      "findings",
      5,
      { pace: () => 5, ...ordinary, raid: { from, pace: 8, newcomers: 0.3, findings: 0.95 } },
    ],
  ])("[PA11] %s", (_, of, minutes, stream) => {
    const begins = stream.raid?.from ?? 0;
    const alarms = seeds.map(one => watch(stream, begins + minutes, one, "usual"));
    const right = alarms.filter(
      alarm => alarm !== null && alarm.at >= begins && alarm.jumps.some(jump => jump.of === of),
    );
    expect(right.length).toBeGreaterThanOrEqual(0.9 * times);
  });
});

test("[PA12] the more sensitive it is, the sooner it tells", () => {
  const stream: Stream = { pace: () => 6, ...ordinary, raid: { from: 60, pace: 100, ...ordinary } };
  const at = (sensitivity: "low" | "usual" | "high") =>
    watch(stream, 70, seed, sensitivity)?.at ?? Number.POSITIVE_INFINITY;
  expect(at("high")).toBeLessThan(at("usual"));
  expect(at("usual")).toBeLessThan(at("low"));
  expect(at("low")).toBeLessThan(66);
});
