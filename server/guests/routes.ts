import { Router } from "express";
import { open } from "../http/endpoint.ts";
import { sharedRateLimit } from "../http/rateLimit.ts";
import { endpoints } from "../protocol/endpoints.ts";
import type { EnteredAsGuest } from "../protocol/guests.ts";
import type { Reception } from "../signin/reception.ts";
import { enter } from "../users/enter.ts";
import { guestChallenge } from "./challenge.ts";
import { admitGuests, enterAsGuest, returningGuest } from "./guests.ts";

/** The way in for who has no account. */
export function guestRoutes(reception: Reception): Router {
  const { db, siteId, rates } = reception;
  const routes = Router();
  routes.post(endpoints.enterAsGuest.path, sharedRateLimit(db, "signUp", rates.signUp));
  routes.post(endpoints.returnAsGuest.path, sharedRateLimit(db, "signIn", rates.signIn));

  open(routes, endpoints.getGuestChallenge, async ({ res }) => {
    await admitGuests(db, siteId);
    res.set("Cache-Control", "no-store");
    return await guestChallenge(db, siteId);
  });

  open(routes, endpoints.enterAsGuest, async ({ req, res, body }): Promise<EnteredAsGuest> => {
    const { member, secret } = await enterAsGuest(db, siteId, body);
    return { ...(await enter(reception, req, res, member, { way: "guest" })), secret };
  });

  open(routes, endpoints.returnAsGuest, async ({ req, res, body }) =>
    enter(reception, req, res, await returningGuest(db, siteId, body.secret), { way: "guest" }),
  );

  return routes;
}
