import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { attemptOf } from "../http/idempotency.ts";
import { paceEndpoints as doors } from "../protocol/paceDoors.ts";
import { ownSite } from "../sites/sites.ts";
import { member, memberWho } from "../users/viewer.ts";
import { surgesGoingOn } from "./guard.ts";
import { endReviewFirst, endSlowMode, setReviewFirst, setSlowMode } from "./switch.ts";

/** How whoever hosts a discussion slows it down, and has its comments read first. */
export function paceRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, doors.setSlowMode, ({ req, params, body }) => {
    const who = member(req);
    return setSlowMode(db, who, params.article, body, { attempt: attemptOf(req, who.id) });
  });

  open(routes, doors.endSlowMode, ({ req, params }) => endSlowMode(db, member(req), params.article));

  open(routes, doors.setReviewFirst, ({ req, params, body }) => {
    const who = member(req);
    return setReviewFirst(db, who, params.article, body, { attempt: attemptOf(req, who.id) });
  });

  open(routes, doors.endReviewFirst, ({ req, params }) => endReviewFirst(db, member(req), params.article));

  open(routes, doors.getSurges, async ({ req, params }) => {
    const { siteId, sections } = memberWho(req, "decide");
    return { items: await surgesGoingOn(db, await ownSite(db, siteId, params.site), sections) };
  });

  return routes;
}
