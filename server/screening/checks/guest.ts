import type { Check } from "../check.ts";

/** Everything of somebody who gave a name and nothing else. */
export const guest: Check = ({ facts }) =>
  facts.isGuest
    ? [{ check: "guest", then: "hold", why: "A moderator reads what guests write before others do.", evidence: [] }]
    : [];
