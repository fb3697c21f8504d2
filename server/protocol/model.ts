import type { Id, Time } from "./basics.ts";
import type { Finding } from "./findings.ts";
import type { Label, Scores } from "./labels.ts";

/** What a threshold would do, at each of several thresholds: measured on comments whose right answer is known. */
export interface Curve {
  /** Comments measured, and how many of them deserve the label. */
  rows: number;
  positives: number;
  points: CurvePoint[];
}

/**
 * Shares, 0..1: `held` of all comments score at least `at`; `right` of those deserve it; `found` of all that deserve it. Null where
 * too few are known to say so.
 */
export interface CurvePoint {
  at: number;
  held: number;
  right: number | null;
  found: number | null;
}

/** `GET sites/:site/model`: the model that reads here, and what each threshold would do. */
export interface ModelView {
  model: string;
  /** What was measured on comments that were kept out of training. */
  curves: Record<Label, Curve>;
  own: OwnFigures;
}

/** The same from the site's own comments. */
export interface OwnFigures {
  /** Comments of the last 30 days that this model has read, the newest 10,000 at most; `held` is a share of them. */
  comments: number;
  /** How many of them come a day. */
  aDay: number;
  /** Counted from decisions that stand (see `rulesOfLabel`), the newest 10,000 at most. */
  curves: Record<Label, Curve>;
}

/** How the shipped model and a corrected one did on the same decisions, per label: natural log loss, and area under the ROC curve. */
export type LearnedFigures = Partial<
  Record<Label, { rows: number; positives: number; shipped: Judgement; corrected: Judgement }>
>;

export interface Judgement {
  logLoss: number;
  auc: number;
}

/** Answer of `POST sites/:site/model/corrections`: what now waits in shadow, or why nothing was learned. */
export type Learning = { learned: LearnedView } | { learned: null; because: NothingLearned };

/** Too few decisions to fit or to judge any label, or none that a correction would do better on. */
export type NothingLearned = "too-little" | "nothing-better";

/** What a site's decisions taught on top of the shipped model: `GET sites/:site/model/corrections`. */
export interface LearnedView {
  id: Id;
  /** The version of the shipped model that it corrects. */
  model: string;
  /** From how many decisions it was made. */
  decisions: number;
  figures: LearnedFigures;
  state: "shadow" | "live" | "retired";
  fittedAt: Time;
  liveAt: Time | null;
  retiredAt: Time | null;
}

/** Answer of `POST sites/:site/policy/trial`: what a policy would do with a text. */
export interface Trial {
  outcome: "publish" | "hold" | "refuse";
  findings: Finding[];
  /** What the rules in shadow would do. */
  inShadow: Finding[];
  /** Null when the model could not be asked. */
  reading: Reading | null;
}

/** What the model says of one text: scores, or why it cannot say. */
export interface Reading {
  /** Version of the model, which every finding carries. */
  model: string;
  /** ISO 639-1, or null where the text is too short to tell. */
  language: string | null;
  scores: Scores | null;
  /** Present when there are no scores: a language that no model covers, or too little text. */
  cannotSay?: "language" | "too-little";
  /** What the shipped model said, where the site's own decisions have corrected it. */
  shipped?: { model: string; scores: Scores };
}
