import type { HouseRule } from "../../server/protocol/houseRules.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { CaseDetail, ClaimView, Id } from "../../server/protocol/views.ts";
import type { Member } from "../core/session.ts";
import type { SanctionAsked } from "./sanctionDraft.ts";

/** Why somebody cannot decide a case at the moment; null when they can. */
export type Blocked = "loading" | "closed" | "own" | "claimed" | "appeal" | null;

export function whyNot(detail: CaseDetail, claim: ClaimView | null, member: Member): Blocked {
  if (detail.closedAt) return "closed";
  if (detail.comment.author.id === member.id) return "own";
  if (claim && claim.by.id !== member.id) return "claimed";
  if (appealWaits(detail)) return "appeal";
  return null;
}

/** An appeal is answered before anything else is decided; one against a hold is answered by deciding the comment. */
const appealWaits = (detail: CaseDetail): boolean => waitingAppeals(detail).length > 0;

const waitingAppeals = ({ appeals }: CaseDetail) =>
  appeals.filter(({ outcome, statement }) => outcome === null && statement.restriction !== "hold");

/** Whoever looks at what only others may decide does not keep them from it: the own comment, appeals against the own decisions. */
export function isForOthers(detail: CaseDetail, me: Id): boolean {
  const waiting = waitingAppeals(detail);
  const isAgainstMe = waiting.length > 0 && waiting.every(({ firstDecidedBy }) => firstDecidedBy?.id === me);
  return detail.comment.author.id === me || isAgainstMe;
}

/** What a rejection says beside that it is one. */
export interface Rejection {
  reason: HouseRule;
  note?: string;
  sanction?: SanctionAsked;
}

/** A note that says nothing is none. */
export function noteOf(text: string): string | undefined {
  return text.trim() === "" ? undefined : text.trim();
}

export const noteMost = limits.noteCodePoints;
