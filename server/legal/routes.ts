import { type RequestHandler, Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { secretly } from "../http/secretly.ts";
import type { Id } from "../protocol/basics.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { giveNotice } from "./giveNotice.ts";
import { noticeAt } from "./queries.ts";

export function legalRoutes(db: Pool, siteId: Id, limitNotices: RequestHandler): Router {
  const routes = Router();
  routes.post(endpoints.giveNotice.path, limitNotices);

  open(routes, endpoints.giveNotice, ({ res, params, body }) => {
    secretly(res);
    return giveNotice(db, siteId, params.id, body);
  });

  open(routes, endpoints.getNotice, ({ res, params }) => {
    secretly(res);
    return noticeAt(db, siteId, params.reference, params.secret);
  });

  return routes;
}
