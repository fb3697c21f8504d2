import { z } from "zod";
import { articleByName } from "../articles/articles.ts";
import { authorPerson } from "../comments/queries.ts";
import { type PublicRow, publicView } from "../comments/view.ts";
import type { Db } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import type { Id } from "../protocol/basics.ts";
import { limits } from "../protocol/limits.ts";
import type { PastComment, PastDecision, PastMoment, PastQuery, PastThread } from "../protocol/past.ts";
import { Problem } from "../protocol/problems.ts";
import type { CommentState } from "../protocol/views.ts";

const Key = z.tuple([keyPart.id]);
const momentsMost = 50;

/**
 * A page of a thread as readers saw it at a moment, made of what is kept for ever: the states of its comments and their
 * revisions. Names are those of today; a text that was erased since is in no past either. Throws `not-found`.
 */
export async function pastThread(
  db: Db,
  { siteId }: { siteId: Id },
  articleName: string,
  { at = new Date().toISOString(), cursor, limit }: PastQuery,
): Promise<PastThread> {
  const article = await articleByName(db, articleName);
  if (article.siteId !== siteId) throw new Problem("not-found");
  const after = decodeCursor(Key, cursor)?.[0];
  const [rows, around, moments] = await Promise.all([
    commentsThen(db, article.id, { at, after, limit: limit + 1 }),
    changesAround(db, article.id, at),
    lastMoments(db, article.id),
  ]);
  const top = rows.filter(({ parentId }) => parentId === null).reverse();
  const shown = top.slice(0, limit);
  const last = shown.at(-1);
  const { id, slug, title, publishedAt } = article;
  return {
    items: shown.map(row => withReplies(row, rows)),
    nextCursor: top.length > limit && last ? encodeCursor([last.id]) : null,
    article: { id, slug, title, publishedAt },
    at,
    ...around,
    moments,
  };
}

interface ThenRow extends PublicRow {
  decisions: PastDecision[];
  nextAt: Date | null;
  nextState: CommentState | null;
  nextRevision: number | null;
}

/** The last state of a comment at a moment; null where it did not stand there yet. */
const stateOf = (id: Sql, at: string) => sql`(
  select s.state from comment_states s where s.comment_id = ${id} and s.at <= ${at}::timestamptz order by s.n desc limit 1)`;

const wasVisible = (id: Sql, at: string) => sql`(${stateOf(id, at)} = 'visible')`;

/** Visible, or a trace that kept replies which were. Nothing hangs deeper than two levels below the top. */
const wasShown = (id: Sql, at: string) => sql`(${wasVisible(id, at)} or exists (
  select 1 from comments below where below.parent_id = ${id} and (${wasVisible(sql`below.id`, at)} or exists (
    select 1 from comments deeper where deeper.parent_id = below.id and ${wasVisible(sql`deeper.id`, at)}))))`;

const firstReplies = (parents: Sql, at: string) => sql`
  select reply.id from ${parents} as parent cross join lateral (
    select c.id from comments c where c.parent_id = parent.id and ${wasShown(sql`c.id`, at)}
    order by c.id limit ${limits.repliesShown}) reply`;

