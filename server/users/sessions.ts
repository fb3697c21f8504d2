import { createHash, randomBytes } from "node:crypto";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { type Outgoing, userChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { SignInWay } from "../protocol/accounts.ts";
import type { Id } from "../protocol/basics.ts";

export const cookieName = "comity_session";
const days = 30;

export interface NewSession {
  way: SignInWay;
  /** By default after 30 days. */
  until?: Date;
  /** True when more was shown than one secret: a passkey, or a code beside the password. */
  hasSecondFactor?: boolean;
  /** What its owner knows it by, such as "Firefox on Windows". */
  device?: string | undefined;
}

/** Starts a session; answers the token, which is only ever with who signed in (the table has its hash). */
export async function startSession(
  db: Db,
  memberId: Id,
  { way, until, hasSecondFactor = false, device }: NewSession,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await db.run(sql`
    insert into sessions (token_hash, member_id, expires_at, way, has_second_factor, device)
    values (${hashOf(token)}, ${memberId}, coalesce(${until ?? null}, now() + make_interval(days => ${days})),
      ${way}, ${hasSecondFactor}, ${device ?? null})`);
  return token;
}

/** Notes that somebody came through it just now. */
export async function seeSession(db: Db, id: Id): Promise<void> {
  await db.run(sql`update sessions set last_seen_at = now() where id = ${id}`);
}

/** Ends the session of these cookies and tells the member's open sockets. */
export async function endSession(db: Pool, cookies: string | undefined): Promise<void> {
  const tokenHash = sessionOf(cookies);
  if (!tokenHash) return;
  await db.transaction(async tx => {
    const ended = await tx.maybe<{ memberId: Id }>(
      sql`delete from sessions where token_hash = ${tokenHash} returning member_id as "memberId"`,
    );
    if (ended) await record(tx, [{ channel: userChannel(ended.memberId), event: { kind: "rights-changed" } }]);
  });
}

/** Ends all sessions of a member; answers the event to record. */
export async function endSessionsOf(tx: Tx, memberId: Id): Promise<Outgoing> {
  await tx.run(sql`delete from sessions where member_id = ${memberId}`);
  return { channel: userChannel(memberId), event: { kind: "rights-changed" } };
}

export function forgetOldSessions(db: Db): Promise<number> {
  return db.run(sql`delete from sessions where expires_at < now()`);
}

/** The hash under which the session of a Cookie header is kept; null without one. */
export function sessionOf(cookies: string | undefined): Buffer | null {
  for (const pair of (cookies ?? "").split(";")) {
    const [name, value] = pair.trim().split("=", 2);
    if (name === cookieName && value && value.length <= 100) return hashOf(value);
  }
  return null;
}

/** Set-Cookie for a token; an empty token takes the cookie back. */
export function sessionCookie(token: string, secure: boolean): string {
  const age = token ? days * 24 * 60 * 60 : 0;
  return `${cookieName}=${token}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
