import { limits } from "../../server/protocol/limits.ts";
import type { CaseDetail, ClaimView } from "../../server/protocol/views.ts";
import type { Member } from "../core/session.ts";

/** Why somebody cannot decide a case at the moment; null when they can. */
export type Blocked = "loading" | "closed" | "own" | "claimed" | null;

export function whyNot(detail: CaseDetail, claim: ClaimView | null, member: Member): Blocked {
  if (detail.closedAt) return "closed";
  if (detail.comment.author.id === member.id) return "own";
  if (claim && claim.by.id !== member.id) return "claimed";
  return null;
}

/** A note that says nothing is none. */
export function noteOf(text: string): string | undefined {
  return text.trim() === "" ? undefined : text.trim();
}

export const noteMost = limits.noteCodePoints;
