import type { SignInFault } from "../../../server/protocol/tokenFaults.ts";

/** What is wrong with a token or an answer of a provider, for who can mend it; `{found}` and `{expected}` are put in. */
const faultWords: Record<SignInFault["fault"], string> = {
  off: "Tokens are not taken: switch them on above.",
  "too-long": "It is {found} characters long; {expected} are taken at most.",
  malformed: "It is no JWT: three parts of base64url with a dot between, and nothing else.",
  header: "Its first part is no JSON object in UTF-8.",
  algorithm: "alg is {found}; taken here: {expected}.",
  type: "typ is {found}; it has to be {expected}.",
  critical: "Its header asks for what is not done here: {found}.",
  "key-in-header": "Its header brings a key along ({found}); keys are taken from the settings alone.",
  "key-id": "kid is {found}; it has to be text.",
  "no-key": "There is no key or secret for it. Its kid is {found}.",
  "keys-away": "The public keys at {expected} could not be read: {found}.",
  signature: "The signature is not right for any key or secret that holds.",
  claims: "Its second part is no JSON object in UTF-8.",
  issuer: "iss is {found}; it has to be {expected}.",
  audience: "aud is {found}; it has to be {expected}, or a list that holds it.",
  expiry: "exp is {found}; it has to be a whole number of seconds since 1970.",
  expired: "It ended at {found}.",
  "expires-late": "It ends at {found}; a day from now is the latest.",
  issued: "iat is {found}; it has to be a whole number of seconds since 1970.",
  "issued-ahead": "It was issued at {found}, which is still to come. Compare the clocks.",
  "not-before": "nbf is {found}; it has to be a whole number of seconds since 1970.",
  "not-yet": "It holds from {found} on. Compare the clocks.",
  subject:
    "sub is {found}; it has to be text of 1 to 255 characters without a space at its ends, the same for somebody for ever.",
  name: "The name {found} cannot be used: it {expected}.",
  email: "The e-mail address {found} {expected}.",
  avatar: "The picture {found} {expected}.",
  url: "The page {found} {expected}.",
  roles: "The roles are {found}; they have to be text, or a list of texts.",
  badges: "The badges are {found}; they have to be a list of texts.",
  "provider-away": "The provider at {expected} does not answer: {found}.",
  "provider-error": "The provider refused: {found}.",
  "provider-answer": "The answer of the provider proves nothing: {found}.",
  "not-staff": "No role came with it, and this way is for people of the newsroom.",
};

export function faultSaid({ fault, found, expected }: SignInFault): string {
  const values: Record<string, string> = { found: found ?? "(not kept)", expected: expected ?? "" };
  return faultWords[fault].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
