import { sql } from "../../server/db/sql.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { Newsroom } from "./newsroom.ts";

/** Held comments with their cases, written past the doors: for storms and measures, where how they came does not matter. */
export async function manyCases(
  { db, site }: Pick<Newsroom, "db" | "site">,
  { count, articleId, authorIds }: { count: number; articleId: Id; authorIds: readonly Id[] },
): Promise<{ caseId: Id; commentId: Id }[]> {
  return await db.all<{ caseId: Id; commentId: Id }>(sql`
    with made as (
      insert into comments (article_id, author_id, depth, state, text, html, posted_at)
      select ${articleId}::bigint, (${authorIds}::bigint[])[1 + n % ${authorIds.length}::int], 0, 'held',
        'Wankers number ' || n, '<p>Wankers number ' || n || '</p>', now()
      from generate_series(1, ${count}::int) n
      returning id, text, html, posted_at),
    written as (
      insert into revisions (comment_id, revision, text, html, renderer, policy_version, verdict)
      select id, 1, text, html, 1, 1, 'hold' from made returning comment_id)
    insert into cases (site_id, article_id, comment_id, parts, priority, rank, opened_at)
    select ${site.id}::bigint, ${articleId}::bigint, comment_id, '[]', (comment_id % 100)::int,
      comment_id % 100 - 20 * extract(epoch from now()) / 3600, now()
    from written
    returning id as "caseId", comment_id as "commentId"`);
}
