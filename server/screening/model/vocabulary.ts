import { hiddenKey, squeeze, type Word } from "../fold.ts";

/** One token of a text as the model reads it, with its place in the original (UTF-16 offsets). */
export interface Token {
  text: string;
  start: number;
  end: number;
}

/** Words that the model knows: needed to tell a disguise from a name. */
export interface Vocabulary {
  /** Every ordinary word (dictionary and frequent words of the training texts). */
  known: { has(word: string): boolean };
  /** Words of abuse with the bits of their kinds. */
  abuse: Map<string, number>;
  /** What people disguise. */
  disguised: Disguises;
  /** Words that name a group. */
  groups: { has(word: string): boolean };
  /** Names, idioms and places that only look like abuse: first word -> the rest of the phrase. */
  innocent: Map<string, string[][]>;
  /** Nouns that are no persons: what may be called stupid without insult to anybody. */
  things: { has(word: string): boolean };
}

/** Ways to write a word of abuse so that a list misses it -> the word. */
export interface Disguises {
  /** With a letter dropped, swapped or replaced by one that sounds alike. */
  exact: Map<string, string>;
  /** With each run of a letter as one. */
  squeezed: Map<string, string>;
  /** By first letter and length, for those with stars. */
  shapes: Map<string, string[]>;
}

/** Longer words are cut: no word of a language has so many letters. */
const mostLetters = 40;

/** What a word reads as: itself when it is a word; else the abuse that it disguises; else its plainest reading. */
export function canonical({ readings }: Pick<Word, "readings">, vocabulary: Vocabulary): string {
  const { known, abuse } = vocabulary;
  const plain = (readings[0] ?? "").slice(0, mostLetters);
  if (readings.length === 1 && (known.has(plain) || abuse.has(plain))) return plain;
  const listed = readings.find(reading => abuse.has(reading));
  if (listed !== undefined) return listed;
  if (known.has(plain)) return plain;
  return (
    abuseAmong(readings, vocabulary) ?? readings.find(reading => known.has(reading)) ?? unstretched(plain, vocabulary)
  );
}

/** The first word of abuse that one of the readings spells. */
export function abuseAmong(readings: string[], vocabulary: Vocabulary): string | undefined {
  for (const reading of readings) {
    const meant = abuseBehind(reading, vocabulary);
    if (meant !== undefined) return meant;
  }
  return undefined;
}

/** The word of abuse that a reading spells, or undefined. */
export function abuseBehind(reading: string, { abuse, disguised, known }: Vocabulary): string | undefined {
  if (abuse.has(reading)) return reading;
  if (reading.length < 3 || reading.length > 24) return undefined;
  if (reading.includes("*")) return starred(reading, disguised);
  if (known.has(reading)) return undefined;
  const short = squeeze(reading);
  return (
    disguised.exact.get(reading) ??
    (short === reading ? undefined : (disguised.squeezed.get(short) ?? disguised.exact.get(short)))
  );
}

/** "f**k": two letters at least must stand, the first among them. */
function starred(reading: string, { shapes }: Disguises): string | undefined {
  if (reading[0] === "*" || reading.replaceAll("*", "").length < 2) return undefined;
  return shapes
    .get(shapeOf(reading))
    ?.find(word => [...word].every((letter, i) => reading[i] === "*" || reading[i] === letter));
}

const shapeOf = (word: string) => `${word[0]}${word.length}`;

/** "soooo" as "so", "helllo" as "hello". */
function unstretched(word: string, { known }: Vocabulary): string {
  if (!/([a-z])\1\1/.test(word)) return word;
  const two = word.replace(/([a-z])\1{2,}/g, "$1$1");
  const one = word.replace(/([a-z])\1{2,}/g, "$1");
  return known.has(two) || !known.has(one) ? two : one;
}

/** How the words begin that may hide in a run of single letters; made once for each vocabulary. */
export function hiddenKeysOf(vocabulary: Vocabulary): ReadonlySet<string> {
  let keys = hiddenKeys.get(vocabulary);
  if (!keys) {
    const { abuse, disguised } = vocabulary;
    const words = [...abuse.keys(), ...disguised.exact.keys(), ...disguised.squeezed.keys()];
    keys = new Set(words.map(hiddenKey));
    hiddenKeys.set(vocabulary, keys);
  }
  return keys;
}

const hiddenKeys = new WeakMap<Vocabulary, ReadonlySet<string>>();

/** Letters and what is written for them. */
const alike = [
  ["ck", "k"],
  ["ck", "q"],
  ["ck", "x"],
  ["u", "v"],
  ["s", "z"],
  ["i", "y"],
  ["f", "ph"],
  ["c", "k"],
] as const;

/** Tables of the disguises of these words; an ordinary word is none. Of two words with the same disguise the first has it. */
export function disguisesOf(words: string[], known: { has(word: string): boolean }): Disguises {
  const own = new Set(words);
  const found: Disguises = { exact: new Map(), squeezed: new Map(), shapes: new Map() };
  for (const word of words) {
    if (!found.squeezed.has(squeeze(word))) found.squeezed.set(squeeze(word), word);
    const shape = shapeOf(word);
    found.shapes.set(shape, [...(found.shapes.get(shape) ?? []), word]);
    for (const form of formsOf(word))
      if (form.length >= 3 && !known.has(form) && !own.has(form) && !found.exact.has(form)) found.exact.set(form, word);
  }
  return found;
}

/** All vowels gone but the first letter, one vowel gone, two neighbours swapped, letters that sound or look alike. */
function formsOf(word: string): string[] {
  if (word.length < 4) return [];
  const places = Array.from({ length: word.length - 1 }, (_, i) => i + 1);
  return [
    word[0] + word.slice(1).replace(/[aeiou]/g, ""),
    ...places.filter(i => /[aeiou]/.test(word[i]!)).map(i => word.slice(0, i) + word.slice(i + 1)),
    ...places.slice(0, -1).map(i => word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2)),
    ...alike.map(([from, to]) => word.replace(from, to)),
  ];
}
