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
