import { besideComment, type CommentRow, commentColumns } from "../comments/queries.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { ArticleState } from "../protocol/articles.ts";
import type { Id } from "../protocol/basics.ts";

/** When a comment first became visible: no earlier state of it was. The comment is visible now, too. */
const firstShown = (articleId: Id) => sql`
  comment_states s
  join comments c on c.id = s.comment_id and c.state = 'visible'
  where s.article_id = ${articleId} and s.state = 'visible'
    and not exists (
      select 1 from comment_states e where e.comment_id = s.comment_id and e.n < s.n and e.state = 'visible')`;

export interface ShownRow extends CommentRow {
  shownAt: Date;
}

export interface Span {
  from: string | undefined;
  to: string;
  /** After which the page begins. */
  after: { at: string; id: Id } | null;
  limit: number;
}

/** What appeared in a span, newest first. */
export function shownIn(db: Db, articleId: Id, { from, to, after, limit }: Span): Promise<ShownRow[]> {
  return db.all<ShownRow>(sql`
    select ${commentColumns}, first.at as "shownAt"
    from (
      select s.comment_id, s.at from ${firstShown(articleId)}
        and s.at <= ${to}::timestamptz ${from ? sql`and s.at > ${from}::timestamptz` : sql``}
        ${after ? sql`and (s.at, s.comment_id) < (${after.at}::timestamptz, ${after.id}::bigint)` : sql``}
      order by s.at desc, s.comment_id desc limit ${limit}) first
    join comments c on c.id = first.comment_id
    ${besideComment}
    order by first.at desc, c.id desc`);
}

/**
 * When each comment that is visible now was first so, from its states alone: it counts one now, and did so first at `at`. For all of
 * an article this is several times as fast as looking at the comments.
 */
const allFirstShown = (articleId: Id) => sql`(
  select min(at) filter (where counted = 1) as at from comment_states
  where article_id = ${articleId} group by comment_id having sum(counted) = 1)`;

/** How many comments appeared in each span of `seconds` after `from`; step -1 is all before it. */
export async function shownBySteps(db: Db, articleId: Id, from: Date, seconds: number): Promise<Map<number, number>> {
  const rows = await db.all<{ step: number; n: number }>(sql`
    select greatest(-1, ceil(extract(epoch from s.at - ${from}::timestamptz) / ${seconds})::int - 1) as step, count(*)::int as n
    from ${allFirstShown(articleId)} s group by 1`);
  return new Map(rows.map(({ step, n }) => [step, n]));
}

/** The times of the first and the last comment that appeared; null when none stands. */
export function shownBetween(db: Db, articleId: Id): Promise<{ first: Date | null; last: Date | null }> {
  return db.one(sql`select min(s.at) as first, max(s.at) as last from ${allFirstShown(articleId)} s`);
}

export interface StoryUpdate {
  id: Id;
  at: Date;
  title: string;
}

/** What became known, but for what was withdrawn, oldest first. */
export function updatesOf(db: Db, articleId: Id, most: number): Promise<StoryUpdate[]> {
  return db.all<StoryUpdate>(sql`
    select id, posted_at as at, title from article_updates
    where article_id = ${articleId} and withdrawn_at is null order by id limit ${most}`);
}

export interface Answer {
  id: Id;
  at: Date;
  by: string;
  to: string;
}

/** The answers to questions, by when readers first saw them. Of an answered question both are visible (a trigger says so). */
export function answersOf(db: Db, articleId: Id, most: number): Promise<Answer[]> {
  return db.all<Answer>(sql`
    select q.answer_id as id, seen.at, host.name as by, asker.name as "to"
    from questions q
    join comments answer on answer.id = q.answer_id
    join members host on host.id = answer.author_id
    join comments question on question.id = q.comment_id
    join members asker on asker.id = question.author_id
    cross join lateral (
      select min(s.at) as at from comment_states s where s.comment_id = q.answer_id and s.state = 'visible') seen
    where q.article_id = ${articleId} and q.state = 'answered'
    order by seen.at, q.answer_id limit ${most}`);
}

export interface StateChange {
  at: Date;
  from: ArticleState;
  to: ArticleState;
}

/** The states that a discussion went through, in the order of time. */
export function stateChanges(db: Db, articleId: Id, most: number): Promise<StateChange[]> {
  return db.all<StateChange>(sql`
    select at, facts->>'from' as "from", facts->>'to' as "to" from article_changes
    where article_id = ${articleId} and kind = 'state' order by n limit ${most}`);
}
