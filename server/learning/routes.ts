import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { ownSite } from "../sites/sites.ts";
import { memberWho } from "../users/viewer.ts";
import { decideCorrection, learn, learnedOn } from "./learn.ts";

/** What the desk's decisions taught the model of a site. */
export function learningRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, endpoints.getLearned, async ({ req, params }) => {
    const { siteId } = memberWho(req, "readPolicy");
    return { items: await learnedOn(db, await ownSite(db, siteId, params.site)) };
  });

  open(routes, endpoints.learn, async ({ req, params }) => {
    const { siteId } = memberWho(req, "changePolicy");
    return await learn(db, await ownSite(db, siteId, params.site), new Date());
  });

  open(routes, endpoints.decideCorrection, async ({ req, params, body: { state } }) => {
    const admin = memberWho(req, "changePolicy");
    await ownSite(db, admin.siteId, params.site);
    return { items: await decideCorrection(db, admin, params.id, state, new Date()) };
  });

  return routes;
}
