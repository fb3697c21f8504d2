import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { openlyAsked, type QuestionState } from "../protocol/questionStates.ts";
import type { CommentRow } from "./queries.ts";

/** Keeps that new comments under an article were asked as questions. */
export async function storeQuestions(tx: Tx, articleId: Id, comments: readonly Id[], now: Date): Promise<void> {
  if (comments.length === 0) return;
  await tx.run(sql`
    insert into questions (comment_id, article_id, moved_at)
    select id, ${articleId}, ${now} from unnest(${comments}::bigint[]) as asked (id)`);
}

export interface QuestionMove {
  id: Id;
  from: QuestionState;
  to: QuestionState;
  /** Null: it follows its comment. */
  actorId: Id | null;
  why?: string | null;
  /** Of a question that is merged with another one. */
  joinedTo?: Id | null;
  /** Of one that is answered; the answer of any other is kept for the time when it is visible again. */
  answerId?: Id | null;
  now: Date;
}

/** The one way in which a question changes its state. The rows of its comment and its own are locked before. */
export async function setQuestionState(tx: Tx, move: QuestionMove): Promise<void> {
  const { id, from, to, actorId, why = null, joinedTo = null, answerId = null, now } = move;
  await tx.run(sql`
    with moved as (
      update questions set
        state = ${to}, moved_at = ${now}, joined_to = ${joinedTo}, why_declined = case when ${to} = 'declined' then ${why} end,
        answer_id = coalesce(${answerId}, answer_id)
      where comment_id = ${id}
      returning comment_id)
    insert into question_moves (comment_id, n, at, actor_id, from_state, to_state, why)
    select comment_id, (select count(*) + 1 from question_moves where comment_id = ${id}), ${now}, ${actorId}, ${from}, ${to}, ${why}
    from moved`);
}

/**
 * A question is public as long as its comment is visible, and answered as long as its answer is, too: it follows when one of the
 * two has changed. Answers the question that the comment is or answers, if any. The comment's row is locked before.
 */
export async function followComment(
  tx: Tx,
  comment: Pick<CommentRow, "id" | "parentId" | "question" | "wasVisible">,
  { by, now }: { by: Id | null; now: Date },
): Promise<Id | null> {
  // An answer is linked when it is visible, so what never was is none.
  const mayAnswer = comment.parentId !== null && comment.wasVisible;
  if (!comment.question && !mayAnswer) return null;
  const link = await tx.maybe<{ id: Id }>(sql`
    select comment_id as id from questions where comment_id = ${comment.id} or answer_id = ${comment.id}`);
  if (!link) return null;
  await tx.run(sql`select 1 from comments where id = ${link.id} for update`);
  await tx.run(sql`select 1 from questions where comment_id = ${link.id} for update`);
  const { state, isSeen, isAnswered } = await tx.one<{
    state: QuestionState;
    isSeen: boolean;
    isAnswered: boolean;
  }>(sql`
    select q.state, c.state = 'visible' as "isSeen", coalesce(a.state = 'visible', false) as "isAnswered"
    from questions q join comments c on c.id = q.comment_id left join comments a on a.id = q.answer_id
    where q.comment_id = ${link.id}`);
  const to = following(state, isSeen, isAnswered);
  if (to !== state) await setQuestionState(tx, { id: link.id, from: state, to, actorId: by, now });
  return link.id;
}

function following(state: QuestionState, isSeen: boolean, isAnswered: boolean): QuestionState {
  if (!(openlyAsked as readonly QuestionState[]).includes(state)) {
    if (state !== "new" || !isSeen) return state;
    return isAnswered ? "answered" : "approved";
  }
  if (!isSeen) return "new";
  if (state === "answered" && !isAnswered) return "approved";
  return state === "approved" && isAnswered ? "answered" : state;
}
