import { setImmediate as aMoment } from "node:timers/promises";
import { enoughDecisions, type Label, labels } from "../protocol/labels.ts";
import type { LearnedFigures } from "../protocol/views.ts";
import { type Correction, correctedScore, correctionColumns, correctionRow } from "../screening/model/correction.ts";
import { fitLogistic } from "../training/logistic.ts";
import { rocAuc } from "../training/measure/metrics.ts";
import { type Decided, deserves } from "./decided.ts";

/** The newest fifth is kept apart and judges what was learned from the rest. */
const judgingShare = 0.2;
/** Low: what is learned from some hundreds of decisions should bend the shipped score, not replace it. */
const c = 0.3;
/** Nobody counts for more than half of all decisions: a site learns from its desk, not from one person. */
const mostOfOne = 0.5;

export interface Fitted {
  weights: Correction["weights"];
  figures: LearnedFigures;
  decisions: number;
}

/**
 * Fits a correction to a site's decisions (oldest first): per label an L2-regularised logistic regression over the shipped log odds
 * and hashed words, judged on the newest fifth. Only labels that are better there are kept; null when none is. Deterministic.
 */
export async function fitCorrection(decided: readonly Decided[]): Promise<Fitted | null> {
  const cut = Math.floor(decided.length * (1 - judgingShare));
  const [learnedFrom, judgedBy] = [decided.slice(0, cut), decided.slice(cut)];
  const weights: Partial<Record<Label, readonly number[]>> = {};
  const figures: LearnedFigures = {};
  for (const label of labels) {
    await aMoment();
    const learned = await fitLabel(learnedFrom, label);
    const judged = learned && judge(judgedBy, label, learned);
    if (!learned || !judged || !isBetter(judged)) continue;
    weights[label] = learned;
    figures[label] = judged;
  }
  return Object.keys(weights).length > 0 ? { weights, figures, decisions: decided.length } : null;
}

async function fitLabel(decided: readonly Decided[], label: Label): Promise<number[] | null> {
  const told = decided.filter(one => deserves(one, label) !== null);
  const positives = told.filter(one => deserves(one, label)).length;
  if (told.length < enoughDecisions.rows || positives < enoughDecisions.positives) return null;
  const rows = [];
  for (const [i, one] of told.entries()) {
    // Folding takes its time, and others want the thread meanwhile.
    if (i % 50 === 0) await aMoment();
    rows.push(correctionRow(one.text, one.scores[label]));
  }
  const starts = new Float64Array(rows.length + 1);
  for (const [i, { columns }] of rows.entries()) starts[i + 1] = (starts[i] ?? 0) + columns.length;
  const matrix = {
    starts,
    indices: Int32Array.from(rows.flatMap(({ columns }) => columns)),
    values: Float32Array.from(rows.flatMap(({ values }) => values)),
  };
  const sides = {
    rows: Int32Array.from(told.keys()),
    signs: Int8Array.from(told, one => (deserves(one, label) ? 1 : -1)),
    costs: costsOf(told),
  };
  const fitted = fitLogistic(matrix, sides, correctionColumns, { c, epochs: 20, seed: 1 });
  return Array.from(fitted, weight => Math.round(weight * 1e4) / 1e4);
}

/** 1 for each decision, less for those of somebody who made more than half of them. */
function costsOf(told: readonly Decided[]): Float32Array {
  const made = new Map<string, number>();
  for (const { by } of told) made.set(by, (made.get(by) ?? 0) + 1);
  if (made.size < 2) return new Float32Array(told.length).fill(1);
  return Float32Array.from(told, ({ by }) => {
    const own = made.get(by) ?? 1;
    const others = told.length - own;
    return Math.min(1, (others * (mostOfOne / (1 - mostOfOne))) / own);
  });
}

/** How the shipped score and the corrected one do on decisions that neither was made of; null when those are too few to say. */
export function judge(
  decided: readonly Decided[],
  label: Label,
  weights: readonly number[],
): NonNullable<LearnedFigures[Label]> | null {
  const told = decided.flatMap(one => {
    const isDeserved = deserves(one, label);
    if (isDeserved === null) return [];
    const shipped = one.scores[label];
    return [
      { deserves: isDeserved, shipped, corrected: correctedScore(shipped, correctionRow(one.text, shipped), weights) },
    ];
  });
  const positives = told.filter(one => one.deserves).length;
  if (positives < judgedLeast || told.length - positives < judgedLeast) return null;
  const of = (which: "shipped" | "corrected") => ({
    logLoss: told.reduce((sum, one) => sum - Math.log(likelihood(one[which], one.deserves)), 0) / told.length,
    auc: rocAuc(told.map(one => ({ score: one[which], deserves: one.deserves }))) ?? 0.5,
  });
  return { rows: told.length, positives, shipped: of("shipped"), corrected: of("corrected") };
}

/** Of each side, so that one comment does not decide. */
const judgedLeast = 5;
const likelihood = (score: number, deserved: boolean) => Math.max(1e-6, deserved ? score : 1 - score);

/** By how much less surprised a correction must be: less is luck. */
const betterBy = 0.02;

/** Less surprised by what the desk decided, and no worse at telling one from the other. */
export function isBetter({ shipped, corrected }: NonNullable<LearnedFigures[Label]>): boolean {
  return corrected.logLoss < shipped.logLoss * (1 - betterBy) && corrected.auc >= shipped.auc;
}
