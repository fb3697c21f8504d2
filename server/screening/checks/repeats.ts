import type { Finding } from "../../protocol/views.ts";
import { fold } from "../fold.ts";
import type { Check } from "../screen.ts";

/** Shorter texts ("Thank you.", "I agree.") are said by many people in all innocence. */
const wordsLeast = 4;

/** The same or nearly the same text as one of the last hour, by this author or by others. */
export const repeats: Check = ({ text: written, folded, facts, policy: { repeats: rule } }) => {
  const words = folded.words.map(word => word.readings[0] ?? "");
  if (rule.then === "off" || facts.isStaff || words.length < wordsLeast) return [];
  const here = triples(words);
  const found = { own: 0, other: 0 };
  let highest = 0;
  for (const { text, own } of facts.recent) {
    // Folding costs a tenth of a millisecond; most texts of an hour differ in length alone.
    if (!isComparable(written.length, text.length, rule.similarity)) continue;
    const there = fold(text).words.map(word => word.readings[0] ?? "");
    if (there.length < wordsLeast || !isComparable(words.length, there.length, rule.similarity)) continue;
    const similarity = jaccard(here, triples(there));
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

/** Every three words in a row, and the two ends, so that short texts have some too. */
function triples(words: string[]): Set<string> {
  const padded = ["", ...words, ""];
  return new Set(padded.slice(2).map((word, i) => `${padded[i]} ${padded[i + 1]} ${word}`));
}

/** Shared elements over all elements (P. Jaccard, 1912), 0..1. */
function jaccard(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const element of a) if (b.has(element)) shared++;
  return shared / (a.size + b.size - shared);
}
