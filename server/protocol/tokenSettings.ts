import { z } from "zod";
import {
  algorithms,
  type Gives as Given,
  givenBadges,
  givesNothing,
  type ClaimNames as Names,
  usualClaims,
} from "./claims.ts";
import { codePoints } from "./limits.ts";
import { serviceUrl } from "./serviceUrl.ts";
import { label } from "./words.ts";

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

export const ClaimNames = z.strictObject({
  name: claim.refine(text => text !== "", "is empty"),
  email: claim,
  avatar: claim,
  url: claim,
  roles: claim,
  badges: claim,
}) satisfies z.ZodType<Names>;

export const Gives = z.strictObject({
  moderator: values,
  admin: values,
  badges: z.array(z.enum(givenBadges)).max(givenBadges.length),
}) satisfies z.ZodType<Given>;

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
  claims: usualClaims,
  gives: givesNothing,
  isSecondFactor: false,
};
