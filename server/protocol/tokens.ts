import { z } from "zod";
import type { Id, Role, Time } from "./basics.ts";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { IdParam, SiteParams } from "./requests.ts";
import type { SignInFault, TokenFault } from "./tokenFaults.ts";

/** Longer ones are refused too, with the reason. */
const token = z.string().max(20_000, fault("faults.longer", { most: "20000" }));

export const SignInByToken = z.strictObject({ token });

/** For how many hours the secrets of before hold on. */
export const MakeTokenSecret = z.strictObject({ overlapHours: z.int().min(0).max(720) });
const TokenSecretParams = SiteParams.extend({ id: IdParam });
const IdentityParams = z.strictObject({ id: IdParam });

/** A secret that signs tokens, without what it is. */
export interface TokenSecretView {
  /** A token may name it as its `kid`. */
  id: Id;
  madeAt: Time;
  madeBy: string | null;
  /** Null: it is the newest. */
  endsAt: Time | null;
}

/** The one answer that has a secret in it, in base64url. */
export interface NewTokenSecret {
  id: Id;
  secret: string;
  secrets: TokenSecretView[];
}

/** Why somebody could not be signed in, and how often. */
export interface RefusalView extends SignInFault {
  /** `token`, or the provider. */
  way: string;
  times: number;
  firstAt: Time;
  lastAt: Time;
}

export interface SignInsView {
  tokenSecrets: TokenSecretView[];
  /** The newest first, 50 at most. */
  refusals: RefusalView[];
}

/** What a token says, what is wrong with it, and whom it would sign in. */
export interface TokenTrial {
  header: Record<string, unknown> | null;
  claims: Record<string, unknown> | null;
  faults: TokenFault[];
  /** Null where there is a fault. */
  person: {
    subject: string;
    name: string;
    email: string | null;
    role: Role;
    badges: string[];
    until: Time;
    isNew: boolean;
  } | null;
}

/** Another way in that somebody has joined to their account. */
export interface IdentityView {
  id: Id;
  issuer: string;
  /** As a reader knows it: the provider's button, the site, or a host. */
  label: string;
  addedAt: Time;
  usedAt: Time;
}

const desk = ["sign-in-needed", "not-allowed", "not-found"] as const;

export const tokenEndpoints = {
  signInByToken: endpoint({
    method: "post",
    writes: "own",
    path: "/sessions/token",
    says: "Signs in with a token of the site's own accounts, for no longer than the token holds",
    body: SignInByToken,
    answers: "Entered",
    problems: ["token-refused", "name-refused"],
  }),
  getSignIns: endpoint({
    method: "get",
    path: "/sites/:site/sign-ins",
    says: "Which secrets sign tokens, without them, and why people could not be signed in lately",
    params: SiteParams,
    answers: "SignInsView",
    problems: desk,
  }),
  makeTokenSecret: endpoint({
    method: "post",
    writes: "desk",
    path: "/sites/:site/token-secrets",
    says: "Makes the next secret that signs tokens, and tells it this once; those before it hold for so many hours more",
    params: SiteParams,
    body: MakeTokenSecret,
    status: 201,
    answers: "NewTokenSecret",
    problems: desk,
  }),
  endTokenSecret: endpoint({
    method: "delete",
    writes: "desk",
    path: "/sites/:site/token-secrets/:id",
    says: "Ends a secret now: what it signed opens nothing any more",
    params: TokenSecretParams,
    answers: "TokenSecretView[]",
    problems: desk,
  }),
  tryToken: endpoint({
    method: "post",
    writes: "desk",
    path: "/sites/:site/token-trials",
    says: "Says everything that is wrong with a token, or whom it would sign in; signs nobody in",
    params: SiteParams,
    body: SignInByToken,
    answers: "TokenTrial",
    problems: desk,
  }),
  getIdentities: endpoint({
    method: "get",
    path: "/me/identities",
    says: "Where else one signs in from",
    answers: "IdentityView[]",
    problems: ["sign-in-needed"],
  }),
  joinByToken: endpoint({
    method: "post",
    writes: "own",
    path: "/me/identities",
    says: "Joins the account that a token proves to one's own, as a way to sign in",
    body: SignInByToken,
    answers: "IdentityView[]",
    problems: ["sign-in-needed", "not-allowed", "sign-in-again", "token-refused", "identity-taken"],
  }),
  removeIdentity: endpoint({
    method: "delete",
    writes: "own",
    path: "/me/identities/:id",
    says: "Gives up one way to sign in, but never the last",
    params: IdentityParams,
    answers: "IdentityView[]",
    problems: ["sign-in-needed", "not-allowed", "sign-in-again", "not-found", "last-way-in"],
  }),
};
