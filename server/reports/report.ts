import { say } from "../../locales/say.ts";
import { type CommentRow, lockComment } from "../comments/queries.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import type { Id } from "../protocol/basics.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import { Problem } from "../protocol/problems.ts";
import type { ReportComment } from "../protocol/requests.ts";
import { openCase, openCaseOf } from "../review/cases.ts";
import { accuracyOf } from "../review/reporters.ts";
import { signalsOf } from "../review/signals.ts";
import type { Member } from "../users/viewer.ts";
import { writesAs } from "../users/writing.ts";

/**
 * Tells the moderators that a comment breaks a house rule: hangs a report on its case, which it opens when there is none. A
 * text that a moderator has looked at and found fine, reported for the same reason, is not brought to the desk again. One
 * report per member and case. Throws `not-found`, `not-allowed` (the own comment), `already-reported`.
 */
export function reportComment(
  db: Pool,
  reporter: Member,
  commentId: Id,
  request: ReportComment,
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<{ id: Id }> {
  return db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      await writesAs(tx, reporter.id, "report");
      const comment = await lockComment(tx, commentId);
      if (comment?.state !== "visible" || comment.siteId !== reporter.siteId) throw new Problem("not-found");
      if (comment.authorId === reporter.id)
        throw new Problem("not-allowed", { detail: () => say("details.ownComment") });

      const known = await openCaseOf(tx, commentId);
      const report = { commentId, reporter, request, now };
      const fine = known ? undefined : await foundFine(tx, comment, request.reason);
      if (fine) return await addReport(tx, { ...report, caseId: fine.caseId, wasRight: false });
      const before = await signalsOf(tx, comment, known);
      const signals = { ...before, reporters: [...before.reporters, await accuracyOf(tx, reporter.id)] };
      const { siteId, articleId } = comment;
      const { caseId, isNew } = await openCase(tx, { siteId, articleId, commentId }, signals, now);
      const added = await addReport(tx, { ...report, caseId, wasRight: null });
      await record(tx, [
        { channel: deskChannel(siteId), event: { kind: isNew ? "case-opened" : "case-changed", caseId } },
      ]);
      return added;
    }),
  );
}

/** The case in which the present text was reported for this reason, and approved. */
function foundFine(tx: Tx, comment: CommentRow, reason: HouseRule): Promise<{ caseId: Id } | undefined> {
  return tx.maybe<{ caseId: Id }>(sql`
    select d.case_id as "caseId" from decisions d
    where d.comment_id = ${comment.id} and d.revision = ${comment.revision} and d.decision in ('approve', 'feature')
      and not exists (select 1 from decisions u where u.undoes = d.id)
      and exists (select 1 from reports r where r.case_id = d.case_id and r.reason = ${reason} and not r.was_right)
    order by d.id desc limit 1`);
}

interface Report {
  caseId: Id;
  commentId: Id;
  reporter: Member;
  request: ReportComment;
  /** Null until somebody decides. */
  wasRight: boolean | null;
  now: Date;
}

async function addReport(tx: Tx, { caseId, commentId, reporter, request, wasRight, now }: Report): Promise<{ id: Id }> {
  const added = await tx.maybe<{ id: Id }>(sql`
    insert into reports (case_id, comment_id, member_id, reason, note, made_at, settled_at, was_right)
    values (${caseId}, ${commentId}, ${reporter.id}, ${request.reason}, ${request.note?.trim() || null}, ${now},
      ${wasRight === null ? null : now}, ${wasRight})
    on conflict (case_id, member_id) do nothing returning id`);
  if (!added) throw new Problem("already-reported");
  return added;
}
