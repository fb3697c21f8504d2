import { z } from "zod";
import type { Article } from "../articles/articles.ts";
import { mayHost } from "../articles/people.ts";
import { commentsById } from "../comments/queries.ts";
import { insiderView } from "../comments/view.ts";
import type { Db } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import { articleChannel } from "../events/channels.ts";
import { head } from "../events/stream.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import type { Id, Page } from "../protocol/basics.ts";
import { limits } from "../protocol/limits.ts";
import { Problem } from "../protocol/problems.ts";
import type { OpenlyAsked } from "../protocol/questionStates.ts";
import type {
  HiddenQuestionsQuery,
  HiddenQuestionView,
  QuestionsPage,
  QuestionsQuery,
  QuestionView,
} from "../protocol/questions.ts";
import { findingsOf } from "../review/findings.ts";
import type { Member } from "../users/viewer.ts";
import { countsOf, noQuestions, type QuestionRow, questionColumns, questionViews } from "./queries.ts";

interface Order {
  by: Sql;
  key: z.ZodType<(string | number)[]>;
  keyOf: (row: QuestionRow) => (string | number)[];
  after: (key: (string | number)[]) => Sql;
}

const byHands: Order = {
  by: sql`q.votes desc, q.comment_id`,
  key: z.tuple([keyPart.count, keyPart.id]),
  keyOf: row => [row.votes, row.id],
  after: ([votes, id]) => sql`(q.votes < ${votes} or q.votes = ${votes} and q.comment_id > ${id})`,
};
// `moved_at` is only ever set to a JavaScript Date, so a cursor in milliseconds names it exactly.
const byTime = {
  key: z.tuple([keyPart.time, keyPart.id]),
  keyOf: (row: QuestionRow) => [row.movedAt.toISOString(), row.id],
};
const firstMoved: Order = {
  ...byTime,
  by: sql`q.moved_at, q.comment_id`,
  after: ([time, id]) => sql`(q.moved_at, q.comment_id) > (${time}::timestamptz, ${id})`,
};
const lastMoved: Order = {
  ...byTime,
  by: sql`q.moved_at desc, q.comment_id desc`,
  after: ([time, id]) => sql`(q.moved_at, q.comment_id) < (${time}::timestamptz, ${id})`,
};

/** In which order the questions of a state are read, and the key after which the next page begins. */
const orders: Record<OpenlyAsked, Order> = {
  approved: byHands,
  next: firstMoved,
  now: firstMoved,
  answered: lastMoved,
};

/** The same for everybody: a page of the questions of one state. Throws for a forged cursor. */
export async function questionsPage(
  db: Db,
  article: { id: Id },
  { state, cursor, limit }: QuestionsQuery,
): Promise<QuestionsPage> {
  const order = orders[state];
  const after = decodeCursor(order.key, cursor);
  // The number is read before the page: an event that comes between is then applied twice, which changes nothing.
  const seq = await head(db, articleChannel(article.id));
  const [rows, counts] = await Promise.all([
    db.all<QuestionRow>(sql`
      select ${questionColumns} from questions q
      where q.article_id = ${article.id} and q.state = ${state} ${after ? sql`and ${order.after(after)}` : sql``}
      order by ${order.by} limit ${limit + 1}`),
    countsOf(db, [article.id]),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await questionViews(db, shown),
    nextCursor: rows.length > limit && last ? encodeCursor(order.keyOf(last)) : null,
    seq,
    counts: counts.get(article.id) ?? noQuestions,
  };
}

/** The first page of each state: what a page of the publication draws. */
export async function firstQuestions(db: Db, article: { id: Id }): Promise<Record<OpenlyAsked, QuestionsPage>> {
  const page = (state: OpenlyAsked) => questionsPage(db, article, { state, limit: limits.pageDefault });
  const [approved, next, now, answered] = await Promise.all([
    page("approved"),
    page("next"),
    page("now"),
    page("answered"),
  ]);
  return { approved, next, now, answered };
}

/** One question as everybody sees it. Throws `not-found`. */
export async function questionById(db: Db, article: { id: Id }, id: Id): Promise<QuestionView> {
  const rows = await db.all<QuestionRow>(sql`
    select ${questionColumns} from questions q where q.comment_id = ${id} and q.article_id = ${article.id}`);
  const [question] = await questionViews(db, rows);
  if (!question) throw new Problem("not-found");
  return question;
}

const HiddenKey = z.tuple([keyPart.id]);

/** For its hosts: the questions that readers do not see. Throws `not-allowed`, and for a forged cursor. */
export async function hiddenQuestions(
  db: Db,
  host: Member,
  article: Article,
  { state, cursor, limit }: HiddenQuestionsQuery,
): Promise<Page<HiddenQuestionView>> {
  if (!mayHost(host, article)) throw new Problem("not-allowed");
  const after = decodeCursor(HiddenKey, cursor);
  const rows = await db.all<QuestionRow>(sql`
    select ${questionColumns} from questions q join comments c on c.id = q.comment_id
    where q.article_id = ${article.id} and q.state = ${state} and (c.state = 'held' or q.state <> 'new' and c.state = 'visible')
      ${after ? sql`and q.comment_id > ${after[0]}` : sql``}
    order by q.comment_id limit ${limit + 1}`);
  const shown = rows.slice(0, limit);
  const ids = shown.map(row => row.id);
  const [comments, findings] = await Promise.all([commentsById(db, ids), findingsOf(db, ids)]);
  const byId = new Map(comments.map(row => [row.id, row]));
  const last = shown.at(-1);
  return {
    items: shown.flatMap(row => {
      const comment = byId.get(row.id);
      if (!comment) return [];
      return [
        {
          comment: insiderView(comment, findings.get(row.id) ?? []),
          state,
          movedAt: row.movedAt.toISOString(),
          why: row.whyDeclined,
          joinedTo: row.joinedTo,
        },
      ];
    }),
    nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null,
  };
}
