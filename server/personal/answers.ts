import { z } from "zod";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import { mutedBy } from "../mutes/mutes.ts";
import type { Id, Page } from "../protocol/basics.ts";
import { limits } from "../protocol/limits.ts";
import type { ListedComment } from "../protocol/personal.ts";
import type { PageQuery } from "../protocol/requests.ts";
import { listed } from "./listed.ts";

/** Answers to so many of the newest own comments are looked for. */
const ownMost = 2_000;

const Key = z.tuple([z.literal("answers"), keyPart.id]);

/** What others answered to a member, the newest first; a page has fewer where the member has muted what would be on it. */
export async function answersPage(db: Db, memberId: Id, { cursor, limit }: PageQuery): Promise<Page<ListedComment>> {
  const after = decodeCursor(Key, cursor);
  // By the index on parents: what answers one of the deepest hangs beside it.
  const rows = await db.all<{ commentId: Id }>(sql`
    select r.id as "commentId"
    from (
      select id, parent_id, depth from comments where author_id = ${memberId} order by id desc limit ${ownMost}) own
    join comments r on r.in_reply_to = own.id
      and r.parent_id = case when own.depth < ${limits.depthMost} then own.id else own.parent_id end
    where r.state = 'visible' and r.author_id <> ${memberId} ${after ? sql`and r.id < ${after[1]}` : sql``}
    order by r.id desc limit ${limit + 1}`);
  const shown = rows.slice(0, limit).map(({ commentId }) => ({ to: memberId, commentId }));
  const muted = await mutedBy(db, shown);
  const last = shown.at(-1);
  return {
    items: await listed(
      db,
      shown.filter(one => !muted.has(one)).map(({ commentId }) => commentId),
    ),
    nextCursor: rows.length > limit && last ? encodeCursor(["answers", last.commentId]) : null,
  };
}
