import { houseRules } from "./houseRules.ts";
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

/** A sanction in few words for its member; `until` is its end as it is to be read. */
export const sanctionTitles: Record<SanctionKind, (until: string) => string> = {
  ban: () => "Your account is banned from writing here",
  suspend: until => `You cannot write here until ${until}`,
  mute: until => `You cannot comment here until ${until}`,
  warn: () => "A moderator has a warning for you",
  premoderate: () => "A moderator reads your comments before others do",
};

/** The rule that a sanction names, in its words. */
export function sanctionRule({ reason }: Pick<SanctionView, "reason">): string {
  const { number, rule } = houseRules[reason];
  return `Rule ${number}: ${rule}`;
}
