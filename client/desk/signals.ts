import type { Finding, PriorityPart } from "../../server/protocol/views.ts";
import type { IconName } from "../core/Icon.tsx";

/** How the desk names each check, in a chip and in a row. */
export const checkNames: Record<Finding["check"], { name: string; icon: IconName }> = {
  badWords: { name: "Bad words", icon: "bolt" },
  wordList: { name: "Word list", icon: "bolt" },
  links: { name: "Links", icon: "link" },
  shouting: { name: "Capitals", icon: "gauge" },
  repeats: { name: "Same text again", icon: "copy" },
  flood: { name: "Many at once", icon: "clock" },
  newcomer: { name: "Newcomer", icon: "personPlus" },
  length: { name: "Long text", icon: "info" },
  "check-failed": { name: "Check did not finish", icon: "info" },
};

export const partNames: Record<PriorityPart["name"], string> = {
  severity: "What the checks found",
  reports: "Reports",
  reach: "Readers",
  standing: "The author’s record",
};

/** Hold and refuse weigh more than a pointer; the chip says it by its colour and its title. */
export const isHeavy = (finding: Finding): boolean => finding.then !== "flag";

/** One chip per check, the heaviest finding of each first in it. */
export function byCheck<F extends Finding>(findings: readonly F[]): F[] {
  const kept = new Map<Finding["check"], F>();
  for (const finding of findings) {
    const before = kept.get(finding.check);
    if (!before || (isHeavy(finding) && !isHeavy(before))) kept.set(finding.check, finding);
  }
  return [...kept.values()].sort((a, b) => Number(isHeavy(b)) - Number(isHeavy(a)));
}

/** "link rule · capitals": the checks that asked to hold, in one line; those that only pointed, when none held. */
export function heldBecause(findings: readonly Finding[], isHeld: boolean, reportCount: number): string {
  const heavy = findings.filter(isHeavy);
  const said = heavy.length > 0 ? heavy : findings;
  const reasons = [...new Set(said.map(finding => finding.why.replace(/\.$/, "")))];
  if (reasons.length > 0) return reasons.join(" · ");
  if (reportCount > 0) return "readers reported it";
  return isHeld ? "every comment waits for a moderator here" : "a moderator is asked to look at it";
}

/** A measure as it is compared: two digits for shares, all digits for counts. */
export function measure(value: number): string {
  return Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(2);
}

/** Score and threshold on one bar, 0..100 each; counts are scaled so that the larger of both fills nine tenths. */
export function gauge(score: number, threshold: number): { score: number; threshold: number } {
  const isShare = score <= 1 && threshold <= 1;
  const full = isShare ? 1 : Math.max(score, threshold, 1) / 0.9;
  const part = (value: number) => Math.round((100 * Math.min(Math.max(value, 0), full)) / full);
  return { score: part(score), threshold: part(threshold) };
}
