import { saying } from "../../../locales/saying.ts";
import type { Finding } from "../../protocol/findings.ts";
import { type Label, labels } from "../../protocol/labels.ts";
import type { Policy, Thresholds } from "../../protocol/policy.ts";
import type { Check, Found, Screened } from "../check.ts";

/** What the model's scores lead to on this site: a finding for each label that reaches a threshold. Staff are not scored. */
export const model: Check = screened => {
  const { facts, policy } = screened;
  if (facts.isStaff) return [];
  const { scores, cannotSay } = screened.read();
  if (!scores) return cannotSay ? unread(screened, cannotSay) : [];
  return labels.flatMap(label => {
    const reached = reachedBy(scores[label], policy.model.thresholds[label]);
    return reached ? [finding(screened, label, scores[label], reached)] : [];
  });
};

interface Reached {
  then: "nudge" | "flag" | "hold";
  threshold: number;
}

/** The strongest step whose threshold a score reaches. */
function reachedBy(score: number, { nudge, flag, hold }: Thresholds): Reached | null {
  if (hold !== null && score >= hold) return { then: "hold", threshold: hold };
  if (flag !== null && score >= flag) return { then: "flag", threshold: flag };
  return nudge !== null && score >= nudge ? { then: "nudge", threshold: nudge } : null;
}

function finding({ read, moved: movedBy }: Screened, label: Label, score: number, { then, threshold }: Reached): Found {
  const moved = movedBy(label);
  const evidence = moved.filter(({ by }) => by > 0).map(({ start, end }) => ({ start, end }));
  return {
    check: "model",
    then,
    // Speaks of the words, never of the person, and shows an author no score as a verdict.
    says: saying(`checks.model.${label}`),
    evidence: evidence.sort((a, b) => a.start - b.start),
    score: Math.round(score * 1e4) / 1e4,
    threshold,
    reading: { label, model: read().model, moved },
  };
}

/**
 * True for what only the desk is told of by its strongest step, but whose score also reaches the step at which its author is
 * asked.
 */
export function alsoNudges({ then, score, reading }: Finding, { model: { thresholds } }: Policy): boolean {
  const nudge = reading ? thresholds[reading.label].nudge : null;
  return then === "flag" && nudge !== null && (score ?? 0) >= nudge;
}

function unread({ policy: { model: rule } }: Screened, cannotSay: "language" | "too-little"): Found[] {
  if (rule.cannotSay === "off") return [];
  const says = saying(cannotSay === "language" ? "checks.model.otherLanguage" : "checks.model.tooShort");
  return [{ check: "model", then: rule.cannotSay, says, evidence: [] }];
}
