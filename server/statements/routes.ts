import { Router } from "express";
import type { Db } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { secretly } from "../http/secretly.ts";
import type { Id } from "../protocol/basics.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { Problem } from "../protocol/problems.ts";
import { statementAt, statementView } from "./queries.ts";

export function statementRoutes(db: Db, siteId: Id): Router {
  const routes = Router();

  open(routes, endpoints.getStatement, async ({ res, params }) => {
    secretly(res);
    const found = await statementAt(db, siteId, params.token);
    if (!found) throw new Problem("not-found");
    return statementView(found);
  });

  return routes;
}
