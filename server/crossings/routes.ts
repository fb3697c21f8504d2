import { Router } from "express";
import { open } from "../http/endpoint.ts";
import { isEmbedded } from "../http/origins.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { Problem } from "../protocol/problems.ts";
import type { Reception } from "../signin/reception.ts";
import { enter } from "../users/enter.ts";
import { viewer } from "../users/viewer.ts";
import { makeCrossing, takeCrossing } from "./crossings.ts";

/** The way of somebody who is signed in here to a page of another origin. */
export function crossingRoutes(reception: Reception): Router {
  const { db, siteId } = reception;
  const routes = Router();

  open(routes, endpoints.makeCrossing, async ({ req, body }) => {
    const who = viewer(req);
    if (!who) throw new Problem("sign-in-needed");
    // A page of one origin may not send its reader on to another.
    if (isEmbedded(req)) throw new Problem("not-allowed");
    return { code: await makeCrossing(db, who, body.origin) };
  });

  open(routes, endpoints.takeCrossing, async ({ req, res, body }) => {
    const origin = isEmbedded(req) ? req.headers.origin : undefined;
    const { member, session } = await takeCrossing(db, siteId, origin, body.code);
    return await enter(reception, req, res, member, session);
  });

  return routes;
}
