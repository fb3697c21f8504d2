import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { makeTokenSecret } from "../../server/identities/tokenSecrets.ts";
import type { Algorithm } from "../../server/protocol/claims.ts";
import type { TokenSettings } from "../../server/protocol/tokenSettings.ts";
import { defaultTokenSettings } from "../../server/protocol/tokenSettings.ts";
import { changeSettings, settingsView } from "../../server/sites/settings.ts";
import type { Newsroom, Person } from "./newsroom.ts";

export const secret = Buffer.alloc(32, 7);
export const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
export const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
export const ed = generateKeyPairSync("ed25519");

export const tokenSettings: TokenSettings = {
  ...defaultTokenSettings,
  isOn: true,
  issuer: "https://news.example",
  audience: "comity",
  algorithms: ["HS256", "RS256", "ES256", "EdDSA"],
  keysUrl: "https://news.example/keys",
};

/** A moment at which the tests' tokens are good. */
export const now = new Date("2026-11-26T12:00:00Z");
export const at = Math.floor(now.getTime() / 1_000);

export const goodClaims = {
  iss: tokenSettings.issuer,
  aud: tokenSettings.audience,
  sub: "reader-17",
  iat: at - 5,
  exp: at + 3_600,
  name: "Rosa Reader",
};

export const encoded = (value: unknown) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** As a library of another language would sign it, by hand, so that everything in it can be wrong. */
export function signed(
  claims: unknown,
  header: Record<string, unknown> = { alg: "HS256", typ: "JWT" },
  key: Buffer | KeyObject = secret,
): string {
  const signing = `${encoded(header)}.${encoded(claims)}`;
  return `${signing}.${signatureOf(signing, key).toString("base64url")}`;
}

function signatureOf(signing: string, key: Buffer | KeyObject): Buffer {
  if (Buffer.isBuffer(key)) return createHmac("sha256", key).update(signing).digest();
  const isEd = key.asymmetricKeyType === "ed25519";
  return sign(isEd ? null : "sha256", Buffer.from(signing), { key, dsaEncoding: "ieee-p1363" });
}

/** The public halves as a set of keys (RFC 7517). */
export const keySet = () => ({
  keys: (
    [
      ["rsa-1", "RS256", rsa],
      ["ec-1", "ES256", ec],
      ["ed-1", "EdDSA", ed],
    ] as const
  ).map(([kid, alg, { publicKey }]) => ({ ...publicKey.export({ format: "jwk" }), kid, alg, use: "sig" })),
});

export const privateKeys: Record<Exclude<Algorithm, "HS256">, KeyObject> = {
  RS256: rsa.privateKey,
  ES256: ec.privateKey,
  EdDSA: ed.privateKey,
};

/** The site's own accounts, as they sign tokens for its readers. */
export interface OwnAccounts {
  /** A good token of somebody, for an hour from now; `claims` changes what it says. */
  tokenOf(subject: string, claims?: Record<string, unknown>): string;
}

/** From now on the newsroom takes tokens, signed by a secret that its admin had made. */
export async function takesTokens(
  { db }: Newsroom,
  { member: admin }: Person,
  change: Partial<TokenSettings> = {},
): Promise<OwnAccounts> {
  if (!admin) throw new Error("nobody may change the settings");
  const { issuer, audience } = tokenSettings;
  const token: TokenSettings = { ...defaultTokenSettings, isOn: true, issuer, audience, ...change };
  await changeSettings(db, admin, { version: (await settingsView(db, admin.siteId)).version, settings: { token } });
  const made = await makeTokenSecret(db, admin, 0);
  const key = Buffer.from(made.secret, "base64url");
  return {
    tokenOf(subject, claims = {}) {
      const iat = Math.floor(Date.now() / 1_000);
      const usual = { iss: issuer, aud: audience, sub: subject, iat, exp: iat + 3_600, name: `Reader ${subject}` };
      return signed({ ...usual, ...claims }, { alg: "HS256", typ: "JWT", kid: made.id }, key);
    },
  };
}
