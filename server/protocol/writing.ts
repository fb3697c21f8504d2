import type { SanctionKind, SanctionView } from "./restrictions.ts";

/**
 * What somebody does who writes; every endpoint that is no reading says which of these it is. `own`: a matter of one's own that no
 * sanction touches, such as signing in, taking back the own comment, or reading what one was told.
 */
export type Act = "comment" | "react" | "report" | "desk" | "own";

/** What each sanction, the heaviest first, keeps its member from. None keeps anybody from reading, or from what is their `own`. */
export const forbids: Record<SanctionKind, readonly Act[]> = {
  ban: ["comment", "react", "report", "desk"],
  suspend: ["comment", "react", "report", "desk"],
  mute: ["comment"],
  warn: ["comment"],
  premoderate: [],
};

/** True when there is a sanction that keeps people from this. */
export const isForbidden = (act: Act): boolean => Object.values(forbids).some(acts => acts.includes(act));

const heaviestFirst = Object.keys(forbids) as SanctionKind[];

/** The sanction that keeps somebody from this at a moment (milliseconds): the heaviest, and of those the longest. */
export function hindrance(sanctions: readonly SanctionView[], act: Act, now: number): SanctionView | undefined {
  return sanctions
    .filter(({ kind, until }) => forbids[kind].includes(act) && endOf(until) > now)
    .sort(
      (a, b) => heaviestFirst.indexOf(a.kind) - heaviestFirst.indexOf(b.kind) || endOf(b.until) - endOf(a.until),
    )[0];
}

const endOf = (until: SanctionView["until"]) => (until === null ? Number.POSITIVE_INFINITY : Date.parse(until));
