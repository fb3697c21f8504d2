import { enoughDecisions, type Label, labels } from "../protocol/labels.ts";
import type { LearnedFigures, NothingLearned } from "../protocol/model.ts";
import {
  type Correction,
  type CorrectionRow,
  correctedScore,
  correctionColumns,
  correctionRow,
  logOdds,
} from "../screening/model/correction.ts";
import { rocAuc } from "../training/measure/metrics.ts";
import { type Decided, deserves } from "./decided.ts";

/** The newest fifth is kept apart and judges what was learned from the rest. */
const judgingShare = 0.2;
/** Low: what is learned from some hundreds of decisions should bend the shipped score, not replace it. */
const c = 1;
/** Nobody counts for more than half of all decisions: a site learns from its desk, not from one person. */
const mostOfOne = 0.5;

export interface Fitted {
  weights: Correction["weights"];
  figures: LearnedFigures;
  decisions: number;
}

/**
 * Fits a correction to a site's decisions (oldest first): per label an L2-regularised logistic regression over hashed words, on top of
 * the shipped log odds, judged on the newest fifth. Only labels that are better there are kept. Deterministic.
 */
export function fitCorrection(decided: readonly Decided[]): Fitted | NothingLearned {
  const cut = Math.floor(decided.length * (1 - judgingShare));
  const [learnedFrom, judgedBy] = [decided.slice(0, cut), decided.slice(cut)];
  const weights: Partial<Record<Label, readonly number[]>> = {};
  const figures: LearnedFigures = {};
  let nothing: NothingLearned = "too-little";
  for (const label of labels) {
    const learned = fitLabel(learnedFrom, label);
    const judged = learned && judge(judgedBy, label, learned);
    if (!learned || !judged) continue;
    nothing = "nothing-better";
    if (!isBetter(judged)) continue;
    weights[label] = learned;
    figures[label] = judged;
  }
  return Object.keys(weights).length > 0 ? { weights, figures, decisions: decided.length } : nothing;
}

function fitLabel(decided: readonly Decided[], label: Label): number[] | null {
  const told = decided.filter(one => deserves(one, label) !== null);
  const positives = told.filter(one => deserves(one, label)).length;
  if (told.length < enoughDecisions.rows || positives < enoughDecisions.positives) return null;
  const costs = costsOf(told);
  return descend(
    told.map((one, i) => ({
      row: correctionRow(one.text),
      shipped: logOdds(one.scores[label]),
      sign: deserves(one, label) ? 1 : -1,
      cost: costs[i] ?? 1,
    })),
  );
}

interface Example {
  row: CorrectionRow;
  /** The shipped log odds, to which the correction adds. */
  shipped: number;
  sign: 1 | -1;
  cost: number;
}

const rounds = 60;
const rate = 0.3;

/**
 * The weights that least surprise what was decided, with the shipped log odds as an offset: AdaGrad (Duchi, Hazan & Singer 2011) on
 * the logistic loss with an L2 pull of 1 / {@link c} towards nothing.
 */
function descend(examples: readonly Example[]): number[] {
  const weights = new Float64Array(correctionColumns);
  const seen = new Float64Array(correctionColumns).fill(1e-8);
  const gradient = new Float64Array(correctionColumns);
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < correctionColumns; k++) gradient[k] = (weights[k] ?? 0) / c;
    for (const { row, shipped, sign, cost } of examples) {
      const odds = row.columns.reduce((sum, column, i) => sum + (weights[column] ?? 0) * (row.values[i] ?? 0), shipped);
      const pull = (-sign * cost) / (1 + Math.exp(sign * odds));
      for (const [i, column] of row.columns.entries())
        gradient[column] = (gradient[column] ?? 0) + pull * (row.values[i] ?? 0);
    }
    for (let k = 0; k < correctionColumns; k++) {
      const slope = gradient[k] ?? 0;
      seen[k] = (seen[k] ?? 0) + slope * slope;
      weights[k] = (weights[k] ?? 0) - (rate * slope) / Math.sqrt(seen[k] ?? 1);
    }
  }
  return Array.from(weights, weight => Math.round(weight * 1e4) / 1e4);
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
export type Judged = NonNullable<LearnedFigures[Label]> | null;

/** Each label that is corrected, on decisions made since. */
export function judgeCorrection(decided: readonly Decided[], corrected: Correction["weights"]): Judged[] {
  return labels.flatMap(label => {
    const weights = corrected[label];
    return weights ? [judge(decided, label, weights)] : [];
  });
}

function judge(decided: readonly Decided[], label: Label, weights: readonly number[]): Judged {
  const told = decided.flatMap(one => {
    const isDeserved = deserves(one, label);
    if (isDeserved === null) return [];
    const shipped = one.scores[label];
    return { deserves: isDeserved, shipped, corrected: correctedScore(shipped, correctionRow(one.text), weights) };
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
export function isBetter({ shipped, corrected }: NonNullable<Judged>): boolean {
  return corrected.logLoss < shipped.logLoss * (1 - betterBy) && corrected.auc >= shipped.auc;
}
