import { type RequestHandler, Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import type { Id } from "../protocol/basics.ts";
import { endpoints } from "../protocol/endpoints.ts";
import type { EnteredAsGuest } from "../protocol/guests.ts";
import { type Entrance, enter } from "../users/enter.ts";
import { guestChallenge } from "./challenge.ts";
import { admitGuests, enterAsGuest, returningGuest } from "./guests.ts";

export interface GuestRoutes extends Entrance {
  db: Pool;
  siteId: Id;
  limitSignUp: RequestHandler;
  limitSignIn: RequestHandler;
}

export function guestRoutes({ siteId, limitSignUp, limitSignIn, ...entrance }: GuestRoutes): Router {
  const { db } = entrance;
  const routes = Router();
  routes.post(endpoints.enterAsGuest.path, limitSignUp);
  routes.post(endpoints.returnAsGuest.path, limitSignIn);

  open(routes, endpoints.getGuestChallenge, async ({ res }) => {
    await admitGuests(db, siteId);
    res.set("Cache-Control", "no-store");
    return await guestChallenge(db, siteId);
  });

  open(routes, endpoints.enterAsGuest, async ({ req, res, body }): Promise<EnteredAsGuest> => {
    const { member, secret } = await enterAsGuest(db, siteId, body);
    return { ...(await enter(entrance, req, res, member, { way: "guest" })), secret };
  });

  open(routes, endpoints.returnAsGuest, async ({ req, res, body }) =>
    enter(entrance, req, res, await returningGuest(db, siteId, body.secret), { way: "guest" }),
  );

  return routes;
}
