import type { CaseView } from "../../../server/protocol/cases.ts";
import type { Finding, Moved, StoredFinding } from "../../../server/protocol/findings.ts";
import type { Label } from "../../../server/protocol/labels.ts";
import type { Curve, ModelView } from "../../../server/protocol/model.ts";
import type { Found } from "./marks.tsx";

/** A finding of the model: what it says of one label. */
export type ReadingFinding = StoredFinding & Required<Pick<Finding, "reading" | "score" | "threshold">>;

const strength: Record<Finding["then"], number> = { refuse: 3, hold: 2, flag: 1, mask: 0, nudge: 0, note: 0 };
/** The gravest first, and last what is in nearly all of them. */
const byGravity: readonly Label[] = [
  "threat",
  "severe_toxicity",
  "identity_attack",
  "sexual",
  "insult",
  "spam",
  "profanity",
  "toxicity",
];
const gravity = ({ reading }: ReadingFinding) => byGravity.indexOf(reading.label);

/** The findings of the text that is shown; those of an earlier revision point at other words. */
export function ofRevision({ comment, findings }: Pick<CaseView, "comment" | "findings">): StoredFinding[] {
  return findings.filter(finding => finding.revision === comment.revision);
}

/** What the model found, one for each label: what asks for most first, then the gravest. */
export function readingsIn(findings: readonly StoredFinding[]): ReadingFinding[] {
  return findings
    .filter((finding): finding is ReadingFinding => finding.reading !== undefined && finding.score !== undefined)
    .sort((a, b) => strength[b.then] - strength[a.then] || gravity(a) - gravity(b));
}

export const othersIn = (findings: readonly StoredFinding[]): StoredFinding[] =>
  findings.filter(({ reading }) => reading === undefined);

/** What is marked in the text: of the model only the words of one label, and those that lowered its score only when asked. */
export function marksFor(findings: readonly StoredFinding[], label: Label | null, withLowering: boolean): Found[] {
  const chosen = readingsIn(findings).find(({ reading }) => reading.label === label);
  if (!chosen) return othersIn(findings);
  const marks: Found[] = [...othersIn(findings), { check: "model", evidence: raised(chosen.reading.moved) }];
  if (withLowering) marks.push({ check: "model", evidence: lowered(chosen.reading.moved), isLowering: true });
  return marks;
}

export const raised = (moved: readonly Moved[]): Moved[] => moved.filter(({ by }) => by > 0);
export const lowered = (moved: readonly Moved[]): Moved[] => moved.filter(({ by }) => by < 0);

/** What a curve says at a threshold: between two measured ones in proportion, beyond them as at the nearest. */
export function valueAt({ points }: Curve, of: "held" | "right" | "found", threshold: number): number | null {
  const before = points.findLast(({ at }) => at <= threshold) ?? points[0];
  const after = points.find(({ at }) => at >= threshold) ?? points.at(-1);
  if (!before || !after) return null;
  const [low, high] = [before[of], after[of]];
  if (low === null || high === null) return null;
  const way = before === after ? 0 : (threshold - before.at) / (after.at - before.at);
  return low + way * (high - low);
}

/** How often the model was right when a score reached its threshold: by the site's own decisions where they say it. */
export function rightAt(model: ModelView | null, { reading, threshold }: ReadingFinding): number | null {
  if (model?.model !== reading.model) return null;
  const { own, curves } = model;
  return valueAt(own.curves[reading.label], "right", threshold) ?? valueAt(curves[reading.label], "right", threshold);
}
