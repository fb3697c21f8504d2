import { saying } from "../../../locales/saying.ts";
import type { Check } from "../check.ts";

/** No check sees what is in a picture, so where the site wishes it somebody does. */
export const picture: Check = ({ facts }) =>
  facts.hasPictureToSee && !facts.isStaff
    ? [{ check: "picture", then: "hold", says: saying("checks.picture"), evidence: [] }]
    : [];
