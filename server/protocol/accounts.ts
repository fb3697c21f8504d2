import { z } from "zod";
import type { Id, Time } from "./basics.ts";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { limits } from "./limits.ts";
import { email, IdParam, newPassword, SignIn, SignUp } from "./requests.ts";
import type { Entered } from "./views.ts";
import { label, words } from "./words.ts";

/** How a session came about. */
export type SignInWay = "password" | "link" | "passkey" | "token" | "oidc" | "guest";

/**
 * What whoever signs in is asked for next, with the ticket that goes with the answer: the code that was sent by mail, or that an
 * authenticator app shows. The same for addresses that have an account and for those that have none.
 */
export interface NextStep {
  next: "mail" | "second-factor";
  ticket: string;
}
export type SignInAnswer = Entered | NextStep;

/** `GET me/account`: how I sign in, and where I am signed in. */
export interface AccountView {
  /** False: I come from elsewhere, and none of the ways below are mine. */
  hasOwnAccount: boolean;
  email: string | null;
  isEmailVerified: boolean;
  hasPassword: boolean;
  passkeys: PasskeyView[];
  hasAuthenticator: boolean;
  recoveryCodesLeft: number;
  /** Newest first. */
  sessions: SessionView[];
  /** True when I signed in so long ago that I have to do it again before any of this changes. */
  isSignInOld: boolean;
  /** True where I work for the newsroom, and the desk stays closed until I sign in with a second factor. */
  needsSecondFactor: boolean;
}

export interface PasskeyView {
  id: string;
  name: string;
  madeAt: Time;
  usedAt: Time | null;
}

export interface SessionView {
  id: Id;
  way: SignInWay;
  hasSecondFactor: boolean;
  /** "Firefox, Windows"; null when its browser did not say. */
  device: string | null;
  signedInAt: Time;
  /** To about ten minutes. */
  lastSeenAt: Time;
  isThisOne: boolean;
}

/** What an authenticator app needs: as a picture, to be typed, or to be opened on the same device. */
export interface AuthenticatorStart {
  /** An SVG. */
  qr: string;
  secret: string;
  uri: string;
}

/** Shown once; only their hashes are kept. */
export interface RecoveryCodes {
  codes: string[];
}

const token = z.string().regex(/^[\w-]{43}$/, fault("faults.ticket"));
/** As people type them: "1234 5678". */
const digits = (count: number) =>
  z
    .string()
    .max(20)
    .transform(text => text.replace(/[\s-]/g, ""))
    .refine(text => text.length === count && /^\d+$/.test(text), fault("faults.digits", { count: String(count) }));

export const AskByEmail = z.strictObject({ email });
export const EnterCode = z.strictObject({ ticket: token, code: digits(8) });
/** A recovery code may stand in the place of the digits. */
export const SecondFactor = z.strictObject({ ticket: token, code: words(40) });
export const ConfirmAuthenticator = z.strictObject({ code: digits(6) });
export const ChangePassword = z.strictObject({ password: newPassword });
export const MailedToken = z.strictObject({ token });
export const PasskeyParams = z.strictObject({ id: z.string().regex(/^[\w-]{1,1400}$/, fault("faults.passkey")) });
export const SessionParams = z.strictObject({ id: IdParam });

const base64url = z.string().regex(/^[\w-]{1,20000}$/, fault("faults.base64url"));
const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  authenticatorAttachment: z.string().max(40).nullish(),
  clientExtensionResults: z.object({}).loose(),
};
/** As browsers answer (WebAuthn, section 5.1): what they add later is let through to nobody. */
export const UsePasskey = z.strictObject({
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url.nullish(),
    }),
  }),
});
export type UsePasskey = z.infer<typeof UsePasskey>;
export const AddPasskey = z.strictObject({
  name: label(limits.nameCodePoints),
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: z.array(z.string().max(20)).max(10).optional(),
    }),
  }),
});
export type AddPasskey = z.infer<typeof AddPasskey>;

const changes = ["sign-in-needed", "not-allowed", "sign-in-again"] as const;

