import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { LiveEvent, StoredEvent } from "../protocol/events.ts";
import { countsOf, noQuestions, type QuestionRow, questionColumns, questionViews } from "./queries.ts";

type QuestionEvent = Extract<StoredEvent, { kind: "question-changed" }>;

/** Events about questions with what these are now for everybody, in the order of `events`. */
export async function deliverQuestionEvents(db: Db, events: readonly QuestionEvent[]): Promise<LiveEvent[]> {
  const ids = [...new Set(events.map(event => event.commentId))];
  if (ids.length === 0) return [];
  const rows = await db.all<QuestionRow>(sql`
    select ${questionColumns} from questions q where q.comment_id = any(${ids}::bigint[])`);
  const articleIds = [...new Set(rows.map(row => row.articleId))];
  const [views, counts] = await Promise.all([questionViews(db, rows), countsOf(db, articleIds)]);
  const viewOf = new Map(views.map(view => [view.comment.id, view]));
  const articleOf = new Map(rows.map(row => [row.id, row.articleId]));
  return events.map(({ commentId }) => ({
    kind: "question-changed",
    commentId,
    question: viewOf.get(commentId) ?? null,
    counts: counts.get(articleOf.get(commentId) ?? "0") ?? noQuestions,
  }));
}
