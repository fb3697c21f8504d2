import { say } from "../../locales/say.ts";
import { sha256 } from "../audit/entry.ts";
import { recordAudit } from "../audit/record.ts";
import { type CommentRow, lockComment } from "../comments/queries.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import type { MakeAppeal } from "../protocol/appeals.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { AppealView } from "../protocol/restrictions.ts";
import { comeBack, type OpenCase, openCase, openCaseOf } from "../review/cases.ts";
import { signalsOf } from "../review/signals.ts";
import { appealUntil, type StatementRow, statementAt } from "../statements/queries.ts";
import type { Member } from "../users/viewer.ts";

/**
 * Disagrees with what a statement says: the case of its comment comes to the queue, or is there and says so. Only the person whom it
 * restricts, once, within `limits.appealDays`, also when nothing else may be written. Throws `not-found`, `not-allowed`,
 * `already-appealed`, `appeal-too-late`, `nothing-to-appeal`.
 */
export function makeAppeal(
  db: Pool,
  member: Member,
  token: string,
  { text }: MakeAppeal,
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<AppealView> {
  return db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      const statement = await statementAt(tx, member.siteId, token);
      if (!statement) throw new Problem("not-found");
      if (statement.memberId !== member.id) {
        throw new Problem("not-allowed", { detail: () => say("details.onlyRestricted") });
      }
      // Whoever ends what was stated has the comment's lock: what is read now stands until the end.
      const comment = await lockComment(tx, statement.commentId);
      const present = (comment && (await statementAt(tx, member.siteId, token))) ?? statement;
      const { caseId, isNew } = await toTheQueue(tx, toAppealAbout(present, comment, now), now);
      const made = await tx.maybe<{ id: Id }>(sql`
        insert into appeals (statement_id, member_id, case_id, text, made_at)
        values (${statement.id}, ${member.id}, ${caseId}, ${text}, ${now})
        on conflict (statement_id) do nothing returning id`);
      if (!made) throw new Problem("already-appealed");
      const facts = { case: caseId, statement: statement.id, text: sha256(text) };
      const entry = { actorId: member.id, kind: "appeal-made", subject: `appeal:${made.id}`, facts } as const;
      await recordAudit(tx, member.siteId, [entry], now);
      await record(tx, [
        { channel: deskChannel(member.siteId), event: { kind: isNew ? "case-opened" : "case-changed", caseId } },
      ]);
      return { text, madeAt: now.toISOString(), outcome: null, note: null, decidedAt: null };
    }),
  );
}

/** The comment, when there is something to appeal. Throws why not. */
function toAppealAbout(statement: StatementRow, comment: CommentRow | undefined, now: Date): CommentRow {
  if (statement.appealMadeAt) throw new Problem("already-appealed", { madeAt: statement.appealMadeAt.toISOString() });
  const isOver = statement.endedAt !== null || (statement.until !== null && statement.until <= now);
  if (isOver || !comment || comment.state === "erased") throw new Problem("nothing-to-appeal");
  const until = appealUntil(statement);
  if (now > until) throw new Problem("appeal-too-late", { until: until.toISOString() });
  return comment;
}

/**
 * Whoever was asked to edit and disagrees with that, or with what came with it, waits for the desk again, and not the desk for
 * them.
 */
async function toTheQueue(tx: Tx, comment: CommentRow, now: Date): Promise<OpenCase> {
  const { id: commentId, siteId, articleId } = comment;
  const known = await openCaseOf(tx, commentId);
  const signals = { ...(await signalsOf(tx, comment, known)), hasAppeal: true };
  const { caseId, isNew } = await openCase(tx, { siteId, articleId, commentId }, signals, now);
  const comesBack = known?.askedAt != null;
  if (comesBack) await comeBack(tx, caseId);
  return { caseId, isNew: isNew || comesBack };
}
