import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { member } from "../users/viewer.ts";
import { follow, followsOf, unfollow } from "./follows.ts";

/** What somebody follows. */
export function followRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, endpoints.getFollows, ({ req }) => followsOf(db, member(req).id));

  open(routes, endpoints.follow, ({ req, params }) => follow(db, member(req), params.what, params.id));

  open(routes, endpoints.unfollow, ({ req, params }) => unfollow(db, member(req).id, params.what, params.id));

  return routes;
}
