import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "@jest/globals";
import { createLocalJWKSet } from "jose";
import { examineToken, type KeysFor } from "../../server/identities/examineToken.ts";
import { KeysAway } from "../../server/identities/jwks.ts";
import { tokenFaults } from "../../server/protocol/tokenFaults.ts";
import type { TokenSettings } from "../../server/protocol/tokenSettings.ts";
import {
  at,
  ec,
  ed,
  encoded,
  goodClaims,
  keySet,
  now,
  privateKeys,
  rsa,
  secret,
  signed,
  tokenSettings,
} from "../setup/tokens.ts";

const published = createLocalJWKSet(keySet());
const keysFor: KeysFor = async header => {
  if (header.alg === "HS256") return header.kid === undefined || header.kid === "1" ? [secret] : [];
  return await published(header).then(
    key => [key],
    () => [],
  );
};

const examine = (token: string, change: Partial<TokenSettings> = {}, find = keysFor) =>
  examineToken(token, { ...tokenSettings, ...change }, find, now);
const claimsBut = (change: Record<string, unknown>) => signed({ ...goodClaims, ...change });
const headerBut = (change: Record<string, unknown>) => signed(goodClaims, { alg: "HS256", typ: "JWT", ...change });
const without = (name: string) =>
  signed(Object.fromEntries(Object.entries(goodClaims).filter(([key]) => key !== name)));

const good = signed(goodClaims);
const [goodHeader = "", goodPayload = "", goodSignature = ""] = good.split(".");
const otherRsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const smallRsa = generateKeyPairSync("rsa", { modulusLength: 1024 });
const asPem = (key: typeof rsa.publicKey) => Buffer.from(key.export({ type: "spki", format: "pem" }) as string);
const asJwk = (key: typeof rsa.publicKey) => Buffer.from(JSON.stringify(key.export({ format: "jwk" })));

test("[TK1] a good token names its bearer, by every algorithm", async () => {
  expect((await examine(good)).person).toEqual({
    issuer: "https://news.example",
    subject: "reader-17",
    until: new Date((at + 3_600) * 1_000),
    profile: { name: "Rosa Reader", email: null, avatar: null, url: null, role: null, badges: [] },
  });
  for (const [alg, key] of Object.entries(privateKeys)) {
    for (const kid of [{}, { kid: `${alg === "RS256" ? "rsa" : alg === "ES256" ? "ec" : "ed"}-1` }]) {
      const { faults, person } = await examine(signed(goodClaims, { alg, typ: "JWT", ...kid }, key));
      expect([alg, faults, person?.subject]).toEqual([alg, [], "reader-17"]);
    }
  }
});

test.each([
  ["a list of audiences", claimsBut({ aud: ["others", "comity"] })],
  ["a type in small letters", headerBut({ typ: "jwt" })],
  ["a type in full", headerBut({ typ: "application/jwt" })],
  ["the name of the secret", headerBut({ kid: "1" })],
  ["an hour of which half is over", claimsBut({ iat: at - 1_800, exp: at + 1_800 })],
  ["a day", claimsBut({ exp: at + 86_400 })],
  ["clocks that are some seconds apart", claimsBut({ iat: at + 20, nbf: at + 20 })],
  ["a start that is past", claimsBut({ nbf: at - 5 })],
  ["claims that are nobody's here", claimsBut({ jti: "1", azp: "x", realm_access: { roles: ["a"] } })],
  ["a subject of any script", claimsBut({ sub: "Читач 7" })],
])("[TK1] %s is taken", async (_, token) => {
  expect((await examine(token)).faults).toEqual([]);
});

