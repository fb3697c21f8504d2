import { type Request, type Response, Router } from "express";
import { h } from "preact";
import { inLanguage, say } from "../../locales/say.ts";
import { parse } from "../http/parse.ts";
import { sharedRateLimit } from "../http/rateLimit.ts";
import { readForm } from "../http/readForm.ts";
import { secretly } from "../http/secretly.ts";
import { providersOf } from "../identities/providers.ts";
import { ChangePassword, MailedToken, SecondFactor, type SignInAnswer } from "../protocol/accounts.ts";
import { Problem } from "../protocol/problems.ts";
import { SignIn, SignUp } from "../protocol/requests.ts";
import { askToJoin, memberByLink } from "../signin/byMail.ts";
import { changeEmail } from "../signin/changeEmail.ts";
import { resetPassword } from "../signin/credentials.ts";
import { memberByPassword } from "../signin/password.ts";
import { keyOf, readProof } from "../signin/proofs.ts";
import { admit, memberById, type Reception } from "../signin/reception.ts";
import { memberBySecondFactor } from "../signin/secondFactor.ts";
import { settingsOf } from "../sites/settings.ts";
import { signUp } from "../users/accounts.ts";
import { enter } from "../users/enter.ts";
import { endSession, sessionCookies, tokenOf } from "../users/sessions.ts";
import { type Member, viewer } from "../users/viewer.ts";
import { AccountPage } from "./AccountPage.tsx";
import { anyFrame, oneOf, type Publication } from "./frame.ts";
import { ownPath } from "./leadBack.ts";
import { type MailedAsk, MailedPage, SecondFactorPage } from "./MailedPages.tsx";
import { MessagePage } from "./MessagePage.tsx";
import { pageLanguage } from "./pageLanguage.ts";
import { type SignInDraft, SignInPage, type SignUpDraft, SignUpPage } from "./SignInPage.tsx";
import { sendPage } from "./sendPage.ts";

export interface SignInContext extends Publication {
  reception: Reception;
}

type Fields = Readonly<Record<string, string>>;

/** Signing in on pages of our own, with or without JavaScript, and where the links of mails lead. */
export function signInRoutes(context: SignInContext): Router {
  const { db, rates } = context.reception;
  const limitSignIn = sharedRateLimit(db, "signIn", rates.signIn);
  const routes = Router();
  routes.get("/sign-in", async (req, res) => signInPage(context, req, res));
  routes.post("/sign-in", limitSignIn, readForm, async (req, res) => signInByForm(context, req, res));
  routes.post("/sign-in/second-factor", limitSignIn, readForm, async (req, res) =>
    secondFactorByForm(context, req, res),
  );
  routes.get("/sign-up", async (req, res) => signUpPage(context, req, res));
  routes.post("/sign-up", sharedRateLimit(db, "signUp", rates.signUp), readForm, async (req, res) =>
    signUpByForm(context, req, res),
  );
  routes.get("/sign-in/mail/:token", async (req, res) => mailedPage(context, req, res));
  routes.post("/sign-in/mail/:token", limitSignIn, readForm, async (req, res) => mailedByForm(context, req, res));
  routes.get("/account", async (req, res) => accountPage(context, req, res));
  routes.get("/signed-in", async (req, res) => signedInPage(context, req, res));
  routes.post("/sign-out", readForm, async (req, res) => signOutByForm(context, req, res));
  return routes;
}

async function signInPage(
  context: SignInContext,
  req: Request,
  res: Response,
  draft: SignInDraft = { email: "", refused: null },
): Promise<void> {
  const name = viewer(req)?.name ?? null;
  res.set("Cache-Control", "no-store");
  const next = nextOf(context, req);
  const providers = (await providersOf(context.db, context.site.id)).filter(
    ({ for: whom }) => whom === "readers" || next.startsWith("/desk"),
  );
  const props = { frame: await anyFrame(context), next, name, providers, ...draft };
  sendPage(res, h(SignInPage, props), await pageLanguage(context, req));
}

async function accountPage(context: SignInContext, req: Request, res: Response): Promise<void> {
  res.set("Cache-Control", "no-store");
  sendPage(res, h(AccountPage, { frame: await anyFrame(context) }), await pageLanguage(context, req));
}

async function signInByForm(context: SignInContext, req: Request, res: Response): Promise<void> {
  const { email = "", password = "" } = req.body as Fields;
  try {
    const who = await memberByPassword(context.reception, parse(SignIn, { email, password }));
    await goOn(context, req, res, await admit(context.reception, [req, res], who, "password"), nextOf(context, req));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await signInPage(context, req, res.status(error.status), { email, refused: error });
  }
}

async function signUpPage(
  context: SignInContext,
  req: Request,
  res: Response,
  draft: SignUpDraft = { name: "", email: "", refused: null },
): Promise<void> {
  res.set("Cache-Control", "no-store");
  const props = { frame: await anyFrame(context), next: nextOf(context, req), draft };
  sendPage(res, h(SignUpPage, props), await pageLanguage(context, req));
}

