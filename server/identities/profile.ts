import { z } from "zod";
import type { Badge } from "../protocol/articles.ts";
import type { Role } from "../protocol/basics.ts";
import type { ClaimNames, Gives } from "../protocol/claims.ts";
import { limits } from "../protocol/limits.ts";
import { email } from "../protocol/requests.ts";
import type { TokenFault } from "../protocol/tokenFaults.ts";

import { label } from "../protocol/words.ts";
import { type Json, shown } from "./tokenParts.ts";

/** What another system says of somebody who signs in through it. */
export interface Profile {
  name: string;
  email: string | null;
  avatar: string | null;
  url: string | null;
  /** Null: it gives none. */
  role: Exclude<Role, "member"> | null;
  badges: Badge[];
}

const address = z
  .string()
  .max(2_000, "is longer than 2000 characters")
  .refine(text => /^https:/i.test(text) && URL.canParse(text), "is no address that begins with https");
const few = z.array(z.string().max(200)).max(200);

/** A claim's value may be missing or null; whatever else is no value of its kind. */
const shapes = {
  // A name that is longer than ours is cut, for its bearer cannot help it.
  name: z
    .string("is no text")
    .transform(text => [...text.trim()].slice(0, limits.nameCodePoints).join(""))
    .pipe(label(limits.nameCodePoints)),
  email: email.nullish(),
  avatar: address.nullish(),
  url: address.nullish(),
  roles: z.union([few, z.string().transform(one => [one])]).nullish(),
  badges: few.nullish(),
} as const satisfies Record<keyof ClaimNames, z.ZodType>;

/** Reads claims under the names that the settings give them; every one that cannot be accepted is a fault, and then there is no profile. */
export function profileFrom(
  claims: Json,
  names: ClaimNames,
  gives: Gives,
): { profile: Profile; faults: [] } | { profile: null; faults: TokenFault[] } {
  const faults: TokenFault[] = [];
  const read = <N extends keyof typeof shapes>(name: N): z.output<(typeof shapes)[N]> => {
    const value = claimAt(claims, names[name]);
    const parsed = shapes[name].safeParse(value);
    if (!parsed.success)
      faults.push({ fault: name, found: shown(value), expected: parsed.error.issues[0]?.message ?? null });
    return parsed.data as z.output<(typeof shapes)[N]>;
  };
  const roles = read("roles") ?? [];
  const badges = read("badges") ?? [];
  const profile = {
    name: read("name"),
    email: read("email") ?? null,
    avatar: read("avatar") ?? null,
    url: read("url") ?? null,
    role: roleOf(roles, gives),
    badges: gives.badges.filter(badge => badges.includes(badge)),
  };
  return faults.length > 0 ? { profile: null, faults } : { profile, faults: [] };
}

function roleOf(roles: readonly string[], { moderator, admin }: Gives): Profile["role"] {
  if (roles.some(role => admin.includes(role))) return "admin";
  return roles.some(role => moderator.includes(role)) ? "moderator" : null;
}

/** The claim of this name, or what lies at this path: names may have dots in them. */
function claimAt(claims: Json, name: string): unknown {
  if (name === "") return undefined;
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split(".").reduce<unknown>((within, part) => {
    const isOpen = typeof within === "object" && within !== null && Object.hasOwn(within, part);
    return isOpen ? (within as Json)[part] : undefined;
  }, claims);
}
