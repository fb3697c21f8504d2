import { z } from "zod";
import { codePoints } from "./limits.ts";
import { serviceUrl } from "./serviceUrl.ts";
import { label } from "./words.ts";

/** Signatures that are understood: HS256 by secrets that Comity makes, the others by the public keys at an address. */
export const algorithms = ["HS256", "RS256", "ES256", "EdDSA"] as const;
export type Algorithm = (typeof algorithms)[number];

/** The badges of protocol/articles.ts; each makes its bearer one of the newsroom. */
const badges = ["staff", "moderator", "author"] as const;

/** Whose word it is, or for whom: compared as it stands. */
const party = z
  .string()
  .max(300, "is longer than 300 characters")
  .refine(text => text === text.trim() && text.isWellFormed(), "begins or ends with a space");
/** Claims may be called by an address (`https://news.example/roles`), and lie in another (`realm_access.roles`). */
const claim = z
  .string()
  .refine(text => text === text.trim() && codePoints(text) <= 120, "is not a name of a claim")
  .refine(text => text.isWellFormed(), "is not a name of a claim");
const values = z.array(label(100)).max(20, "are more than 20");

/** Under which names a token or a provider tells what is known of somebody; an empty one is not asked for. */
export const ClaimNames = z.strictObject({
  name: claim.refine(text => text !== "", "is empty"),
  email: claim,
  avatar: claim,
  url: claim,
  roles: claim,
  badges: claim,
});
export type ClaimNames = z.infer<typeof ClaimNames>;

/** What may be given from outside: values of the roles' claim that make somebody moderator or admin, and the badges that may be given. */
export const Gives = z.strictObject({
  moderator: values,
  admin: values,
  badges: z.array(z.enum(badges)).max(badges.length),
});
export type Gives = z.infer<typeof Gives>;

/** Nobody of the newsroom is made by a token or a provider unless an admin says so. */
export const givesNothing: Gives = { moderator: [], admin: [], badges: [] };

export const TokenSettings = z
  .strictObject({
    isOn: z.boolean(),
    issuer: party,
    audience: party,
    algorithms: z.array(z.enum(algorithms)).max(algorithms.length),
    /** Where the public keys are; null: none are needed. */
    keysUrl: serviceUrl.nullable(),
    claims: ClaimNames,
    gives: Gives,
    /** Whoever signs in by a token has shown a second factor there. */
    isSecondFactor: z.boolean(),
  })
  .refine(({ isOn, issuer }) => !isOn || issuer !== "", { path: ["issuer"], message: "is needed" })
  .refine(({ isOn, audience }) => !isOn || audience !== "", { path: ["audience"], message: "is needed" })
  .refine(({ isOn, algorithms }) => !isOn || algorithms.length > 0, { path: ["algorithms"], message: "are needed" })
  .refine(({ isOn, algorithms, keysUrl }) => !isOn || keysUrl || algorithms.every(one => one === "HS256"), {
    path: ["keysUrl"],
    message: "is needed for signatures by a key pair",
  });
export type TokenSettings = z.infer<typeof TokenSettings>;

export const defaultTokenSettings: TokenSettings = {
  isOn: false,
  issuer: "",
  audience: "",
  algorithms: ["HS256"],
  keysUrl: null,
  claims: { name: "name", email: "email", avatar: "picture", url: "profile", roles: "roles", badges: "badges" },
  gives: givesNothing,
  isSecondFactor: false,
};
