import { type Request, type Response, Router } from "express";
import { h } from "preact";
import { cookieIn } from "../http/cookies.ts";
import { secretly } from "../http/secretly.ts";
import { comeBackFrom, providersOf, visitProvider } from "../identities/providers.ts";
import { visitCookie, visitCookieName } from "../identities/visits.ts";
import { Problem, type ProblemName } from "../protocol/problems.ts";
import type { Reception } from "../signin/reception.ts";
import { enter } from "../users/enter.ts";
import { viewer } from "../users/viewer.ts";
import { anyFrame, oneOf, type Publication } from "./frame.ts";
import { ownPath } from "./leadBack.ts";
import { ProviderPage, type ProviderTrouble } from "./ProviderPage.tsx";
import { pageLanguage } from "./pageLanguage.ts";
import { sendPage } from "./sendPage.ts";

interface ProviderContext extends Publication {
  reception: Reception;
}

/** Signing in through an OpenID provider: the way there, and the way back. */
export function providerRoutes(context: ProviderContext): Router {
  const routes = Router();
  routes.get("/sign-in/with/:provider", async (req, res) => orSay(context, req, res, () => leave(context, req, res)));
  routes.get("/sign-in/back/:provider", async (req, res) =>
    orSay(context, req, res, () => comeBack(context, req, res)),
  );
  return routes;
}

async function leave(context: ProviderContext, req: Request, res: Response): Promise<void> {
  const { reception, publicUrl } = context;
  const returnTo = ownPath(oneOf(req.query.next), publicUrl());
  const provider = String(req.params.provider);
  const { address, ticket } = await visitProvider(reception, { provider, returnTo, memberId: null });
  res.append("Set-Cookie", visitCookie(ticket, reception.isSecure()));
  res.redirect(303, address);
}

async function comeBack(context: ProviderContext, req: Request, res: Response): Promise<void> {
  const { reception, publicUrl } = context;
  const { returnTo, signedIn } = await comeBackFrom(reception, {
    provider: String(req.params.provider),
    ticket: cookieIn(req.headers.cookie, visitCookieName) ?? "",
    address: new URL(req.originalUrl, publicUrl()),
    memberId: viewer(req)?.id ?? null,
  });
  if (signedIn) await enter(reception, req, res, signedIn.member, signedIn.session);
  res.append("Set-Cookie", visitCookie("", reception.isSecure()));
  res.redirect(303, returnTo);
}

const troubles: Partial<Record<ProblemName, ProviderTrouble>> = {
  "visit-over": "over",
  "sign-in-failed": "failed",
  "provider-away": "away",
  "name-refused": "name",
  "identity-taken": "taken",
};

/** Does it, or says on a page in the reader's language why not. No cache keeps any of it, for its address has a code in it. */
async function orSay(context: ProviderContext, req: Request, res: Response, work: () => Promise<void>): Promise<void> {
  secretly(res);
  try {
    await work();
  } catch (error) {
    const trouble = error instanceof Problem ? troubles[error.problem] : undefined;
    const providers = await providersOf(context.db, context.site.id);
    const provider = providers.find(({ id }) => id === req.params.provider);
    if (!(error instanceof Problem) || !trouble || !provider) throw error;
    const next = ownPath(oneOf(req.query.next), context.publicUrl());
    const page = h(ProviderPage, { frame: await anyFrame(context), trouble, provider, next });
    sendPage(res.status(error.status), page, await pageLanguage(context, req));
  }
}
