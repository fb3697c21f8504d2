import type { HouseRule } from "./houseRules.ts";

/** What the model gives a probability for, in the field's terms (Jigsaw's labels, with two of our own). */
export const labels = [
  "toxicity",
  "severe_toxicity",
  "insult",
  "threat",
  "identity_attack",
  "profanity",
  "sexual",
  "spam",
] as const;
export type Label = (typeof labels)[number];

/** A calibrated probability, 0..1, for each label. */
export type Scores = Record<Label, number>;

/**
 * A comment that was rejected for one of these rules deserves the label, and one that was approved does not; a rejection for another
 * rule says neither. A label without rules cannot be counted from decisions.
 */
export const rulesOfLabel: Record<Label, readonly HouseRule[]> = {
  toxicity: ["personal-attack", "hate"],
  severe_toxicity: [],
  insult: ["personal-attack"],
  threat: [],
  identity_attack: ["hate"],
  profanity: [],
  sexual: [],
  spam: ["for-sale"],
};

/** With fewer decided comments, or fewer that deserve the label, a share of them says nothing. */
export const enoughDecisions = { rows: 50, positives: 10 };
