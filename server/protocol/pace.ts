import type { Time } from "./basics.ts";

/** Slow mode: each reader waits so long between two posts under an article. */
export interface SlowMode {
  /** `adaptive`: the seconds follow the pace, see {@link slowSteps}. */
  kind: "fixed" | "adaptive";
  /** 0: an adaptive one rests, and nobody waits. */
  seconds: number;
  /** When it ends; null: when somebody ends it. */
  until: Time | null;
  why: string;
  /** Who set these seconds. */
  by: "desk" | "itself";
}

/**
 * What an adaptive slow mode makes of the comments of the last minute: from `perMinute` on each waits `seconds`. The pauses are
 * those that Telegram offers (10, 30, 60, 300 s), without the shortest; each holds the pace near where it begins: of the people who
 * write in a busy chat most write about twice a minute, so 30 s leave them half and 60 s a quarter.
 */
export const slowSteps = [
  { perMinute: 30, seconds: 30 },
  { perMinute: 60, seconds: 60 },
  { perMinute: 120, seconds: 120 },
  { perMinute: 240, seconds: 300 },
] as const;
