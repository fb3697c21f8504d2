import { h } from "preact";
import { articleAddress } from "../articles/addresses.ts";
import type { Article } from "../articles/articles.ts";
import { settingsOf } from "../sites/settings.ts";
import { drawnForElsewhere } from "./drawn.ts";
import { Fragment } from "./Fragment.tsx";
import type { Publication } from "./frame.ts";
import { allowedPage } from "./leadBack.ts";
import { type OpenPage, openPage } from "./openPage.ts";
import { articleLanguage } from "./pageLanguage.ts";
import { discussionStart, type PageQuery } from "./readArticle.ts";

/**
 * The discussion of an article as a piece of HTML for a page elsewhere, which names the article as `name`. That page may hand on what its own
 * address asks for (an order, one comment), and says its address as `url`, which counts when its origin is allowed.
 */
export async function drawFragment(
  context: Publication,
  article: Article,
  name: string,
  query: PageQuery,
): Promise<OpenPage> {
  const { db, site } = context;
  const publicUrl = context.publicUrl();
  const url = bareAddress((await pageAround(context, query)) ?? articleAddress(article, publicUrl));
  const now = new Date().toISOString();
  const start = await discussionStart(db, { ...article, url }, query, now);
  const language = await articleLanguage(context, article);
  const { html, headers } = openPage(
    article,
    drawnForElsewhere(publicUrl, language, h(Fragment, { site, publicUrl, name, url, start })),
    now,
  );
  return { html, headers: { ...headers, "X-Robots-Tag": "noindex" } };
}

/** The whole address of the page around a fragment; null where it says none, or one of an origin that is not allowed. */
export async function pageAround({ db, site, publicUrl }: Publication, { url }: PageQuery): Promise<string | null> {
  const { origins } = (await settingsOf(db, site.id)).embedding;
  return allowedPage(url, { publicUrl: publicUrl(), origins });
}

/** Without what a link of ours has asked that page for: its links ask for something else. */
function bareAddress(url: string): string {
  const address = new URL(url);
  for (const ours of ["sort", "cursor", "comment", "anchor"]) address.searchParams.delete(ours);
  address.hash = "";
  return address.href;
}
