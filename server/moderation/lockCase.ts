import { say } from "../../locales/say.ts";
import { type CommentRow, lockComment } from "../comments/queries.ts";
import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import { inSectionsOf } from "../review/sections.ts";
import type { Member } from "../users/viewer.ts";
import { decisionsOn, target } from "./decisions.ts";

export interface LockedCase {
  id: Id;
  siteId: Id;
  closedAt: Date | null;
  askedAt: Date | null;
  escalatedRole: "moderator" | "admin" | null;
  escalatedTo: Id | null;
  escalatedBy: Id | null;
}

/** A case and its comment, both locked, before somebody who decides now. */
export interface Judged {
  moderator: Member;
  ofCase: LockedCase;
  comment: CommentRow;
  now: Date;
  /** Set when it is one of many that are decided at once. */
  batchId: Id | null;
}

/**
 * Locks a case for a decision by this moderator: the comment first, then its case, the order in which authors and reporters lock
 * them too. Throws `not-found`, and `not-allowed` for the own comment.
 */
export async function lockCase(
  tx: Tx,
  moderator: Member,
  caseId: Id,
  { now, batchId = null }: { now: Date; batchId?: Id | null },
): Promise<Judged> {
  const known = await tx.maybe<{ commentId: Id }>(sql`
    select k.comment_id as "commentId" from cases k join articles a on a.id = k.article_id
    where k.id = ${caseId} and k.site_id = ${moderator.siteId} and ${inSectionsOf(moderator)}`);
  const comment = known && (await lockComment(tx, known.commentId));
  if (!comment) throw new Problem("not-found");
  const ofCase = await tx.one<LockedCase>(sql`
    select id, site_id as "siteId", closed_at as "closedAt", asked_at as "askedAt", escalated_role as "escalatedRole",
      escalated_to as "escalatedTo", escalated_by as "escalatedBy"
    from cases where id = ${caseId} for update`);
  refuseOwn(moderator, comment);
  return { moderator, ofCase, comment, now, batchId };
}

/** Nobody decides on the own comment, be it by its case or as the question that it is. */
export function refuseOwn({ id }: Pick<Member, "id">, { authorId }: Pick<CommentRow, "authorId">): void {
  if (authorId === id) throw new Problem("not-allowed", { detail: () => say("details.ownDecision") });
}

/** Whether a case that was given to somebody is this person's to decide; one that was not is everybody's. */
export function isGivenTo({ ofCase, moderator }: Judged): boolean {
  const { escalatedBy, escalatedTo, escalatedRole } = ofCase;
  if (!escalatedBy || moderator.role === "admin") return true;
  if (escalatedTo) return escalatedTo === moderator.id;
  return escalatedRole === "moderator" && escalatedBy !== moderator.id;
}

export async function givenToOther(tx: Tx, { ofCase }: Judged): Promise<Problem> {
  const { to, by } = await tx.one<{ to: string | null; by: string }>(sql`
    select (select name from members where id = ${ofCase.escalatedTo}) as "to",
      (select name from members where id = ${ofCase.escalatedBy}) as "by"`);
  return new Problem("escalated", { by, to: target(ofCase.escalatedRole, ofCase.escalatedTo, to) });
}

/** How a case ended that nobody decided. */
async function endedWithout(tx: Tx, caseId: Id): Promise<() => string> {
  const settled = await tx.maybe(sql`
    select 1 from cases k join questions q on q.comment_id = k.comment_id
    where k.id = ${caseId} and q.state in ('declined', 'joined')`);
  return () => say(settled ? "details.questionSettled" : "details.authorSettled");
}

/** Says who decided what on a case, and when. */
export async function alreadyDecided(tx: Tx, caseId: Id): Promise<Problem> {
  const last = (await decisionsOn(tx, sql`d.case_id = ${caseId}`)).at(-1);
  if (!last) return new Problem("already-decided", { detail: await endedWithout(tx, caseId) });
  const { decision, reason, by, decidedAt } = last;
  return new Problem("already-decided", { decision, reason, by: by.name, decidedAt });
}
