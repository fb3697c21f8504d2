import { type Label, labels, type Scores } from "../../protocol/labels.ts";
import type { Id, Reading } from "../../protocol/views.ts";
import { plainWords } from "../fold.ts";
import { hashText } from "./hash.ts";

/** What a site learned from its own decisions on top of the shipped model: per label one weight for each column below. */
export interface Correction {
  id: Id;
  /** The version of the shipped model that it corrects. */
  model: string;
  weights: Partial<Record<Label, readonly number[]>>;
}

const wordBits = 12;
/** The constant, the shipped model's log odds, and hashed words and pairs of words. */
export const correctionColumns = 2 + (1 << wordBits);

/** A text as a correction sees it: its columns, each with its value. */
export interface CorrectionRow {
  columns: number[];
  values: number[];
}

/** `score`: what the shipped model gives the label. Each word counts once, and a long text as much as a short one. */
export function correctionRow(text: string, score: number): CorrectionRow {
  const words = plainWords(text);
  const pairs = words.slice(1).map((word, i) => `${words[i]} ${word}`);
  const hashed = new Set([...words, ...pairs].map(word => 2 + (hashText(word) & ((1 << wordBits) - 1))));
  const value = 1 / Math.sqrt(Math.max(1, hashed.size));
  return { columns: [0, 1, ...hashed], values: [1, logOdds(score), ...Array<number>(hashed.size).fill(value)] };
}

/** No correction moves a score by more than this many log odds: a site's habits bend what was learned from many, and do not replace it. */
const most = 2;
/** From this shipped score of a threat on, no other label is lowered either. */
const threatFrom = 0.3;

/** The label's score as the site's own decisions would have it. */
export function correctedScore(score: number, row: CorrectionRow, weights: readonly number[]): number {
  const odds = row.columns.reduce((sum, column, i) => sum + (weights[column] ?? 0) * (row.values[i] ?? 0), 0);
  const shipped = logOdds(score);
  return probability(shipped + Math.min(most, Math.max(-most, odds - shipped)));
}

/**
 * A reading as the site's own decisions would have it; the shipped scores stay beside it. Threats are never corrected, and a text
 * that may be one is never made to look better.
 */
export function corrected(reading: Reading, text: string, correction: Correction): Reading {
  const { scores: shipped, model } = reading;
  if (!shipped || model !== correction.model) return reading;
  const scores: Scores = { ...shipped };
  for (const label of labels) {
    const weights = correction.weights[label];
    if (!weights || label === "threat") continue;
    const score = correctedScore(shipped[label], correctionRow(text, shipped[label]), weights);
    scores[label] = shipped.threat >= threatFrom ? Math.max(score, shipped[label]) : score;
  }
  return { ...reading, model: `${model}+${correction.id}`, scores, shipped: { model, scores: shipped } };
}

const nearest = 1e-6;
function logOdds(score: number): number {
  const p = Math.min(1 - nearest, Math.max(nearest, score));
  return Math.log(p / (1 - p));
}
const probability = (odds: number) => 1 / (1 + Math.exp(-odds));
