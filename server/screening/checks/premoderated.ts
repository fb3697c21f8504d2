import type { Check } from "../check.ts";

/** Every comment of a person of whom a moderator has asked that. */
export const premoderated: Check = ({ facts }) =>
  facts.isPremoderated
    ? [{ check: "premoderated", then: "hold", why: "A moderator looks at each of your comments first.", evidence: [] }]
    : [];