/** Each with what is said of it first. */
const refused: [string, string, (typeof tokenFaults)[number], Partial<TokenSettings>?][] = [
  // No token at all.
  ["nothing", "", "malformed"],
  ["a word", "token", "malformed"],
  ["dots", "..", "malformed"],
  ["two parts", `${goodHeader}.${goodPayload}`, "malformed"],
  ["four parts", `${good}.${goodSignature}`, "malformed"],
  ["five parts, as encrypted ones have", `${good}.a.b`, "malformed"],
  ["no signature", `${goodHeader}.${goodPayload}.`, "malformed"],
  ["padding", `${goodHeader}=.${goodPayload}.${goodSignature}`, "malformed"],
  ["the signs of plain base64", `${goodHeader}.${goodPayload}.${goodSignature.slice(0, -2)}+/`, "malformed"],
  ["a space before it", ` ${good}`, "malformed"],
  ["a line end after it", `${good}\n`, "malformed"],
  ["the word Bearer before it", `Bearer ${good}`, "malformed"],
  ["a NUL in it", `${goodHeader}.${goodPayload}\0.${goodSignature}`, "malformed"],
  ["a signature with idle bits", `${goodHeader}.${goodPayload}.${withIdleBits(goodSignature)}`, "malformed"],
  ["a whole book", signed({ ...goodClaims, book: "x".repeat(10_000) }), "too-long"],
  // Its header.
  ["a header that is no JSON", `${encoded("{")}.${goodPayload}.${goodSignature}`, "header"],
  ["a header that is a list", `${encoded([])}.${goodPayload}.${goodSignature}`, "header"],
  ["a header that is null", `${encoded(null)}.${goodPayload}.${goodSignature}`, "header"],
  ["a header that is text", `${encoded('"alg"')}.${goodPayload}.${goodSignature}`, "header"],
  [
    "a header in bytes that are no UTF-8",
    `${Buffer.from([0x7b, 0xff, 0x7d]).toString("base64url")}.${goodPayload}.${goodSignature}`,
    "header",
  ],
  ["alg none", signed(goodClaims, { alg: "none", typ: "JWT" }), "algorithm"],
  ["alg None", signed(goodClaims, { alg: "None", typ: "JWT" }), "algorithm"],
  ["alg hs256", signed(goodClaims, { alg: "hs256", typ: "JWT" }), "algorithm"],
  ["alg HS256 with a space", signed(goodClaims, { alg: "HS256 ", typ: "JWT" }), "algorithm"],
  ["no alg", signed(goodClaims, { typ: "JWT" }), "algorithm"],
  ["an alg that is a list", headerBut({ alg: ["HS256"] }), "algorithm"],
  ["an alg that is a number", headerBut({ alg: 256 }), "algorithm"],
  ["an alg that is null", headerBut({ alg: null }), "algorithm"],
  ["HS384", headerBut({ alg: "HS384" }), "algorithm"],
  ["HS512", headerBut({ alg: "HS512" }), "algorithm"],
  ["PS256", signed(goodClaims, { alg: "PS256", typ: "JWT" }, rsa.privateKey), "algorithm"],
  ["an algorithm for encryption", headerBut({ alg: "dir", enc: "A256GCM" }), "algorithm"],
  ["constructor as an algorithm", headerBut({ alg: "constructor" }), "algorithm"],
  ["an algorithm that the settings leave out", good, "algorithm", { algorithms: ["ES256"] }],
  ["no algorithm in the settings", good, "algorithm", { algorithms: [] }],
  ["no type", signed(goodClaims, { alg: "HS256" }), "type"],
  ["an access token", headerBut({ typ: "at+jwt" }), "type"],
  ["a logout token", headerBut({ typ: "logout+jwt" }), "type"],
  ["a proof of possession", headerBut({ typ: "dpop+jwt" }), "type"],
  ["an empty type", headerBut({ typ: "" }), "type"],
  ["a type that is a list", headerBut({ typ: ["JWT"] }), "type"],
  ["a type with something after it", headerBut({ typ: "JWT; charset=utf-8" }), "type"],
  ["a type that is null", headerBut({ typ: null }), "type"],
  ["something critical", headerBut({ crit: ["exp"], exp: 1 }), "critical"],
  ["an empty list of what is critical", headerBut({ crit: [] }), "critical"],
  ["an unencoded payload", headerBut({ b64: false, crit: ["b64"] }), "critical"],
  ["something packed", headerBut({ zip: "DEF" }), "critical"],
  ["a key of its own", headerBut({ jwk: ec.publicKey.export({ format: "jwk" }) }), "key-in-header"],
  ["a key of its own that is null", headerBut({ jwk: null }), "key-in-header"],
  ["an address of keys", headerBut({ jku: "https://evil.example/keys" }), "key-in-header"],
  ["a certificate", headerBut({ x5c: ["MIIB"] }), "key-in-header"],
  ["an address of a certificate", headerBut({ x5u: "https://evil.example/cert" }), "key-in-header"],
  ["a name of a key that is a number", headerBut({ kid: 1 }), "key-id"],
  ["a name of a key that is empty", headerBut({ kid: "" }), "key-id"],
  ["a name of a key that is null", headerBut({ kid: null }), "key-id"],
  ["a name of a key that is endless", headerBut({ kid: "k".repeat(201) }), "key-id"],
  ["a name of a key that is a path", headerBut({ kid: "../../etc/passwd" }), "no-key"],
  ["a name of a key that is SQL", headerBut({ kid: "1' or '1'='1" }), "no-key"],
  ["a secret that is not there", headerBut({ kid: "2" }), "no-key"],
  [
    "a key that is not published",
    signed(goodClaims, { alg: "RS256", typ: "JWT", kid: "rsa-2" }, rsa.privateKey),
    "no-key",
  ],
  [
    "a key of another kind under that name",
    signed(goodClaims, { alg: "ES256", typ: "JWT", kid: "rsa-1" }, ec.privateKey),
    "no-key",
  ],
  // Its signature.
  ["another secret", signed(goodClaims, { alg: "HS256", typ: "JWT" }, Buffer.alloc(32, 8)), "signature"],
  ["an empty secret", signed(goodClaims, { alg: "HS256", typ: "JWT" }, Buffer.alloc(0)), "signature"],
  [
    "the published key as a secret, in PEM",
    signed(goodClaims, { alg: "HS256", typ: "JWT" }, asPem(rsa.publicKey)),
    "signature",
  ],
  [
    "the published key as a secret, in JSON",
    signed(goodClaims, { alg: "HS256", typ: "JWT" }, asJwk(ec.publicKey)),
    "signature",
  ],
  ["another RSA key", signed(goodClaims, { alg: "RS256", typ: "JWT", kid: "rsa-1" }, otherRsa.privateKey), "signature"],
  ["an RSA key that is too short", signed(goodClaims, { alg: "RS256", typ: "JWT" }, smallRsa.privateKey), "signature"],
  ["the secret under the name of RSA", signed(goodClaims, { alg: "RS256", typ: "JWT" }), "signature"],
  ["the secret under the name of ECDSA", signed(goodClaims, { alg: "ES256", typ: "JWT" }), "signature"],
  ["the secret under the name of EdDSA", signed(goodClaims, { alg: "EdDSA", typ: "JWT" }), "signature"],
  [
    "an ECDSA signature of zeros",
    `${encoded({ alg: "ES256", typ: "JWT" })}.${goodPayload}.${Buffer.alloc(64).toString("base64url")}`,
    "signature",
  ],
  [
    "an EdDSA signature of zeros",
    `${encoded({ alg: "EdDSA", typ: "JWT" })}.${goodPayload}.${Buffer.alloc(64).toString("base64url")}`,
    "signature",
  ],
  [
    "one of EdDSA under the name of ECDSA",
    signed(goodClaims, { alg: "ES256", typ: "JWT" }, ed.privateKey),
    "signature",
  ],
  [
    "half a signature",
    `${goodHeader}.${goodPayload}.${Buffer.from(goodSignature, "base64url").subarray(0, 16).toString("base64url")}`,
    "signature",
  ],
  [
    "another's claims over a good signature",
    `${goodHeader}.${encoded({ ...goodClaims, sub: "admin" })}.${goodSignature}`,
    "signature",
  ],
  [
    "another header over a good signature",
    `${encoded({ typ: "JWT", alg: "HS256" })}.${goodPayload}.${goodSignature}`,
    "signature",
  ],
  // Its claims.
  ["claims that are text", signed("claims"), "claims"],
  ["claims that are a list", signed([goodClaims]), "claims"],
  ["claims that are null", signed(null), "claims"],
  ["no issuer", without("iss"), "issuer"],
  ["another issuer", claimsBut({ iss: "https://evil.example" }), "issuer"],
  ["an issuer with a slash more", claimsBut({ iss: "https://news.example/" }), "issuer"],
  ["an issuer in capitals", claimsBut({ iss: "HTTPS://NEWS.EXAMPLE" }), "issuer"],
  ["issuers in a list", claimsBut({ iss: ["https://news.example"] }), "issuer"],
  ["an issuer that is null", claimsBut({ iss: null }), "issuer"],
  ["no audience", without("aud"), "audience"],
  ["another audience", claimsBut({ aud: "others" }), "audience"],
  ["an empty list of audiences", claimsBut({ aud: [] }), "audience"],
  ["audiences within a list", claimsBut({ aud: [["comity"]] }), "audience"],
  ["an audience among what is none", claimsBut({ aud: ["comity", 1] }), "audience"],
  ["an audience that begins the same", claimsBut({ aud: "comity.example" }), "audience"],
  ["an audience that is an object", claimsBut({ aud: { comity: true } }), "audience"],
  ["no end", without("exp"), "expiry"],
  ["an end that is text", claimsBut({ exp: String(at + 60) }), "expiry"],
  ["an end with a fraction", claimsBut({ exp: at + 60.5 }), "expiry"],
  ["an end that is null", claimsBut({ exp: null }), "expiry"],
  ["an end that is true", claimsBut({ exp: true }), "expiry"],
  ["an end before all time", claimsBut({ exp: -1 }), "expiry"],
  ["an end that is beyond numbers", signed(JSON.stringify(goodClaims).replace(/"exp":\d+/, '"exp":1e999')), "expiry"],
  ["an end in a list", claimsBut({ exp: [at + 60] }), "expiry"],
  ["an end in milliseconds", claimsBut({ exp: now.getTime() + 60_000 }), "expiry"],
  ["an end that is past", claimsBut({ exp: at - 31 }), "expired"],
  ["an end at the start of time", claimsBut({ exp: 0 }), "expired"],
  ["an end that is more than a day away", claimsBut({ exp: at + 86_400 + 31 }), "expires-late"],
  ["an end in a year", claimsBut({ exp: at + 31_536_000 }), "expires-late"],
  ["no time of issue", without("iat"), "issued"],
  ["a time of issue that is text", claimsBut({ iat: "now" }), "issued"],
  ["a time of issue with a fraction", claimsBut({ iat: at - 0.5 }), "issued"],
  ["a time of issue that is ahead", claimsBut({ iat: at + 31 }), "issued-ahead"],
  ["a start that is text", claimsBut({ nbf: "now" }), "not-before"],
  ["a start that is null", claimsBut({ nbf: null }), "not-before"],
  ["a start that is ahead", claimsBut({ nbf: at + 31 }), "not-yet"],
  ["nobody", without("sub"), "subject"],
  ["an empty subject", claimsBut({ sub: "" }), "subject"],
  ["a blank subject", claimsBut({ sub: "   " }), "subject"],
  ["a subject with a space after it", claimsBut({ sub: "reader-17 " }), "subject"],
  ["a subject that is a number", claimsBut({ sub: 17 }), "subject"],
  ["a subject that is null", claimsBut({ sub: null }), "subject"],
  ["a subject that is a list", claimsBut({ sub: ["reader-17"] }), "subject"],
  ["a subject with a NUL", claimsBut({ sub: "reader\u0000" }), "subject"],
  ["a subject with half a character", claimsBut({ sub: "reader\ud800" }), "subject"],
  ["an endless subject", claimsBut({ sub: "s".repeat(256) }), "subject"],
  // What they say of somebody.
  ["no name", without("name"), "name"],
  ["an empty name", claimsBut({ name: " " }), "name"],
  ["a name that is a number", claimsBut({ name: 7 }), "name"],
  ["a name that turns the line around", claimsBut({ name: "Rosa \u202e" }), "name"],
  ["a name with a NUL", claimsBut({ name: "Rosa\u0000" }), "name"],
  ["a name of nothing that is seen", claimsBut({ name: "\u200b\u200b" }), "name"],
  ["an e-mail address that is none", claimsBut({ email: "rosa" }), "email"],
  ["an e-mail address with a header in it", claimsBut({ email: "rosa@example.org\r\nBcc: all@example.org" }), "email"],
  ["e-mail addresses in a list", claimsBut({ email: ["rosa@example.org"] }), "email"],
  ["a picture by a script", claimsBut({ picture: "javascript:alert(1)" }), "avatar"],
  ["a picture in the address itself", claimsBut({ picture: "data:image/svg+xml,<svg/>" }), "avatar"],
  ["a page by a script", claimsBut({ profile: "javascript:alert(1)" }), "url"],
  ["a page without https", claimsBut({ profile: "http://news.example/rosa" }), "url"],
  ["roles that are an object", claimsBut({ roles: { admin: true } }), "roles"],
  ["roles that are numbers", claimsBut({ roles: [1] }), "roles"],
  ["badges that are text", claimsBut({ badges: "staff" }), "badges"],
  // Where tokens are not taken.
  ["any, where they are off", good, "off", { isOn: false }],
];

