import { type MinuteRow, minuteMs, minuteOf } from "../../server/pace/minutes.ts";
import { jumps } from "../../server/pace/surge.ts";
import type { SurgeJump, SurgeSensitivity } from "../../server/protocol/pace.ts";
import { seeded } from "../../server/training/random.ts";

/** So many a minute of ordinary comments, and of those who come along with a raid. */
export interface Stream {
  /** Comments a minute at a minute of the story. */
  pace(minute: number): number;
  /** Shares among those. */
  newcomers: number;
  findings: number;
  /** What comes on top, from its minute on. */
  raid?: { from: number; pace: number; newcomers: number; findings: number };
}

/** Everything has its start at a round hour. */
const start = Date.UTC(2026, 4, 14, 6);
export const lookEveryMs = 5_000;

export interface Alarm {
  /** Minutes after the story began. */
  at: number;
  jumps: SurgeJump[];
}

/**
 * A stream as the guard would see it, a look every 5 s, until its first alarm: comments by Poisson, at a pace that itself wavers by a
 * third from minute to minute, half of which stays for the next (people come in bursts).
 */
export function watch(stream: Stream, minutes: number, seed: number, sensitivity: SurgeSensitivity): Alarm | null {
  const random = seeded(seed);
  const series = new Map<number, MinuteRow>();
  const site = { comments: 5_000, newcomers: 500, findings: 400 };
  let mood = 0;
  for (let minute = 0; minute < minutes; minute++) {
    mood = 0.5 * mood + 0.3 * normal(random);
    const base = stream.pace(minute) * Math.exp(mood - 0.06);
    const { raid } = stream;
    const onTop = raid && minute >= raid.from ? raid : { pace: 0, newcomers: 0, findings: 0 };
    const row: MinuteRow = {
      minute: minuteOf(start) + minute,
      comments: 0,
      newcomers: 0,
      findings: 0,
      isGuarded: false,
    };
    series.set(row.minute, row);
    for (let ms = 0; ms < minuteMs; ms += lookEveryMs) {
      const slices = minuteMs / lookEveryMs;
      add(row, poisson(base / slices, random), stream, random);
      add(row, poisson(onTop.pace / slices, random), onTop, random);
      const now = start + minute * minuteMs + ms + lookEveryMs - 1;
      const found = jumps({ series, openedAt: start, site }, now, sensitivity);
      if (found.length > 0) return { at: (now - start) / minuteMs, jumps: found };
    }
  }
  return null;
}

function add(row: MinuteRow, n: number, shares: { newcomers: number; findings: number }, random: () => number): void {
  row.comments += n;
  for (let i = 0; i < n; i++) {
    if (random() < shares.newcomers) row.newcomers++;
    if (random() < shares.findings) row.findings++;
  }
}

/** Knuth's, for small means. */
export function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let n = 0;
  for (let product = random(); product > limit; product *= random()) n++;
  return n;
}

/** Box and Muller's. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
