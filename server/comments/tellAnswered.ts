import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Outgoing } from "../events/channels.ts";
import { mutedBy } from "../mutes/mutes.ts";
import { notifyAll } from "../notices/notices.ts";
import type { Id } from "../protocol/basics.ts";

/**
 * A notice for whom each of these comments answers; to be told once readers see it for the first time: when it is posted, mended or
 * approved. Nobody is told of the own answer, nor
 * of what they have muted.
 */
export async function tellAnswered(
  tx: Tx,
  comments: readonly { id: Id; inReplyTo: Id | null }[],
  now: Date,
): Promise<Outgoing[]> {
  const answers = comments.filter(({ inReplyTo }) => inReplyTo !== null);
  if (answers.length === 0) return [];
  const told = await tx.all<{ commentId: Id; to: Id; by: string; articleSlug: string; articleTitle: string }>(sql`
    select c.id as "commentId", answered.author_id as "to", m.name as "by", a.slug as "articleSlug", a.title as "articleTitle"
    from comments c
    join comments answered on answered.id = c.in_reply_to
    join members m on m.id = c.author_id
    join articles a on a.id = c.article_id
    where c.id = any(${answers.map(({ id }) => id)}::bigint[]) and answered.author_id <> c.author_id
    order by c.id`);
  const muted = await mutedBy(tx, told);
  const heard = told.filter(one => !muted.has(one));
  return await notifyAll(
    tx,
    heard.map(({ to, ...about }) => ({ to, notice: { kind: "replied", ...about } })),
    now,
  );
}
