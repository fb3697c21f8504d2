import { Filter } from "bad-words";
import { saying } from "../../../locales/saying.ts";
import type { Check, Found } from "../check.ts";
import type { Folded } from "../fold.ts";
import { compile, compiledWords, find, type Hit } from "../lexicon.ts";
import { added, mild, ordinary } from "./sortedBadWords.ts";

type Strength = "strong" | "mild";

/** The package's list, sorted by ours. Its own matcher is not used: it compiles 900 expressions for every text. */
const lexicon = compile(entries());

function entries(): [string, Strength][] {
  const strengths = new Map<string, Strength>();
  for (const word of new Filter().list) {
    const text = word.toLowerCase().replace(/[*;]/g, "").trim();
    // What is written with signs or spaced out is found by folding; "s hit" would find "it's hit".
    if (/[^\p{L}\p{N} -]/u.test(text) || /(^|[ -])\S($|[ -])/u.test(text)) continue;
    // "f4nny" is looked for as "fanny", so that is the word that our lists sort.
    const spoken = compiledWords(text).join(" ");
    if (ordinary.has(text) || ordinary.has(spoken)) continue;
    strengths.set(spoken, mild.has(text) || mild.has(spoken) ? "mild" : "strong");
  }
  for (const word of added) strengths.set(word, "strong");
  return [...strengths];
}

/** Coarse words of the npm package bad-words, as whole words: strong ones and mild ones make one finding each. */
export const badWords: Check = ({ text, folded, policy }) => {
  if (policy.badWords.strong === "off" && policy.badWords.mild === "off") return [];
  const hits = hitsIn(text, folded);
  return (["strong", "mild"] as const).flatMap((strength): Found[] => {
    const then = policy.badWords[strength];
    const evidence = hits.filter(({ entry }) => entry === strength).map(({ start, end }) => ({ start, end }));
    if (then === "off" || evidence.length === 0) return [];
    const words = [...new Set(evidence.map(({ start, end }) => text.slice(start, end)))].slice(0, 5);
    return [{ check: "badWords", then, says: saying(`checks.badWords.${strength}`, { words }), evidence }];
  });
};

/** Found once for each text, by however many policies it is judged. */
const found = new WeakMap<Folded, Hit<Strength>[]>();

function hitsIn(text: string, folded: Folded): Hit<Strength>[] {
  let hits = found.get(folded);
  if (!hits) {
    hits = find(lexicon, folded).filter(
      hit => !isInnocent(text, hit) && !(hit.kind === "part" && hit.entry === "mild"),
    );
    found.set(folded, hits);
  }
  return hits;
}

/** "who're" with its apostrophe is no other word. */
const contracted = /^who[’']re$/i;

/** "Dick Cheney", "Philip K. Dick", "Moby Dick": a capital beside a capital is a name. */
function isInnocent(text: string, { start, end }: Hit<Strength>): boolean {
  if (contracted.test(text.slice(start, end)) || /^\s+(?:and|&)\s+span\b/i.test(text.slice(end))) return true;
  if (!/^(Dick|Dicks|Cock|Coon|Paki)$/.test(text.slice(start, end))) return false;
  return (
    /^(?:'s|’s)?[ \u00a0]\p{Lu}\p{Ll}/u.test(text.slice(end)) ||
    /\p{Lu}[\p{Ll}.]+[ \u00a0]$/u.test(text.slice(0, start))
  );
}
