import type { Label } from "../protocol/labels.ts";
import type { Shape } from "../screening/model/network.ts";

/**
 * Every number that training depends on. A change here, in `lists/` or in the data changes the model's version. What was tried and
 * did not help is written down in docs/MODERATION-QUALITY.md.
 */
interface SourceRecipe {
  /** Sources of one kind. What their shares of positives say is learnt; what differs between kinds is not (see `linear.ts`). */
  domain: Domain;
  /** Shares of the rows that are kept for judging and for calibrating. */
  test: number;
  tune: number;
  /** Says who is hateful, not who is toxic: the linear reader learns identity attacks and threats from it, and nothing else. */
  onlyHate?: true;
  /** Comments as they come, of which most are harmless: the scores are calibrated on them. */
  natural?: true;
  /** Put together here, not written by readers: says nothing about how people speak of groups. */
  made?: true;
}

export const domains = ["wiki", "news", "para", "made", "edos", "implicit", "hatemoji", "spam"] as const;
export type Domain = (typeof domains)[number];

const table = {
  jigsaw: { domain: "wiki", test: 0.2, tune: 0.12, natural: true },
  jigsaw_extra: { domain: "wiki", test: 0.2, tune: 0.1 },
  jigsaw_cleaned: { domain: "wiki", test: 0, tune: 0 },
  jigsaw_lower: { domain: "wiki", test: 0, tune: 0 },
  civil: { domain: "news", test: 0.28, tune: 0.17, natural: true },
  civil_spans: { domain: "news", test: 0.08, tune: 0.06 },
  cat: { domain: "wiki", test: 0.1, tune: 0.1, natural: true },
  edos: { domain: "edos", test: 0.08, tune: 0.04, onlyHate: true },
  implicit: { domain: "implicit", test: 0.08, tune: 0.04, onlyHate: true },
  hatemoji: { domain: "hatemoji", test: 0.12, tune: 0.05, onlyHate: true },
  paradetox: { domain: "para", test: 0.06, tune: 0.03 },
  paradetox_neutral: { domain: "para", test: 0.06, tune: 0.03 },
  spam: { domain: "spam", test: 0.2, tune: 0.1, natural: true },
  dictionary: { domain: "made", test: 0, tune: 0, made: true },
  lexicon: { domain: "made", test: 0, tune: 0, made: true },
  template: { domain: "made", test: 0, tune: 0, made: true },
  lookalike: { domain: "made", test: 0, tune: 0, made: true },
  own: { domain: "made", test: 0, tune: 0, made: true },
} as const satisfies Record<string, SourceRecipe>;
export type Source = keyof typeof table;
export const sources: Record<Source, SourceRecipe> = table;

export interface NetworkRecipe {
  shape: Shape;
  seed: number;
  epochs: number;
  /** Texts per step. */
  batch: number;
  rate: number;
  embeddingRate: number;
  /** Shares of pooled values, of words (their n-grams stay) and of whole tokens that are hidden while learning. */
  dropout: number;
  wordDropout: number;
  tokenDropout: number;
  /** Of a longer text the network learns the beginning. */
  mostTokens: number;
  /** Pull of the weights towards nothing, per step. */
  decay: number;
  /** Most that a row may count, and how much the own sentences do. */
  mostWeight: number;
  ownWeight: number;
}

export const recipe = {
  /** Language and generation; the version is this and a hash of what the model was made of. */
  name: "en-1",
  /** Texts are learnt up to here, characters. */
  mostCharacters: 1_500,
  /** Common enough in the training texts to be a word, not a misspelling. */
  leastCount: 25,
  /** Weighted share of positives among rows that name a group, as a share of that among the others (see `reweigh.ts`). */
  groupRatio: 0.5,
  linear: {
    seed: 1,
    epochs: 10,
    cost: {
      toxicity: 10,
      severe_toxicity: 3,
      insult: 3,
      threat: 3,
      identity_attack: 3,
      profanity: 3,
      sexual: 3,
      spam: 10,
    } satisfies Record<Label, number>,
    ownWeight: 0.3,
    /** Values of the columns that say the domain and that stand for the constant. */
    domainValue: 0.5,
    constantValue: 1,
  },
  networks: [
    {
      shape: { dimension: 40, wordBits: 16, gramBits: 16, filters: [32, 48, 64], hidden: 0, domains: domains.length },
      seed: 1,
      epochs: 2,
      batch: 48,
      rate: 0.002,
      embeddingRate: 0.03,
      dropout: 0.4,
      wordDropout: 0.15,
      tokenDropout: 0.05,
      mostTokens: 160,
      decay: 0.001,
      mostWeight: 2,
      ownWeight: 0.4,
    },
  ] as NetworkRecipe[],
  /** What the weights of the stack are pulled towards (the order of `stackFeatures`), and how much. */
  stack: { ridge: 6, prior: [0.25, 0.25, 0.25, 0.25, 0, 0, 0, 0.05, 0.05] },
  /** Step in which the rarity of a feature is packed, and the share of the largest embedding values that is cut. */
  packing: { idfStep: 0.05, embeddingClip: 1e-5 },
};
