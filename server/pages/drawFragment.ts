import { type ComponentChild, h } from "preact";
import { Questions } from "../../client/questions/Questions.tsx";
import { Discussion } from "../../client/thread/Discussion.tsx";
import type { UpdatesStart } from "../../client/updates/start.ts";
import { Updates } from "../../client/updates/Updates.tsx";
import { articleAddress } from "../articles/addresses.ts";
import type { Article } from "../articles/articles.ts";
import type { Time } from "../protocol/basics.ts";
import { askedByPart, type PagePart } from "../protocol/pageParts.ts";
import { Problem } from "../protocol/problems.ts";
import { settingsOf } from "../sites/settings.ts";
import { drawnForElsewhere } from "./drawn.ts";
import { Fragment } from "./Fragment.tsx";
import type { Publication } from "./frame.ts";
import { allowedPage } from "./leadBack.ts";
import { type OpenPage, openPage } from "./openPage.ts";
import { articleLanguage } from "./pageLanguage.ts";
import { discussionStart, type PageQuery, questionsStart, updatesStart } from "./readArticle.ts";
import { discussionData } from "./structuredData.ts";

/**
 * A part of an article's page as a piece of HTML for a page elsewhere, which names the article as `name`: the discussion, or the `part` that is
 * asked for. That page may hand on what its own address asks for (an order, one comment), and says its address as `url`, which counts when
 * its origin is allowed. Throws `not-found` for a part that there is not.
 */
export async function drawFragment(
  context: Publication,
  article: Article,
  name: string,
  query: PageQuery,
): Promise<OpenPage> {
  const part = partIn(query);
  const publicUrl = context.publicUrl();
  const url = bareAddress((await pageAround(context, query)) ?? articleAddress(article, publicUrl));
  const now = new Date().toISOString();
  const made = await draw[part](context, { ...article, url }, query, now);
  const fragment = h(Fragment, { part, name, url, title: article.title, look: lookIn(query), ...made });
  const language = await articleLanguage(context, article);
  const { html, headers } = openPage(article, drawnForElsewhere(publicUrl, language, fragment), now);
  return { html, headers: { ...headers, "X-Robots-Tag": "noindex" } };
}

/** What a fragment is of. Throws `not-found`. */
export function partIn({ part = "discussion" }: PageQuery): PagePart {
  if (!Object.hasOwn(askedByPart, part)) throw new Problem("not-found");
  return part as PagePart;
}

/** As an element says it (`look="live"`). */
export const lookIn = ({ look }: PageQuery): "live" | undefined => (look === "live" ? look : undefined);

/** The whole address of the page around a fragment; null where it says none, or one of an origin that is not allowed. */
export async function pageAround({ db, site, publicUrl }: Publication, { url }: PageQuery): Promise<string | null> {
  const { origins } = (await settingsOf(db, site.id)).embedding;
  return allowedPage(url, { publicUrl: publicUrl(), origins });
}

interface Made {
  start: object;
  drawing: ComponentChild;
  data?: string;
}

const draw: Record<PagePart, (context: Publication, article: Article, query: PageQuery, now: Time) => Promise<Made>> = {
  async discussion({ db, site, publicUrl }, article, query, now) {
    const start = await discussionStart(db, article, query, now);
    const data = discussionData({ site, publicUrl: publicUrl() }, article, start.thread, article.url);
    return { start, drawing: h(Discussion, { start }), data };
  },
  async updates({ db }, article, query, now) {
    const start: UpdatesStart = { ...(await updatesStart(db, article, query, now)), look: lookIn(query) ?? "story" };
    return { start, drawing: h(Updates, { start }) };
  },
  async questions({ db }, article, _query, now) {
    const start = await questionsStart(db, article, false, now);
    return { start, drawing: h(Questions, { start }) };
  },
};

/** Without what a link of ours has asked that page for: its links ask for something else. */
function bareAddress(url: string): string {
  const address = new URL(url);
  for (const ours of Object.values(askedByPart).flat()) address.searchParams.delete(ours);
  address.hash = "";
  return address.href;
}
