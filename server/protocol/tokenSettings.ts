import { z } from "zod";
import {
  algorithms,
  type Gives as Given,
  givenBadges,
  givesNothing,
  type ClaimNames as Names,
  usualClaims,
} from "./claims.ts";
import { fault } from "./faults.ts";
import { codePoints } from "./limits.ts";
import { serviceUrl } from "./serviceUrl.ts";
import { label } from "./words.ts";

/** Whose word it is, or for whom: compared as it stands. */
const party = z
  .string()
  .max(300, fault("faults.longer", { most: "300" }))
  .refine(text => text === text.trim() && text.isWellFormed(), fault("faults.spaces"));
/** Claims may be called by an address (`https://news.example/roles`), and lie in another (`realm_access.roles`). */
const claim = z
  .string()
  .refine(text => text === text.trim() && codePoints(text) <= 120, fault("faults.claim"))
  .refine(text => text.isWellFormed(), fault("faults.claim"));
const values = z.array(label(100)).max(20, fault("faults.more", { most: "20" }));

export const ClaimNames = z.strictObject({
  name: claim.refine(text => text !== "", fault("faults.empty")),
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
  .refine(({ isOn, issuer }) => !isOn || issuer !== "", { path: ["issuer"], ...fault("faults.needed") })
  .refine(({ isOn, audience }) => !isOn || audience !== "", { path: ["audience"], ...fault("faults.needed") })
  .refine(({ isOn, algorithms }) => !isOn || algorithms.length > 0, {
    path: ["algorithms"],
    ...fault("faults.areNeeded"),
  })
  .refine(({ isOn, algorithms, keysUrl }) => !isOn || keysUrl || algorithms.every(one => one === "HS256"), {
    path: ["keysUrl"],
    ...fault("faults.keysNeeded"),
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
