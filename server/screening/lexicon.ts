import type { Evidence } from "../protocol/views.ts";
import { type Folded, fold, spells, squeeze, type Word } from "./fold.ts";

/** Words and phrases that are looked for together in one pass. */
export interface Lexicon<Entry> {
  byFirst: Map<string, { words: string[]; entry: Entry }[]>;
}

export interface Hit<Entry> extends Evidence {
  entry: Entry;
  kind: Word["kind"];
}

/** Compiles words and phrases; each is folded like the texts, so an entry may be written in any way. */
export function compile<Entry>(entries: Iterable<readonly [text: string, entry: Entry]>): Lexicon<Entry> {
  const byFirst: Lexicon<Entry>["byFirst"] = new Map();
  for (const [text, entry] of entries) {
    const words = fold(text).words.map(word => word.readings.at(word.readings.length > 1 ? 1 : 0) ?? "");
    const [first] = words;
    if (first === undefined) continue;
    const key = keyOf(first);
    byFirst.set(key, [...(byFirst.get(key) ?? []), { words, entry }]);
  }
  return { byFirst };
}

/** Every place where an entry stands as whole words, in order; of overlapping places the longest. */
export function find<Entry>(lexicon: Lexicon<Entry>, { words, joined }: Folded): Hit<Entry>[] {
  const hits: Hit<Entry>[] = [];
  words.forEach((word, at) => {
    for (const { words: phrase, entry } of candidates(lexicon, word)) {
      const last = words[at + phrase.length - 1];
      if (last && phrase.every((part, i) => reads(words[at + i], part)))
        hits.push({ entry, kind: "written", start: word.start, end: last.end });
    }
  });
  for (const word of joined) {
    for (const { words: phrase, entry } of candidates(lexicon, word)) {
      const [only] = phrase;
      if (phrase.length === 1 && only && word.readings.includes(only)) {
        hits.push({ entry, kind: word.kind, start: word.start, end: word.end });
      }
    }
  }
  return withoutOverlaps(hits);
}

/** Words with a star may be any word with their first letter. */
const keyOf = (word: string) => squeeze(word);

function candidates<Entry>({ byFirst }: Lexicon<Entry>, word: Word): { words: string[]; entry: Entry }[] {
  const found = new Set<{ words: string[]; entry: Entry }>();
  for (const reading of word.readings) {
    if (!reading.includes("*")) {
      for (const candidate of byFirst.get(keyOf(reading)) ?? []) found.add(candidate);
    } else if (/^[^*]+\*+[^*]*$/.test(reading) && reading.length <= 20) {
      for (const [key, entries] of byFirst)
        if (key[0] === reading[0]) for (const candidate of entries) found.add(candidate);
    }
  }
  return [...found];
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
