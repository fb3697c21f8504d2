import type { Badge } from "./articles.ts";

/** Signatures that are understood: HS256 by secrets that Comity makes, the others by the public keys at an address. */
export const algorithms = ["HS256", "RS256", "ES256", "EdDSA"] as const;
export type Algorithm = (typeof algorithms)[number];

/** Badges that may come from elsewhere; each makes its bearer one of the newsroom. */
export const givenBadges = ["staff", "moderator", "author"] as const satisfies readonly Badge[];

/** Under which names a token or a provider tells what is known of somebody; an empty one is not asked for. */
export type ClaimNames = Record<"name" | "email" | "avatar" | "url" | "roles" | "badges", string>;

/** As OpenID Connect Core names them (5.1), and where it has no name, the usual one. */
export const usualClaims: ClaimNames = {
  name: "name",
  email: "email",
  avatar: "picture",
  url: "profile",
  roles: "roles",
  badges: "badges",
};

/** What may be given from outside: values of the roles' claim that make somebody moderator or admin, and the badges that may be given. */
export interface Gives {
  moderator: string[];
  admin: string[];
  badges: (typeof givenBadges)[number][];
}

/** Nobody of the newsroom is made by a token or a provider unless an admin says so. */
export const givesNothing: Gives = { moderator: [], admin: [], badges: [] };
