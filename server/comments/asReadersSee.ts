import type { Db, Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel } from "../events/channels.ts";
import { readAsOf } from "../events/readAsOf.ts";
import { head } from "../events/stream.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";

/**
 * Reads what everybody may see of a comment, from a replica where that has come as far as the article has. Not for its author or the
 * desk: what only they see may change without an event of the article. Throws `not-found`.
 */
export async function asReadersSee<T>(db: Pool, commentId: Id, read: (db: Db) => Promise<T>): Promise<T> {
  if (!db.replica) return await read(db);
  const comment = await db.maybe<{ articleId: Id }>(
    sql`select article_id as "articleId" from comments where id = ${commentId}`,
  );
  if (!comment) throw new Problem("not-found");
  const channel = articleChannel(comment.articleId);
  return await readAsOf(db, channel, await head(db, channel), read);
}
