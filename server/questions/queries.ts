import { commentsById } from "../comments/queries.ts";
import { publicView } from "../comments/view.ts";
import type { Db, Tx } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { type OpenlyAsked, openlyAsked, type QuestionState } from "../protocol/questionStates.ts";
import type { QuestionsPage, QuestionView } from "../protocol/questions.ts";

/** A question without its text, which is its comment's. */
export interface QuestionRow {
  id: Id;
  articleId: Id;
  state: QuestionState;
  votes: number;
  movedAt: Date;
  answerId: Id | null;
  joinedTo: Id | null;
  whyDeclined: string | null;
}

/** Columns of {@link QuestionRow}; the question is `q`. */
export const questionColumns = sql`
  q.comment_id as id, q.article_id as "articleId", q.state, q.votes, q.moved_at as "movedAt", q.answer_id as "answerId",
  q.joined_to as "joinedTo", q.why_declined as "whyDeclined"`;

/** A condition on questions `q`: everybody sees them. */
export const isOpenlyAsked: Sql = sql`q.state = any(${[...openlyAsked]}::text[])`;

/** The question, its row locked; whoever changes more than its hands locks its comment before. */
export async function lockQuestion(tx: Tx, id: Id): Promise<QuestionRow | undefined> {
  return await tx.maybe<QuestionRow>(sql`
    select ${questionColumns} from questions q where q.comment_id = ${id} for update`);
}

/** Questions as everybody sees them, in the order of the rows; what everybody does not see is left out. */
export async function questionViews(db: Db, rows: readonly QuestionRow[]): Promise<QuestionView[]> {
  const ids = rows.flatMap(({ id, state, answerId }) => (state === "answered" && answerId ? [id, answerId] : [id]));
  const comments = new Map((await commentsById(db, ids)).map(row => [row.id, row]));
  return rows.flatMap(({ id, state, votes, movedAt, answerId }) => {
    const comment = comments.get(id);
    // Read after the row: where it has changed meanwhile the next event tells.
    if (!isOpen(state) || comment?.state !== "visible") return [];
    const answer = state === "answered" && answerId ? comments.get(answerId) : undefined;
    return [
      {
        comment: publicView(comment),
        state,
        votes,
        movedAt: movedAt.toISOString(),
        answer: answer?.state === "visible" ? publicView(answer) : null,
      },
    ];
  });
}

const isOpen = (state: QuestionState): state is OpenlyAsked =>
  (openlyAsked as readonly QuestionState[]).includes(state);

export const noQuestions: QuestionsPage["counts"] = { approved: 0, next: 0, now: 0, answered: 0 };

/** How many questions everybody sees under these articles, by state. */
export async function countsOf(db: Db, articleIds: readonly Id[]): Promise<Map<Id, QuestionsPage["counts"]>> {
  const rows = await db.all<{ articleId: Id; state: OpenlyAsked; count: number }>(sql`
    select q.article_id as "articleId", q.state, count(*)::int as count from questions q
    where q.article_id = any(${articleIds}::bigint[]) and ${isOpenlyAsked} group by q.article_id, q.state`);
  const counts = new Map<Id, QuestionsPage["counts"]>();
  for (const { articleId, state, count } of rows) {
    counts.set(articleId, { ...(counts.get(articleId) ?? noQuestions), [state]: count });
  }
  return counts;
}
