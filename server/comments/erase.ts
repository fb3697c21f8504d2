import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel, type Outgoing } from "../events/channels.ts";
import { letImagesGo } from "../images/images.ts";
import type { CommentRow } from "./queries.ts";
import { takeAway } from "./withdraw.ts";

/**
 * Leaves nothing of a comment's words and pictures anywhere: neither in its versions, nor in what was found, compared, told or asked of them. Its replies
 * stay under a trace. The comment's row is locked before; answers the events to record.
 */
export async function eraseComment(tx: Tx, comment: CommentRow): Promise<Outgoing[]> {
  const { id, state } = comment;
  if (state === "erased") return [];
  await letImagesGo(tx, sql`i.comment_id = ${id}`);
  await tx.run(sql`
    with versions as (delete from revisions where comment_id = ${id}),
      asked as (delete from second_opinions where comment_id = ${id}),
      found as (delete from findings where comment_id = ${id}),
      compared as (delete from bands where comment_id = ${id}),
      led as (delete from comment_domains where comment_id = ${id}),
      told as (delete from notices where notice->>'commentId' = ${id})
    update comments set text = '', html = '', images = '[]' where id = ${id}`);
  return await takeAway(tx, comment, "erased", new Date());
}

/** Leaves of a comment what readers see of it now, without its earlier versions; answers the event that has open pages read it anew. */
export async function forgetVersions(tx: Tx, { id, articleId, revision }: CommentRow): Promise<Outgoing[]> {
  await tx.run(sql`
    with versions as (delete from revisions where comment_id = ${id} and revision < ${revision}),
      asked as (delete from second_opinions where comment_id = ${id} and revision < ${revision})
    delete from findings where comment_id = ${id} and revision < ${revision}`);
  return [{ channel: articleChannel(articleId), event: { kind: "comment-changed", commentId: id } }];
}
