import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { Finding } from "../protocol/findings.ts";
import type { Scores } from "../protocol/labels.ts";
import type { Member } from "../users/viewer.ts";

/** A comment as it stands, with what is stored of how it came and what became of it. */
export interface PastComment {
  id: Id;
  revision: number;
  text: string;
  /** The model that read it and what it said; null where it was not asked, or could not say. */
  model: string | null;
  scores: Scores | null;
  writtenAt: Date;
  postedAt: Date;
  wasVisible: boolean;
  articleId: Id;
  section: string;
  language: string;
  authorId: Id;
  role: Member["role"];
  badges: Member["badges"];
  joinedAt: Date;
  /** What the checks found then that look at what else was there; in shadow without a score. */
  foundThen: { check: Finding["check"]; score: number | null }[];
  /** `unopposed`: it stands, and never came to a moderator. */
  decided: "approved" | "removed" | "unopposed" | null;
}

/** The checks that look at other texts, as these were at that moment. */
export const momentary = ["repeats", "copies", "raid", "echo", "removedLinks"] as const satisfies Finding["check"][];

/** Erased texts are gone, and what its author took back is no longer anybody's to look at. */
const isThere = sql`c.state in ('visible', 'held', 'rejected')`;

export interface Span {
  /** Before the first, and the last. */
  after: Id;
  last: Id;
  total: number;
}

/** The newest comments of a site since then, at most so many. Ids grow with time. */
export async function spanOf(db: Db, siteId: Id, since: Date, most: number): Promise<Span> {
  return await db.one<Span>(sql`
    select coalesce(min(id) - 1, 0)::text as after, coalesce(max(id), 0)::text as last, count(*)::int as total
    from (
      select c.id from comments c join articles a on a.id = c.article_id
      where a.site_id = ${siteId} and c.posted_at > ${since} and ${isThere}
      order by c.posted_at desc, c.id desc limit ${most}) newest`);
}

/** The next of them, oldest first. */
export function pastComments(db: Db, siteId: Id, { after, last }: Span, limit: number): Promise<PastComment[]> {
  return db.all<PastComment>(sql`
    select c.id, c.revision, r.text, r.model, r.scores, r.written_at as "writtenAt", c.posted_at as "postedAt", c.was_visible as "wasVisible",
      c.article_id as "articleId", a.section, a.language, c.author_id as "authorId", m.role, m.badges, m.joined_at as "joinedAt",
      coalesce(f.found, '[]') as "foundThen",
      case
        when d.decision = 'reject' then 'removed'
        when d.decision is not null then 'approved'
        when c.state = 'visible' and not exists (select 1 from cases k where k.comment_id = c.id) then 'unopposed'
      end as decided
    from comments c
    join articles a on a.id = c.article_id
    join members m on m.id = c.author_id
    join revisions r on r.comment_id = c.id and r.revision = c.revision
    left join lateral (
      select jsonb_agg(jsonb_build_object('check', said.what, 'score', said.score)) as found
      from (
        select check_name as what, score from findings
        where comment_id = c.id and revision = c.revision and check_name = any(${momentary}::text[])
        union all
        select rule, null from rule_hits
        where comment_id = c.id and revision = c.revision and in_shadow and rule = any(${momentary}::text[])) said) f on true
    left join lateral (
      select d.decision from decisions d
      where d.comment_id = c.id and d.revision = c.revision and d.decision in ('approve', 'feature', 'reject')
        and not exists (select 1 from decisions u where u.undoes = d.id)
      order by d.id desc limit 1) d on true
    where a.site_id = ${siteId} and c.id > ${after} and c.id <= ${last} and ${isThere}
    order by c.id limit ${limit}`);
}

/** How many comments of these authors readers had seen before a comment, a hundred at most: no policy asks for more. */
export async function publishedBefore(db: Db, authorIds: readonly Id[], commentId: Id): Promise<Map<Id, number>> {
  const rows = await db.all<{ id: Id; count: number }>(sql`
    select author.id, seen.count
    from unnest(${authorIds}::bigint[]) as author (id)
    cross join lateral (
      select count(*)::int as count from (
        select 1 from comments where author_id = author.id and id < ${commentId} and was_visible limit 100) few) seen`);
  return new Map(rows.map(({ id, count }) => [id, count]));
}
