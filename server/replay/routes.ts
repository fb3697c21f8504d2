import { type Request, type Response, Router } from "express";
import type { Article } from "../articles/articles.ts";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { keptReplay } from "./keptReplay.ts";
import { replayed, replayPage } from "./replay.ts";

export function replayRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, endpoints.getReplay, async ({ req, res, params }) => {
    const article = await replayed(db, params.article);
    return isKnown(article, req, res) ? undefined : await keptReplay(db, article);
  });

  open(routes, endpoints.getReplayComments, async ({ req, res, params, query }) => {
    const article = await replayed(db, params.article);
    return isKnown(article, req, res) ? undefined : await replayPage(db, article, query);
  });

  return routes;
}

/** The same bytes for everybody at one seq: whoever has them is told so before anything else is read. */
function isKnown({ seq }: Article, req: Request, res: Response): boolean {
  res.set("ETag", `W/"${seq}"`).set("Cache-Control", "no-cache");
  if (req.fresh) res.status(304).end();
  return req.fresh;
}
