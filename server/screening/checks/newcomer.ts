import { saying } from "../../../locales/saying.ts";
import type { Check } from "../check.ts";

/** The first comments of a person, where a site wants to see them first. */
export const newcomer: Check = ({ facts, policy: { newcomer: rule } }) => {
  if (rule.then === "off" || facts.isStaff || facts.published >= rule.comments) return [];
  const says = saying("checks.newcomer", { count: rule.comments });
  return [{ check: "newcomer", then: rule.then, says, evidence: [], score: facts.published, threshold: rule.comments }];
};
