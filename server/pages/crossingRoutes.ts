import { type Request, type Response, Router } from "express";
import { h } from "preact";
import { Problem } from "../protocol/problems.ts";
import { settingsOf } from "../sites/settings.ts";
import { viewer } from "../users/viewer.ts";
import { CrossingPage, crossingPath } from "./CrossingPage.tsx";
import { anyFrame, oneOf, type Publication } from "./frame.ts";
import { pageLanguage } from "./pageLanguage.ts";
import { sendPage } from "./sendPage.ts";

/** Who signed in within this time in the window need not be asked whether they want to. */
const freshMs = 120_000;

/** For the window that a page of an allowed origin has opened. */
export function crossingRoutes(context: Publication): Router {
  const routes = Router();
  routes.get("/crossing", async (req, res) => crossingPage(context, req, res));
  return routes;
}

/** Who is not signed in signs in first and comes back. */
async function crossingPage(context: Publication, req: Request, res: Response): Promise<void> {
  const origin = oneOf(req.query.to) ?? "";
  const { embedding } = await settingsOf(context.db, context.site.id);
  if (!embedding.origins.includes(origin)) throw new Problem("not-found");
  res.set("Cache-Control", "no-store");
  const who = viewer(req);
  if (!who) return res.redirect(303, `/sign-in?next=${encodeURIComponent(crossingPath(origin))}`);
  const isFresh = Date.now() - who.session.signedInAt.getTime() < freshMs;
  const page = h(CrossingPage, { frame: await anyFrame(context), origin, name: who.name, isFresh });
  sendPage(res, page, await pageLanguage(context, req));
}
