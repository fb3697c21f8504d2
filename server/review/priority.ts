import { type Saying, saying } from "../../locales/saying.ts";
import type { PriorityPart } from "../protocol/cases.ts";
import type { Finding } from "../protocol/findings.ts";
import { limits } from "../protocol/limits.ts";
import { told } from "../protocol/told.ts";

/** What is known of the thing that waits. */
export interface Signals {
  /** What the checks asked for, of the revision under review. */
  findings: Pick<Finding, "then">[];
  /** Share of each reporter's settled reports that were right; null for a first report. */
  reporters: (number | null)[];
  /** Readers can see it while it waits. */
  isVisible: boolean;
  /** Who opened its article in this hour; counted where a case is weighed. */
  readers?: number;
  /** Shown replies below it. */
  replies: number;
  /** The author's record: comments published, comments removed. */
  author: { published: number; removed: number };
  /** Its author appealed; somebody sent a legal notice. */
  hasAppeal?: boolean;
  hasLegal?: boolean;
}

const most = { severity: 60, reports: 60, reach: 25, standing: 20 };
/** More than all the others together: the law gives the newsroom little time. */
const legalNotice = 175;

/** Weight of a report by somebody of whom no report was settled yet. */
const unknownReporter = 0.5;

/**
 * How urgent a case is, 0..165, and 175 more with a legal notice: the sum of named parts, each with the sentence that explains
 * it. The weights are ours; what matters is that every moderator can read them. Severity: 40 for something held, 15 for
 * something flagged, 5 more for each further finding. Reports: 20 each, times the share of that reporter's reports that were
 * right. Reach: 10 when readers see it, 1 more for every 20 who opened the article in this hour, 3 for each reply below.
 * Standing: 20 times the share of the author's comments that were removed (two added on either side, so that one early removal
 * does not make a person suspect), 5 for a person without a published comment.
 */
export function priority(signals: Signals): { total: number; parts: PriorityPart[] } {
  const parts = [
    ...(signals.hasLegal ? [{ name: "legal" as const, value: legalNotice, ...told(saying("priority.legal")) }] : []),
    severity(signals),
    reports(signals),
    reach(signals),
    standing(signals),
  ];
  return { total: parts.reduce((sum, part) => sum + part.value, 0), parts };
}

function severity({ findings: all }: Signals): PriorityPart {
  const findings = all.filter(({ then }) => then !== "nudge" && then !== "note" && then !== "mask");
  const held = findings.filter(finding => finding.then !== "flag").length;
  const first = held > 0 ? 40 : findings.length > 0 ? 15 : 0;
  const value = capped("severity", first + 5 * Math.max(0, findings.length - 1));
  const says =
    findings.length === 0
      ? saying("priority.severity.none")
      : saying("priority.severity.some", { held: String(held), pointed: String(findings.length - held) });
  return { name: "severity", value, ...told(says) };
}

function reports({ reporters }: Signals): PriorityPart {
  const weight = reporters.reduce<number>((sum, accuracy) => sum + (accuracy ?? unknownReporter), 0);
  const value = capped("reports", 20 * weight);
  const says =
    reporters.length === 0
      ? saying("priority.reports.none")
      : saying("priority.reports.some", { count: String(reporters.length) });
  return { name: "reports", value, ...told(says) };
}

function reach({ isVisible, readers = 0, replies }: Signals): PriorityPart {
  const seen = isVisible ? 10 + readers / 20 : 0;
  const below = { replies: String(replies) };
  const says = isVisible
    ? saying("priority.reach.seen", { readers: String(readers), ...below })
    : saying("priority.reach.unseen", below);
  return { name: "reach", value: capped("reach", seen + 3 * replies), ...told(says) };
}

function standing({ author: { published, removed } }: Signals): PriorityPart {
  const share = (removed + 0.2) / (published + removed + 2);
  const value = capped("standing", 20 * share + (published === 0 ? 5 : 0));
  return { name: "standing", value, ...told(record(published + removed, removed)) };
}

function record(decided: number, removed: number): Saying {
  if (decided === 0) return saying("priority.standing.none");
  if (decided === 1) return saying(removed === 1 ? "priority.standing.removed" : "priority.standing.published");
  return saying("priority.standing.many", { removed: String(removed), decided: String(decided) });
}

function capped(part: keyof typeof most, value: number): number {
  return Math.min(most[part], Math.round(value));
}

/**
 * Where a case stands in the queue, largest first. Ageing is linear, so `priority + k * (now - openedAt)` orders cases as
 * `priority - k * openedAt` does, which never changes while it waits: one index, no sweeping. With 165 points at most
 * and 20 an hour nothing waits behind a stream of the most urgent cases for longer than 8 h 15 min, and behind legal notices
 * (340 points) for longer than 17 h.
 */
export function rank(total: number, openedAt: Date): number {
  return total - (limits.agePointsAnHour * openedAt.getTime()) / 3_600_000;
}
