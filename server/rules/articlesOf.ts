import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";

/** The articles under which comments stand, by id. */
export async function articlesOf(
  db: Db,
  comments: readonly { articleId: Id }[],
): Promise<Map<Id, { slug: string; title: string }>> {
  const ids = [...new Set(comments.map(({ articleId }) => articleId))];
  const rows = await db.all<{ id: Id; slug: string; title: string }>(
    sql`select id, slug, title from articles where id = any(${ids}::bigint[])`,
  );
  return new Map(rows.map(({ id, ...article }) => [id, article]));
}
