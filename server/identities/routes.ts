import { Router } from "express";
import { open } from "../http/endpoint.ts";
import { endpoints } from "../protocol/endpoints.ts";
import type { SignInsView } from "../protocol/tokens.ts";
import { changerOf } from "../signin/credentials.ts";
import type { Reception } from "../signin/reception.ts";
import { ownSite } from "../sites/sites.ts";
import { enter } from "../users/enter.ts";
import { member, memberWho } from "../users/viewer.ts";
import { joinByToken, signInByToken, tryToken } from "./byToken.ts";
import { identitiesOf, removeIdentity } from "./identities.ts";
import { providersOf, visitProvider } from "./providers.ts";
import { refusalsOf } from "./refusals.ts";
import { endTokenSecret, makeTokenSecret, tokenSecrets } from "./tokenSecrets.ts";
import { visitCookie } from "./visits.ts";

/** Signing in from elsewhere, what its owner changes about that, and what an admin is told of it. */
export function identityRoutes(reception: Reception): Router {
  const { db, siteId } = reception;
  const routes = Router();

  open(routes, endpoints.signInByToken, async ({ req, res, body }) => {
    const { member: who, session } = await signInByToken(db, siteId, body.token);
    return { ...(await enter(reception, req, res, who, session)), until: session.until?.toISOString() };
  });

  open(routes, endpoints.getSignIns, async ({ req, params }): Promise<SignInsView> => {
    const own = await ownSite(db, memberWho(req, "changeSettings").siteId, params.site);
    return { tokenSecrets: await tokenSecrets(db, own), refusals: await refusalsOf(db, own) };
  });

  open(routes, endpoints.makeTokenSecret, async ({ req, params, body }) => {
    const admin = memberWho(req, "changeSettings");
    await ownSite(db, admin.siteId, params.site);
    return await makeTokenSecret(db, admin, body.overlapHours);
  });

  open(routes, endpoints.endTokenSecret, async ({ req, params }) => {
    const admin = memberWho(req, "changeSettings");
    await ownSite(db, admin.siteId, params.site);
    return await endTokenSecret(db, admin, params.id);
  });

  open(routes, endpoints.tryToken, async ({ req, params, body }) => {
    const { siteId: own } = memberWho(req, "changeSettings");
    return await tryToken(db, await ownSite(db, own, params.site), body.token);
  });

  open(routes, endpoints.getIdentities, async ({ req }) => identitiesOf(reception, member(req).id));

  open(routes, endpoints.joinByToken, async ({ req, body }) => {
    const { id } = await changerOf(reception, req);
    await joinByToken(reception, id, body.token);
    return await identitiesOf(reception, id);
  });

  open(routes, endpoints.removeIdentity, async ({ req, params }) => {
    const { id } = await changerOf(reception, req);
    await removeIdentity(reception, id, params.id);
    return await identitiesOf(reception, id);
  });

  open(routes, endpoints.getProviders, async () => providersOf(db, siteId));

  open(routes, endpoints.joinByProvider, async ({ req, res, body: { provider } }) => {
    const { id: memberId } = await changerOf(reception, req);
    const { address, ticket } = await visitProvider(reception, { provider, returnTo: "/account", memberId });
    res.append("Set-Cookie", visitCookie(ticket, reception.isSecure()));
    return { address };
  });

  return routes;
}
