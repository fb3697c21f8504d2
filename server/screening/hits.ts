import type { Finding } from "../protocol/findings.ts";
import type { RuleId } from "../protocol/ruleNames.ts";

/** From least to most. What only asked the author to think again, or only told the desk, is no hit. */
const strength = ["mask", "flag", "hold", "refuse"] as const satisfies readonly Finding["then"][];
export type HitThen = (typeof strength)[number];

const noRules: readonly Finding["check"][] = [
  "check-failed",
  "secondOpinion",
  "premoderated",
  "guest",
  "picture",
  "firstTimer",
  "question",
];

/** The rule that made a finding; null for what is none of the policy: a check that failed, a sanction, a guest, a picture, an article's own wish, a question, a second opinion. */
export function ruleOf({ check, rule, reading }: Pick<Finding, "check" | "rule" | "reading">): RuleId | null {
  if (noRules.includes(check)) return null;
  if (check === "model") return reading ? `model.${reading.label}` : "model.cannotSay";
  return rule ?? check;
}

/** What each rule asked for, once and at its strongest. */
export function hitsIn(findings: readonly Finding[]): Map<RuleId, HitThen> {
  const hits = new Map<RuleId, HitThen>();
  for (const finding of findings) {
    const rule = ruleOf(finding);
    const then = strength.find(step => step === finding.then);
    if (rule === null || then === undefined) continue;
    const known = hits.get(rule);
    if (known === undefined || strength.indexOf(then) > strength.indexOf(known)) hits.set(rule, then);
  }
  return hits;
}