function withIdleBits(text: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return text.slice(0, -1) + alphabet[alphabet.indexOf(text.at(-1) ?? "A") + 1];
}

test.each(refused)("[TK2] refused: %s", async (_, token, fault, change = {}) => {
  const { faults, person } = await examine(token, change);
  expect(faults[0]?.fault).toBe(fault);
  expect(person).toBeNull();
});

test("[TK2] the table has more than a hundred tokens, each but once, and every fault that a token can have", () => {
  expect(refused.length).toBeGreaterThan(100);
  expect(new Set(refused.map(([, token, , change]) => token + JSON.stringify(change))).size).toBe(refused.length);
  const named = new Set(refused.map(([, , fault]) => fault));
  expect(tokenFaults.filter(fault => !named.has(fault))).toEqual(["keys-away"]);
});

test("[TK2] keys that cannot be read prove nothing, and it is said why", async () => {
  const { faults, person } = await examine(good, {}, async () => {
    throw new KeysAway("the answer was 503");
  });
  expect(person).toBeNull();
  expect(faults).toEqual([{ fault: "keys-away", found: "the answer was 503", expected: "https://news.example/keys" }]);
});

test("[TK3] everything that is wrong is told at once", async () => {
  const token = signed(
    { ...goodClaims, iss: "https://other.example", exp: at - 60, sub: 9, name: "" },
    undefined,
    Buffer.alloc(32),
  );
  expect((await examine(token)).faults).toEqual([
    { fault: "signature", found: null, expected: null },
    { fault: "issuer", found: "https://other.example", expected: "https://news.example" },
    { fault: "expired", found: "2026-11-26T11:59:00.000Z", expected: null },
    { fault: "subject", found: "9", expected: null },
    { fault: "name", found: "", expected: "is empty" },
  ]);
});

