import { createHash, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { toString as toQr } from "qrcode";
import { say } from "../../locales/say.ts";
import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { AuthenticatorStart, RecoveryCodes } from "../protocol/accounts.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, half a minute. */
const periodSeconds = 30;
/** The code before and the one after count too, for clocks differ. */
const stepsAround = 1;
const secretBytes = 20;

/** True once an app was confirmed, and so is asked for. */
export async function hasAuthenticator(db: Db, memberId: Id): Promise<boolean> {
  const found = await db.maybe(sql`
    select 1 from authenticators where member_id = ${memberId} and confirmed_at is not null`);
  return found !== undefined;
}

/** A new secret for an app, in the place of one that was never confirmed; nobody is asked for its codes yet. Throws `not-allowed`. */
export async function startAuthenticator(
  db: Db,
  { id, email, siteName }: { id: Id; email: string; siteName: string },
): Promise<AuthenticatorStart> {
  const secret = randomBytes(secretBytes);
  const isNew = await db.run(sql`
    insert into authenticators as a (member_id, secret) values (${id}, ${secret})
    on conflict (member_id) do update set secret = excluded.secret where a.confirmed_at is null`);
  if (!isNew) throw new Problem("not-allowed", { detail: () => say("details.otherApp") });
  const totp = totpOf(secret, { issuer: siteName, label: email });
  const uri = totp.toString();
  return { uri, secret: totp.secret.base32, qr: await toQr(uri, { type: "svg", margin: 2 }) };
}

/** Takes the app into use with a first code of it. Throws `wrong-code`. */
export async function confirmAuthenticator(tx: Tx, memberId: Id, code: string): Promise<void> {
  const waiting = await tx.maybe<{ secret: Buffer }>(sql`
    select secret from authenticators where member_id = ${memberId} and confirmed_at is null for update`);
  const step = waiting && stepOf(waiting.secret, code);
  if (step === undefined) throw new Problem("wrong-code");
  await tx.run(sql`
    update authenticators set confirmed_at = now(), last_step = ${step} where member_id = ${memberId}`);
}

/** Throws `not-found` where none is in use. */
export async function removeAuthenticator(tx: Tx, memberId: Id): Promise<void> {
  const removed = await tx.run(sql`
    delete from authenticators where member_id = ${memberId} and confirmed_at is not null`);
  if (!removed) throw new Problem("not-found");
  await tx.run(sql`delete from recovery_codes where member_id = ${memberId}`);
}

/** True for a code that the app shows now, which is then used up, or for a recovery code that was not used before. */
export async function isSecondFactor(db: Db, memberId: Id, typed: string): Promise<boolean> {
  const code = typed.replace(/[\s-]/g, "").toUpperCase();
  if (!/^\d{6}$/.test(code)) return await useRecoveryCode(db, memberId, code);
  const app = await db.maybe<{ secret: Buffer }>(sql`
    select secret from authenticators where member_id = ${memberId} and confirmed_at is not null`);
  const step = app && stepOf(app.secret, code);
  if (step === undefined) return false;
  // Of two who show the same code at once, or who saw it typed, one comes too late.
  const used = await db.run(sql`
    update authenticators set last_step = ${step} where member_id = ${memberId} and last_step < ${step}`);
  return used > 0;
}

/** The half minute to which a code belongs; undefined when it is not one of these. */
function stepOf(secret: Buffer, code: string): number | undefined {
  const totp = totpOf(secret, {});
  const delta = totp.validate({ token: code, window: stepsAround });
  return delta === null ? undefined : totp.counter() + delta;
}

function totpOf(secret: Buffer, names: { issuer?: string; label?: string }): TOTP {
  return new TOTP({ ...names, period: periodSeconds, secret: new Secret({ buffer: new Uint8Array(secret).buffer }) });
}

const codesAtOnce = 10;
/** Base 32 without what looks like a digit: 80 bits in 16 letters, so that a plain hash of them is as good as a slow one. */
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** New ones in the place of those from before. */
export async function renewRecoveryCodes(tx: Tx, memberId: Id): Promise<RecoveryCodes> {
  const codes = Array.from({ length: codesAtOnce }, aRecoveryCode);
  await tx.run(sql`delete from recovery_codes where member_id = ${memberId}`);
  await tx.run(sql`
    insert into recovery_codes (member_id, code_hash)
    select ${memberId}, hash from unnest(${codes.map(hashOf)}::bytea[]) as hash`);
  return { codes };
}

export async function recoveryCodesLeft(db: Db, memberId: Id): Promise<number> {
  const { left } = await db.one<{ left: number }>(sql`
    select count(*)::int as left from recovery_codes where member_id = ${memberId} and used_at is null`);
  return left;
}

async function useRecoveryCode(db: Db, memberId: Id, code: string): Promise<boolean> {
  const used = await db.run(sql`
    update recovery_codes set used_at = now()
    where member_id = ${memberId} and code_hash = ${hashOf(code)} and used_at is null`);
  return used > 0;
}

/** "ABCD-EFGH-JKLM-NPQR". */
const aRecoveryCode = () =>
  [...randomBytes(16)].map((byte, at) => (at % 4 === 0 && at > 0 ? "-" : "") + letters[byte % letters.length]).join("");

const hashOf = (code: string) => createHash("sha256").update(code.replaceAll("-", "")).digest();
