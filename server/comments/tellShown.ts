import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Outgoing } from "../events/channels.ts";
import { leaveForFollowers } from "../follows/tellFollowers.ts";
import { mutedBy } from "../mutes/mutes.ts";
import { notifyAll } from "../notices/notices.ts";
import type { Id } from "../protocol/basics.ts";
import { mentionedIn } from "./mentioned.ts";

interface Shown {
  commentId: Id;
  /** Whom it answers; null where that is nobody else. */
  answers: Id | null;
  by: string;
  /** Null without an @ in it. */
  text: string | null;
  articleSlug: string;
  articleTitle: string;
}

/**
 * Tells whom these comments answer or name, and leaves them for those who follow; called once readers see them for the first time: when
 * they are posted, mended or approved. Nobody is told of the own, of what they have muted, or twice.
 */
export async function tellShown(tx: Tx, ids: readonly Id[], now: Date): Promise<Outgoing[]> {
  if (ids.length === 0) return [];
  const shown = await tx.all<Shown>(sql`
    select c.id as "commentId", nullif(answered.author_id, c.author_id) as answers, m.name as "by",
      case when c.text like '%@%' then c.text end as text, a.slug as "articleSlug", a.title as "articleTitle"
    from comments c
    left join comments answered on answered.id = c.in_reply_to
    join members m on m.id = c.author_id
    join articles a on a.id = c.article_id
    where c.id = any(${ids}::bigint[])
    order by c.id`);
  await leaveForFollowers(tx, ids, now);
  const answered = shown.flatMap(({ commentId, answers }) => (answers ? [{ commentId, to: answers }] : []));
  const named = await mentionedIn(
    tx,
    shown.flatMap(({ commentId, text }) => (text ? [{ commentId, text }] : [])),
  );
  const isAnswered = (one: { commentId: Id; to: Id }) =>
    answered.some(other => other.commentId === one.commentId && other.to === one.to);
  const told = [
    ...answered.map(one => ({ ...one, kind: "replied" as const })),
    ...named.filter(one => !isAnswered(one)).map(one => ({ ...one, kind: "mentioned" as const })),
  ];
  const muted = await mutedBy(tx, told);
  const notices = told
    .filter(one => !muted.has(one))
    .flatMap(({ commentId, to, kind }) =>
      shown
        .filter(one => one.commentId === commentId)
        .map(({ by, articleSlug, articleTitle }) => ({
          to,
          notice: { kind, commentId, by, articleSlug, articleTitle },
        })),
    );
  return await notifyAll(tx, notices, now);
}
