import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel, type Outgoing, userChannel } from "../events/channels.ts";
import type { Id } from "../protocol/basics.ts";

const lately = 200;

/**
 * What has to be heard of another name or picture: by the person's own pages, and under each article where they wrote lately, whose pages are
 * kept until something happens there.
 */
export async function toldOfProfile(tx: Tx, memberId: Id): Promise<Outgoing[]> {
  const last = await tx.all<{ id: Id; articleId: Id }>(sql`
    select distinct on (article_id) id, article_id as "articleId" from (
      select id, article_id from comments where author_id = ${memberId} and state = 'visible' order by id desc limit ${lately}) lately
    order by article_id, id desc`);
  return [
    { channel: userChannel(memberId), event: { kind: "rights-changed" } },
    ...last.map(
      ({ id, articleId }): Outgoing => ({
        channel: articleChannel(articleId),
        event: { kind: "comment-changed", commentId: id },
      }),
    ),
  ];
}
