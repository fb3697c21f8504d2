import { readFileSync } from "node:fs";
import { join } from "node:path";
import { harm } from "../screening/model/excuseWords.ts";
import { groupToken, nameToken } from "../screening/model/names.ts";
import { englishWords } from "./englishWords.ts";
import { type AbuseWords, kinds } from "./lexicon.ts";
import { after, before, cores, notInnocent, offensive, plainAlone, trulyOffensive } from "./lists/lookAlikes.ts";
import { parts, sentences } from "./lists/sentences.ts";
import { disguisedTexts } from "./measure/lists/disguises.ts";
import { fairnessTexts } from "./measure/lists/fairness.ts";
import { functional } from "./measure/lists/functional.ts";
import { innocents } from "./measure/lists/innocents.ts";
import { innocentPhrasesOfWordNet } from "./phrases.ts";
import { pick, seeded } from "./random.ts";
import type { Source } from "./recipe.ts";
import { cleanBut, type Known, type Row, targetOf, weightOf } from "./rows.ts";
import { marksOf } from "./split.ts";
import { groupTerms } from "./vocabulary.ts";

/** Rows that are made here, for training only. */
export function madeRows(folder: string, abuse: AbuseWords): Row[] {
  const words = englishWords().filter(word => /^[a-z]{3,}$/.test(word) && !abuse.has(word) && !offensive.test(word));
  const rows = [
    ...dictionaryRows(words),
    ...templateRows(folder),
    ...lexiconRows(abuse),
    ...lookAlikeRows(abuse),
    ...plainRows(),
    ...phraseRows(abuse),
    ...nameRows(words),
    ...sentenceRows(),
  ];
  return withoutJudged(rows, groupTerms(folder));
}

/** Drops what the lists say by which the model is judged: all of its letters, or five words in a row, whatever group is named. */
function withoutJudged(rows: Row[], groups: Set<string>): Row[] {
  const marksWithout = (text: string) =>
    marksOf(text.toLowerCase().replace(/[a-z]+/g, word => (groups.has(word) ? groupToken : word)));
  const wholes = new Set<number>();
  const shingles = new Set<number>();
  for (const text of judgedTexts()) {
    const marks = marksWithout(text);
    wholes.add(marks.whole);
    for (const shingle of marks.shingles) shingles.add(shingle);
  }
  return rows.filter(({ text }) => {
    const marks = marksWithout(text);
    return !wholes.has(marks.whole) && !marks.shingles.some(shingle => shingles.has(shingle));
  });
}

function* judgedTexts(): Generator<string> {
  yield* innocents;
  for (const { text } of functional) yield text;
  for (const { text } of fairnessTexts()) yield text;
  for (const { plain } of disguisedTexts()) yield plain;
}

const made = (source: Source, text: string, known: Known, weight: number): Row => ({
  text,
  source,
  split: "train",
  target: targetOf(known),
  weight: weightOf(weight),
});

/** Ordinary words in twos and threes, as weak examples of what is harmless. */
function dictionaryRows(words: string[]): Row[] {
  const random = seeded(5);
  const rows: Row[] = [];
  for (let i = 0; i < words.length; ) {
    const to = i + 1 + Math.floor(random() * 3);
    rows.push(made("dictionary", words.slice(i, to).join(" "), cleanBut({}), 0.25));
    i = to;
  }
  return rows;
}

/** Own templates of the data folder, in which a group is `idgrp`. */
function templateRows(folder: string): Row[] {
  const texts = JSON.parse(readFileSync(join(folder, "synthetic_templates_own.json"), "utf8")) as Record<
    "neg" | "pos" | "hate" | "thr",
    string[]
  >;
  const abusive = { toxicity: 1, profanity: 0, sexual: 0 };
  return [
    ...texts.neg.map(text => made("template", text, cleanBut({ spam: undefined }), 3)),
    ...texts.pos.map(text => made("template", text, abusive, 3)),
    ...texts.hate.map(text => made("template", text, { ...abusive, identity_attack: 1 }, 3)),
    ...texts.thr.map(text => made("template", text, { ...abusive, threat: 1 }, 3)),
  ];
}

/** The words of the lists by themselves. */
function lexiconRows(abuse: AbuseWords): Row[] {
  const rows: Row[] = [];
  for (const [word, bits] of abuse) {
    const is = (kind: keyof typeof kinds) => (bits & kinds[kind]) !== 0;
    if (is("mild") || plainAlone.includes(word)) continue;
    const known: Known = {
      toxicity: is("strong") || is("insult") ? 1 : undefined,
      threat: 0,
      identity_attack: is("slur") && is("strong") ? 1 : undefined,
      profanity: is("sexual") || is("excrement") ? 1 : undefined,
      sexual: is("sexual") ? 1 : 0,
      spam: 0,
    };
    rows.push(made("lexicon", word, known, 0.3));
  }
  return rows;
}

