import { type Label, labels } from "../protocol/labels.ts";
import type { Source } from "./recipe.ts";

/** Most rows train; on "tune" the scores are calibrated; "test" is looked at by `comity evaluate` alone. */
export type Split = "train" | "tune" | "test";

/** One text with what is known of it. */
export interface Row {
  text: string;
  source: Source;
  split: Split;
  /** For each label the share, 0..1, of people who gave it; NaN where the source does not say. */
  target: Float32Array;
  /** For each label how much the row counts. */
  weight: Float32Array;
}

/** What is known of a text; a label that is left out, or undefined, is unknown. */
export type Known = { [label in Label]?: number | undefined };

export const targetOf = (known: Known) => Float32Array.from(labels, label => known[label] ?? Number.NaN);

/** One weight for all labels but those that have their own. */
export const weightOf = (weight: number, own: Known = {}) => Float32Array.from(labels, label => own[label] ?? weight);

/** All labels known to be absent, but for those given. */
export const cleanBut = (known: Known): Known => ({ ...Object.fromEntries(labels.map(label => [label, 0])), ...known });

export const isKnown = (share: number) => !Number.isNaN(share);
export const isPositive = (share: number) => share >= 0.5;

/** Columns of the labels in `target` and `weight`. */
export const columnOf = Object.fromEntries(labels.map((label, column) => [label, column])) as Record<Label, number>;
