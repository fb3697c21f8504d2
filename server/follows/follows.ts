import { say } from "../../locales/say.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { Followed, FollowsHere, FollowsView } from "../protocol/follows.ts";
import { Problem } from "../protocol/problems.ts";
import type { Member } from "../users/viewer.ts";

const columns: Record<Followed, Sql> = {
  articles: sql`article_id`,
  threads: sql`thread_id`,
  people: sql`person_id`,
};

/** Of an article `a`, here or at the newsroom. */
const pageOf = sql`coalesce(a.url, '/articles/' || a.slug)`;

/** Of all kinds together. */
const mostFollowed = 500;

/** What a member follows, as far as readers still see it. */
export async function followsOf(db: Db, memberId: Id): Promise<FollowsView> {
  const articles = await db.all<FollowsView["articles"][number]>(sql`
    select a.id, a.title, ${pageOf} as url from follows f join articles a on a.id = f.article_id
    where f.member_id = ${memberId} order by f.followed_at desc, a.id`);
  const threads = await db.all<FollowsView["threads"][number]>(sql`
    select c.id, a.title as "articleTitle", case when c.state = 'visible' then m.name else '' end as "by", ${pageOf} as url
    from follows f join comments c on c.id = f.thread_id join articles a on a.id = c.article_id join members m on m.id = c.author_id
    where f.member_id = ${memberId} order by f.followed_at desc, c.id`);
  const people = await db.all<FollowsView["people"][number]>(sql`
    select m.id, m.name from follows f join members m on m.id = f.person_id
    where f.member_id = ${memberId} and m.deleted_at is null order by f.followed_at desc, m.id`);
  return { articles, threads, people };
}

/** What a member follows, as far as it concerns one discussion. */
export async function followsHere(db: Db, articleId: Id, memberId: Id): Promise<FollowsHere> {
  const rows = await db.all<{ articleId: Id | null; threadId: Id | null; personId: Id | null }>(sql`
    select f.article_id as "articleId", f.thread_id as "threadId", f.person_id as "personId"
    from follows f left join comments c on c.id = f.thread_id
    where f.member_id = ${memberId} and (f.article_id = ${articleId} or c.article_id = ${articleId} or f.person_id is not null)`);
  return {
    article: rows.some(row => row.articleId !== null),
    threads: rows.flatMap(({ threadId }) => threadId ?? []),
    people: rows.flatMap(({ personId }) => personId ?? []),
  };
}

/** Throws `not-found` for what is not of the site or readers do not see, `not-allowed` for oneself and above 500. */
export async function follow(db: Pool, { id: memberId, siteId }: Member, what: Followed, id: Id): Promise<FollowsView> {
  if (what === "people" && id === memberId)
    throw new Problem("not-allowed", { detail: () => say("details.thisIsYou") });
  return await db.transaction(async tx => {
    await mustBeThere(tx, siteId, what, id);
    await tx.run(sql`
      insert into follows (member_id, ${columns[what]}) values (${memberId}, ${id}) on conflict do nothing`);
    const view = await followsOf(tx, memberId);
    if (view.articles.length + view.threads.length + view.people.length > mostFollowed)
      throw new Problem("not-allowed", { detail: () => say("details.followedMost", { most: String(mostFollowed) }) });
    return view;
  });
}

async function mustBeThere(tx: Tx, siteId: Id, what: Followed, id: Id): Promise<void> {
  const queries: Record<Followed, Sql> = {
    articles: sql`select 1 from articles where id = ${id} and site_id = ${siteId}`,
    threads: sql`
      select 1 from comments c join articles a on a.id = c.article_id
      where c.id = ${id} and c.parent_id is null and c.state = 'visible' and a.site_id = ${siteId}`,
    people: sql`select 1 from members where id = ${id} and site_id = ${siteId} and deleted_at is null`,
  };
  if (!(await tx.maybe(queries[what]))) throw new Problem("not-found");
}

/** Again changes nothing. */
export async function unfollow(db: Db, memberId: Id, what: Followed, id: Id): Promise<FollowsView> {
  await db.run(sql`delete from follows where member_id = ${memberId} and ${columns[what]} = ${id}`);
  return await followsOf(db, memberId);
}
