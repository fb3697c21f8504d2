import { besideComment, type CommentRow, commentColumns } from "../comments/queries.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { MostDiscussedQuery } from "../protocol/exchange.ts";

export interface ListedRow {
  id: Id;
  slug: string;
  title: string;
  /** Path of its page, or its address elsewhere. */
  url: string;
  publishedAt: Date;
  commentCount: number;
}

const url = sql`coalesce(a.url, '/articles/' || a.slug)`;
const articleColumns = sql`
  a.id, a.slug, a.title, ${url} as url, a.published_at as "publishedAt", a.comment_count as "commentCount"`;

/** A visible comment, and the article under which it stands. */
export type FoundComment = CommentRow & { article: Pick<ListedRow, "id" | "slug" | "title" | "url"> };

const besides = sql`
  ${commentColumns}, jsonb_build_object('id', a.id::text, 'slug', a.slug, 'title', a.title, 'url', ${url}) as article`;

/** The newest comments of a site that everybody sees, newest first. */
export function newestOfSite(db: Db, siteId: Id, limit: number): Promise<FoundComment[]> {
  return db.all<FoundComment>(sql`
    select ${besides} from comments c ${besideComment}
    where a.site_id = ${siteId} and c.state = 'visible'
    order by c.id desc limit ${limit}`);
}

/** The same of one article, with replies, in the order in which they became visible. */
export async function newestOfArticle(db: Db, articleId: Id, limit: number): Promise<FoundComment[]> {
  const found = await db.all<FoundComment>(sql`
    select ${besides}
    from comment_states s join comments c on c.id = s.comment_id and c.state = 'visible' ${besideComment}
    where s.article_id = ${articleId} and s.counted = 1
    order by s.at desc, c.id desc limit ${limit}`);
  // One that was hidden for a while became visible twice.
  return [...new Map(found.map(comment => [comment.id, comment])).values()];
}

/** When the comments that everybody sees under an article last changed; null: there never was one. */
export async function lastChange(db: Db, articleId: Id): Promise<Date | null> {
  const { at } = await db.one<{ at: Date | null }>(
    sql`select max(at) as at from comment_states where article_id = ${articleId} and counted <> 0`,
  );
  return at;
}

/** Of the articles that were published in the last days those with the most comments. */
export function mostDiscussedOf(db: Db, siteId: Id, { days, limit }: MostDiscussedQuery): Promise<ListedRow[]> {
  return db.all<ListedRow>(sql`
    select ${articleColumns} from articles a
    where a.site_id = ${siteId} and a.published_at > now() - make_interval(days => ${days}) and a.comment_count > 0
    order by a.comment_count desc, a.published_at desc, a.id desc limit ${limit}`);
}

/** How many comments the articles with these names have: slugs, ids, or the newsroom's own keys. */
export function countsOf(db: Db, siteId: Id, names: readonly string[]): Promise<{ name: string; count: number }[]> {
  return db.all<{ name: string; count: number }>(sql`
    select n.name, a.comment_count as count
    from unnest(${names}::text[]) as n (name)
    cross join lateral (
      select id from articles where slug = n.name
      union all select n.name::bigint where n.name ~ '^[1-9][0-9]{0,17}$'
      union all select article_id from article_keys where site_id = ${siteId} and key = regexp_replace(n.name, '^key:', '')
      limit 1) named
    join articles a on a.id = named.id and a.site_id = ${siteId}`);
}
