import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Source } from "./recipe.ts";
import { cleanBut, type Known, type Row, targetOf, weightOf } from "./rows.ts";
import { splitOf } from "./split.ts";

/** A row of a file as its source wrote it; each file has some of the columns. */
interface Raw {
  text: string;
  toxic: number;
  severe_toxic: number;
  obscene: number;
  threat: number;
  insult: number;
  identity_hate: number;
  toxicity: number;
  identity: number;
  perspective: number;
  sexist: number;
  category: string;
  hate: number;
  cls: string;
  type: string;
  neutral: string[];
  label: number;
}

/** What a file is read as. `own`: weights of single labels; `key`: what decides the split, where it is not the text. */
interface Example {
  source: Source;
  text: string;
  known: Known;
  weight?: number;
  own?: Known;
  key?: string;
}

/**
 * The files, by name, and what their columns say. Where they come from and under which licence: server/screening/model/CARD.md.
 * A file that is left out of a folder leaves out its rows; the others are needed by nobody else.
 */
const files: Record<string, (raw: Raw) => Example[]> = {
  jigsaw_train: raw => [{ source: "jigsaw", text: raw.text, known: { ...jigsawLabels(raw), spam: 0 } }],
  jigsaw_extra: raw => [{ source: "jigsaw_extra", text: raw.text, known: jigsawLabels(raw) }],
  jigsaw_cleaned: raw => [{ source: "jigsaw_cleaned", text: raw.text, known: jigsawLabels(raw) }],
  jigsaw_lower_binary: raw => [
    { source: "jigsaw_lower", text: raw.text, known: raw.toxic ? { toxicity: 1 } : harmless({ toxicity: 0 }) },
  ],
  civil_train: raw => {
    const known = { toxicity: share(raw.toxicity), spam: 0 };
    return [{ source: "civil", text: raw.text, known: raw.toxicity < 0.1 ? harmless(known) : known }];
  },
  civil_spans_train: raw => [
    {
      source: "civil_spans",
      text: raw.text,
      known: {
        toxicity: share(raw.toxicity),
        insult: share(raw.insult),
        threat: rareShare(raw.threat),
        identity_attack: rareShare(raw.identity),
        profanity: rareShare(raw.obscene),
      },
    },
  ],
  // One person's answer, and Perspective's old score: where they differ the answer is in between.
  cat_wikipedia: raw => {
    const known = { toxicity: raw.toxic ? 1 : Math.max(0, raw.perspective - 0.1) * 0.6, spam: 0 };
    return [{ source: "cat", text: raw.text, known: raw.perspective < 0.2 ? harmless(known) : known, weight: 0.7 }];
  },
  edos: raw => {
    const isThreat = raw.category.startsWith("1");
    const known = raw.sexist
      ? { toxicity: 1, threat: isThreat ? 1 : 0, identity_attack: 1 }
      : { threat: isThreat ? 1 : undefined, identity_attack: 0 };
    return [{ source: "edos", text: raw.text, known, weight: 0.5 }];
  },
  implicit_hate: raw => {
    const known = { toxicity: raw.cls === "explicit_hate" ? 1 : undefined, identity_attack: raw.hate };
    return [{ source: "implicit", text: raw.text, known, weight: 0.6 }];
  },
  hatemoji_build: raw => {
    const threat = raw.type === "threateninglanguage" ? 1 : 0;
    const known = { toxicity: raw.hate, threat, identity_attack: raw.hate };
    return [{ source: "hatemoji", text: raw.text, known, own: raw.hate ? {} : { toxicity: 0.7 } }];
  },
  // A rewritten text goes where the one it was made of goes.
  paradetox_pairs: raw => {
    const [neutral = ""] = raw.neutral;
    const toxic: Example = { source: "paradetox", text: raw.text, known: { toxicity: 1 }, weight: 0.5 };
    const rewritten: Example = {
      source: "paradetox_neutral",
      text: neutral,
      known: cleanBut({ sexual: undefined, spam: undefined }),
      weight: 0.5,
      key: raw.text,
    };
    return neutral.length > 8 ? [toxic, rewritten] : [toxic];
  },
  spam_train: raw => [{ source: "spam", text: raw.text, known: { spam: raw.label } }],
};

/** The texts of the lists and templates, beside the files of rows. */
const others = [
  "synthetic_templates_own.json",
  "lexicons/surge_profanity_en.csv",
  "lexicons/dsojevic_en.json",
  "lexicons/identity_terms_own.json",
];

/** What a folder must hold to be trained from. */
export const needed = [...Object.keys(files).map(name => `${name}.jsonl.gz`), ...others];

/** The files that a folder lacks. */
export const missingIn = (folder: string) => needed.filter(name => !existsSync(join(folder, name)));

/** Reads every file of the folder into rows. */
export function readRows(folder: string): Row[] {
  return Object.entries(files).flatMap(([name, read]) =>
    gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`)))
      .toString()
      .split("\n")
      .filter(Boolean)
      .flatMap(line => read(JSON.parse(line) as Raw))
      .map(asRow),
  );
}

function asRow({ source, text, known, weight = 1, own, key = text }: Example): Row {
  return { text, source, split: splitOf(source, key), target: targetOf(known), weight: weightOf(weight, own) };
}

const jigsawLabels = (raw: Raw): Known => ({
  toxicity: raw.toxic,
  severe_toxicity: raw.severe_toxic,
  insult: raw.insult,
  threat: raw.threat,
  identity_attack: raw.identity_hate,
  profanity: raw.obscene,
});

/** Nobody found it toxic, so it is none of the worse things either. */
const harmless = (known: Known): Known => ({
  severe_toxicity: 0,
  insult: 0,
  threat: 0,
  identity_attack: 0,
  profanity: 0,
  ...known,
});

/** Half of the people say yes: yes; fewer than a fifth: no; in between as it is. */
const share = (of: number) => (of >= 0.5 ? 1 : of < 0.2 ? 0 : of);

/** The same for what few people see; in between nobody knows. */
const rareShare = (of: number) => (of >= 0.45 ? 1 : of < 0.15 ? 0 : undefined);
