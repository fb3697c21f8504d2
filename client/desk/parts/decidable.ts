import { say } from "../../../locales/say.ts";
import type { CaseDetail, ClaimView } from "../../../server/protocol/cases.ts";
import type { Settle } from "../../../server/protocol/deciding.ts";
import { codePoints, limits } from "../../../server/protocol/limits.ts";
import type { Member } from "../../core/session.ts";

/** Why somebody cannot decide a case at the moment; null when they can. */
export type Blocked = "loading" | "closed" | "asked" | "own" | "claimed" | "escalated" | "appeal" | null;

/** Where the desk says why: the buttons that are off are described by it. */
export const whyNotId = "why-not";

export function whyNot(detail: CaseDetail, claim: ClaimView | null, member: Member): Blocked {
  if (detail.closedAt) return "closed";
  if (detail.askedAt) return "asked";
  if (detail.comment.author.id === member.id) return "own";
  if (claim && claim.by.id !== member.id) return isGivenTo(detail, member) ? "claimed" : "escalated";
  if (appealWaits(detail, member)) return "appeal";
  return isGivenTo(detail, member) ? null : "escalated";
}

/** A case with an appeal can be given to somebody, above all by whom the appeal is against. */
export const mayEscalate = (blocked: Blocked): boolean => blocked === null || blocked === "appeal";

/** Whether a case that was given to somebody is this person's to decide; one that was not is everybody's. */
function isGivenTo({ escalation }: CaseDetail, { id, role }: Pick<Member, "id" | "role">): boolean {
  if (!escalation || role === "admin") return true;
  const { to, by } = escalation;
  return "id" in to ? to.id === id : to.role === "moderator" && by.id !== id;
}

/**
 * An appeal is answered before anything else is decided; one against a hold is answered by deciding the comment, but not by who
 * made it wait.
 */
const appealWaits = (detail: CaseDetail, me: Pick<Member, "id">): boolean =>
  waitingAppeals(detail).length > 0 || isHeldByMe(detail, me);

const isHeldByMe = ({ appeals }: CaseDetail, me: Pick<Member, "id">): boolean =>
  appeals.some(
    ({ outcome, statement, firstDecidedBy }) =>
      outcome === null && statement.restriction === "hold" && firstDecidedBy?.id === me.id,
  );

const waitingAppeals = ({ appeals }: CaseDetail) =>
  appeals.filter(({ outcome, statement }) => outcome === null && statement.restriction !== "hold");

/**
 * Whoever looks at what only others may decide does not keep them from it: the own comment, appeals against the own decisions,
 * what was given to others.
 */
export function isForOthers(detail: CaseDetail, me: Pick<Member, "id" | "role">): boolean {
  const waiting = waitingAppeals(detail);
  const isAgainstMe =
    isHeldByMe(detail, me) ||
    (waiting.length > 0 && waiting.every(({ firstDecidedBy }) => firstDecidedBy?.id === me.id));
  return detail.comment.author.id === me.id || isAgainstMe || detail.askedAt !== null || !isGivenTo(detail, me);
}

/** A decision without the revision that it is about. */
export type How = Settle extends infer One ? (One extends Settle ? Omit<One, "revision"> : never) : never;
/** One that names a rule. */
export type Reasoned = Extract<How, { decision: "reject" | "ask-edit" }>;
export type Escalation = Extract<How, { decision: "escalate" }>;

/** A note that says nothing is none. */
export function noteOf(text: string): string | undefined {
  return text.trim() === "" ? undefined : text.trim();
}

export const noteMost = limits.noteCodePoints;

export function tooLongWords(note: string): string | null {
  const over = codePoints(note.trim()) - noteMost;
  if (over <= 0) return null;
  return say("desk.noteTooLong", { count: over });
}
