import type { TokenFault } from "../protocol/tokenFaults.ts";
import { type Json, shown } from "./tokenParts.ts";

const aDaySeconds = 24 * 60 * 60;
/** How far two clocks may be apart. */
const skewSeconds = 30;
/** As OpenID Connect Core has it (2). */
const subjectMost = 255;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what no name of an account holds.
const control = /[\u0000-\u001f\u007f]/;

/** What is wrong with the claims that say for whom a token is, of whom, and for how long (RFC 7519, 4.1), stricter than there. */
export function* registeredFaults(
  { iss, aud, exp, iat, nbf, sub }: Json,
  { issuer, audience }: { issuer: string; audience: string },
  now: Date,
): Generator<TokenFault> {
  const at = now.getTime() / 1_000;
  if (iss !== issuer) yield { fault: "issuer", found: shown(iss), expected: issuer };
  if (!isFor(audience, aud)) yield { fault: "audience", found: shown(aud), expected: audience };

  if (!isTime(exp)) yield { fault: "expiry", found: shown(exp), expected: null };
  else if (exp <= at - skewSeconds) yield { fault: "expired", found: timeOf(exp), expected: null };
  else if (exp > at + aDaySeconds + skewSeconds) yield { fault: "expires-late", found: timeOf(exp), expected: null };

  if (!isTime(iat)) yield { fault: "issued", found: shown(iat), expected: null };
  else if (iat > at + skewSeconds) yield { fault: "issued-ahead", found: timeOf(iat), expected: null };

  if (nbf !== undefined && !isTime(nbf)) yield { fault: "not-before", found: shown(nbf), expected: null };
  else if (nbf !== undefined && nbf > at + skewSeconds) yield { fault: "not-yet", found: timeOf(nbf), expected: null };

  if (!isSubject(sub)) yield { fault: "subject", found: shown(sub), expected: null };
}

/** One audience, or a list that holds it and nothing but audiences. */
const isFor = (audience: string, aud: unknown) =>
  aud === audience || (Array.isArray(aud) && aud.every(one => typeof one === "string") && aud.includes(audience));

/** Whole seconds since 1970, of a year with four digits. */
const isTime = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 253_402_300_800;

const timeOf = (seconds: number) => new Date(seconds * 1_000).toISOString();

export const isSubject = (sub: unknown): sub is string =>
  typeof sub === "string" &&
  sub !== "" &&
  sub.trim() === sub &&
  sub.length <= subjectMost &&
  sub.isWellFormed() &&
  !control.test(sub);
