import type { Tx } from "../db/pool.ts";
import { record } from "../events/stream.ts";
import { countUse } from "../http/rateLimit.ts";
import { mailLater } from "../mail/mailLater.ts";
import type { NextStep } from "../protocol/accounts.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { SignUp } from "../protocol/requests.ts";
import { addMember } from "../users/accounts.ts";
import { mayBeCalled } from "../users/names.ts";
import { hashPassword } from "../users/passwords.ts";
import type { Member } from "../users/viewer.ts";
import { showAddress } from "./credentials.ts";
import { giveMailedProof, giveProof, keyOf, type Proof, takeProof, tryCode } from "./proofs.ts";
import { accountWith, memberById, needMail, type Reception } from "./reception.ts";

/** People read their mail later than they ask for it; a link that opens an account is worth an hour. */
const minutes = 60;

/**
 * Asks for a new account, which there is once its mail was answered. Whether the address has an account already is told to its owner
 * alone, in the mail, which then signs in: the answer here, what is done and how long it takes are the same. Throws `no-mail`,
 * `name-refused`, `too-many-requests`.
 */
export async function askToJoin(reception: Reception, { name, email, password }: SignUp): Promise<NextStep> {
  const { db, siteId } = reception;
  await mayAskForMail(reception, email);
  await mayBeCalled(db, siteId, name);
  const passwordHash = await hashPassword(password);
  return await db.transaction(async tx => {
    const known = await accountWith(tx, siteId, email);
    const proof: Proof = known
      ? { kind: "sign-in", siteId, memberId: known.id, facts: {} }
      : { kind: "sign-up", siteId, memberId: null, facts: { name, email, passwordHash } };
    const { token, code, ticket } = await giveMailedProof(tx, proof, minutes);
    const facts = { url: mailedUrl(reception, token), code, minutes };
    await mailLater(tx, { siteId, to: { address: email }, kind: known ? "account-exists" : "verify-address", facts });
    return { next: "mail", ticket };
  });
}

/**
 * Asks for a link and a code that sign in. Who has no account is told so by mail, and the proof that goes with it opens nothing. Throws
 * `no-mail`, `too-many-requests`.
 */
export async function askForLink(reception: Reception, email: string): Promise<NextStep> {
  const { db, siteId } = reception;
  await mayAskForMail(reception, email);
  return await db.transaction(async tx => {
    const known = await accountWith(tx, siteId, email);
    const proof = { kind: "sign-in", siteId, memberId: known?.id ?? null, facts: {} } as const;
    const { token, code, ticket } = await giveMailedProof(tx, proof, minutes);
    const facts = { url: mailedUrl(reception, token), code, minutes };
    if (known) await mailLater(tx, { siteId, to: { address: email }, kind: "sign-in-link", facts });
    else await tellNoAccount(tx, reception, email);
    return { next: "mail", ticket };
  });
}

/** Asks for a link to set a new password; see {@link askForLink}. */
export async function askForReset(reception: Reception, email: string): Promise<void> {
  const { db, siteId } = reception;
  await mayAskForMail(reception, email);
  await db.transaction(async tx => {
    const known = await accountWith(tx, siteId, email);
    const proof = { kind: "reset-password", siteId, memberId: known?.id ?? null, facts: {} } as const;
    const facts = { url: mailedUrl(reception, await giveProof(tx, proof, minutes)), minutes };
    if (known) await mailLater(tx, { siteId, to: { address: email }, kind: "reset-password", facts });
    else await tellNoAccount(tx, reception, email);
  });
}

const tellNoAccount = (tx: Tx, { siteId, publicUrl }: Reception, email: string) =>
  mailLater(tx, { siteId, to: { address: email }, kind: "no-account", facts: { url: publicUrl() } });

/** Where the link of a mail leads: a page with a button, for scanners open what they find in a mail. */
export const mailedUrl = ({ publicUrl }: Reception, token: string): string => `${publicUrl()}/sign-in/mail/${token}`;

/** Nobody's address is filled with mail by whoever enters it: not from one network, and not from many. */
export async function mayAskForMail(reception: Reception, email: string): Promise<void> {
  needMail(reception);
  const { db, siteId, rates } = reception;
  await countUse(db, "mailTo", rates.mailTo, `${siteId}:${email}`);
}

/** Who typed the code of a mail on the page that asked for it. Throws `wrong-code`. */
export async function memberByCode(reception: Reception, ticket: string, code: string): Promise<Member> {
  return await memberByProof(reception, await tryCode(reception.db, ticket, code));
}

/** Who pressed the button on the page to which the link of a mail led. Throws `link-over`. */
export const memberByLink = (reception: Reception, token: string): Promise<Member> =>
  memberByProof(reception, keyOf(token));

/** Mail reaches whoever shows this: the account is theirs, or is made now. */
async function memberByProof({ db, siteId }: Reception, key: Buffer): Promise<Member> {
  return await db.transaction(async tx => {
    const proof = await takeProof(tx, siteId, key, ["sign-up", "sign-in"]);
    if (proof.kind === "sign-in") return await signedInByMail(tx, proof.memberId);
    try {
      return await addMember(tx, { siteId, ...proof.facts });
    } catch (taken) {
      // Of two mails for one new address the second finds the account of the first.
      const known = await accountWith(tx, siteId, proof.facts.email);
      if (!known) throw taken;
      return await signedInByMail(tx, known.id);
    }
  });
}

async function signedInByMail(tx: Tx, memberId: Id | null): Promise<Member> {
  // Guessed: it was asked for with an address that has no account, and sent to nobody.
  if (memberId === null) throw new Problem("link-over");
  const ended = await showAddress(tx, memberId);
  const who = await memberById(tx, memberId);
  if (ended) await record(tx, [ended]);
  return who;
}
