import type { Finding } from "../../protocol/views.ts";
import { plainWords } from "../fold.ts";
import type { Check } from "../screen.ts";

/** Shorter texts ("Thank you.", "I agree.") are said by many people in all innocence. */
const wordsLeast = 4;

/** The same or nearly the same text as one of the last hour, by this author or by others. */
export const repeats: Check = ({ text: written, folded, facts, policy: { repeats: rule } }) => {
  if (rule.then === "off" || facts.isStaff || folded.words.length < wordsLeast) return [];
  const here = sketchOf(written);
  const found = { own: 0, other: 0 };
  let highest = 0;
  for (const { text, own } of facts.recent) {
    // Reading costs up to some milliseconds; most texts of an hour differ in length alone.
    if (!isComparable(written.length, text.length, rule.similarity)) continue;
    const there = sketchOf(text);
    if (there.words < wordsLeast || !isComparable(here.words, there.words, rule.similarity)) continue;
    const similarity = jaccard(here.triples, there.triples);
    if (similarity < rule.similarity) continue;
    found[own ? "own" : "other"]++;
    highest = Math.max(highest, similarity);
  }
  if (highest === 0) return [];
  const score = Math.round(highest * 100) / 100;
  const finding: Finding = {
    check: "repeats",
    then: rule.then,
    why: whyOf(found),
    evidence: [],
    score,
    threshold: rule.similarity,
  };
  return [finding];
};

function whyOf({ other }: { other: number }): string {
  if (other === 0) return "It says nearly the same as a comment of yours in the last hour.";
  return `It says nearly the same as ${other === 1 ? "another comment" : `${other} other comments`} of the last hour.`;
}

/** Sets of very different size cannot reach the similarity, whatever is in them. */
function isComparable(a: number, b: number, similarity: number): boolean {
  return Math.min(a, b) >= Math.max(a, b) * similarity * 0.7;
}

/** What is compared of a text. */
interface Sketch {
  words: number;
  /** Hashes of every three words in a row, and of the two ends, so that short texts have some too; each once, in order. */
  triples: Int32Array;
}

/** Texts are compared with many that come after them and read once; the longest take 40 kB. */
const read = new Map<string, Sketch>();
const readMost = 500;

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
