import { slowSteps } from "../protocol/pace.ts";

/** How long the pace must have been calmer before an adaptive slow mode lets go. */
const calmMs = 3 * 60_000;
/** How many times the pace must fit into what began the step. */
const calmShare = 3;

export interface Adapting {
  /** 0: it rests. */
  seconds: number;
  /** Since when the pace has asked for fewer. */
  calmerSince: Date | null;
}

/**
 * What an adaptive slow mode does at a pace: it slows down more at once, and less only when the pace has been below a third of what began
 * the step for three minutes. Slow mode itself makes the pace fall, so without that it would end as soon as it works; the third
 * and the minutes are those with which crowds of any size switch it at most a few times an hour (tests/pace/adapt.test.ts).
 */
export function adapted({ seconds, calmerSince }: Adapting, perMinute: number, now: Date): Adapting {
  const asked = secondsAt(perMinute);
  if (asked >= seconds) return { seconds: asked, calmerSince: null };
  const kept = secondsAt(calmShare * perMinute);
  if (kept >= seconds) return { seconds, calmerSince: null };
  const since = calmerSince ?? now;
  return now.getTime() - since.getTime() >= calmMs
    ? { seconds: kept, calmerSince: null }
    : { seconds, calmerSince: since };
}

const secondsAt = (perMinute: number): number => slowSteps.findLast(step => perMinute >= step.perMinute)?.seconds ?? 0;
