import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { limits } from "./limits.ts";
import type { Entered } from "./views.ts";
import { label, words } from "./words.ts";

/** Work for a browser, as ALTCHA has it (proof of work, version 2): the counter whose derived key begins as asked. */
export interface GuestChallenge {
  parameters: z.infer<typeof Parameters>;
  signature: string;
}

const hex = z.string().regex(/^[0-9a-f]{2,128}$/, fault("faults.hexadecimal"));
const Parameters = z.strictObject({
  algorithm: z.literal("PBKDF2/SHA-256"),
  nonce: hex,
  salt: hex,
  cost: z.int(),
  keyLength: z.int(),
  keyPrefix: hex,
  expiresAt: z.int(),
});

/** Somebody gives a name and the work that was asked for. */
export const EnterAsGuest = z.strictObject({
  name: label(limits.nameCodePoints),
  challenge: z.strictObject({ parameters: Parameters, signature: hex }),
  solution: z.strictObject({ counter: z.int().min(0), derivedKey: hex, time: z.number().optional() }),
});
export type EnterAsGuest = z.infer<typeof EnterAsGuest>;

/** `secret`: told this once. Whoever keeps it comes back as the same guest, and claims the comments for an account later. */
export interface EnteredAsGuest extends Entered {
  secret: string;
}

export const GuestSecret = z.strictObject({ secret: words(100) });
export type GuestSecret = z.infer<typeof GuestSecret>;

export interface ClaimView {
  /** The comments that are the account's now. */
  claimed: number;
}

export const guestEndpoints = {
  getGuestChallenge: endpoint({
    method: "get",
    path: "/guests/challenge",
    says: "The work that a browser does once for a guest, instead of a captcha",
    answers: "GuestChallenge",
    problems: ["guests-off"],
  }),
  enterAsGuest: endpoint({
    method: "post",
    writes: "own",
    path: "/guests",
    says: "Signs somebody in by a name and the work alone; what guests write waits until it is approved",
    body: EnterAsGuest,
    status: 201,
    answers: "EnteredAsGuest",
    problems: ["guests-off", "challenge-failed", "name-refused"],
  }),
  returnAsGuest: endpoint({
    method: "post",
    writes: "own",
    path: "/guests/returns",
    says: "Signs a guest in again by the secret that the browser keeps",
    body: GuestSecret,
    answers: "Entered",
    problems: ["guests-off", "wrong-credentials"],
  }),
  claimComments: endpoint({
    method: "post",
    writes: "own",
    path: "/me/claims",
    says: "Makes what a guest wrote mine, by the secret that the browser keeps; my e-mail address has to be verified",
    body: GuestSecret,
    answers: "ClaimView",
    problems: ["sign-in-needed", "account-needed", "email-unverified", "wrong-credentials", "guest-restricted"],
  }),
};
