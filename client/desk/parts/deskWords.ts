import type { Time } from "../../../server/protocol/basics.ts";
import type { CaseDetail, CaseView, PriorityPart, ReportView } from "../../../server/protocol/cases.ts";
import type { Finding } from "../../../server/protocol/findings.ts";
import { houseRules } from "../../../server/protocol/houseRules.ts";
import type { Label } from "../../../server/protocol/labels.ts";
import { limits } from "../../../server/protocol/limits.ts";
import type { IconName } from "../../core/Icon.tsx";
import { counted, relativeTime } from "../../core/text.ts";

/** What a check is called on the desk, and its sign. */
export const checks = {
  badWords: { name: "Rude words", icon: "quote" },
  wordList: { name: "Your word list", icon: "book" },
  model: { name: "Model", icon: "gauge" },
  language: { name: "Language", icon: "bubble" },
  domains: { name: "Where links lead", icon: "link" },
  hours: { name: "Hours", icon: "clock" },
  links: { name: "Links", icon: "link" },
  removedLinks: { name: "Links removed before", icon: "history" },
  shouting: { name: "Capitals", icon: "bars" },
  repeats: { name: "Said before", icon: "copy" },
  copies: { name: "Said again and again", icon: "share" },
  raid: { name: "New accounts together", icon: "people" },
  echo: { name: "Repeats what it answers", icon: "reply" },
  flood: { name: "Many in a short time", icon: "clock" },
  newcomer: { name: "New here", icon: "personPlus" },
  guest: { name: "By a guest", icon: "people" },
  picture: { name: "With a picture", icon: "eye" },
  premoderated: { name: "Read first, by a moderator’s wish", icon: "shield" },
  firstTimer: { name: "First comment of this person", icon: "personPlus" },
  question: { name: "A question, for the hosts", icon: "bubble" },
  length: { name: "Long text", icon: "menu" },
  secondOpinion: { name: "Second opinion", icon: "people" },
  "check-failed": { name: "A check could not run", icon: "warn" },
} as const satisfies Record<Finding["check"], { name: string; icon: IconName }>;

/** What a label is called on the desk, and what it is meant for. */
export const labelWords: Record<Label, { name: string; says: string }> = {
  toxicity: { name: "Rudeness", says: "Rude, disrespectful or hurtful, so that others would rather leave." },
  severe_toxicity: { name: "Severe abuse", says: "Full of hatred or fury; not what merely sounds harsh." },
  insult: { name: "Insult", says: "Belittles a person or a group." },
  threat: { name: "Threat", says: "Wishes or announces harm." },
  identity_attack: { name: "Hate", says: "Goes against people for who they are." },
  profanity: { name: "Coarse language", says: "Swear words, whoever or whatever they are about." },
  sexual: { name: "Sexual content", says: "Speaks of sex or of bodies in a sexual way." },
  spam: { name: "Advertising", says: "Sells something, or leads somewhere else for its own sake." },
};

/** "Insult", "Links": what was found, in a word or two. */
export function nameOf({ reading, check }: Pick<Finding, "check" | "reading">): string {
  return reading ? labelWords[reading.label].name : checks[check].name;
}

/** The same with what was measured: "Insult 0.86", "Capitals 86%". */
export function titleOf(finding: Finding): string {
  return finding.score === undefined ? nameOf(finding) : `${nameOf(finding)} ${measure(finding.score, finding)}`;
}

export const partNames = {
  severity: "What the checks found",
  reports: "Reports",
  reach: "Readers",
  standing: "The author’s record",
  legal: "Legal notice",
} as const satisfies Record<PriorityPart["name"], string>;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "waiting 9 min": how long a case is open. */
export function waiting(openedAt: Time, now: number): string {
  const ms = Math.max(0, now - Date.parse(openedAt));
  if (ms < minuteMs) return "just came";
  if (ms < hourMs) return counted(Math.floor(ms / minuteMs), { one: "waiting # min", other: "waiting # min" });
  if (ms < 2 * dayMs) return counted(Math.floor(ms / hourMs), { one: "waiting # h", other: "waiting # h" });
  return counted(Math.floor(ms / dayMs), { one: "waiting # day", other: "waiting # days" });
}

/** What waiting adds to a priority: nothing waits forever. */
export function agePoints(openedAt: Time, now: number): number {
  return Math.max(0, Math.floor((limits.agePointsAnHour * (now - Date.parse(openedAt))) / hourMs));
}

/** "4 s ago": to the second while it is fresh, then as everywhere else. */
export function ago(time: Time, now: number): string {
  const ms = Math.max(0, now - Date.parse(time));
  if (ms < 1_000 || ms >= minuteMs) return relativeTime(time, now);
  return counted(Math.floor(ms / 1_000), { one: "# s ago", other: "# s ago" });
}

/** "1:05" until a time; "0:00" when it has passed. */
export function countdown(until: number, now: number): string {
  const seconds = Math.max(0, Math.ceil((until - now) / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export function reportCount(reports: readonly ReportView[]): string {
  return counted(reports.length, { one: "# report", other: "# reports" });
}

/** The reasons of several reports as one phrase: `both “attacks a person”`, or each once. */
export function reasonsOf(reports: readonly ReportView[]): string {
  const reasons = [...new Set(reports.map(report => `“${houseRules[report.reason].title.toLowerCase()}”`))];
  if (reasons.length === 1 && reports.length === 2) return `both ${reasons[0]}`;
  if (reasons.length === 1 && reports.length > 2) return `all ${reasons[0]}`;
  return reasons.join(", ");
}

/** How often a reporter was right: "right 9 times in 10"; nothing is claimed of a first report. */
export function accuracyOf(report: ReportView): string {
  if (report.reporterAccuracy === null) return "first report by this reader";
  return counted(Math.round(report.reporterAccuracy * 10), {
    one: "reporter right # time in 10",
    other: "reporter right # times in 10",
  });
}

/** "71%"; where that would say none or very few, with a digit more. */
export function percent(share: number): string {
  const value = share * 100;
  if (value === 0 || value >= 1) return `${Math.round(value)}%`;
  return value < 0.05 ? "under 0.1%" : `${value.toFixed(1)}%`;
}

/** "right 7 times in 10"; where that would say always or never, of 100. */
export function rightWords(right: number): string {
  const tenths = Math.round(right * 10);
  const of = tenths === 0 || tenths === 10 ? 100 : 10;
  return `right ${Math.round(right * of)} times in ${of}`;
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
    ...(hasLegal ? ["a legal notice"] : []),
    ...(hasAppeal ? ["its author appealed"] : []),
    ...(isEdited ? ["its author changed it, as asked"] : []),
    ...new Set(decisive.map(finding => (finding.reading ? titleOf(finding) : nameOf(finding)).toLowerCase())),
    ...(reports.length > 0 ? [reportCount(reports)] : []),
  ];
  if (because.length === 0)
    because.push(isHeld ? "every comment waits for a moderator first" : "no check found anything");
  return { lead: isHeld ? "Held because:" : "Here because:", because: because.join(" · ") };
}

/**
 * A measure as people read it: a score of the model as "0.86", a share as "86%", anything else as a number. A score is cut, not
 * rounded: it looks neither like certainty nor like a threshold that it did not reach.
 */
export function measure(value: number, { threshold = 0, check }: Pick<Finding, "threshold" | "check">): string {
  if (check === "model") return (Math.floor(value * 100 + 1e-6) / 100).toFixed(2);
  return threshold <= 1 && value <= 1 ? `${Math.round(value * 100)}%` : String(Math.round(value * 100) / 100);
}
