import { lockComment } from "../comments/queries.ts";
import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import { Problem } from "../protocol/problems.ts";
import type { ReportComment } from "../protocol/requests.ts";
import type { Id } from "../protocol/views.ts";
import { openCase, openCaseOf } from "../review/cases.ts";
import { unsettledFindings } from "../review/findings.ts";
import { accuracyOf, reportersOf } from "../review/reporters.ts";
import type { Member } from "../users/viewer.ts";
import { writesAs } from "../users/writing.ts";

/**
 * Tells the moderators that a comment breaks a house rule: hangs a report on its case, which it opens when there is none. One
 * report per member and case. Throws `not-found`, `not-allowed` (the own comment), `already-reported`.
 */
export function reportComment(
  db: Pool,
  reporter: Member,
  commentId: Id,
  { reason, note }: ReportComment,
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<{ id: Id }> {
  return db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      await writesAs(tx, reporter.id, "report");
      const comment = await lockComment(tx, commentId);
      if (comment?.state !== "visible" || comment.siteId !== reporter.siteId) throw new Problem("not-found");
      if (comment.authorId === reporter.id) throw new Problem("not-allowed", { detail: "This is your own comment." });

      const known = await openCaseOf(tx, commentId);
      const author = await tx.one<{ published: number; removed: number }>(
        sql`select published, removed from members where id = ${comment.authorId}`,
      );
      const signals = {
        findings: await unsettledFindings(tx, commentId),
        reporters: [...(known ? await reportersOf(tx, known.id) : []), await accuracyOf(tx, reporter.id)],
        isVisible: true,
        replies: comment.replyCount,
        author,
      };
      const { siteId, articleId } = comment;
      const { caseId, isNew } = await openCase(tx, { siteId, articleId, commentId }, signals, now);
      const report = await tx.maybe<{ id: Id }>(sql`
        insert into reports (case_id, comment_id, member_id, reason, note, made_at)
        values (${caseId}, ${commentId}, ${reporter.id}, ${reason}, ${note?.trim() || null}, ${now})
        on conflict (case_id, member_id) do nothing returning id`);
      if (!report) throw new Problem("already-reported");
      await record(tx, [
        { channel: deskChannel(siteId), event: { kind: isNew ? "case-opened" : "case-changed", caseId } },
      ]);
      return report;
    }),
  );
}