/** Where addresses are confirmed first, the mail's link makes the account. */
async function signUpByForm(context: SignInContext, req: Request, res: Response): Promise<void> {
  const { reception } = context;
  const { name = "", email = "", password = "" } = req.body as Fields;
  try {
    const asked = parse(SignUp, { name, email, password });
    if ((await settingsOf(reception.db, reception.siteId)).signIn.verifyAddress) {
      await askToJoin(reception, asked);
      return await saying(context, req, res, () => ({
        title: say("signin.mailTitle"),
        text: say("plain.mailText", { email: asked.email }),
      }));
    }
    await enter(reception, req, res, await signUp(reception.db, reception.siteId, asked), { way: "password" });
    res.redirect(303, nextOf(context, req));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await signUpPage(context, req, res.status(error.status), { name, email, refused: error });
  }
}

/** Somebody is signed in and goes on, or is asked for the second factor first. */
async function goOn(context: SignInContext, req: Request, res: Response, answer: SignInAnswer, next: string) {
  if ("ticket" in answer) await secondFactorPage(context, req, res, { ticket: answer.ticket, next, refused: null });
  else res.redirect(303, next);
}

interface SecondStep {
  ticket: string;
  next: string;
  refused: Problem | null;
}

async function secondFactorPage(context: SignInContext, req: Request, res: Response, step: SecondStep): Promise<void> {
  secretly(res);
  sendPage(res, h(SecondFactorPage, { frame: await anyFrame(context), ...step }), await pageLanguage(context, req));
}

async function secondFactorByForm(context: SignInContext, req: Request, res: Response): Promise<void> {
  const { ticket = "", code = "" } = req.body as Fields;
  const next = nextOf(context, req);
  try {
    const { ticket: token, code: typed } = parse(SecondFactor, { ticket, code });
    const { who, way } = await memberBySecondFactor(context.reception, token, typed);
    await enter(context.reception, req, res, who, { way, hasSecondFactor: true });
    res.redirect(303, next);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.problem === "link-over") return await overPage(context, req, res);
    await secondFactorPage(context, req, res.status(error.status), { ticket, next, refused: error });
  }
}

const mailed = ["sign-up", "sign-in", "reset-password", "change-email"] as const;

/** Looking uses nothing up: the programs that open every link of a mail leave it as it was. */
async function mailedPage(context: SignInContext, req: Request, res: Response, refused: Problem | null = null) {
  const { token } = parse(MailedToken, { ...req.params }, "not-found");
  try {
    const ask = await askOf(context.reception, token);
    secretly(res);
    sendPage(
      res,
      h(MailedPage, { frame: await anyFrame(context), token, ask, refused }),
      await pageLanguage(context, req),
    );
  } catch (error) {
    if (error instanceof Problem && error.problem === "link-over") return await overPage(context, req, res);
    throw error;
  }
}

async function askOf({ db, siteId }: Reception, token: string): Promise<MailedAsk> {
  const proof = await readProof(db, siteId, keyOf(token), mailed);
  if (proof.kind === "sign-up") return { kind: proof.kind, name: proof.facts.name, email: proof.facts.email };
  if (proof.memberId === null) throw new Problem("link-over");
  const { name, email } = await memberById(db, proof.memberId);
  return { kind: proof.kind, name, email: proof.kind === "change-email" ? proof.facts.email : (email ?? "") };
}

async function mailedByForm(context: SignInContext, req: Request, res: Response): Promise<void> {
  const { token } = parse(MailedToken, { ...req.params }, "not-found");
  try {
    const { kind } = await askOf(context.reception, token);
    if (kind === "change-email")
      return await emailPage(context, req, res, await changeEmail(context.reception, keyOf(token)));
    const who =
      kind === "reset-password"
        ? await withNewPassword(context, req, token)
        : await memberByLink(context.reception, token);
    await goOn(context, req, res, await admit(context.reception, [req, res], who, "link"), "/signed-in");
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await mailedPage(context, req, res.status(error.status), error);
  }
}

async function withNewPassword({ reception }: SignInContext, req: Request, token: string): Promise<Member> {
  const { password } = parse(ChangePassword, { password: (req.body as Fields).password ?? "" });
  return await resetPassword(reception, keyOf(token), password);
}

/** After a mailed link: the page from which it was asked for may still be open elsewhere. */
async function signedInPage(context: SignInContext, req: Request, res: Response): Promise<void> {
  const who = viewer(req);
  if (!who) return res.redirect(303, "/sign-in");
  await saying(context, req, res, () => ({
    title: say("signin.doneTitle", { name: who.name }),
    text: say("signin.doneText"),
  }));
}

const emailPage = (context: SignInContext, req: Request, res: Response, email: string) =>
  saying(context, req, res, () => ({ title: say("signin.emailTitle"), text: say("signin.emailText", { email }) }));

const overPage = (context: SignInContext, req: Request, res: Response) =>
  saying(context, req, res.status(410), () => ({ title: say("signin.overTitle"), text: say("signin.overText") }));

async function saying(
  context: SignInContext,
  req: Request,
  res: Response,
  words: () => { title: string; text: string },
) {
  const language = await pageLanguage(context, req);
  secretly(res);
  sendPage(res, h(MessagePage, { frame: await anyFrame(context), ...inLanguage(language, words) }), language);
}

async function signOutByForm({ reception, publicUrl }: SignInContext, req: Request, res: Response): Promise<void> {
  await endSession(reception.db, tokenOf(req));
  res.set("Set-Cookie", sessionCookies("", reception.isSecure()));
  res.redirect(303, ownPath(oneOf(req.query.next), publicUrl()));
}

const nextOf = ({ publicUrl }: SignInContext, req: Request) => ownPath(oneOf(req.query.next), publicUrl());
