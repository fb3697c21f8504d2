import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { aToken, hashOf } from "../users/tokens.ts";

/** Somebody's way to an OpenID provider and back. */
export interface Visit {
  siteId: Id;
  provider: string;
  state: string;
  nonce: string;
  verifier: string;
  /** A path of ours, or the origin of the page that opened the window. */
  returnTo: string;
  /** Who adds this way in to their account; null: who signs in. */
  memberId: Id | null;
}

const minutes = 10;

/** Begins one; answers the ticket, which only the browser that leaves has. */
export async function beginVisit(db: Db, visit: Visit): Promise<string> {
  const ticket = aToken();
  const { siteId, provider, state, nonce, verifier, returnTo, memberId } = visit;
  await db.run(sql`
    insert into provider_visits (ticket_hash, site_id, provider, state, nonce, verifier, return_to, member_id, expires_at)
    values (${hashOf(ticket)}, ${siteId}, ${provider}, ${state}, ${nonce}, ${verifier}, ${returnTo}, ${memberId},
      now() + make_interval(mins => ${minutes}))`);
  return ticket;
}

/** Ends the visit of this ticket, once; null when there is none to this provider, or it took too long. */
export async function endVisit(db: Db, siteId: Id, provider: string, ticket: string): Promise<Visit | null> {
  const ended = await db.maybe<Visit>(sql`
    delete from provider_visits
    where ticket_hash = ${hashOf(ticket)} and site_id = ${siteId} and provider = ${provider} and expires_at > now()
    returning site_id as "siteId", provider, state, nonce, verifier, return_to as "returnTo", member_id as "memberId"`);
  return ended ?? null;
}

export function forgetOldVisits(db: Db): Promise<number> {
  return db.run(sql`delete from provider_visits where expires_at < now()`);
}

/** The browser's half of a visit, in a cookie for these addresses alone. */
export const visitCookieName = "comity_visit";

/** Set-Cookie for a ticket; an empty one takes it back. */
export function visitCookie(ticket: string, isSecure: boolean): string {
  const age = ticket ? minutes * 60 : 0;
  return `${visitCookieName}=${ticket}; Path=/sign-in; Max-Age=${age}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}
