import { isOfNewsroom } from "../articles/people.ts";
import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";

/** Somebody is about to post. */
export interface Posting {
  article: { id: Id };
  author: { id: Id };
  /** The comment that is answered. */
  inReplyTo: Id | null;
}

/**
 * Lets posts through where slow mode is on, and begins their authors' waits; taken when they are about to be stored, so that what is
 * refused or rolled back makes nobody wait. Of two at once the second waits for the first. Answers for each what keeps it back
 * (`slow-mode`, with the seconds that are left), or null; of one person's under one article the first goes on.
 */
export async function slowedDown(tx: Tx, posts: readonly Posting[], now: Date): Promise<(Problem | null)[]> {
  const asked = await tx.all<Slowed>(sql`
    with slowed as (
      select asked.place, asked.article_id, asked.author_id, s.seconds
      from unnest(
        ${posts.map(post => post.article.id)}::bigint[], ${posts.map(post => post.author.id)}::bigint[],
        ${posts.map(post => post.inReplyTo)}::bigint[]
      ) with ordinality as asked (article_id, author_id, in_reply_to, place)
      join slow_modes s on s.article_id = asked.article_id and s.seconds > 0 and (s.until is null or s.until > ${now})
      left join comments answered on answered.id = asked.in_reply_to
      where not ${isOfNewsroom(sql`asked.author_id`, sql`asked.article_id`)}
        and not ${isOfNewsroom(sql`answered.author_id`, sql`asked.article_id`)}),
    through as (
      insert into last_posts as l (article_id, author_id, at)
      select distinct article_id, author_id, ${now}::timestamptz from slowed order by article_id, author_id
      on conflict (article_id, author_id) do update set at = excluded.at
      where l.at <= excluded.at - (
        select make_interval(secs => s.seconds) from slow_modes s where s.article_id = excluded.article_id)
      returning article_id, author_id)
    select place::int, seconds,
      through.author_id is not null and not exists (
        select 1 from slowed before
        where before.article_id = slowed.article_id and before.author_id = slowed.author_id and before.place < slowed.place
      ) as "mayPost"
    from slowed left join through using (article_id, author_id)`);
  const problems: (Problem | null)[] = posts.map(() => null);
  for (const { place, seconds, mayPost } of asked) {
    const post = posts[place - 1];
    if (post && !mayPost) problems[place - 1] = keptBack(seconds, await postedAt(tx, post), now);
  }
  return problems;
}

interface Slowed {
  /** 1, 2, 3 ... in the order of the posts. */
  place: number;
  seconds: number;
  mayPost: boolean;
}

/** Asked by itself: the statement before it may have waited for a post that it could not see. */
async function postedAt(tx: Tx, { article, author }: Posting): Promise<Date> {
  const { at } = await tx.one<{ at: Date }>(
    sql`select at from last_posts where article_id = ${article.id} and author_id = ${author.id}`,
  );
  return at;
}

function keptBack(seconds: number, postedAt: Date, now: Date): Problem {
  const left = Math.max(1, Math.ceil((postedAt.getTime() + seconds * 1_000 - now.getTime()) / 1_000));
  return new Problem("slow-mode", { seconds: left }, { "Retry-After": String(left) });
}

/** How many seconds ago a member posted under an article, while they still have to wait for the next time; else null. */
export async function postedSecondsAgo(db: Db, articleId: Id, memberId: Id): Promise<number | null> {
  const posted = await db.maybe<{ secondsAgo: number }>(sql`
    select greatest(0, extract(epoch from now() - l.at))::float as "secondsAgo"
    from last_posts l join slow_modes s using (article_id)
    where l.article_id = ${articleId} and l.author_id = ${memberId}
      and l.at > now() - make_interval(secs => s.seconds) and (s.until is null or s.until > now())`);
  return posted?.secondsAgo ?? null;
}
