import { saying } from "../../../locales/saying.ts";
import { codePoints } from "../../protocol/limits.ts";
import type { Check } from "../check.ts";

/** A text longer than the site wants. */
export const length: Check = ({ text, policy: { length: rule } }) => {
  const score = codePoints(text);
  if (rule.then === "off" || score <= rule.codePoints) return [];
  const says = saying("checks.length", { count: score, most: rule.codePoints });
  return [{ check: "length", then: rule.then, says, evidence: [], score, threshold: rule.codePoints }];
};
