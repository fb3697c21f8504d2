import { type Sql, sql } from "../db/sql.ts";
import type { Notice } from "../protocol/views.ts";

/** Where the comment that a notice `n` names stands: the page of its article, here or at the newsroom; null where it names none. */
export const pageOfNotice: Sql = sql`(
  select coalesce(a.url, '/articles/' || a.slug) from comments c join articles a on a.id = c.article_id
  where c.id = (n.notice->>'commentId')::bigint)`;

/** The address at which a notice is read on: whole where the article is elsewhere, else a path of ours. */
export function addressOf(notice: Notice, page: string | null): string | null {
  if (page === null || !("commentId" in notice))
    return "statement" in notice ? `/statements/${notice.statement}` : null;
  return `${page}${page.includes("?") ? "&" : "?"}comment=${notice.commentId}#discussion`;
}