/** Innocent words in which a word of abuse stands by accident ("assess", "shuttlecock"), alone and in a phrase. */
function lookAlikeRows(abuse: AbuseWords): Row[] {
  const random = seeded(6);
  return lookAlikes(abuse).flatMap(word => [
    made("lookalike", word, cleanBut({}), 1),
    made(
      "lookalike",
      random() < 0.5 ? `${pick(before, random)} ${word}` : `${word} ${pick(after, random)}`,
      cleanBut({}),
      1,
    ),
  ]);
}

/** Words of the lists that are by themselves an animal, a thing or a place. */
function plainRows(): Row[] {
  const random = seeded(8);
  return plainAlone.flatMap(word => [
    made("lookalike", word, cleanBut({}), 1),
    made("lookalike", `${pick(["the", "a", "my", "our"], random)} ${word}`, cleanBut({}), 1),
  ]);
}

/** Every so manieth phrase in which nothing looks like abuse. */
const fewPhrases = 6;

/**
 * Names and idioms of several words: those in which a word of abuse or of harm stands, or one that looks like it, and, weakly, a few of the
 * others.
 */
function phraseRows(abuse: AbuseWords): Row[] {
  const inside = abuseInside(abuse);
  return innocentPhrasesOfWordNet().flatMap(({ text, isSpecies }, i) => {
    const pieces = text
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter(Boolean);
    // "Bastard toadflax" is a plant, "dog shit" is no innocent thing.
    if (notInnocent.includes(text.toLowerCase())) return [];
    if (!isSpecies && pieces.some(piece => trulyOffensive.test(piece))) return [];
    const looks = (piece: string) => abuse.has(piece) || harm.has(piece) || inside.some(core => piece.includes(core));
    if (pieces.some(looks)) return [made("lookalike", text, cleanBut({}), 1)];
    return i % fewPhrases === 0 ? [made("dictionary", text, cleanBut({}), 0.25)] : [];
  });
}

/** Short words of abuse that stand in other words by accident. */
function abuseInside(abuse: AbuseWords): string[] {
  const isShort = (word: string, bits: number) => word.length <= 8 && (bits & kinds.mild) === 0;
  return [...new Set([...[...abuse].filter(entry => isShort(...entry)).map(([word]) => word), ...cores])];
}

function lookAlikes(abuse: AbuseWords): string[] {
  const inside = abuseInside(abuse);
  const found = new Set<string>();
  for (const word of englishWords()) {
    if (!/^[a-z' -]{4,24}$/.test(word)) continue;
    const pieces = word.split(/[^a-z]+/).filter(Boolean);
    if (pieces.some(piece => abuse.has(piece) || trulyOffensive.test(piece))) continue;
    if (pieces.some(piece => inside.some(core => piece !== core && piece.includes(core)))) found.add(word);
  }
  return [...found].sort();
}

/** The token that stands for an innocent name says nothing, wherever it is. */
function nameRows(words: string[]): Row[] {
  const random = seeded(7);
  const name = nameToken;
  const alone = Array.from({ length: 20 }, () => name);
  const beside = Array.from({ length: 380 }, () => {
    const word = pick(words, random);
    return pick(
      [
        `${name} ${word}`,
        `${word} ${name}`,
        `the ${name} and ${word}`,
        `${name} is ${word}`,
        `i saw ${name} , ${word}`,
        `${name} was ${word} .`,
      ],
      random,
    );
  });
  return [...alone, ...beside].map(text => made("lookalike", text, cleanBut({}), 1));
}

/** Own sentences, each once. */
function sentenceRows(): Row[] {
  const random = seeded(11);
  const seen = new Set<string>();
  return sentences.flatMap(({ templates, times, known, weight }) =>
    Array.from({ length: times }, () => filledIn(pick(templates, random), random))
      .filter(text => !seen.has(text) && seen.add(text))
      .map(text => made("own", text, known, weight)),
  );
}

/** Takes one of each `(a|b)` and a part for each `{name}`; what was taken may hold more of them. */
function filledIn(template: string, random: () => number): string {
  let text = template;
  while (/[({]/.test(text))
    text = text
      .replace(/\(([^()]*)\)/g, (_, choices: string) => pick(choices.split("|"), random))
      .replace(/\{(\w+)\}/g, (_, name: string) => pick(parts[name] ?? [], random));
  return text;
}
