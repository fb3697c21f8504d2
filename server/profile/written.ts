import { z } from "zod";
import { besideComment, type CommentRow, commentColumns } from "../comments/queries.ts";
import { authorView, publicView } from "../comments/view.ts";
import type { Db } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import type { Id, Page } from "../protocol/basics.ts";
import type { MyCommentsQuery, WrittenView } from "../protocol/profile.ts";
import type { PageQuery } from "../protocol/requests.ts";
import type { CommentView } from "../protocol/views.ts";
import { profileOf } from "./profile.ts";

/** The comments of somebody that readers see, newest first. Throws `not-found`. */
export async function commentsOfPerson(db: Db, siteId: Id, id: Id, page: PageQuery): Promise<Page<WrittenView>> {
  await profileOf(db, siteId, id);
  return await written(db, sql`c.author_id = ${id} and c.state = 'visible'`, page, publicView);
}

/** One's own comments in every state, newest first; those that hold what is looked for, in any case. */
export function myComments(db: Db, id: Id, { q, ...page }: MyCommentsQuery): Promise<Page<WrittenView>> {
  const holds = q ? sql`and strpos(lower(c.text), lower(${q})) > 0` : sql``;
  return written(db, sql`c.author_id = ${id} and c.state <> 'erased' ${holds}`, page, row => authorView(row, []));
}

const Key = z.tuple([z.literal("written"), keyPart.id]);

async function written(
  db: Db,
  which: Sql,
  { cursor, limit }: PageQuery,
  view: (row: CommentRow) => CommentView,
): Promise<Page<WrittenView>> {
  const after = decodeCursor(Key, cursor);
  const rows = await db.all<CommentRow & { articleSlug: string; articleTitle: string }>(sql`
    select ${commentColumns}, a.slug as "articleSlug", a.title as "articleTitle"
    from comments c ${besideComment}
    where ${which} ${after ? sql`and c.id < ${after[1]}::bigint` : sql``}
    order by c.id desc limit ${limit + 1}`);
  const last = rows.at(limit - 1);
  return {
    items: rows.slice(0, limit).map(({ articleSlug, articleTitle, ...row }) => ({
      comment: view(row),
      articleSlug,
      articleTitle,
    })),
    nextCursor: rows.length > limit && last ? encodeCursor(["written", last.id]) : null,
  };
}
