import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { serviceUrl } from "./serviceUrl.ts";
import { ClaimNames, Gives } from "./tokenSettings.ts";
import { label } from "./words.ts";

const scopes = z
  .string()
  .max(500, fault("faults.longer", { most: "500" }))
  .regex(/^openid( [\x21\x23-\x5b\x5d-\x7e]+)*$/, fault("faults.scopes"));

/** An OpenID provider through which people sign in. Its secret is kept apart, as `provider.<id>`. */
export const Provider = z.strictObject({
  /** Part of the address to which people come back. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,29}$/, fault("faults.providerId")),
  /** What the button says. */
  label: label(40),
  issuer: serviceUrl,
  clientId: z.string().regex(/^[\x21-\x7e]{1,300}$/, fault("faults.printable", { least: "1", most: "300" })),
  scopes,
  /** Who comes this way: everybody, or only whom a role is given, at the desk's door. */
  for: z.enum(["readers", "staff"]),
  claims: ClaimNames,
  gives: Gives,
  /** Whoever signs in there has shown a second factor. */
  isSecondFactor: z.boolean(),
});
export type Provider = z.infer<typeof Provider>;

export const Providers = z
  .array(Provider)
  .max(8, fault("faults.more", { most: "8" }))
  .refine(all => new Set(all.map(({ id }) => id)).size === all.length, fault("faults.nameTwice"));

/** A way to sign in as its button needs it. */
export interface ProviderView {
  id: string;
  label: string;
  for: Provider["for"];
}

export const JoinByProvider = z.strictObject({ provider: z.string().max(30) });

export const providerEndpoints = {
  getProviders: endpoint({
    method: "get",
    path: "/sign-in-providers",
    says: "Through whom else people sign in, at /sign-in/with/<id>",
    answers: "ProviderView[]",
  }),
  joinByProvider: endpoint({
    method: "post",
    writes: "own",
    path: "/me/identities/visits",
    says: "Begins to join an account at a provider to one's own: answers the address to go to",
    body: JoinByProvider,
    answers: "an object with the address",
    problems: ["sign-in-needed", "not-allowed", "sign-in-again", "not-found", "provider-away"],
  }),
};
