import { Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import { mutePerson, mutesOf, muteWord, unmutePerson, unmuteWord } from "../mutes/mutes.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { member } from "../users/viewer.ts";

/** What readers arrange for themselves; nobody else sees any of it. */
export function personalRoutes(db: Pool): Router {
  const routes = Router();

  open(routes, endpoints.getMutes, ({ req }) => mutesOf(db, member(req).id));

  open(routes, endpoints.mutePerson, ({ req, params, body: { until } }) => {
    const { id: memberId, siteId } = member(req);
    return db.transaction(tx => mutePerson(tx, { memberId, siteId, until }, params.id));
  });

  open(routes, endpoints.unmutePerson, ({ req, params }) => unmutePerson(db, member(req).id, params.id));

  open(routes, endpoints.muteWord, ({ req, body: { word, until } }) => {
    const { id: memberId, siteId } = member(req);
    return db.transaction(tx => muteWord(tx, { memberId, siteId, until }, word));
  });

  open(routes, endpoints.unmuteWord, ({ req, params }) => unmuteWord(db, member(req).id, params.id));

  return routes;
}
