import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { member } from "../users/viewer.ts";
import { acknowledgeWarning } from "./end.ts";

/** What a member does with a sanction of their own; those of the desk are in moderation/. */
export function sanctionRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, endpoints.acknowledgeWarning, ({ req, params }) => acknowledgeWarning(db, member(req), params.id));

  return routes;
}
