import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { articleByName, withoutText } from "./articles.ts";

export function articleRoutes(db: Pool): Router {
  const routes = Router();
  open(routes, endpoints.getArticle, async ({ params }) => withoutText(await articleByName(db, params.article)));
  return routes;
}
