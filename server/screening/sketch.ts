import { plainWords } from "./fold.ts";

/** What is compared of a text. */
interface Sketch {
  words: number;
  /** Hashes of every three words in a row, and of the two ends, so that short texts have some too; each once, in order. */
  triples: Int32Array;
}

/** Texts are compared with many that come after them and read once; the longest take 40 kB. */
const read = new Map<string, Sketch>();
const readMost = 500;

/** Reads a text as {@link plainWords} does: case, accents, signs and spacing make no difference. */
function sketchOf(text: string): Sketch {
  const known = read.get(text);
  if (known) return known;
  const words = plainWords(text);
  const sketch = { words: words.length, triples: triples(words) };
  read.set(text, sketch);
  const [oldest] = read.keys();
  if (read.size > readMost && oldest !== undefined) read.delete(oldest);
  return sketch;
}

function triples(words: string[]): Int32Array {
  const padded = [0, ...words.map(hash), 0];
  const hashes = padded
    .slice(2)
    .map((word, i) => Math.imul(Math.imul(padded[i] ?? 0, 31) + (padded[i + 1] ?? 0), 31) + word);
  return Int32Array.from(new Set(hashes.map(number => number | 0))).sort();
}

/** FNV-1a of the UTF-16 units. */
function hash(word: string): number {
  let number = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) number = Math.imul(number ^ word.charCodeAt(i), 0x01000193);
  return number;
}

/** Shorter texts ("Thank you.", "I agree.") are said by many people in all innocence, and are alike to nothing. */
const wordsLeast = 4;
const bands = 8;
/** Two for each band. */
const seeds = Array.from({ length: 2 * bands }, (_, i) => Math.imul(i + 1, 0x9e3779b1));

/**
 * Numbers by which an index finds what is alike (MinHash, A. Broder, 1997, in bands): texts of Jaccard similarity s share one
 * with probability 1 - (1 - s^2)^8, which is 90 % at 0.5 and 99.97 % at 0.8; texts without three words in a row in common share
 * none. They are stored: who changes how they are made loses sight of what was stored before.
 */
export function bandsOf(text: string): number[] {
  const { words, triples } = sketchOf(text);
  if (words < wordsLeast) return [];
  const least = seeds.map(seed => {
    let number = 0x7fffffff;
    for (const triple of triples) number = Math.min(number, scatter(triple ^ seed));
    return number;
  });
  return Array.from({ length: bands }, (_, band) =>
    scatter(Math.imul(least[2 * band] ?? 0, 31) + (least[2 * band + 1] ?? 0) + band),
  );
}

/** The last step of MurmurHash3 (A. Appleby): a bijection in which every bit depends on every bit. */
function scatter(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** How much alike two texts have to be, and how many words each has to have (never fewer than four). */
export interface Least {
  similarity: number;
  words?: number;
}

/** Of `others` those that are like the text, the most alike first: the Jaccard index of their word triples, 0..1. */
export function alike<Other extends { text: string }>(
  text: string,
  others: readonly Other[],
  { similarity: least, words = wordsLeast }: Least,
): (Other & { similarity: number })[] {
  const here = sketchOf(text);
  if (here.words < words) return [];
  return others
    .map(other => ({ ...other, similarity: similarity(here, sketchOf(other.text), words) }))
    .filter(({ similarity }) => similarity >= least)
    .sort((a, b) => b.similarity - a.similarity);
}

function similarity(here: Sketch, there: Sketch, words: number): number {
  return there.words < words ? 0 : jaccard(here.triples, there.triples);
}

/** Shared elements over all elements (P. Jaccard, 1912), 0..1, of two sets in order. */
function jaccard(a: Int32Array, b: Int32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left = 0, right = 0] = [a[i], b[j]];
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return shared / (a.length + b.length - shared);
}
