import { saying } from "../../../locales/saying.ts";
import type { Check } from "../check.ts";

/** The first comment of each person, under an article whose hosts want to see it first. */
export const firstTimer: Check = ({ facts }) =>
  facts.firstTimersHeld && facts.published === 0 && !facts.isStaff
    ? [{ check: "firstTimer", then: "hold", says: saying("checks.firstTimer"), evidence: [] }]
    : [];
