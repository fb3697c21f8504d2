import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { attemptOf } from "../http/idempotency.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { member, memberWho } from "../users/viewer.ts";
import { acknowledgeWarning, liftSanction } from "./end.ts";
import { giveSanction } from "./give.ts";

export function sanctionRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, endpoints.giveSanction, ({ req, params, body }) => {
    const moderator = memberWho(req, "decide");
    return giveSanction(db, moderator, params.id, body, { attempt: attemptOf(req, moderator.id) });
  });

  open(routes, endpoints.liftSanction, ({ req, params }) => liftSanction(db, memberWho(req, "decide"), params.id));

  open(routes, endpoints.acknowledgeWarning, ({ req, params }) => acknowledgeWarning(db, member(req), params.id));

  return routes;
}
