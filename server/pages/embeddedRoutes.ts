import { type Request, type Response, Router } from "express";
import { h } from "preact";
import { type Article, articleByName } from "../articles/articles.ts";
import { asReadersSee } from "../comments/asReadersSee.ts";
import { permalink } from "../comments/thread.ts";
import { parse } from "../http/parse.ts";
import { Problem } from "../protocol/problems.ts";
import { IdParam } from "../protocol/requests.ts";
import { settingsOf } from "../sites/settings.ts";
import { CardPage, GoneCardPage } from "./CardPage.tsx";
import { drawFragment, lookIn, pageAround, partIn } from "./drawFragment.ts";
import { drawnForElsewhere } from "./drawn.ts";
import { UndrawnFragment } from "./Fragment.tsx";
import { oneOf, type Publication } from "./frame.ts";
import { sendOpenPage } from "./openPage.ts";
import { articleLanguage, pageLanguage } from "./pageLanguage.ts";
import { pageQuery } from "./readArticle.ts";
import { sendPage } from "./sendPage.ts";

/** What pages elsewhere put into theirs as it is. */
export function embeddedRoutes(context: Publication): Router {
  const routes = Router();
  routes.get("/embed/articles/:article", async (req, res) => fragment(context, req, res));
  routes.get("/embed/comments/:id", async (req, res) => card(context, req, res));
  return routes;
}

/**
 * A part of an article's page as a piece of HTML (drawFragment). Of an article that nobody has asked for yet there is nothing to draw: its
 * element then asks for it from the page, by `url` and `title`.
 */
async function fragment(context: Publication, req: Request, res: Response): Promise<void> {
  const { name, isKey } = nameIn(req.originalUrl);
  const query = pageQuery(req.query);
  const article = await articleOf(context, oneOf(req.params.article) ?? "");
  if (article) return sendOpenPage(res, await drawFragment(context, article, name, query));
  const [part, url] = [partIn(query), await pageAround(context, query)];
  const title = oneOf(req.query.title);
  if (!isKey || url === null || title === undefined) throw new Problem("not-found");
  const html = drawnForElsewhere(
    context.publicUrl(),
    "en",
    h(UndrawnFragment, { part, name, url, title, look: lookIn(query) }),
  );
  res.set("X-Robots-Tag", "noindex").set("Cache-Control", "no-cache").type("html").send(html);
}

/** How the page named the article, before a key was looked up: a key stands in the element without the word before it, and beside an address. */
function nameIn(address: string): { name: string; isKey: boolean } {
  const [, , , asked = ""] = address.split(/[/?]/);
  const name = decodeURIComponent(asked);
  return { name: name.replace(/^key:/, ""), isKey: name.startsWith("key:") };
}

/** Null where the site has no such article. */
async function articleOf({ db, site }: Publication, name: string): Promise<Article | null> {
  try {
    const article = await articleByName(db, name);
    return article.siteId === site.id ? article : null;
  } catch (error) {
    if (error instanceof Problem && error.problem === "not-found") return null;
    throw error;
  }
}

/** One comment in a frame, as it is now; one that readers do not see any more is told to be gone. */
async function card(context: Publication, req: Request, res: Response): Promise<void> {
  const { db, site, publicUrl } = context;
  const { cards, embedding } = await settingsOf(db, site.id);
  res.set("Content-Security-Policy", framedBy(cards.areAnywhere ? ["*"] : ["'self'", ...embedding.origins]));
  res.set("Cross-Origin-Resource-Policy", "cross-origin").removeHeader("X-Frame-Options");
  try {
    const id = parse(IdParam, req.params.id, "not-found");
    const { comment } = await asReadersSee(db, id, from => permalink(from, id));
    const article = await articleByName(db, comment.articleId);
    if (comment.state !== "visible" || article.siteId !== site.id) throw new Problem("not-found");
    sendPage(
      res,
      h(CardPage, { site, publicUrl: publicUrl(), article, comment }),
      await articleLanguage(context, article),
    );
  } catch (error) {
    if (!(error instanceof Problem) || error.problem !== "not-found") throw error;
    sendPage(res.status(404), h(GoneCardPage, { site }), await pageLanguage(context, req));
  }
}

/** Nothing in the frame runs or is sent; who may show it is said by origin. */
const framedBy = (ancestors: readonly string[]) =>
  `default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors ${ancestors.join(" ")}`;
