import { type Request, type Response, Router } from "express";
import { h } from "preact";
import { articleByName } from "../articles/articles.ts";
import { asReadersSee } from "../comments/asReadersSee.ts";
import { permalink } from "../comments/thread.ts";
import { parse } from "../http/parse.ts";
import { Problem } from "../protocol/problems.ts";
import { IdParam } from "../protocol/requests.ts";
import { settingsOf } from "../sites/settings.ts";
import { CardPage, GoneCardPage } from "./CardPage.tsx";
import type { Publication } from "./frame.ts";
import { sendPage } from "./sendPage.ts";

/** What pages elsewhere put into theirs as it is. */
export function embeddedRoutes(context: Publication): Router {
  const routes = Router();
  routes.get("/embed/comments/:id", async (req, res) => card(context, req, res));
  return routes;
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
    sendPage(res, h(CardPage, { site, publicUrl: publicUrl(), article, comment }), article.language);
  } catch (error) {
    if (!(error instanceof Problem) || error.problem !== "not-found") throw error;
    sendPage(res.status(404), h(GoneCardPage, { site }));
  }
}

/** Nothing in the frame runs or is sent; who may show it is said by origin. */
const framedBy = (ancestors: readonly string[]) =>
  `default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors ${ancestors.join(" ")}`;
