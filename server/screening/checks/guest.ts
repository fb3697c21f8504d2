import { saying } from "../../../locales/saying.ts";
import type { Check } from "../check.ts";

/** Everything of somebody who gave a name and nothing else. */
export const guest: Check = ({ facts }) =>
  facts.isGuest ? [{ check: "guest", then: "hold", says: saying("checks.guest"), evidence: [] }] : [];
