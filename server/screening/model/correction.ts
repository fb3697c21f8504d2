import type { Id } from "../../protocol/basics.ts";
import { type Label, labels, type Scores } from "../../protocol/labels.ts";
import type { Reading } from "../../protocol/model.ts";
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
/** Hashed words and pairs of words. No constant: what comes to the desk is worse than what is posted, and must not move all scores. */
export const correctionColumns = 1 << wordBits;

/** A text as a correction sees it: its columns, each with its value. */
export interface CorrectionRow {
  columns: number[];
  values: number[];
}

/** Each word counts once, and a long text as much as a short one. */
export function correctionRow(text: string): CorrectionRow {
  const words = plainWords(text);
  const pairs = words.slice(1).map((word, i) => `${words[i]} ${word}`);
  const hashed = new Set([...words, ...pairs].map(word => hashText(word) & (correctionColumns - 1)));
  const value = 1 / Math.sqrt(Math.max(1, hashed.size));
  return { columns: [...hashed], values: Array<number>(hashed.size).fill(value) };
}

/** No correction moves a score by more than this many log odds: a site's habits bend what was learned from many, and do not replace it. */
const most = 2;
/** From these shipped scores on, no label is lowered: a desk's habits do not vouch for what may be a threat, hate or severe abuse. */
const graveFrom = { threat: 0.15, identity_attack: 0.3, severe_toxicity: 0.3 } as const;
const isGrave = (scores: Scores) =>
  scores.threat >= graveFrom.threat ||
  scores.identity_attack >= graveFrom.identity_attack ||
  scores.severe_toxicity >= graveFrom.severe_toxicity;

/** The label's score as the site's own decisions would have it. */
export function correctedScore(score: number, row: CorrectionRow, weights: readonly number[]): number {
  const moved = row.columns.reduce((sum, column, i) => sum + (weights[column] ?? 0) * (row.values[i] ?? 0), 0);
  return probability(logOdds(score) + Math.min(most, Math.max(-most, moved)));
}

/**
 * A reading as the site's own decisions would have it; the shipped scores stay beside it. Threats are never corrected, and what
 * may be a threat, hate or severe abuse is never made to look better.
 */
export function corrected(reading: Reading, text: string, correction: Correction): Reading {
  const { scores: shipped, model } = reading;
  if (!shipped || model !== correction.model) return reading;
  const scores: Scores = { ...shipped };
  const row = correctionRow(text);
  for (const label of labels) {
    const weights = correction.weights[label];
    if (!weights || label === "threat") continue;
    const score = correctedScore(shipped[label], row, weights);
    scores[label] = isGrave(shipped) ? Math.max(score, shipped[label]) : score;
  }
  return { ...reading, model: `${model}+${correction.id}`, scores, shipped: { model, scores: shipped } };
}

const nearest = 1e-6;
export function logOdds(score: number): number {
  const p = Math.min(1 - nearest, Math.max(nearest, score));
  return Math.log(p / (1 - p));
}
const probability = (odds: number) => 1 / (1 + Math.exp(-odds));
