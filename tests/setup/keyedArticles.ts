import { sql } from "../../server/db/sql.ts";
import type { Newsroom } from "./newsroom.ts";

/** Articles that the newsroom calls `post-1`, `post-2` and so on. */
export async function keyedArticles({ db, site }: Newsroom, count: number): Promise<void> {
  await db.run(sql`
    with made as (
      insert into articles (site_id, slug, title, section, standfirst, byline, body, reading_minutes, published_at)
      select ${site.id}, 'story-' || n, 'Story ' || n, 'World', '', '', '[]', 1, now() from generate_series(1, ${count}::int) n
      returning id, slug)
    insert into article_keys (site_id, key, article_id)
    select ${site.id}, replace(slug, 'story', 'post'), id from made`);
}
