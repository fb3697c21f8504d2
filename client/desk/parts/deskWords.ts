import { numberFormat } from "../../../locales/formats.ts";
import { say } from "../../../locales/say.ts";
import type { Time } from "../../../server/protocol/basics.ts";
import type { CaseDetail, CaseView, ReportView } from "../../../server/protocol/cases.ts";
import type { Finding } from "../../../server/protocol/findings.ts";
import { limits } from "../../../server/protocol/limits.ts";
import type { IconName } from "../../core/Icon.tsx";
import { inSentence, listed, relativeTime } from "../../core/text.ts";

/** The sign of a check. */
export const checkIcons: Record<Finding["check"], IconName> = {
  badWords: "quote",
  wordList: "book",
  model: "gauge",
  language: "bubble",
  domains: "link",
  hours: "clock",
  links: "link",
  removedLinks: "history",
  shouting: "bars",
  repeats: "copy",
  copies: "share",
  raid: "people",
  echo: "reply",
  flood: "clock",
  newcomer: "personPlus",
  guest: "people",
  picture: "eye",
  premoderated: "shield",
  firstTimer: "personPlus",
  question: "bubble",
  length: "menu",
  secondOpinion: "people",
  "check-failed": "warn",
};

/** "Insult", "Links": what was found, in a word or two. */
export function nameOf({ reading, check }: Pick<Finding, "check" | "reading">): string {
  return reading ? say(`desk.label.${reading.label}`) : say(`desk.check.${check}`);
}

/** The same with what was measured: "Insult 0.86", "Capitals 86%". */
export function titleOf(finding: Finding): string {
  return finding.score === undefined ? nameOf(finding) : `${nameOf(finding)} ${measure(finding.score, finding)}`;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "waiting 9 min": how long a case is open. */
export function waiting(openedAt: Time, now: number): string {
  const ms = Math.max(0, now - Date.parse(openedAt));
  if (ms < minuteMs) return say("desk.waiting.justCame");
  if (ms < hourMs) return say("desk.waiting.minutes", { count: Math.floor(ms / minuteMs) });
  if (ms < 2 * dayMs) return say("desk.waiting.hours", { count: Math.floor(ms / hourMs) });
  return say("desk.waiting.days", { count: Math.floor(ms / dayMs) });
}

/** What waiting adds to a priority: nothing waits forever. */
export function agePoints(openedAt: Time, now: number): number {
  return Math.max(0, Math.floor((limits.agePointsAnHour * (now - Date.parse(openedAt))) / hourMs));
}

/** "4 s ago": to the second while it is fresh, then as everywhere else. */
export function ago(time: Time, now: number): string {
  const ms = Math.max(0, now - Date.parse(time));
  if (ms < 1_000 || ms >= minuteMs) return relativeTime(time, now);
  return say("desk.secondsAgo", { count: Math.floor(ms / 1_000) });
}

/** "1:05" until a time; "0:00" when it has passed. */
export function countdown(until: number, now: number): string {
  const seconds = Math.max(0, Math.ceil((until - now) / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export function reportCount(reports: readonly ReportView[]): string {
  return say("desk.reports.count", { count: reports.length });
}

/** The reasons of several reports as one phrase: `both “attacks a person”`, or each once. */
export function reasonsOf(reports: readonly ReportView[]): string {
  const reasons = [
    ...new Set(reports.map(({ reason }) => say("desk.quoted", { text: inSentence(say(`rules.${reason}.title`)) }))),
  ];
  const [reason = ""] = reasons;
  if (reasons.length === 1 && reports.length === 2) return say("desk.reports.both", { reason });
  if (reasons.length === 1 && reports.length > 2) return say("desk.reports.all", { reason });
  return listed(reasons);
}

/** How often a reporter was right: "right 9 times in 10"; nothing is claimed of a first report. */
export function accuracyOf(report: ReportView): string {
  if (report.reporterAccuracy === null) return say("desk.reports.first");
  return say("desk.reports.right", { count: Math.round(report.reporterAccuracy * 10) });
}

const percents = numberFormat({ style: "percent" });
const tenths = numberFormat({ style: "percent", minimumFractionDigits: 1 });
const inHundredths = numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
const measures = numberFormat({ maximumFractionDigits: 2, useGrouping: false });

/** "0.85": what the model says, where something begins, or how far people agree. */
export const twoDigits = (value: number): string => inHundredths().format(value);

/** "71%"; where that would say none or very few, with a digit more. */
export function percent(share: number): string {
  if (share === 0 || share >= 0.01) return percents().format(share);
  return share < 0.0005 ? say("desk.underPercent", { percent: tenths().format(0.001) }) : tenths().format(share);
}

/** "right 7 times in 10"; where that would say always or never, of 100. */
export function rightWords(right: number): string {
  const ofTen = Math.round(right * 10);
  const of = ofTen === 0 || ofTen === 10 ? 100 : 10;
  return say("desk.rightTimes", { right: Math.round(right * of), of });
}

/** "Held because: links · rude words": why it waits, in the words of the checks, then the reports. */
export function whyHere({
  comment,
  findings,
  reports,
  hasAppeal,
  hasLegal,
  decisions = [],
}: CaseView & Partial<Pick<CaseDetail, "decisions">>): {
  lead: string;
  because: string;
} {
  const isEdited = decisions.some(({ decision, revision }) => decision === "ask-edit" && revision < comment.revision);
  const isHeld = comment.state === "held";
  const decisive = isHeld
    ? findings.filter(({ then }) => then === "hold" || then === "refuse")
    : findings.filter(({ then }) => then !== "note");
  const because = [
    ...(hasLegal ? [say("desk.why.legal")] : []),
    ...(hasAppeal ? [say("desk.why.appeal")] : []),
    ...(isEdited ? [say("desk.why.edited")] : []),
    ...new Set(decisive.map(finding => inSentence(finding.reading ? titleOf(finding) : nameOf(finding)))),
    ...(reports.length > 0 ? [reportCount(reports)] : []),
  ];
  if (because.length === 0) because.push(isHeld ? say("desk.why.everyOne") : say("desk.why.nothing"));
  return { lead: isHeld ? say("desk.why.held") : say("desk.why.here"), because: because.join(" · ") };
}

/**
 * A measure as people read it: a score of the model as "0.86", a share as "86%", anything else as a number. A score is cut, not
 * rounded: it looks neither like certainty nor like a threshold that it did not reach.
 */
export function measure(value: number, { threshold = 0, check }: Pick<Finding, "threshold" | "check">): string {
  if (check === "model") return twoDigits(Math.floor(value * 100 + 1e-6) / 100);
  return threshold <= 1 && value <= 1 ? percents().format(value) : measures().format(value);
}
