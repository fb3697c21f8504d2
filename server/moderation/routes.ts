import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { attemptOf } from "../http/idempotency.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { memberWho } from "../users/viewer.ts";
import { claimCase, releaseCase } from "./claimCase.ts";
import { decide } from "./decide.ts";
import { caseDetail, queuePage } from "./desk.ts";

export function moderationRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, endpoints.getCases, ({ req, query }) => queuePage(db, memberWho(req, "decide"), query));

  open(routes, endpoints.getCase, ({ req, params }) => caseDetail(db, memberWho(req, "decide"), params.id));

  open(routes, endpoints.claimCase, ({ req, params }) => claimCase(db, memberWho(req, "decide"), params.id));

  open(routes, endpoints.releaseCase, ({ req, params }) => releaseCase(db, memberWho(req, "decide"), params.id));

  open(routes, endpoints.decideCase, ({ req, params, body }) => {
    const moderator = memberWho(req, "decide");
    return decide(db, moderator, params.id, body, { attempt: attemptOf(req, moderator.id) });
  });

  return routes;
}
