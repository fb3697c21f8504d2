import { saying } from "../../../locales/saying.ts";
import type { Check } from "../check.ts";

/** More comments by one person in a short time than people write by hand. */
export const flood: Check = ({ facts, policy: { flood: rule } }) => {
  const posted = facts.postedInWindow + 1;
  if (rule.then === "off" || facts.isStaff || posted <= rule.comments) return [];
  const says = saying("checks.flood", { nth: String(posted), seconds: String(rule.seconds) });
  return [{ check: "flood", then: rule.then, says, evidence: [], score: posted, threshold: rule.comments }];
};
