import { type RequestHandler, Router } from "express";
import { open } from "../http/endpoint.ts";
import { sharedRateLimit } from "../http/rateLimit.ts";
import { accountEndpoints as doors } from "../protocol/accounts.ts";
import { settingsOf } from "../sites/settings.ts";
import { signUp } from "../users/accounts.ts";
import { enter } from "../users/enter.ts";
import { endSession, sessionCookies, tokenOf } from "../users/sessions.ts";
import { member } from "../users/viewer.ts";
import { accountView, endAllOthers, endOneSession } from "./account.ts";
import { startAuthenticator } from "./authenticators.ts";
import { askForLink, askForReset, askToJoin, memberByCode } from "./byMail.ts";
import { askForEmail } from "./changeEmail.ts";
import {
  changePassword,
  forgetAuthenticator,
  forgetPasskey,
  keepPasskey,
  newRecoveryCodes,
  ownerOf,
  takeAuthenticator,
} from "./credentials.ts";
import { memberByPasskey, startPasskey, startPasskeySignIn } from "./passkeys.ts";
import { memberByPassword } from "./password.ts";
import { admit, type Reception } from "./reception.ts";
import { memberBySecondFactor } from "./secondFactor.ts";

/** Signing in, and what its owner changes about an account. */
export function signInRoutes(reception: Reception): Router {
  const { db, rates } = reception;
  const routes = Router();
  const limit = (rate: "signIn" | "signUp" | "mailFrom"): RequestHandler => sharedRateLimit(db, rate, rates[rate]);
  routes.post([doors.signIn.path, doors.enterCode.path, doors.enterSecondFactor.path], limit("signIn"));
  routes.post(doors.signUp.path, limit("signUp"));
  routes.post([doors.askForLink.path, doors.askForReset.path], limit("mailFrom"));
  waysIn(routes, reception);
  ownAccount(routes, reception);
  return routes;
}

function waysIn(routes: Router, reception: Reception): void {
  const { db, siteId } = reception;

  open(routes, doors.signUp, async ({ req, res, body }) => {
    const { verifyAddress } = (await settingsOf(db, siteId)).signIn;
    if (verifyAddress) return await askToJoin(reception, body);
    return await enter(reception, req, res, await signUp(db, siteId, body), { way: "password" });
  });

  open(routes, doors.signIn, async ({ req, res, body }) =>
    admit(reception, [req, res], await memberByPassword(reception, body), "password"),
  );

  open(routes, doors.askForLink, async ({ body }) => askForLink(reception, body.email));

  open(routes, doors.enterCode, async ({ req, res, body }) =>
    admit(reception, [req, res], await memberByCode(reception, body.ticket, body.code), "link"),
  );

  open(routes, doors.enterSecondFactor, async ({ req, res, body }) => {
    const { who, way } = await memberBySecondFactor(reception, body.ticket, body.code);
    return await enter(reception, req, res, who, { way, hasSecondFactor: true });
  });

  open(routes, doors.startPasskeySignIn, async () => startPasskeySignIn(reception));

  // An authenticator that asks its holder for a finger or a PIN is two factors in one.
  open(routes, doors.signInByPasskey, async ({ req, res, body }) => {
    const who = await memberByPasskey(reception, body);
    return await enter(reception, req, res, who, { way: "passkey", hasSecondFactor: true });
  });

  open(routes, doors.signOut, async ({ req, res }) => {
    await endSession(db, tokenOf(req));
    res.set("Set-Cookie", sessionCookies("", reception.isSecure()));
  });

  open(routes, doors.askForReset, async ({ body }) => askForReset(reception, body.email));
}

function ownAccount(routes: Router, reception: Reception): void {
  const { db, siteName } = reception;

  open(routes, doors.getAccount, async ({ req }) => accountView(db, member(req)));

  open(routes, doors.changePassword, async ({ req, body }) => {
    await changePassword(reception, await ownerOf(reception, req), body.password);
    return await accountView(db, member(req));
  });

  open(routes, doors.changeEmail, async ({ req, body }) =>
    askForEmail(reception, await ownerOf(reception, req), body.email),
  );

  open(routes, doors.startPasskey, async ({ req }) => startPasskey(reception, await ownerOf(reception, req)));

  open(routes, doors.addPasskey, async ({ req, body }) => {
    await keepPasskey(reception, await ownerOf(reception, req), body);
    return await accountView(db, member(req));
  });

  open(routes, doors.removePasskey, async ({ req, params }) => {
    await forgetPasskey(reception, await ownerOf(reception, req), params.id);
    return await accountView(db, member(req));
  });

  open(routes, doors.startAuthenticator, async ({ req }) => {
    const owner = await ownerOf(reception, req);
    return await startAuthenticator(db, { ...owner, siteName });
  });

  open(routes, doors.confirmAuthenticator, async ({ req, body }) =>
    takeAuthenticator(reception, await ownerOf(reception, req), body.code),
  );

  open(routes, doors.removeAuthenticator, async ({ req }) => {
    await forgetAuthenticator(reception, await ownerOf(reception, req));
    return await accountView(db, member(req));
  });

  open(routes, doors.renewRecoveryCodes, async ({ req }) => newRecoveryCodes(reception, await ownerOf(reception, req)));

  open(routes, doors.endSession, async ({ req, params }) => {
    await endOneSession(reception, member(req), params.id);
    return await accountView(db, member(req));
  });

  open(routes, doors.endOtherSessions, async ({ req }) => {
    await endAllOthers(reception, member(req));
    return await accountView(db, member(req));
  });
}
