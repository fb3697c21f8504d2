import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { tableOf } from "../protocol/figures.ts";
import { insightsEndpoints } from "../protocol/insights.ts";
import { ownSite } from "../sites/sites.ts";
import { memberWho } from "../users/viewer.ts";
import { csvOf } from "./csv.ts";
import { insights } from "./insights.ts";

export function insightsRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, insightsEndpoints.getInsights, async ({ req, params, query }) => {
    const moderator = memberWho(req, "readInsights");
    await ownSite(db, moderator.siteId, params.site);
    return await insights(db, moderator, query.by, query.until);
  });

  open(routes, insightsEndpoints.getFigure, async ({ req, res, params: { site, figure }, query }) => {
    const moderator = memberWho(req, "readInsights");
    await ownSite(db, moderator.siteId, site);
    const view = await insights(db, moderator, query.by, query.until);
    res.attachment(`${figure}-by-${view.by}-${view.until.slice(0, 10)}.csv`);
    res.type("text/csv").send(csvOf(tableOf(figure, view), view.timeZone));
  });

  return routes;
}
