import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { attemptOf } from "../http/idempotency.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { member } from "../users/viewer.ts";
import { reportComment } from "./report.ts";

export function reportRoutes(db: Pool): Router {
  const routes = Router();
  open(routes, endpoints.reportComment, ({ req, params, body }) => {
    const reporter = member(req);
    return reportComment(db, reporter, params.id, body, { attempt: attemptOf(req, reporter.id) });
  });
  return routes;
}
