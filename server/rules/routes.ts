import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { currentPolicy } from "../sites/policy.ts";
import { oldPolicy, policyVersions } from "../sites/policyHistory.ts";
import { ruleFigures } from "../sites/ruleFigures.ts";
import { ownSite } from "../sites/sites.ts";
import { memberWho } from "../users/viewer.ts";
import { type Backtests, backtest, backtestComments, cancelBacktest, lastBacktests } from "./backtest.ts";
import { ruleHits } from "./ruleHits.ts";

export function rulesRoutes(db: Pool, backtests: Backtests): Router {
  const routes = Router();

  open(routes, endpoints.getPolicyVersions, async ({ req, params, query }) => {
    const { siteId } = memberWho(req, "readPolicy");
    return await policyVersions(db, await ownSite(db, siteId, params.site), query);
  });

  open(routes, endpoints.getPolicyVersion, async ({ req, params }) => {
    const { siteId } = memberWho(req, "readPolicy");
    return await oldPolicy(db, await ownSite(db, siteId, params.site), params.version);
  });

  open(routes, endpoints.getRules, async ({ req, params }) => {
    const siteId = await ownSite(db, memberWho(req, "readPolicy").siteId, params.site);
    const { policy } = await currentPolicy(db, siteId);
    return { items: await ruleFigures(db, siteId, policy, new Date()) };
  });

  open(routes, endpoints.getRuleHits, async ({ req, params, query }) => {
    const { siteId } = memberWho(req, "changePolicy");
    return await ruleHits(db, await ownSite(db, siteId, params.site), query);
  });

  open(routes, endpoints.startBacktest, async ({ req, params, body }) => {
    const admin = memberWho(req, "changePolicy");
    await ownSite(db, admin.siteId, params.site);
    return await backtests.start(admin, body);
  });

  open(routes, endpoints.getBacktests, async ({ req, params }) => {
    const { siteId } = memberWho(req, "changePolicy");
    return { items: await lastBacktests(db, await ownSite(db, siteId, params.site)) };
  });

  open(routes, endpoints.getBacktest, async ({ req, params }) => {
    const { siteId } = memberWho(req, "changePolicy");
    return await backtest(db, await ownSite(db, siteId, params.site), params.id);
  });

  open(routes, endpoints.getBacktestComments, async ({ req, params, query }) => {
    const { siteId } = memberWho(req, "changePolicy");
    return await backtestComments(db, await ownSite(db, siteId, params.site), params.id, query);
  });

  open(routes, endpoints.cancelBacktest, async ({ req, params }) => {
    const { siteId } = memberWho(req, "changePolicy");
    await cancelBacktest(db, await ownSite(db, siteId, params.site), params.id);
  });

  return routes;
}
