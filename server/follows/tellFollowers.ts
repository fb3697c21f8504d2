import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { record } from "../events/stream.ts";
import { mutedBy } from "../mutes/mutes.ts";
import { notifyAll } from "../notices/notices.ts";
import type { Id } from "../protocol/basics.ts";
import { type Repeated, repeatedly } from "../repeatedly.ts";

/** The first comment of the thread that a comment `c` is in. */
const threadOf = sql`coalesce((select coalesce(p.parent_id, p.id) from comments p where p.id = c.parent_id), c.id)`;

/**
 * Leaves comments that readers see for the first time to be told to followers, if there are any. Nothing more here: whoever posts under an
 * article with ten thousand followers waits for none of them.
 */
export async function leaveForFollowers(tx: Tx, commentIds: readonly Id[], now: Date): Promise<void> {
  await tx.run(sql`
    insert into comments_to_tell (comment_id, shown_at)
    select c.id, ${now} from comments c
    where c.id = any(${commentIds}::bigint[]) and (
      exists (select 1 from follows f where f.article_id = c.article_id)
      or exists (select 1 from follows f where f.person_id = c.author_id)
      or exists (select 1 from follows f where f.thread_id = ${threadOf}))
    on conflict do nothing`);
}

const lookEveryMs = 1_000;
/** So many followers in one transaction. */
const atOnce = 500;

/** Tells followers of what is new, on every node; each comment is taken by one. */
export const startTelling = (db: Pool, onError: (error: unknown) => void): Repeated =>
  repeatedly(lookEveryMs, () => tellWaiting(db), onError);

async function tellWaiting(db: Pool): Promise<void> {
  while (await db.maybe(sql`select 1 from comments_to_tell limit 1`)) {
    if (!(await db.transaction(tellSome))) return;
  }
}

interface New {
  commentId: Id;
  toldTo: Id;
  shownAt: Date;
  authorId: Id;
  articleId: Id;
  threadId: Id;
  isSeen: boolean;
  by: string;
  articleSlug: string;
  articleTitle: string;
}

/** Tells the next followers of one comment. False when others are at work on all that waits. */
async function tellSome(tx: Tx): Promise<boolean> {
  const about = await tx.maybe<New>(sql`
    select t.comment_id as "commentId", t.told_to as "toldTo", t.shown_at as "shownAt", c.author_id as "authorId",
      c.article_id as "articleId", ${threadOf} as "threadId", c.state = 'visible' as "isSeen", m.name as "by",
      a.slug as "articleSlug", a.title as "articleTitle"
    from comments_to_tell t
    join comments c on c.id = t.comment_id join members m on m.id = c.author_id join articles a on a.id = c.article_id
    order by t.comment_id limit 1 for update of t skip locked`);
  if (!about) return false;
  const followers = about.isSeen ? await nextFollowers(tx, about) : [];
  const last = followers.length === atOnce ? followers.at(-1) : undefined;
  if (last) await tx.run(sql`update comments_to_tell set told_to = ${last.to} where comment_id = ${about.commentId}`);
  else await tx.run(sql`delete from comments_to_tell where comment_id = ${about.commentId}`);
  const muted = await mutedBy(tx, followers);
  const told = followers.filter(follower => !follower.isToldOften && !muted.has(follower));
  await record(
    tx,
    await notifyAll(
      tx,
      told.map(follower => noticeFor(follower, about)),
      about.shownAt,
    ),
  );
  return true;
}

interface Follower {
  to: Id;
  commentId: Id;
  topic: "person" | "thread" | "article";
  /** Told of this comment already, or of the same thread or article in the last day without having read it. */
  isToldOften: boolean;
}

/** Everybody once, for the closest of what they follow; whoever came later has seen it. */
function nextFollowers(
  tx: Tx,
  { commentId, toldTo, shownAt, authorId, articleId, threadId }: New,
): Promise<Follower[]> {
  const since = sql`followed_at <= ${shownAt}`;
  return tx.all<Follower>(sql`
    with followers as (
      select distinct on (member_id) member_id, topic, subject_id
      from (
        select member_id, 'person' as topic, null::bigint as subject_id, 1 as place from follows where person_id = ${authorId} and ${since}
        union all select member_id, 'thread', thread_id, 2 from follows where thread_id = ${threadId} and ${since}
        union all select member_id, 'article', article_id, 3 from follows where article_id = ${articleId} and ${since}) f
      where member_id > ${toldTo} and member_id <> ${authorId}
      order by member_id, place limit ${atOnce})
    select f.member_id as "to", ${commentId} as "commentId", f.topic,
      exists (select 1 from notices n where n.comment_id = ${commentId} and n.member_id = f.member_id)
      or exists (
        select 1 from notices n
        where n.member_id = f.member_id and n.topic = f.topic and n.subject_id = f.subject_id and n.read_at is null
          and n.made_at > now() - interval '20 hours') as "isToldOften"
    from followers f
    order by f.member_id`);
}

function noticeFor({ to, topic }: Follower, about: New) {
  const { by, commentId, articleSlug, articleTitle, threadId, articleId } = about;
  const of = { commentId, articleSlug, articleTitle };
  switch (topic) {
    case "person":
      return { to, notice: { kind: "new-from-person", by, ...of } } as const;
    case "thread":
      return { to, notice: { kind: "new-in-thread", ...of }, subjectId: threadId } as const;
    case "article":
      return { to, notice: { kind: "new-in-article", ...of }, subjectId: articleId } as const;
  }
}