test("[TK4] what a token may give is given, and nothing else", async () => {
  const claims = { ...goodClaims, roles: ["editor", "chief"], badges: ["staff", "author"] };
  expect((await examine(signed(claims))).person?.profile).toMatchObject({ role: null, badges: [] });
  const gives = { moderator: ["editor"], admin: [], badges: ["author" as const] };
  expect((await examine(signed(claims), { gives })).person?.profile).toMatchObject({
    role: "moderator",
    badges: ["author"],
  });
  const both = { ...gives, admin: ["chief"] };
  expect((await examine(signed(claims), { gives: both })).person?.profile.role).toBe("admin");
});

test("[TK4] claims are read under the names that the settings give them", async () => {
  const names = {
    name: "https://news.example/shown_as",
    email: "contact.mail",
    avatar: "",
    url: "",
    roles: "realm_access.roles",
    badges: "toString",
  };
  const claims = {
    ...goodClaims,
    "https://news.example/shown_as": `${"Rosa ".repeat(20)}`,
    contact: { mail: "Rosa@Example.org" },
    picture: 7,
    realm_access: { roles: "editor" },
  };
  const gives = { moderator: ["editor"], admin: [], badges: [] };
  expect((await examine(signed(claims), { claims: names, gives })).person?.profile).toEqual({
    name: "Rosa Rosa Rosa Rosa Rosa Rosa Rosa Rosa",
    email: "rosa@example.org",
    avatar: null,
    url: null,
    role: "moderator",
    badges: [],
  });
});