export const accountEndpoints = {
  signUp: endpoint({
    method: "post",
    writes: "own",
    path: "/members",
    says: "Makes an account, once the link or the code in the mail was used; where addresses are not verified at once, with a session",
    body: SignUp,
    status: 201,
    answers: "SignInAnswer",
    problems: ["email-taken", "name-refused", "no-mail"],
  }),
  signIn: endpoint({
    method: "post",
    writes: "own",
    path: "/sessions",
    says: "Signs in with e-mail and password; answers with a session, or what is asked for next",
    body: SignIn,
    status: 201,
    answers: "SignInAnswer",
    problems: ["wrong-credentials"],
  }),
  askForLink: endpoint({
    method: "post",
    writes: "own",
    path: "/sessions/link",
    says: "Sends a mail with a link and a code that sign in; answers the same for an address that has no account",
    body: AskByEmail,
    status: 201,
    answers: "NextStep",
    problems: ["no-mail"],
  }),
  enterCode: endpoint({
    method: "post",
    writes: "own",
    path: "/sessions/code",
    says: "Signs in with the code of a mail and the ticket that was answered when it was asked for",
    body: EnterCode,
    status: 201,
    answers: "SignInAnswer",
    problems: ["wrong-code"],
  }),
  enterSecondFactor: endpoint({
    method: "post",
    writes: "own",
    path: "/sessions/second-factor",
    says: "Ends a sign-in with the code of an authenticator app, or a recovery code, which opens once",
    body: SecondFactor,
    status: 201,
    answers: "Entered",
    problems: ["wrong-code", "link-over"],
  }),
  startPasskeySignIn: endpoint({
    method: "post",
    writes: "own",
    path: "/sessions/passkey/challenge",
    says: "What `navigator.credentials.get` needs, for whoever holds a passkey of this site",
    status: 201,
    answers: "PublicKeyCredentialRequestOptionsJSON",
  }),
  signInByPasskey: endpoint({
    method: "post",
    writes: "own",
    path: "/sessions/passkey",
    says: "Signs in with what an authenticator signed",
    body: UsePasskey,
    status: 201,
    answers: "Entered",
    problems: ["wrong-passkey"],
  }),
  signOut: endpoint({
    method: "delete",
    writes: "own",
    path: "/sessions/current",
    says: "Signs out",
    status: 204,
    answers: "nothing",
  }),
  askForReset: endpoint({
    method: "post",
    writes: "own",
    path: "/passwords/reset",
    says: "Sends a mail with a link to set a new password; answers the same for an address that has no account",
    body: AskByEmail,
    status: 204,
    answers: "nothing",
    problems: ["no-mail"],
  }),
  getAccount: endpoint({
    method: "get",
    path: "/me/account",
    says: "How I sign in, and where I am signed in",
    answers: "AccountView",
    problems: ["sign-in-needed"],
  }),
  changePassword: endpoint({
    method: "put",
    writes: "own",
    path: "/me/password",
    says: "Sets my password and ends my other sessions",
    body: ChangePassword,
    answers: "AccountView",
    problems: changes,
  }),
  changeEmail: endpoint({
    method: "put",
    writes: "own",
    path: "/me/email",
    says: "Sends a mail to a new address of mine, which is mine once its link was used",
    body: AskByEmail,
    status: 204,
    answers: "nothing",
    problems: [...changes, "no-mail"],
  }),
  startPasskey: endpoint({
    method: "post",
    writes: "own",
    path: "/me/passkeys/challenge",
    says: "What `navigator.credentials.create` needs for a new passkey",
    status: 201,
    answers: "PublicKeyCredentialCreationOptionsJSON",
    problems: changes,
  }),
  addPasskey: endpoint({
    method: "post",
    writes: "own",
    path: "/me/passkeys",
    says: "Keeps a new passkey",
    body: AddPasskey,
    status: 201,
    answers: "AccountView",
    problems: [...changes, "wrong-passkey"],
  }),
  removePasskey: endpoint({
    method: "delete",
    writes: "own",
    path: "/me/passkeys/:id",
    says: "Forgets a passkey and ends my other sessions",
    params: PasskeyParams,
    answers: "AccountView",
    problems: [...changes, "not-found", "last-way-in"],
  }),
  startAuthenticator: endpoint({
    method: "post",
    writes: "own",
    path: "/me/authenticator",
    says: "A new secret for an authenticator app; asked for only once a code of it was shown",
    status: 201,
    answers: "AuthenticatorStart",
    problems: changes,
  }),
  confirmAuthenticator: endpoint({
    method: "put",
    writes: "own",
    path: "/me/authenticator",
    says: "Takes the app into use with a first code, ends my other sessions, and answers recovery codes, once",
    body: ConfirmAuthenticator,
    answers: "RecoveryCodes",
    problems: [...changes, "wrong-code"],
  }),
  removeAuthenticator: endpoint({
    method: "delete",
    writes: "own",
    path: "/me/authenticator",
    says: "Asks for no code any more, forgets the recovery codes, and ends my other sessions",
    answers: "AccountView",
    problems: [...changes, "not-found"],
  }),
  renewRecoveryCodes: endpoint({
    method: "post",
    writes: "own",
    path: "/me/recovery-codes",
    says: "New recovery codes in the place of the old ones, answered once",
    status: 201,
    answers: "RecoveryCodes",
    problems: [...changes, "not-found"],
  }),
  endSession: endpoint({
    method: "delete",
    writes: "own",
    path: "/me/sessions/:id",
    says: "Ends one of my sessions",
    params: SessionParams,
    answers: "AccountView",
    problems: ["sign-in-needed", "not-found"],
  }),
  endOtherSessions: endpoint({
    method: "delete",
    writes: "own",
    path: "/me/sessions",
    says: "Ends all my sessions but this one",
    answers: "AccountView",
    problems: ["sign-in-needed"],
  }),
};
