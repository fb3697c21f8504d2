import type { IncomingMessage } from "node:http";
import { say } from "../../locales/say.ts";
import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Outgoing } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { CredentialChange } from "../mail/kinds.ts";
import { mailLater } from "../mail/mailLater.ts";
import type { AddPasskey, RecoveryCodes } from "../protocol/accounts.ts";
import type { Id, Role } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import { forgetFactors } from "../users/accounts.ts";
import { hashPassword, noPassword } from "../users/passwords.ts";
import { endOtherSessions, endSessionsOf, proveSecondFactor } from "../users/sessions.ts";
import { type CurrentSession, member } from "../users/viewer.ts";
import { confirmAuthenticator, removeAuthenticator, renewRecoveryCodes } from "./authenticators.ts";
import { addPasskey, removePasskey } from "./passkeys.ts";
import { dropProofs, takeProof } from "./proofs.ts";
import { memberById, type Reception } from "./reception.ts";

/** How long ago somebody may have signed in who changes how they sign in: a page that was left open changes nothing. */
const recentMs = 15 * 60_000;
export const isOld = ({ signedInAt }: CurrentSession): boolean => Date.now() - signedInAt.getTime() > recentMs;

/** Who changes how they sign in. */
export interface Owner {
  id: Id;
  name: string;
  email: string;
  session: CurrentSession;
}

interface Account {
  email: string;
  name: string;
  hasOwnAccount: boolean;
  /** True where the account is worth more than one secret: then one secret does not change it. */
  asksTwoFactors: boolean;
}

/** The same, who has an account of our own. Throws `sign-in-needed`, `not-allowed`, `sign-in-again`. */
export async function ownerOf(reception: Reception, req: IncomingMessage): Promise<Owner> {
  const { hasOwnAccount, ...owner } = await changerOf(reception, req);
  if (!hasOwnAccount) throw new Problem("not-allowed", { detail: () => say("details.otherAccount") });
  return owner;
}

/**
 * The member, who signed in lately, with a second factor where there is one: whoever has only read the mail of a moderator with a passkey
 * cannot set up a factor of their own. Throws `sign-in-needed`, `not-allowed` for a member of another site, `sign-in-again`.
 */
export async function changerOf(
  { db, siteId }: Reception,
  req: IncomingMessage,
): Promise<Owner & { hasOwnAccount: boolean }> {
  const { id, siteId: ownSite, session } = member(req);
  if (ownSite !== siteId) throw new Problem("not-allowed");
  const { asksTwoFactors, ...owner } = await db.one<Account>(sql`
    select m.email, m.name, m.has_own_account as "hasOwnAccount",
      exists (select 1 from authenticators a where a.member_id = m.id and a.confirmed_at is not null)
      or (m.role <> 'member' and exists (select 1 from passkeys p where p.member_id = m.id)) as "asksTwoFactors"
    from members m where m.id = ${id}`);
  if (isOld(session) || (asksTwoFactors && !session.hasSecondFactor)) throw new Problem("sign-in-again");
  return { id, session, ...owner };
}

/** Sets a password; whoever else is signed in with the old one is so no more. */
export async function changePassword(reception: Reception, owner: Owner, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await changing(reception, owner, "password", async tx => {
    await setPassword(tx, owner.id, passwordHash);
    await onlyThisSession(tx, owner);
  });
}

/** Keeps a passkey; it may have been made to get to the desk, so it counts at once. Throws `wrong-passkey`. */
export const keepPasskey = (reception: Reception, owner: Owner, request: AddPasskey): Promise<void> =>
  changing(reception, owner, "passkey-added", async tx => {
    await addPasskey(reception, tx, owner.id, request);
    await record(tx, [await proveSecondFactor(tx, owner)]);
  });

/** Throws `not-found`. */
export const forgetPasskey = (reception: Reception, owner: Owner, id: string): Promise<void> =>
  changing(reception, owner, "passkey-removed", async tx => {
    await removePasskey(tx, owner.id, id);
    await onlyThisSession(tx, owner);
  });

