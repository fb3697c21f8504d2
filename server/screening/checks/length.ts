import { codePoints } from "../../protocol/limits.ts";
import type { Check } from "../check.ts";

/** A text longer than the site wants. */
export const length: Check = ({ text, policy: { length: rule } }) => {
  const score = codePoints(text);
  if (rule.then === "off" || score <= rule.codePoints) return [];
  const why = `It has ${score} characters; up to ${rule.codePoints} are usual here.`;
  return [{ check: "length", then: rule.then, why, evidence: [], score, threshold: rule.codePoints }];
};
