import type { Time } from "./basics.ts";
import type { RuleFigures } from "./rules.ts";

/** What a rule should have behind it before it goes live. Going live without is possible, and stands in the audit. */
export const ready = { shadowDays: 3, triedOn: 500, decided: 10, right: 0.5 };

export const steps = ["shadow", "tried", "right"] as const;
export type Step = (typeof steps)[number];

export interface Readiness {
  /** Whole days in shadow. */
  shadowDays: number;
  /** Comments that it was tried on as it is now. */
  triedOn: number;
  /** Share of what it met that moderators removed, live or in shadow; null while too few are decided. */
  right: number | null;
  missing: Step[];
}

/** How far a rule is; `figures` undefined: nothing is known of it. */
export function readiness(figures: RuleFigures | undefined, now: number): Readiness {
  const { live, inShadow, shadowSince = null, triedOn = 0 } = figures ?? {};
  const decided = [live, inShadow].reduce((sum, tally) => sum + (tally ? tally.approved + tally.removed : 0), 0);
  const removed = (live?.removed ?? 0) + (inShadow?.removed ?? 0);
  const right = decided < ready.decided ? null : removed / decided;
  const shadowDays = daysSince(shadowSince, now);
  const isMissing: Record<Step, boolean> = {
    shadow: shadowDays < ready.shadowDays,
    tried: triedOn < ready.triedOn,
    right: right === null || right < ready.right,
  };
  return { shadowDays, triedOn, right, missing: steps.filter(step => isMissing[step]) };
}

const daysSince = (time: Time | null, now: number) =>
  time === null ? 0 : Math.max(0, Math.floor((now - Date.parse(time)) / 86_400_000));
