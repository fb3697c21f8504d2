import { say } from "../../locales/say.ts";
import { recordAudit } from "../audit/record.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { parse } from "../http/parse.ts";
import type { ArticleState } from "../protocol/articles.ts";
import type { Id } from "../protocol/basics.ts";
import { type Block, Body } from "../protocol/body.ts";
import { Problem } from "../protocol/problems.ts";
import type { PublishArticle } from "../protocol/updates.ts";
import { type Article, articleByName } from "./articles.ts";
import { beforeReplacing, placeParagraphs } from "./paragraphs.ts";
import { readingMinutes } from "./readingTime.ts";
import type { Reporter } from "./reporter.ts";

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
  /** Of a new one; an article that is there keeps its own. */
  state: ArticleState;
  publishedAt: Date;
  updatedAt: Date | null;
  views?: number;
}

/** Publishes an article, or replaces the text of the one with this slug; its discussion and its updates stay. */
export function publishArticle(db: Pool, siteId: Id, draft: ArticleDraft): Promise<Article> {
  const body = parse(Body, draft.body);
  return db.transaction(tx => store(tx, siteId, { ...draft, body }));
}

/**
 * The same for a newsroom's own system, which may send it again: what it leaves out stays as it was. Throws `not-allowed` for people,
 * `not-found` for a name that is no slug, or another site's.
 */
export function putArticle(
  db: Pool,
  by: Reporter,
  slug: string,
  request: PublishArticle,
  now = new Date(),
): Promise<Article> {
  if (by.member) throw new Problem("not-allowed", { detail: () => say("details.newsroomArticles") });
  if (/^\d+$/.test(slug)) throw new Problem("not-found");
  return db.transaction(async tx => {
    const before = await tx.maybe<{ siteId: Id }>(sql`select site_id as "siteId" from articles where slug = ${slug}`);
    if (before && before.siteId !== by.siteId) throw new Problem("not-found");
    const { publishedAt, editorsNote = null, state = "open", ...words } = request;
    const article = await store(tx, by.siteId, {
      ...words,
      slug,
      editorsNote,
      state,
      publishedAt: publishedAt ? new Date(publishedAt) : now,
      updatedAt: before ? now : null,
    });
    const facts = { article: article.id, isNew: before === undefined };
    const entry = { actorId: null, kind: "article-published", subject: `article:${article.id}`, facts } as const;
    await recordAudit(tx, by.siteId, [entry], now);
    // Comments hang on its paragraphs: whoever keeps a page of it reads it anew.
    if (before) await record(tx, [{ channel: articleChannel(article.id), event: { kind: "article-changed" } }]);
    return article;
  });
}

/** Writes an article, or over the text of the one with this slug. */
export async function store(tx: Tx, siteId: Id, draft: ArticleDraft): Promise<Article> {
  const { body } = draft;
  await beforeReplacing(tx, draft.slug);
  const written = await tx.maybe<{ id: Id }>(sql`
    insert into articles (
      site_id, slug, title, section, standfirst, byline, language, editors_note, body, reading_minutes, state,
      was_live, published_at, updated_at, views)
    values (
      ${siteId}, ${draft.slug}, ${draft.title}, ${draft.section}, ${draft.standfirst}, ${draft.byline}, ${draft.language},
      ${draft.editorsNote}, ${JSON.stringify(body)}::jsonb, ${readingMinutes(body)}, ${draft.state},
      ${draft.state === "live"}, ${draft.publishedAt}, ${draft.updatedAt}, ${draft.views ?? 0})
    on conflict (slug) do update set
      title = excluded.title, section = excluded.section, standfirst = excluded.standfirst, byline = excluded.byline,
      language = excluded.language, editors_note = excluded.editors_note, body = excluded.body,
      reading_minutes = excluded.reading_minutes, updated_at = greatest(articles.updated_at, excluded.updated_at)
    where articles.site_id = excluded.site_id
    returning id`);
  if (!written) throw new Error(`Another site has an article with the slug ${draft.slug}.`);
  await placeParagraphs(tx, written.id, body);
  return await articleByName(tx, draft.slug);
}
