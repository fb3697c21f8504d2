import { saying } from "../../../locales/saying.ts";
import type { Evidence } from "../../protocol/findings.ts";
import type { Check } from "../check.ts";
import { plainWords, type Word } from "../fold.ts";

/** Shorter replies take up words of what they answer in all innocence ("Nobody on the quay?"). */
const wordsLeast = 5;

/** A line that begins with `>`, and what stands between quotation marks. */
const quoted = /^[ \t]*>.*$|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|"[^"]*"/gmu;

/** A reply that says again what it answers, or quotes it, and says nothing of its own. */
export const echo: Check = ({ text, folded, facts, policy: { echo: rule } }) => {
  if (rule.then === "off" || facts.isStaff || facts.answered === null) return [];
  const quotes = [...text.matchAll(quoted)].map(({ index, 0: quote }) => ({ start: index, end: index + quote.length }));
  const own = folded.words.filter(word => !quotes.some(quote => quote.start <= word.start && word.end <= quote.end));
  const words = own.length > 0 ? own : folded.words;
  if (words.length < wordsLeast) return [];
  const taken = takenFrom(facts.answered, words);
  const share = taken.filter(Boolean).length / words.length;
  if (share < rule.share) return [];
  const says = saying(own.length > 0 ? "checks.echo.repeats" : "checks.echo.quotes");
  const score = Math.round(share * 100) / 100;
  return [{ check: "echo", then: rule.then, says, evidence: stretches(words, taken), score, threshold: rule.share }];
};

/** For each word whether it stands in the other text together with its neighbours, three in a row. */
function takenFrom(other: string, words: Word[]): boolean[] {
  const there = new Set(inThrees(plainWords(other)));
  const taken = words.map(() => false);
  inThrees(words.map(word => word.readings[0] ?? "")).forEach((three, at) => {
    if (there.has(three)) taken.fill(true, at, at + 3);
  });
  return taken;
}

const inThrees = (words: string[]) => words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`);

/** Neighbours that were taken are one stretch of the text. */
function stretches(words: Word[], taken: boolean[]): Evidence[] {
  const found: Evidence[] = [];
  words.forEach(({ start, end }, at) => {
    const last = found.at(-1);
    if (!taken[at]) return;
    if (last && taken[at - 1]) last.end = end;
    else found.push({ start, end });
  });
  return found;
}
