import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { attemptOf } from "../http/idempotency.ts";
import { secretly } from "../http/secretly.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { member } from "../users/viewer.ts";
import { makeAppeal } from "./makeAppeal.ts";

export function appealRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, endpoints.makeAppeal, ({ req, res, params, body }) => {
    const who = member(req);
    secretly(res);
    return makeAppeal(db, who, params.token, body, { attempt: attemptOf(req, who.id) });
  });

  return routes;
}
