import type { AuditEntry } from "../audit/entry.ts";
import { recordAudit } from "../audit/record.ts";
import { postComment } from "../comments/post.ts";
import type { PostOptions } from "../comments/toPost.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { AnswerCase } from "../protocol/deciding.ts";
import { Problem } from "../protocol/problems.ts";
import type { CommentView } from "../protocol/views.ts";
import { inSectionsOf } from "../review/sections.ts";
import type { Member } from "../users/viewer.ts";
import { lockCase } from "./lockCase.ts";
import { answerQuestion, refuseToWait } from "./moveQuestion.ts";
import { settleCase } from "./settleCase.ts";

/**
 * Approves a comment that waits and posts the moderator's answer under it: readers see both at once, or neither. Of a question its
 * state moves with it. Throws what `lockCase`, `settleCase` and `postComment` throw, and `text-refused` also for an answer that would
 * have to wait itself.
 */
export async function answerCase(
  db: Pool,
  moderator: Member,
  caseId: Id,
  { body, revision }: AnswerCase,
  options: PostOptions = {},
): Promise<CommentView> {
  const now = options.now ?? new Date();
  const answered = await db.maybe<{ id: Id; articleId: Id; isQuestion: boolean }>(sql`
    select c.id, c.article_id as "articleId", exists (select 1 from questions q where q.comment_id = c.id) as "isQuestion"
    from cases k join comments c on c.id = k.comment_id join articles a on a.id = k.article_id
    where k.id = ${caseId} and k.site_id = ${moderator.siteId} and ${inSectionsOf(moderator)}`);
  if (!answered) throw new Problem("not-found");
  if (answered.isQuestion) return await answerQuestion(db, moderator, answered.id, { body, revision }, options);

  let approval: AuditEntry | undefined;
  const first = async (tx: Tx) => {
    const { audit, events } = await settleCase(tx, await lockCase(tx, moderator, caseId, { now }), {
      decision: "approve",
      revision,
    });
    approval = audit;
    return events;
  };
  const also = async (tx: Tx, answer: CommentView) => {
    refuseToWait(answer);
    await recordAudit(tx, moderator.siteId, approval ? [approval] : [], now);
    return [];
  };
  const request = { body, parentId: answered.id };
  return await postComment(db, moderator, answered.articleId, request, { ...options, now, first, also });
}
