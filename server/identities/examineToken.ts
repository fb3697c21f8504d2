import { type CryptoKey, compactVerify } from "jose";
import type { TokenFault } from "../protocol/tokenFaults.ts";
import type { TokenSettings } from "../protocol/tokenSettings.ts";
import { KeysAway } from "./jwks.ts";
import { type Profile, profileFrom } from "./profile.ts";
import { registeredFaults } from "./registeredClaims.ts";
import { type Json, partsOf, shown, tokenLengthMost } from "./tokenParts.ts";

/** What may have signed a token with this header. Throws `KeysAway`. */
export type KeysFor = (header: SigningHeader) => Promise<readonly (CryptoKey | Uint8Array)[]>;

type SigningHeader = {
  alg: TokenSettings["algorithms"][number];
  kid?: string;
};

/** What a token says and what is wrong with it; without a fault there is somebody whom it proves. */
export interface Examination {
  header: Json | null;
  claims: Json | null;
  faults: TokenFault[];
  person: { issuer: string; subject: string; until: Date; profile: Profile } | null;
}

const fault = (name: TokenFault["fault"], found: string | null = null, expected: string | null = null): TokenFault => ({
  fault: name,
  found,
  expected,
});

/**
 * Everything that can be said of a token of the site's own accounts (a JWT, RFC 7519): all checks are made and all faults kept, so that
 * who looks for a mistake sees every one. Nothing in it is believed unless there is no fault.
 */
export async function examineToken(
  token: string,
  settings: TokenSettings,
  keysFor: KeysFor,
  now: Date,
): Promise<Examination> {
  const unreadable = (found: TokenFault): Examination => ({
    header: null,
    claims: null,
    faults: [found],
    person: null,
  });
  if (token.length > tokenLengthMost) {
    return unreadable(fault("too-long", String(token.length), String(tokenLengthMost)));
  }
  const parts = partsOf(token);
  if (!parts) return unreadable(fault("malformed"));

  const { header, claims } = parts;
  const faults = settings.isOn ? [] : [fault("off")];
  faults.push(...(await signatureFaults(token, header, settings, keysFor)));
  if (!claims) return { header, claims, faults: [...faults, fault("claims")], person: null };
  const { profile, faults: unfit } = profileFrom(claims, settings.claims, settings.gives);
  faults.push(...registeredFaults(claims, settings, now), ...unfit);
  if (faults.length > 0 || !profile) return { header, claims, faults, person: null };
  const until = new Date(Number(claims.exp) * 1_000);
  return { header, claims, faults, person: { issuer: settings.issuer, subject: String(claims.sub), until, profile } };
}

/** What is wrong with how it is signed; keys are looked for only where nothing else is. */
async function signatureFaults(
  token: string,
  header: Json | null,
  settings: TokenSettings,
  keysFor: KeysFor,
): Promise<TokenFault[]> {
  if (!header) return [fault("header")];
  const faults = headerFaults(header, settings);
  if (faults.length > 0) return faults;
  const { alg, kid } = header as unknown as SigningHeader;
  try {
    const keys = await keysFor(kid === undefined ? { alg } : { alg, kid });
    if (keys.length === 0) return [fault("no-key", kid === undefined ? null : shown(kid))];
    for (const key of keys) if (await isSignedWith(token, key, alg)) return [];
    return [fault("signature")];
  } catch (error) {
    if (error instanceof KeysAway) return [fault("keys-away", shown(error.message), settings.keysUrl)];
    throw error;
  }
}

/** Keys that a token brings along, and what it declares to be critical, are for others (RFC 8725, 3.10). */
const foreignKeys = ["jwk", "jku", "x5c", "x5u"];

function headerFaults(header: Json, { algorithms }: TokenSettings): TokenFault[] {
  const { alg, typ, kid } = header;
  const brought = foreignKeys.filter(name => Object.hasOwn(header, name));
  const critical = ["crit", "b64", "zip"].filter(name => Object.hasOwn(header, name));
  return [
    ...(algorithms.some(one => one === alg) ? [] : [fault("algorithm", shown(alg), algorithms.join(", "))]),
    ...(typeof typ === "string" && /^(application\/)?jwt$/i.test(typ) ? [] : [fault("type", shown(typ), "JWT")]),
    ...(critical.length > 0 ? [fault("critical", critical.join(", "))] : []),
    ...(brought.length > 0 ? [fault("key-in-header", brought.join(", "))] : []),
    ...(kid === undefined || (typeof kid === "string" && kid !== "" && kid.length <= 200)
      ? []
      : [fault("key-id", shown(kid))]),
  ];
}

async function isSignedWith(token: string, key: CryptoKey | Uint8Array, alg: SigningHeader["alg"]): Promise<boolean> {
  try {
    await compactVerify(token, key, { algorithms: [alg] });
    return true;
  } catch {
    return false;
  }
}
