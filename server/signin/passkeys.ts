import { isIP } from "node:net";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from "@simplewebauthn/server";
import { decodeClientDataJSON } from "@simplewebauthn/server/helpers";
import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { AddPasskey, PasskeyView, UsePasskey } from "../protocol/accounts.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { Member } from "../users/viewer.ts";
import { giveProof, keyOf, useProof } from "./proofs.ts";
import { memberById, type Reception } from "./reception.ts";

const challengeMinutes = 5;
const timeout = challengeMinutes * 60_000;

interface PasskeyRow {
  id: string;
  memberId: Id;
  publicKey: Buffer;
  counter: string;
  transports: string[];
}

/** For whom passkeys are: our host. A loopback address is no name that browsers take, but "localhost" stands for it. */
export function relyingParty(publicUrl: string): { id: string; origin: string } {
  const url = new URL(publicUrl);
  if (url.hostname === "127.0.0.1" || url.hostname === "[::1]") url.hostname = "localhost";
  return { id: url.hostname, origin: url.origin };
}

/** False where readers come to a bare address: passkeys need a name. */
export const takesPasskeys = (publicUrl: string): boolean => isIP(relyingParty(publicUrl).id) === 0;

/** What a browser needs to make a passkey that is found without a name, and asks its holder for a finger, a face or a PIN. */
export async function startPasskey(
  reception: Reception,
  who: { id: Id; name: string; email: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { db, siteName, publicUrl } = reception;
  const known = await db.all<{ id: string; transports: string[] }>(sql`
    select id, transports from passkeys where member_id = ${who.id}`);
  return await generateRegistrationOptions({
    rpName: siteName,
    rpID: relyingParty(publicUrl()).id,
    userName: who.email,
    userDisplayName: who.name,
    userID: new TextEncoder().encode(who.id),
    challenge: await aChallenge(reception, who.id),
    timeout,
    excludeCredentials: known,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** Keeps what an authenticator made for a challenge of this member. Throws `wrong-passkey`. */
export async function addPasskey(reception: Reception, tx: Tx, memberId: Id, request: AddPasskey): Promise<void> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(reception.publicUrl());
  const response = request.response as unknown as RegistrationResponseJSON;
  const expectedChallenge = await takeChallenge(reception, response.response.clientDataJSON, memberId);
  const { registrationInfo: made } = await orWrongPasskey(() =>
    verifyRegistrationResponse({ response, expectedChallenge, expectedOrigin, expectedRPID }),
  );
  if (!made) throw new Problem("wrong-passkey");
  const { id, publicKey, counter, transports = [] } = made.credential;
  const isNew = await tx.run(sql`
    insert into passkeys (id, member_id, public_key, counter, transports, name)
    values (${id}, ${memberId}, ${Buffer.from(publicKey)}, ${counter}, ${transports}, ${request.name})
    on conflict do nothing`);
  if (!isNew) throw new Problem("wrong-passkey");
}

/** What a browser needs to find a passkey of this site, whoever's it is. */
export async function startPasskeySignIn(reception: Reception): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return await generateAuthenticationOptions({
    rpID: relyingParty(reception.publicUrl()).id,
    challenge: await aChallenge(reception, null),
    timeout,
    userVerification: "required",
  });
}

/** The member whose authenticator signed a challenge of ours. Throws `wrong-passkey`. */
export async function memberByPasskey(reception: Reception, request: UsePasskey): Promise<Member> {
  const { db, siteId, publicUrl } = reception;
  const response = request.response as unknown as AuthenticationResponseJSON;
  const row = await db.maybe<PasskeyRow>(sql`
    select p.id, p.member_id as "memberId", p.public_key as "publicKey", p.counter, p.transports
    from passkeys p join members m on m.id = p.member_id
    where p.id = ${response.id} and m.site_id = ${siteId} and m.has_own_account`);
  if (!row || !isFor(row.memberId, response.response.userHandle)) throw new Problem("wrong-passkey");
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(publicUrl());
  const expectedChallenge = await takeChallenge(reception, response.response.clientDataJSON, null);
  const credential = credentialOf(row);
  const { verified, authenticationInfo } = await orWrongPasskey(() =>
    verifyAuthenticationResponse({ response, expectedChallenge, expectedOrigin, expectedRPID, credential }),
  );
  if (!verified) throw new Problem("wrong-passkey");
  await db.run(sql`
    update passkeys set counter = ${authenticationInfo.newCounter}, used_at = now() where id = ${row.id}`);
  return await memberById(db, row.memberId);
}

export async function passkeysOf(db: Db, memberId: Id): Promise<PasskeyView[]> {
  const rows = await db.all<{ id: string; name: string; madeAt: Date; usedAt: Date | null }>(sql`
    select id, name, made_at as "madeAt", used_at as "usedAt" from passkeys where member_id = ${memberId} order by made_at, id`);
  return rows.map(({ madeAt, usedAt, ...row }) => ({
    ...row,
    madeAt: madeAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  }));
}

/** Throws `not-found`. */
export async function removePasskey(tx: Tx, memberId: Id, id: string): Promise<void> {
  const removed = await tx.run(sql`delete from passkeys where id = ${id} and member_id = ${memberId}`);
  if (!removed) throw new Problem("not-found");
}

/** A passkey that is found without a name says whose it is (WebAuthn, section 7.2, step 6). */
const isFor = (memberId: Id, userHandle: string | undefined) =>
  userHandle !== undefined && Buffer.from(userHandle, "base64url").toString() === memberId;

const credentialOf = ({ id, publicKey, counter, transports }: PasskeyRow): WebAuthnCredential => ({
  id,
  publicKey: new Uint8Array(publicKey),
  counter: Number(counter),
  transports,
});

/** A challenge is a proof: made once, known to any node, and used up by the first who signs it. */
async function aChallenge({ db, siteId }: Reception, memberId: Id | null): Promise<Uint8Array<ArrayBuffer>> {
  const token = await giveProof(db, { kind: "passkey", siteId, memberId, facts: {} }, challengeMinutes);
  return new Uint8Array(Buffer.from(token, "base64url"));
}

/** The challenge in what an authenticator answered, which we asked, of nobody else, and nobody has answered yet. Throws `wrong-passkey`. */
async function takeChallenge({ db, siteId }: Reception, clientDataJSON: string, memberId: Id | null): Promise<string> {
  const { challenge } = await orWrongPasskey(async () => decodeClientDataJSON(clientDataJSON));
  const asked = await useProof(db, siteId, keyOf(String(challenge)), ["passkey"]);
  if (asked?.memberId !== memberId) throw new Problem("wrong-passkey");
  return challenge;
}

/** The library throws a plain Error at whatever is not as it must be: a signature, an origin, half a message. */
async function orWrongPasskey<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch {
    throw new Problem("wrong-passkey");
  }
}
