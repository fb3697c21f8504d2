import type { Db } from "../db/pool.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { Provider, ProviderView } from "../protocol/providers.ts";
import type { Reception } from "../signin/reception.ts";
import { settingsOf } from "../sites/settings.ts";
import type { NewSession } from "../users/sessions.ts";
import type { Member } from "../users/viewer.ts";
import { joinIdentity, memberWhoIs } from "./identities.ts";
import { comeBack, leaveFor } from "./oidc.ts";
import { noteNameRefused } from "./refusals.ts";
import { beginVisit, endVisit } from "./visits.ts";

/** The OpenID providers of a site, as their buttons need them. */
export async function providersOf(db: Db, siteId: Id): Promise<ProviderView[]> {
  const { providers } = (await settingsOf(db, siteId)).oidc;
  return providers.map(({ id, label, for: whom }) => ({ id, label, for: whom }));
}

/** Throws `not-found`. */
async function providerNamed(db: Db, siteId: Id, id: string): Promise<Provider> {
  const provider = (await settingsOf(db, siteId)).oidc.providers.find(one => one.id === id);
  if (!provider) throw new Problem("not-found");
  return provider;
}

interface Leave {
  provider: string;
  /** A path of ours, or the origin of the page that opened the window. */
  returnTo: string;
  /** Who adds this way in to their account; null: who signs in. */
  memberId: Id | null;
}

/** Where somebody has to go, and the ticket with which that browser comes back. Throws `not-found`, `provider-away`. */
export async function visitProvider(
  { db, siteId, publicUrl }: Reception,
  { provider: id, returnTo, memberId }: Leave,
): Promise<{ address: string; ticket: string }> {
  const provider = await providerNamed(db, siteId, id);
  const { address, ...secrets } = await leaveFor(db, siteId, provider, callbackOf(publicUrl(), id));
  const ticket = await beginVisit(db, { siteId, provider: id, returnTo, memberId, ...secrets });
  return { address, ticket };
}

/** What became of a visit. */
interface Returned {
  returnTo: string;
  /** Null: they changed their mind, or were signed in already and have joined this way in to their account. */
  signedIn: { member: Member; session: NewSession } | null;
}

const aDayMs = 24 * 60 * 60_000;

/**
 * Somebody comes back from a provider in the browser that left, and is signed in, or joined to whoever they are here. Throws
 * `not-found`, `visit-over`, `sign-in-failed`, `name-refused`, `identity-taken`.
 */
export async function comeBackFrom(
  reception: Reception,
  { provider: id, ticket, address, memberId }: { provider: string; ticket: string; address: URL; memberId: Id | null },
): Promise<Returned> {
  const { db, siteId } = reception;
  const provider = await providerNamed(db, siteId, id);
  const visit = await endVisit(db, siteId, id, ticket);
  // Another may have signed in meanwhile: nothing is joined to them that they did not ask for.
  if (!visit || (visit.memberId !== null && visit.memberId !== memberId)) throw new Problem("visit-over");
  const { returnTo } = visit;
  const elsewhere = await comeBack(db, siteId, provider, visit, address);
  if (!elsewhere) return { returnTo, signedIn: null };
  if (visit.memberId !== null) {
    await joinIdentity(reception, visit.memberId, elsewhere);
    return { returnTo, signedIn: null };
  }
  const member = await memberWhoIs(db, siteId, elsewhere).catch(error => noteNameRefused(db, siteId, id, error));
  const session: NewSession = { way: "oidc", hasSecondFactor: provider.isSecondFactor };
  // Whom a role was given comes back each day: what is taken away there is soon gone here.
  if (elsewhere.profile.role) session.until = new Date(Date.now() + aDayMs);
  return { returnTo, signedIn: { member, session } };
}

/** To be entered at the provider. */
const callbackOf = (publicUrl: string, id: string): string => `${publicUrl}/sign-in/back/${id}`;
