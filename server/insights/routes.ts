import { Router } from "express";
import { inLanguage } from "../../locales/say.ts";
import type { Pool } from "../db/pool.ts";
import { askedLanguage } from "../http/askedLanguage.ts";
import { open } from "../http/endpoint.ts";
import { attemptOf } from "../http/idempotency.ts";
import { tableOf } from "../protocol/figures.ts";
import { handOverEndpoints } from "../protocol/handOvers.ts";
import { insightsEndpoints } from "../protocol/insights.ts";
import { secondLookEndpoints } from "../protocol/secondLooks.ts";
import { ownSite } from "../sites/sites.ts";
import { memberWho, wholeSiteMemberWho } from "../users/viewer.ts";
import { csvOf } from "./csv.ts";
import { giveHandOver, handOvers, takeHandOver } from "./handOver.ts";
import { insights } from "./insights.ts";
import { differingLooks, giveLook, nextLook, settleLook } from "./secondLook.ts";

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
    const table = inLanguage(askedLanguage(req) ?? "en", () => tableOf(figure, view));
    res.type("text/csv").send(csvOf(table, view.timeZone));
  });

  open(routes, secondLookEndpoints.nextSecondLook, ({ req }) => nextLook(db, memberWho(req, "decide")));

  open(routes, secondLookEndpoints.giveSecondLook, ({ req, params, body }) => {
    const moderator = memberWho(req, "decide");
    return giveLook(db, moderator, params.id, body, { attempt: attemptOf(req, moderator.id) });
  });

  open(routes, secondLookEndpoints.getDifferingLooks, async ({ req }) => ({
    items: await differingLooks(db, memberWho(req, "settleSecondLooks").siteId),
  }));

  open(routes, secondLookEndpoints.settleSecondLook, ({ req, params }) =>
    settleLook(db, memberWho(req, "settleSecondLooks"), params.id),
  );

  open(routes, handOverEndpoints.getHandOvers, async ({ req, params }) => {
    return await handOvers(db, await ownSite(db, wholeSiteMemberWho(req, "handOver").siteId, params.site));
  });

  open(routes, handOverEndpoints.giveHandOver, async ({ req, params, body }) => {
    const moderator = wholeSiteMemberWho(req, "handOver");
    await ownSite(db, moderator.siteId, params.site);
    return await giveHandOver(db, moderator, body.note, { attempt: attemptOf(req, moderator.id) });
  });

  open(routes, handOverEndpoints.takeHandOver, async ({ req, params }) => {
    const moderator = wholeSiteMemberWho(req, "handOver");
    await ownSite(db, moderator.siteId, params.site);
    return await takeHandOver(db, moderator, params.id);
  });

  return routes;
}
