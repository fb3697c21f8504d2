import type { Evidence } from "../protocol/findings.ts";
import { type Folded, fold, hiddenIn, hiddenKey, spells, squeeze, type Word } from "./fold.ts";

/** Words and phrases that are looked for together in one pass. */
export interface Lexicon<Entry> {
  byFirst: Map<string, Phrase<Entry>[]>;
  /** By the first letter and the length of the first word: all that a word with stars may be. */
  byShape: Map<string, Phrase<Entry>[]>;
  /** How the words begin that a run of single letters may hide. */
  hidden: Set<string>;
}

interface Phrase<Entry> {
  words: string[];
  entry: Entry;
}

export interface Hit<Entry> extends Evidence {
  entry: Entry;
  kind: Word["kind"];
}

/** Compiles words and phrases; each is folded like the texts, so an entry may be written in any way. */
export function compile<Entry>(entries: Iterable<readonly [text: string, entry: Entry]>): Lexicon<Entry> {
  const byFirst: Lexicon<Entry>["byFirst"] = new Map();
  const byShape: Lexicon<Entry>["byShape"] = new Map();
  const hidden: Lexicon<Entry>["hidden"] = new Set();
  for (const [text, entry] of entries) {
    const words = compiledWords(text);
    const [first] = words;
    if (first === undefined) continue;
    add(byFirst, keyOf(first), { words, entry });
    add(byShape, shapeOf(first), { words, entry });
    if (words.length === 1) hidden.add(hiddenKey(first));
  }
  return { byFirst, byShape, hidden };
}

/** The words of an entry as they are looked for: "1d10t" and "idiot*" as "idiot", for whole words are found. */
export function compiledWords(text: string): string[] {
  return fold(text.replaceAll("*", "")).words.map(word => word.readings.at(word.readings.length > 1 ? 1 : 0) ?? "");
}

function add<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Every place where an entry stands as whole words, in order; of overlapping places the longest. */
export function find<Entry>(lexicon: Lexicon<Entry>, { words, linked, joined, runs }: Folded): Hit<Entry>[] {
  const hits: Hit<Entry>[] = [];
  for (const line of [words, linked]) {
    line.forEach((word, at) => {
      for (const { words: phrase, entry } of candidates(lexicon, word)) {
        const last = line[at + phrase.length - 1];
        if (last && phrase.every((part, i) => reads(line[at + i], part)))
          hits.push({ entry, kind: "written", start: word.start, end: last.end });
      }
    });
  }
  for (const word of [...joined, ...hiddenIn(runs, lexicon.hidden)]) {
    for (const { words: phrase, entry } of candidates(lexicon, word)) {
      const [only] = phrase;
      if (phrase.length === 1 && only && word.readings.includes(only)) {
        hits.push({ entry, kind: word.kind, start: word.start, end: word.end });
      }
    }
  }
  return withoutOverlaps(hits);
}

/** What a word and its stretched writings have in common; a word with stars has the length and first letter of what it stands for. */
const keyOf = (word: string) => squeeze(word);
const shapeOf = (word: string) => `${word[0]}${word.length}`;

function candidates<Entry>({ byFirst, byShape }: Lexicon<Entry>, word: Word): Phrase<Entry>[] {
  const found = new Set<Phrase<Entry>>();
  for (const reading of word.readings) {
    const known = reading.includes("*") ? starred(reading, byShape) : byFirst.get(keyOf(reading));
    for (const candidate of known ?? []) found.add(candidate);
  }
  return [...found];
}

function starred<Entry>(reading: string, byShape: Lexicon<Entry>["byShape"]): Phrase<Entry>[] | undefined {
  return /^[^*]+\*+[^*]*$/.test(reading) && reading.length <= 20 ? byShape.get(shapeOf(reading)) : undefined;
}

function reads(word: Word | undefined, part: string): boolean {
  return word?.readings.some(reading => spells(reading, part)) ?? false;
}

function withoutOverlaps<Entry>(hits: Hit<Entry>[]): Hit<Entry>[] {
  const sorted = [...hits].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  return sorted.filter(hit => {
    if (hit.start < end) return false;
    end = hit.end;
    return true;
  });
}