/** One page with the first replies of each and theirs, in the order of their ids: at most 13 comments for each at the top. */
function commentsThen(
  db: Db,
  articleId: Id,
  { at, after, limit }: { at: string; after: Id | undefined; limit: number },
): Promise<ThenRow[]> {
  return db.all<ThenRow>(sql`
    with top as (
      select c.id from comments c
      where c.article_id = ${articleId} and c.parent_id is null and c.posted_at <= ${at}::timestamptz
        ${after ? sql`and c.id < ${after}::bigint` : sql``} and ${wasShown(sql`c.id`, at)}
      order by c.id desc limit ${limit}),
    second as (${firstReplies(sql`top`, at)}),
    third as (${firstReplies(sql`second`, at)}),
    shown as (select id from top union all select id from second union all select id from third)
    select c.id, c.article_id as "articleId", c.author_id as "authorId", m.name as "authorName", m.badges as "authorBadges",
      m.role as "authorRole", p.part as "authorPart", p.label as "authorLabel", ${authorPerson}, c.parent_id as "parentId", c.in_reply_to as "inReplyTo",
      case when ${wasVisible(sql`answered.id`, at)} then answerer.name end as "answeredName",
      case when c.state = 'erased' then c.state else coalesce(s.state, 'held') end as state, s.removed_for as "removedFor",
      coalesce(s.revision, 1) as revision, coalesce(v.html, '') as html, c.images, c.depth, c.posted_at as "postedAt", '{}'::jsonb as reactions, false as "isFeatured",
      case when s.revision > 1 then v.written_at end as "editedAt",
      (select count(*)::int from comments r where r.parent_id = c.id and ${wasShown(sql`r.id`, at)}) as "replyCount",
      next.at as "nextAt", next.state as "nextState", next.revision as "nextRevision",
      coalesce((
        select json_agg(json_build_object(
          'at', to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'decision', d.decision, 'reason', d.reason,
          'revision', d.revision, 'by', json_build_object('id', d.decided_by::text, 'name', by.name)) order by d.id)
        from decisions d join members by on by.id = d.decided_by where d.comment_id = c.id), '[]') as decisions
    from shown join comments c on c.id = shown.id
    join members m on m.id = c.author_id
    left join article_people p on p.article_id = c.article_id and p.member_id = c.author_id
    left join comments answered on answered.id = c.in_reply_to
    left join members answerer on answerer.id = answered.author_id
    left join lateral (
      select n, state, removed_for, revision from comment_states s
      where s.comment_id = c.id and s.at <= ${at}::timestamptz order by n desc limit 1) s on true
    left join lateral (
      select at, state, revision from comment_states f
      where f.comment_id = c.id and f.n > coalesce(s.n, 0) order by n limit 1) next on true
    left join revisions v on v.comment_id = c.id and v.revision = coalesce(s.revision, 1)
    order by c.id`);
}

function withReplies(row: ThenRow, rows: ThenRow[]): PastComment {
  const { reactions: _, ...view } = publicView(row);
  const { nextAt, nextState, nextRevision } = row;
  return {
    ...view,
    replies: rows.filter(({ parentId }) => parentId === row.id).map(reply => withReplies(reply, rows)),
    decisions: row.decisions,
    next:
      nextAt && nextState && nextRevision
        ? { at: nextAt.toISOString(), state: nextState, revision: nextRevision }
        : null,
  };
}

type Around = Pick<PastThread, "commentCount" | "laterCount" | "previousChange" | "nextChange">;

/** What changed before and after a moment, from one index that holds all that is asked. */
async function changesAround(db: Db, articleId: Id, at: string): Promise<Around> {
  const moment = sql`${at}::timestamptz`;
  const row = await db.one<
    Omit<Around, "previousChange" | "nextChange"> & Record<"previous" | "next", Date | null>
  >(sql`
    select coalesce(sum(counted) filter (where at <= ${moment}), 0)::int as "commentCount",
      (count(*) filter (where at > ${moment} and n = 1))::int as "laterCount",
      max(at) filter (where at < ${moment}) as previous, min(at) filter (where at > ${moment}) as next
    from comment_states where article_id = ${articleId}`);
  const { previous, next, ...counts } = row;
  return { ...counts, previousChange: previous?.toISOString() ?? null, nextChange: next?.toISOString() ?? null };
}

interface MomentRow extends Pick<PastMoment, "commentId" | "state" | "isEdit"> {
  at: Date;
  byId: Id | null;
  byName: string | null;
}

/** A state that came with a decision has its time. */
async function lastMoments(db: Db, articleId: Id): Promise<PastMoment[]> {
  const rows = await db.all<MomentRow>(sql`
    select s.at, s.comment_id as "commentId", s.state, m.id as "byId", m.name as "byName",
      exists (
        select 1 from comment_states b where b.comment_id = s.comment_id and b.n = s.n - 1 and b.revision < s.revision) as "isEdit"
    from comment_states s join comments c on c.id = s.comment_id
    left join decisions d on d.comment_id = s.comment_id and d.decided_at = s.at
    left join members m on m.id = d.decided_by
    where s.article_id = ${articleId} and (s.n > 1 or s.at > c.posted_at)
    order by s.at desc, s.comment_id desc limit ${momentsMost}`);
  return rows.map(({ at, byId, byName, ...row }) => ({
    ...row,
    at: at.toISOString(),
    by: byId ? { id: byId, name: byName ?? "" } : null,
  }));
}
