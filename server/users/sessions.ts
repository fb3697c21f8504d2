import type { IncomingMessage } from "node:http";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { type Outgoing, userChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { cookieIn } from "../http/cookies.ts";
import { isEmbedded } from "../http/origins.ts";
import type { SignInWay } from "../protocol/accounts.ts";
import type { Id } from "../protocol/basics.ts";
import { aToken, hashOf } from "./tokens.ts";

export const cookieName = "comity_session";
export const sessionDays = 30;

export interface NewSession {
  way: SignInWay;
  /** By default after 30 days. */
  until?: Date;
  /** True when more was shown than one secret: a passkey, or a code beside the password. */
  hasSecondFactor?: boolean;
  /** What its owner knows it by, such as "Firefox, Windows". */
  device?: string | undefined;
}

/** Starts a session; answers the token, which is only ever with who signed in (the table has its hash). */
export async function startSession(
  db: Db,
  memberId: Id,
  { way, until, hasSecondFactor = false, device }: NewSession,
): Promise<string> {
  const token = aToken();
  await db.run(sql`
    insert into sessions (token_hash, member_id, expires_at, way, has_second_factor, device)
    values (${hashOf(token)}, ${memberId}, coalesce(${until ?? null}, now() + make_interval(days => ${sessionDays})),
      ${way}, ${hasSecondFactor}, ${device ?? null})`);
  return token;
}

/** Notes that somebody came through it just now. */
export async function seeSession(db: Db, id: Id): Promise<void> {
  await db.run(sql`update sessions set last_seen_at = now() where id = ${id}`);
}

/** Ends the session with this token and tells the member's open sockets. */
export async function endSession(db: Pool, token: string | undefined): Promise<void> {
  if (token === undefined) return;
  await db.transaction(async tx => {
    const ended = await tx.maybe<{ memberId: Id }>(
      sql`delete from sessions where token_hash = ${hashOf(token)} returning member_id as "memberId"`,
    );
    if (ended) await record(tx, [rightsChanged(ended.memberId)]);
  });
}

/** Ends all sessions of a member; answers the event to record. */
export async function endSessionsOf(tx: Tx, memberId: Id): Promise<Outgoing> {
  await dropCrossings(tx, memberId);
  await tx.run(sql`delete from sessions where member_id = ${memberId}`);
  return rightsChanged(memberId);
}

/** The same, but for the one through which the member asks for it. */
export async function endOtherSessions(tx: Tx, { id, session }: { id: Id; session: { id: Id } }): Promise<Outgoing> {
  await dropCrossings(tx, id);
  await tx.run(sql`delete from sessions where member_id = ${id} and id <> ${session.id}`);
  return rightsChanged(id);
}

/** A session that is on its way to a page elsewhere ends, too. */
const dropCrossings = (tx: Tx, memberId: Id) => tx.run(sql`delete from crossings where member_id = ${memberId}`);

/** Ends one session of a member; answers the event to record, undefined where the member has no such session. */
export async function endSessionById(tx: Tx, memberId: Id, id: Id): Promise<Outgoing | undefined> {
  await dropCrossings(tx, memberId);
  const ended = await tx.run(sql`delete from sessions where id = ${id} and member_id = ${memberId}`);
  return ended ? rightsChanged(memberId) : undefined;
}

/** From now on a second factor was shown in this session; answers the event to record. */
export async function proveSecondFactor(tx: Tx, { id, session }: { id: Id; session: { id: Id } }): Promise<Outgoing> {
  await tx.run(sql`update sessions set has_second_factor = true where id = ${session.id}`);
  return rightsChanged(id);
}

const rightsChanged = (memberId: Id): Outgoing => ({
  channel: userChannel(memberId),
  event: { kind: "rights-changed" },
});

export function forgetOldSessions(db: Db): Promise<number> {
  return db.run(sql`delete from sessions where expires_at < now()`);
}

/**
 * The session token of a request: `Authorization: Bearer <token>`, else our cookie. On a page of another origin only the first counts. A socket
 * says its own token (`given`) when it begins.
 */
export function tokenOf(req: IncomingMessage, given?: string): string | undefined {
  const [, bearer] = /^Bearer +(\S{1,100}) *$/i.exec(req.headers.authorization ?? "") ?? [];
  return given ?? bearer ?? (isEmbedded(req) ? undefined : cookieIn(req.headers.cookie, cookieName));
}

/** Tells a page's scripts that somebody is signed in, and nothing else (client/core/session.ts). */
export const signedInCookie = "comity_signed_in";

/** Set-Cookie for a token, and for the mark beside it that scripts may read; an empty token takes both back. */
export function sessionCookies(token: string, secure: boolean): string[] {
  const age = token ? sessionDays * 24 * 60 * 60 : 0;
  const rest = `SameSite=Lax${secure ? "; Secure" : ""}`;
  return [
    `${cookieName}=${token}; Path=/; Max-Age=${age}; HttpOnly; ${rest}`,
    `${signedInCookie}=${token && "yes"}; Path=/; Max-Age=${age}; ${rest}`,
  ];
}
