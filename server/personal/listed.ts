import { type CommentRow, commentsById } from "../comments/queries.ts";
import { publicView } from "../comments/view.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { ListedComment } from "../protocol/personal.ts";

/** Comments as everybody sees them, each with its article, in the order of the ids. */
export async function listed(db: Db, ids: readonly Id[]): Promise<ListedComment[]> {
  const rows = new Map((await commentsById(db, ids)).map(row => [row.id, row]));
  const articles = await articlesOf(db, [...rows.values()]);
  return ids.flatMap(id => {
    const row = rows.get(id);
    const article = row && articles.get(row.articleId);
    return article ? [{ comment: publicView(row), article }] : [];
  });
}

async function articlesOf(db: Db, comments: readonly CommentRow[]): Promise<Map<Id, ListedComment["article"]>> {
  const ids = [...new Set(comments.map(({ articleId }) => articleId))];
  const rows = await db.all<{ id: Id; slug: string; title: string }>(sql`
    select id, slug, title from articles where id = any(${ids}::bigint[])`);
  return new Map(rows.map(({ id, slug, title }) => [id, { slug, title, url: `/articles/${slug}` }]));
}
