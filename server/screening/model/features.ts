import { mix } from "./hash.ts";
import type { Token } from "./tokens.ts";

/** Buckets of the two hashed blocks; a row of features has indices below `featureCount`. */
export const charBits = 18;
export const wordBits = 18;
export const featureCount = (1 << charBits) + (1 << wordBits);

/** A sparse row: sorted by first appearance, values L2-normalised per block. */
export interface Sparse {
  indices: Int32Array;
  values: Float32Array;
}

const charMask = (1 << charBits) - 1;
const wordMask = (1 << wordBits) - 1;
const capacity = 1 << 16;
const slots = new Int32Array(featureCount).fill(-1);
const foundIndices = new Int32Array(capacity);
const foundCounts = new Float32Array(capacity);
let found = 0;

function count(index: number): void {
  const slot = slots[index]!;
  if (slot >= 0) foundCounts[slot]!++;
  else if (found < capacity) {
    slots[index] = found;
    foundIndices[found] = index;
    foundCounts[found++] = 1;
  }
}

const negators = new Set(
  "not no never nobody none nothing isnt arent dont doesnt didnt wont wouldnt shouldnt cant cannot aint wasnt werent without stop against".split(
    " ",
  ),
);
const persons: Record<string, string> = {};
for (const w of "you your youre u ur yourself yours yall".split(" ")) persons[w] = "YOU";
for (const w of "i im me my mine myself am ive we our us".split(" ")) persons[w] = "I";
for (const w of "he she they them his her him their theyre hes shes these those idgrp who people".split(" "))
  persons[w] = "THEY";
for (const w of "it its this that the thing".split(" ")) persons[w] = "IT";
persons.idgrp = "GRP";

/** Hashed counts of character 2-5-grams and word 1-3-grams, with who is spoken of and what is denied beside words of abuse. */
export function countFeatures(
  tokens: Token[],
  from: number,
  to: number,
  abuse: { has(word: string): boolean },
): { indices: Int32Array; counts: Float32Array } {
  found = 0;
  let text = " ";
  for (let i = from; i < to; i++) text += `${tokens[i]!.text} `;
  for (let i = 0; i + 1 < text.length; i++) {
    let h = 0x811c9dc5;
    for (let n = 0; n < 5 && i + n < text.length; n++) {
      h = Math.imul(h ^ text.charCodeAt(i + n), 0x01000193);
      if (n > 0) count(mix(h ^ n) & charMask);
    }
  }
  const word = (h: number) => count((1 << charBits) + (mix(h) & wordMask));
  let before = 0;
  let before2 = 0;
  let who = "";
  let whoAt = -9;
  let deniedAt = -9;
  for (let i = from; i < to; i++) {
    const one = tokens[i]!.text;
    const h = rawHash(one);
    word(h);
    if (i > from) word(Math.imul(before, 31) ^ h ^ 0x5bd1e995);
    if (i > from + 1) word(Math.imul(Math.imul(before2, 31) ^ before, 37) ^ h ^ 0x2545f491);
    before2 = before;
    before = h;
    if (/^[.!?;]/.test(one)) {
      who = "";
      deniedAt = -9;
    }
    if (abuse.has(one)) {
      if (who && i - whoAt < 7) word(h ^ rawHash(who) ^ 0x1234567);
      if (i - deniedAt < 6) word(h ^ 0x7654321);
    }
    const person = persons[one];
    if (person) {
      who = person;
      whoAt = i;
    }
    if (negators.has(one)) deniedAt = i;
  }
  const indices = foundIndices.slice(0, found);
  const counts = foundCounts.slice(0, found);
  for (let i = 0; i < found; i++) slots[indices[i]!] = -1;
  return { indices, counts };
}

function rawHash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

/** Counts to tf-idf: (1 + log count) * idf, each block of length 1/sqrt 2. Writes into `counts`. */
export function weigh(indices: Int32Array, counts: Float32Array, idf: Float32Array): void {
  let chars = 0;
  let words = 0;
  for (let i = 0; i < indices.length; i++) {
    const v = (1 + Math.log(counts[i]!)) * idf[indices[i]!]!;
    counts[i] = v;
    if (indices[i]! < 1 << charBits) chars += v * v;
    else words += v * v;
  }
  const c = chars > 0 ? Math.SQRT1_2 / Math.sqrt(chars) : 0;
  const w = words > 0 ? Math.SQRT1_2 / Math.sqrt(words) : 0;
  for (let i = 0; i < indices.length; i++) counts[i]! *= indices[i]! < 1 << charBits ? c : w;
}
