import type { Check } from "../check.ts";

/** More comments by one person in a short time than people write by hand. */
export const flood: Check = ({ facts, policy: { flood: rule } }) => {
  const posted = facts.postedInWindow + 1;
  if (rule.then === "off" || facts.isStaff || posted <= rule.comments) return [];
  const why = `It is the ${ordinal(posted)} comment within ${rule.seconds} seconds.`;
  return [{ check: "flood", then: rule.then, why, evidence: [], score: posted, threshold: rule.comments }];
};

const endings: Record<string, string> = { one: "st", two: "nd", few: "rd", other: "th" };
const plurals = new Intl.PluralRules("en", { type: "ordinal" });

function ordinal(n: number): string {
  return `${n}${endings[plurals.select(n)]}`;
}
