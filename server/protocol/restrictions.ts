import type { Id, Time } from "./basics.ts";
import type { HouseRule } from "./houseRules.ts";
import type { Told } from "./told.ts";

/** Everything that can be done to somebody and needs reasons: to a comment, or to its author. */
export const restrictions = [
  "removal",
  "hold",
  "feature-taken-back",
  "warn",
  "mute",
  "suspend",
  "ban",
  "premoderate",
] as const;
export type Restriction = (typeof restrictions)[number];

/** `premoderate`: every comment waits for a moderator. `warn`: to be acknowledged before the next comment. */
export type SanctionKind = "warn" | "mute" | "suspend" | "ban" | "premoderate";

/** A sanction as its member sees it: never who gave it. */
export interface SanctionView {
  id: Id;
  kind: SanctionKind;
  reason: HouseRule;
  note: string | null;
  givenAt: Time;
  /** When it ends by itself; null when somebody must end it. */
  until: Time | null;
  /** Where the reasons stand, `/statements/<this>`. */
  statement: string | null;
}

/** How a restriction came to its end. */
export type RestrictionEnd = "undo" | "decision" | "appeal" | "author" | "lifted";

/** How we came to look: by ourselves, because somebody reported it, or because of a notice that it is unlawful. */
export type ReviewSource = "own" | "report" | "legal-notice";

export type AppealOutcome = "upheld" | "overturned";

/** What the restricted person wrote against it, and what came of that. */
export interface AppealView {
  text: string;
  madeAt: Time;
  /** Null while it waits; it waits no longer either when the restriction has ended otherwise. */
  outcome: AppealOutcome | null;
  /** What the moderator who decided it wrote to the author. */
  note: string | null;
  decidedAt: Time | null;
}

/** A statement of reasons, as whoever has its secret address reads it. It names no moderator and no reporter. */
export interface StatementView {
  id: Id;
  restriction: Restriction;
  /** Its end, when one was set. */
  until: Time | null;
  /** The house rule with its wording at that time, and whether it still reads so; null where a check alone asked that somebody reads first. */
  rule: { name: HouseRule; number: number; text: string; isStillSo: boolean } | null;
  policyVersion: number;
  /** What the moderator wrote to the author. */
  note: string | null;
  facts: StatementFacts;
  source: ReviewSource;
  /** A program pointed at it, or held it. */
  automatedDetection: boolean;
  /** A program decided; a person has not yet. */
  automatedDecision: boolean;
  statedAt: Time;
  ended: { at: Time; by: RestrictionEnd } | null;
  article: { slug: string; title: string };
  commentId: Id;
  postedAt: Time;
  /** The beginning of the author's own text, as it was; null once they have taken it back or it was erased. */
  quote: string | null;
  /** Until then the person whom it restricts can appeal, once. */
  appealUntil: Time;
  appeal: AppealView | null;
}

export interface StatementFacts {
  /** What the checks found, in the sentences that the author may read. */
  found: Told[];
  /** How many readers reported it. */
  reports: number;
}
