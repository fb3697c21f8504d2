import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Outgoing } from "../events/channels.ts";
import { notify } from "../notices/notices.ts";
import type { Id } from "../protocol/basics.ts";
import type { StateChange } from "./changeState.ts";

/**
 * A notice for whom a comment answers, once readers see it for the first time: when it is posted, mended or approved. Nobody is told
 * of the own answer.
 */
export async function tellAnswered(
  tx: Tx,
  { id: commentId, inReplyTo }: { id: Id; inReplyTo: Id | null },
  { isFirstShow }: StateChange,
  now: Date,
): Promise<Outgoing[]> {
  if (!isFirstShow || inReplyTo === null) return [];
  const answer = await tx.maybe<{ to: Id; by: string; articleSlug: string; articleTitle: string }>(sql`
    select answered.author_id as "to", m.name as "by", a.slug as "articleSlug", a.title as "articleTitle"
    from comments c
    join comments answered on answered.id = c.in_reply_to
    join members m on m.id = c.author_id
    join articles a on a.id = c.article_id
    where c.id = ${commentId} and answered.author_id <> c.author_id`);
  if (!answer) return [];
  const { to, ...about } = answer;
  return [await notify(tx, to, { kind: "replied", commentId, ...about }, now)];
}
