import { h } from "preact";
import type { Article } from "../articles/articles.ts";
import { countView, type Visitor } from "../articles/views.ts";
import type { Db } from "../db/pool.ts";
import { log } from "../log.ts";
import type { Id } from "../protocol/basics.ts";
import { settingsOf } from "../sites/settings.ts";
import { ArticlePage } from "./ArticlePage.tsx";
import { drawn } from "./drawn.ts";
import type { Publication } from "./frame.ts";
import { LivePage } from "./LivePage.tsx";
import { type OpenPage, openPage } from "./openPage.ts";
import { articleLanguage } from "./pageLanguage.ts";
import { isTold, type PageQuery, partAsked, readArticle } from "./readArticle.ts";

/** The page of an article. */
export async function drawArticle(context: Publication, article: Article, query: PageQuery): Promise<OpenPage> {
  const props = await readArticle(context, article, query);
  const language = await articleLanguage(context, article);
  const html = isTold(article)
    ? drawn(language, h(LivePage, { ...props, part: partAsked(query, props.updates) }))
    : drawn(language, h(ArticlePage, props));
  return openPage(article, `<!doctype html>${html}`, props.start.now);
}

/** Where an article is read that has a page of its own elsewhere, at an origin that the site allows. */
export async function addressElsewhere(
  { db, site }: Publication,
  { url }: Article,
  { here }: PageQuery,
): Promise<URL | null> {
  if (here !== undefined || url.startsWith("/")) return null;
  const address = new URL(url);
  return (await settingsOf(db, site.id)).embedding.origins.includes(address.origin) ? address : null;
}

/** An article is worth reading also when its view cannot be counted. */
export async function countVisit(db: Db, id: Id, visitor: Visitor): Promise<void> {
  await countView(db, id, visitor).catch(error => log.error({ err: error }, "a view was not counted"));
}