/** Takes an authenticator app into use; sessions that never showed a code of it end. Throws `wrong-code`. */
export const takeAuthenticator = (reception: Reception, owner: Owner, code: string): Promise<RecoveryCodes> =>
  changing(reception, owner, "authenticator-added", async tx => {
    await confirmAuthenticator(tx, owner.id, code);
    await tx.run(sql`update sessions set has_second_factor = true where id = ${owner.session.id}`);
    await onlyThisSession(tx, owner);
    return await renewRecoveryCodes(tx, owner.id);
  });

export const forgetAuthenticator = (reception: Reception, owner: Owner): Promise<void> =>
  changing(reception, owner, "authenticator-removed", async tx => {
    await removeAuthenticator(tx, owner.id);
    await onlyThisSession(tx, owner);
  });

/** Throws `not-found` where there is no app that they could stand in for. */
export const newRecoveryCodes = (reception: Reception, owner: Owner): Promise<RecoveryCodes> =>
  changing(reception, owner, "recovery-codes", async tx => {
    const app = await tx.maybe(sql`
      select 1 from authenticators where member_id = ${owner.id} and confirmed_at is not null for update`);
    if (!app) throw new Problem("not-found");
    return await renewRecoveryCodes(tx, owner.id);
  });

/**
 * Sets a password by the link of a mail: all sessions end, and no other mail opens anything. Answers whose it is, who has shown that mail
 * reaches them. Throws `link-over`.
 */
export async function resetPassword(reception: Reception, key: Buffer, password: string) {
  const { db, siteId } = reception;
  const passwordHash = await hashPassword(password);
  return await db.transaction(async tx => {
    const { memberId } = await takeProof(tx, siteId, key, ["reset-password"]);
    if (memberId === null) throw new Problem("link-over");
    await showAddress(tx, memberId);
    await setPassword(tx, memberId, passwordHash);
    await tellOwner(tx, reception, memberId, "password");
    const ended = await endSessionsOf(tx, memberId);
    const who = await memberById(tx, memberId);
    await record(tx, [ended]);
    return who;
  });
}

/**
 * Notes that mail reaches the member's address. Where nobody had shown that before, another may have made the account with it: every way in
 * of before is gone then, and the event to record is answered. People of the newsroom keep theirs: a role was given to who has them.
 */
export async function showAddress(tx: Tx, memberId: Id): Promise<Outgoing | undefined> {
  const shown = await tx.maybe<{ role: Role }>(sql`
    update members set email_verified_at = now() where id = ${memberId} and email_verified_at is null returning role`);
  if (shown?.role !== "member") return undefined;
  await setPassword(tx, memberId, noPassword);
  await forgetFactors(tx, [memberId]);
  await tx.run(sql`delete from identities where member_id = ${memberId}`);
  return await endSessionsOf(tx, memberId);
}

async function setPassword(tx: Tx, memberId: Id, passwordHash: string): Promise<void> {
  await tx.run(sql`update members set password_hash = ${passwordHash} where id = ${memberId}`);
  await dropProofs(tx, memberId);
}

/** One change in one transaction, of which its owner is told. */
async function changing<T>(
  reception: Reception,
  { id }: Owner,
  what: CredentialChange,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return await reception.db.transaction(async tx => {
    await tellOwner(tx, reception, id, what);
    return await work(tx);
  });
}

async function onlyThisSession(tx: Tx, owner: Owner): Promise<void> {
  await record(tx, [await endOtherSessions(tx, owner)]);
}

/** Tells the owner of an account, at the address that was theirs before, where mail is known to reach them. */
export async function tellOwner(
  tx: Tx,
  { siteId, publicUrl, sendsMail }: Reception,
  memberId: Id,
  what: CredentialChange,
) {
  const owner = await tx.maybe<{ email: string }>(sql`
    select email from members where id = ${memberId} and email_verified_at is not null`);
  if (!owner || !sendsMail) return;
  const facts = { what, url: `${publicUrl()}/account` };
  await mailLater(tx, { siteId, to: { address: owner.email }, kind: "credential-changed", facts });
}
