import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { linkCards } from "./linkCards.ts";
import { translation } from "./translate.ts";

/** What others are asked about a comment, where a site wants that: pages that it links to, and a machine that translates. */
export function outsideRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, endpoints.getLinkCards, ({ params }) => linkCards(db, params.id));

  open(routes, endpoints.getTranslation, ({ params, query }) => translation(db, params.id, query.to));

  return routes;
}
