import { saying } from "../../../locales/saying.ts";
import type { Check } from "../check.ts";

/** Every comment of a person of whom a moderator has asked that. */
export const premoderated: Check = ({ facts }) =>
  facts.isPremoderated
    ? [{ check: "premoderated", then: "hold", says: saying("checks.premoderated"), evidence: [] }]
    : [];
