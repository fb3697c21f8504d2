import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { parse } from "../http/parse.ts";
import type { ArticleState, ArticleView } from "../protocol/articles.ts";
import type { Id } from "../protocol/basics.ts";
import { articleByName } from "./articles.ts";
import { type Block, Body } from "./body.ts";
import { readingMinutes } from "./readingTime.ts";

/** An article as the newsroom hands it over. `state`: its first; `views`: those counted before it came here. */
export interface ArticleDraft {
  slug: string;
  title: string;
  section: string;
  standfirst: string;
  byline: string;
  language: string;
  editorsNote: string | null;
  body: Block[];
  state: ArticleState;
  publishedAt: Date;
  updatedAt: Date | null;
  views?: number;
}

/** Publishes an article, or replaces the text of the one with this slug; its discussion stays as it is. */
export async function publishArticle(db: Pool, siteId: Id, draft: ArticleDraft): Promise<ArticleView> {
  const body = parse(Body, draft.body);
  const written = await db.run(sql`
    insert into articles (
      site_id, slug, title, section, standfirst, byline, language, editors_note, body, reading_minutes, state,
      was_live, published_at, updated_at, views)
    values (
      ${siteId}, ${draft.slug}, ${draft.title}, ${draft.section}, ${draft.standfirst}, ${draft.byline}, ${draft.language},
      ${draft.editorsNote}, ${JSON.stringify(body)}::jsonb, ${readingMinutes(body)}, ${draft.state},
      ${draft.state === "live"},       ${draft.publishedAt}, ${draft.updatedAt}, ${draft.views ?? 0})
    on conflict (slug) do update set
      title = excluded.title, section = excluded.section, standfirst = excluded.standfirst, byline = excluded.byline,
      language = excluded.language, editors_note = excluded.editors_note, body = excluded.body,
      reading_minutes = excluded.reading_minutes, updated_at = excluded.updated_at
    where articles.site_id = excluded.site_id`);
  if (written === 0) throw new Error(`Another site has an article with the slug ${draft.slug}.`);
  return await articleByName(db, draft.slug);
}
