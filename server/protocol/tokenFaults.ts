/** What can be wrong with a token of the site's own accounts, in the order in which it is looked at. */
export const tokenFaults = [
  "off",
  "too-long",
  "malformed",
  "header",
  "algorithm",
  "type",
  "critical",
  "key-in-header",
  "key-id",
  "no-key",
  "keys-away",
  "signature",
  "claims",
  "issuer",
  "audience",
  "expiry",
  "expired",
  "expires-late",
  "issued",
  "issued-ahead",
  "not-before",
  "not-yet",
  "subject",
  "name",
  "email",
  "avatar",
  "url",
  "roles",
  "badges",
] as const;

/** One thing that is wrong: what was found (null: nothing), and what would have been right where that is one value. */
export interface TokenFault {
  fault: (typeof tokenFaults)[number];
  found: string | null;
  expected: string | null;
}

/** What else can keep somebody from signing in who comes from elsewhere: the provider, or what it says of them. */
export const providerFaults = ["provider-away", "provider-error", "provider-answer", "not-staff"] as const;

export interface SignInFault extends Omit<TokenFault, "fault"> {
  fault: TokenFault["fault"] | (typeof providerFaults)[number];
}

/** What is found under these is something of a person, and not kept. */
export const personalFaults: readonly SignInFault["fault"][] = ["subject", "name", "email", "avatar", "url"];
