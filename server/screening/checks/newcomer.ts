import type { Check } from "../check.ts";

/** The first comments of a person, where a site wants to see them first. */
export const newcomer: Check = ({ facts, policy: { newcomer: rule } }) => {
  if (rule.then === "off" || facts.isStaff || facts.published >= rule.comments) return [];
  const why = `Everybody’s first ${rule.comments === 1 ? "comment is" : `${rule.comments} comments are`} looked at by a moderator.`;
  return [{ check: "newcomer", then: rule.then, why, evidence: [], score: facts.published, threshold: rule.comments }];
};
