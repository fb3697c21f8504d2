import * as client from "openid-client";
import type { Db } from "../db/pool.ts";
import { fetchFrom } from "../http/fetchFrom.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { Provider } from "../protocol/providers.ts";
import type { SignInFault } from "../protocol/tokenFaults.ts";
import { secretOf } from "../sites/secrets.ts";
import type { Elsewhere } from "./identities.ts";
import { profileFrom } from "./profile.ts";
import { noteRefusal } from "./refusals.ts";
import { isSubject } from "./registeredClaims.ts";
import { type Json, shown } from "./tokenParts.ts";
import type { Visit } from "./visits.ts";

/** What one visit to a provider has to know when it comes back; `address` is where it goes. */
export type Leaving = Pick<Visit, "state" | "nonce" | "verifier"> & { address: string };

const bounds = { bytesMost: 256 * 1024, withinMs: 8_000 };

/** Where to send somebody to sign in at a provider (authorization code with PKCE, state and nonce). Throws `provider-away`. */
export async function leaveFor(db: Db, siteId: Id, provider: Provider, callback: string): Promise<Leaving> {
  const config = await configurationOf(db, siteId, provider).catch(async error => {
    await noteRefusal(db, siteId, provider.id, {
      fault: "provider-away",
      found: why(error),
      expected: provider.issuer,
    });
    throw new Problem("provider-away");
  });
  const verifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope: provider.scopes,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
  });
  return { address: address.href, state, nonce, verifier };
}

/**
 * Who came back from a provider, by everything that it proves: the answer to this one visit, and a signed ID token for us. Null when
 * they changed their mind there. Throws `sign-in-failed` for whatever else, and notes the reason.
 */
export async function comeBack(
  db: Db,
  siteId: Id,
  provider: Provider,
  visit: Visit,
  address: URL,
): Promise<Elsewhere | null> {
  if (address.searchParams.get("error") === "access_denied") return null;
  const refuse = async (fault: SignInFault): Promise<never> => {
    await noteRefusal(db, siteId, provider.id, fault);
    throw new Problem("sign-in-failed");
  };
  let claims: Json;
  try {
    claims = await claimsFrom(await configurationOf(db, siteId, provider), visit, address);
  } catch (error) {
    const isTheirs = error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError;
    return await refuse({
      fault: isTheirs ? "provider-error" : "provider-answer",
      found: isTheirs ? shown(error.error) : why(error),
      expected: null,
    });
  }
  if (!isSubject(claims.sub)) return await refuse({ fault: "subject", found: null, expected: null });
  const { profile, faults } = profileFrom(claims, provider.claims, provider.gives);
  if (!profile) return await refuse(faults[0] as SignInFault);
  if (provider.for === "staff" && profile.role === null) {
    return await refuse({ fault: "not-staff", found: null, expected: null });
  }
  // An address that its provider has not verified is anybody's.
  if (claims.email_verified !== true) profile.email = null;
  return { issuer: provider.issuer, subject: claims.sub, profile };
}

/** What the ID token says, and beside it what its bearer's own door at the provider adds. */
async function claimsFrom(config: client.Configuration, visit: Visit, address: URL): Promise<Json> {
  const answer = await client.authorizationCodeGrant(config, address, {
    pkceCodeVerifier: visit.verifier,
    expectedState: visit.state,
    expectedNonce: visit.nonce,
    idTokenExpected: true,
  });
  const claims = answer.claims();
  if (!claims) throw new Error("no ID token came");
  if (!config.serverMetadata().userinfo_endpoint) return claims;
  const more = await client.fetchUserInfo(config, answer.access_token, claims.sub);
  return { ...more, ...claims };
}

interface Kept {
  until: number;
  config: Promise<client.Configuration>;
}

/** What a provider says of itself is read again every so often; its keys are kept with it. */
const keptMs = 60 * 60_000;
const providersMost = 20;
const kept = new Map<string, Kept>();

async function configurationOf(db: Db, siteId: Id, { id, issuer, clientId }: Provider): Promise<client.Configuration> {
  const secret = await secretOf(db, siteId, `provider.${id}`);
  const name = JSON.stringify([issuer, clientId, secret]);
  const known = kept.get(name);
  if (known && known.until > Date.now()) return await known.config;
  const config = discovered(issuer, clientId, secret);
  kept.set(name, { until: Date.now() + keptMs, config });
  config.catch(() => kept.delete(name));
  const [oldest] = kept.keys();
  if (kept.size > providersMost && oldest !== undefined) kept.delete(oldest);
  return await config;
}

function discovered(issuer: string, clientId: string, secret: string | null): Promise<client.Configuration> {
  return client.discovery(new URL(issuer), clientId, undefined, secret === null ? client.None() : proveBy(secret), {
    execute: [
      client.enableNonRepudiationChecks,
      // fetchFrom takes http on this machine alone.
      ...(issuer.startsWith("http:") ? [client.allowInsecureRequests] : []),
    ],
    timeout: bounds.withinMs / 1_000,
    [client.customFetch]: (url, { signal, ...init }) => fetchFrom(url, withSignal(init, signal), bounds),
  });
}

/** In the body of the request where the provider takes it there, else in its header, which is the standard's default. */
function proveBy(secret: string): client.ClientAuth {
  const [inBody, inHeader] = [client.ClientSecretPost(secret), client.ClientSecretBasic(secret)];
  return (server, ...request) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    return (ways.includes("client_secret_post") ? inBody : inHeader)(server, ...request);
  };
}

const withSignal = (init: object, signal: AbortSignal | undefined): RequestInit =>
  signal ? { ...init, signal } : init;

/** For who set the provider up: what went wrong, with no value of anybody in it. */
function why(error: unknown): string {
  const { code, message, cause } = error as {
    code?: string;
    message?: string;
    cause?: { code?: string; message?: string };
  };
  return shown([code, message, cause?.code].filter(Boolean).join(": "));
}
