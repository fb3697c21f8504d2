import { fnv, mix } from "./hash.ts";
import type { Token } from "./vocabulary.ts";

/** Buckets of the two hashed blocks: character n-grams first, then words. A feature is an index below `featureCount`. */
export const charBits = 18;
export const wordBits = 18;
export const featureCount = (1 << charBits) + (1 << wordBits);

const wordBlock = 1 << charBits;
const charMask = (1 << charBits) - 1;
const wordMask = (1 << wordBits) - 1;

const longestGram = 5;

/** Told of every feature of a text, each time that it stands there. */
export interface Features {
  /** A character n-gram; `at`: where in the spelled-out text, `length`: 2..5. */
  gram(index: number, at: number, length: number): void;
  /** A word, or several that end with it; `from` and `to`: the first and the last token that made it. */
  word(index: number, from: number, to: number): void;
}

/** Tokens as one text with spaces between and around, of which the character n-grams are taken. */
export function spelled(tokens: Token[], from: number, to: number): string {
  let text = " ";
  for (let i = from; i < to; i++) text += `${tokens[i]!.text} `;
  return text;
}

/** Names every feature of the tokens [from, to): hashed (Weinberger et al. 2009) character 2-5-grams and word 1-3-grams, and context. */
export function eachFeature(tokens: Token[], from: number, to: number, abuse: Listed, features: Features): void {
  eachGram(spelled(tokens, from, to), features);
  eachWord(tokens, from, to, abuse, features);
}

interface Listed {
  has(word: string): boolean;
}

function eachGram(text: string, features: Features): void {
  for (let at = 0; at + 1 < text.length; at++) {
    let hash = fnv(text[at]!);
    const most = Math.min(longestGram, text.length - at);
    for (let n = 1; n < most; n++) {
      hash = Math.imul(hash ^ text.charCodeAt(at + n), 0x01000193);
      features.gram(mix(hash ^ n) & charMask, at, n + 1);
    }
  }
}

const indexOf = (hash: number) => wordBlock + (mix(hash) & wordMask);

/** How many tokens before a word of abuse it still matters who was named, and what was denied. */
const personReach = 6;
const denialReach = 5;

/** Words, pairs, triples; and for a word of abuse once more with who is spoken of and whether something is denied before it. */
function eachWord(tokens: Token[], from: number, to: number, abuse: Listed, features: Features): void {
  let before = 0;
  let before2 = 0;
  let person = "";
  let personAt = from;
  let deniedAt = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const text = tokens[i]!.text;
    const hash = fnv(text);
    features.word(indexOf(hash), i, i);
    if (i > from) features.word(indexOf(Math.imul(before, 31) ^ hash ^ 0x5bd1e995), i - 1, i);
    if (i > from + 1)
      features.word(indexOf(Math.imul(Math.imul(before2, 31) ^ before, 37) ^ hash ^ 0x2545f491), i - 2, i);
    before2 = before;
    before = hash;
    if (endsClause(text)) {
      person = "";
      deniedAt = Number.NEGATIVE_INFINITY;
    }
    if (abuse.has(text)) {
      if (person && i - personAt <= personReach) features.word(indexOf(hash ^ fnv(person) ^ 0x1234567), personAt, i);
      if (i - deniedAt <= denialReach) features.word(indexOf(hash ^ 0x7654321), deniedAt, i);
    }
    const named = persons.get(text);
    if (named) {
      person = named;
      personAt = i;
    }
    if (negators.has(text)) deniedAt = i;
  }
}

const endsClause = (text: string) => text[0] === "." || text[0] === "!" || text[0] === "?" || text[0] === ";";

const list = (words: string) => words.split(" ");

const negators = new Set([
  ...list("not no never nobody none nothing without stop against"),
  ...list("isnt arent aint wasnt werent dont doesnt didnt wont wouldnt shouldnt cant cannot"),
]);

/** Who a word speaks of. Folding has taken the apostrophes; `idgrp` stands for the name of a group. */
const persons = new Map([
  ...list("you your youre u ur yourself yours yall").map(word => [word, "YOU"] as const),
  ...list("i im me my mine myself am ive we our us").map(word => [word, "I"] as const),
  ...list("he she they them his him her their theyre hes shes these those who people").map(
    word => [word, "THEY"] as const,
  ),
  ...list("it its this that the thing").map(word => [word, "IT"] as const),
  ["idgrp", "GRP"] as const,
]);

/** So many different features are counted; a text of 10,000 characters has fewer. */
const capacity = 1 << 16;

/** Counts while a text is read: room for every feature is made once, and what a text touched is put back after it. */
class Counter implements Features {
  private readonly slots = new Int32Array(featureCount).fill(-1);
  private readonly indices = new Int32Array(capacity);
  private readonly counts = new Float32Array(capacity);
  private found = 0;

  gram(index: number): void {
    this.count(index);
  }

  word(index: number): void {
    this.count(index);
  }

  private count(index: number): void {
    const slot = this.slots[index]!;
    if (slot >= 0) this.counts[slot]!++;
    else if (this.found < capacity) {
      this.slots[index] = this.found;
      this.indices[this.found] = index;
      this.counts[this.found++] = 1;
    }
  }

  /** What was counted since the last time, in the order of first appearance. */
  take(): { indices: Int32Array; counts: Float32Array } {
    const indices = this.indices.slice(0, this.found);
    const counts = this.counts.slice(0, this.found);
    for (const index of indices) this.slots[index] = -1;
    this.found = 0;
    return { indices, counts };
  }
}

const counter = new Counter();

/** Which features the tokens [from, to) have, and how often; `abuse`: the words of abuse. */
export function countFeatures(
  tokens: Token[],
  from: number,
  to: number,
  abuse: Listed,
): { indices: Int32Array; counts: Float32Array } {
  eachFeature(tokens, from, to, abuse, counter);
  return counter.take();
}

/** Counts to tf-idf, (1 + ln count) * idf, each of the two blocks scaled to length 1/sqrt 2. Writes into `counts`. */
export function weigh(indices: Int32Array, counts: Float32Array, idf: Float32Array): void {
  let grams = 0;
  let words = 0;
  for (let i = 0; i < indices.length; i++) {
    const value = (1 + Math.log(counts[i]!)) * idf[indices[i]!]!;
    counts[i] = value;
    if (indices[i]! < wordBlock) grams += value * value;
    else words += value * value;
  }
  const gramScale = grams > 0 ? Math.SQRT1_2 / Math.sqrt(grams) : 0;
  const wordScale = words > 0 ? Math.SQRT1_2 / Math.sqrt(words) : 0;
  for (let i = 0; i < indices.length; i++) counts[i]! *= indices[i]! < wordBlock ? gramScale : wordScale;
}
