import { z } from "zod";
import { commentById } from "../comments/queries.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import type { Id, Page } from "../protocol/basics.ts";
import type { ListedComment } from "../protocol/personal.ts";
import { Problem } from "../protocol/problems.ts";
import type { PageQuery } from "../protocol/requests.ts";
import type { Member } from "../users/viewer.ts";
import { listed } from "./listed.ts";

/** Keeps a comment for a member; again it changes nothing. Throws `not-found` for one that readers do not see. */
export async function addBookmark(db: Db, { id: memberId, siteId }: Member, commentId: Id): Promise<void> {
  const comment = await commentById(db, commentId);
  if (comment?.state !== "visible" || comment.siteId !== siteId) throw new Problem("not-found");
  await db.run(sql`
    insert into bookmarks (member_id, comment_id) values (${memberId}, ${commentId}) on conflict do nothing`);
}

/** Again changes nothing. */
export async function removeBookmark(db: Db, memberId: Id, commentId: Id): Promise<void> {
  await db.run(sql`delete from bookmarks where member_id = ${memberId} and comment_id = ${commentId}`);
}

const Key = z.tuple([z.literal("bookmarks"), keyPart.id]);

/** What a member keeps, the last kept first; of a comment that was removed since a trace. */
export async function bookmarksPage(db: Db, memberId: Id, { cursor, limit }: PageQuery): Promise<Page<ListedComment>> {
  const after = decodeCursor(Key, cursor);
  const rows = await db.all<{ id: Id; commentId: Id }>(sql`
    select id, comment_id as "commentId" from bookmarks
    where member_id = ${memberId} ${after ? sql`and id < ${after[1]}` : sql``}
    order by id desc limit ${limit + 1}`);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await listed(
      db,
      shown.map(({ commentId }) => commentId),
    ),
    nextCursor: rows.length > limit && last ? encodeCursor(["bookmarks", last.id]) : null,
  };
}
