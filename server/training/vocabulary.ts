import { readFileSync } from "node:fs";
import { join } from "node:path";
import { plainWords } from "../screening/fold.ts";
import { disguisesOf, type Vocabulary } from "../screening/model/vocabulary.ts";
import { englishWords } from "./englishWords.ts";
import type { AbuseWords } from "./lexicon.ts";
import { disguised, notDisguises } from "./lists/abuseWords.ts";
import { moreIdentityTerms } from "./lists/identityTerms.ts";
import { innocentPhrases } from "./lists/innocentPhrases.ts";
import { recipe } from "./recipe.ts";
import { namesOfThings } from "./things.ts";

/** What the reader of texts needs to know, in a form that can be packed. */
export interface TrainedVocabulary extends Vocabulary {
  known: Set<string>;
  groups: Set<string>;
  things: Set<string>;
}

/** A misspelling of abuse that more texts than these use is taken for a word. */
const mostTexts = 400;

/** Builds the vocabulary from the texts that train, the lists and the dictionary. */
export function buildVocabulary(folder: string, abuse: AbuseWords, texts: string[]): TrainedVocabulary {
  const counts = countWords(texts);
  const dictionary = new Set(englishWords());
  const known = new Set([...dictionary].map(word => word.replace(/[^a-z]/g, "")));
  for (const [word, count] of counts) if (count >= recipe.leastCount && /^[a-z]{2,}$/.test(word)) known.add(word);

  const disguises = disguisesOf(disguised, known);
  // A frequent misspelling of abuse is a disguise, not a word.
  const kept = new Set(notDisguises);
  for (const [form, word] of disguisesOf(disguised, dictionary).exact) {
    if (!known.has(form) || form.length < 3 || kept.has(form) || (counts.get(form) ?? 0) >= mostTexts) continue;
    known.delete(form);
    disguises.exact.set(form, word);
  }
  return {
    known,
    abuse,
    disguised: disguises,
    groups: groupTerms(folder),
    innocent: phrasesByFirst(),
    things: namesOfThings(dictionary),
  };
}

/** In how many texts each word stands. */
function countWords(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(plainWords(text.slice(0, recipe.mostCharacters))))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Words that name a group. */
export function groupTerms(folder: string): Set<string> {
  const listed = JSON.parse(readFileSync(join(folder, "lexicons/identity_terms_own.json"), "utf8")) as string[];
  return new Set([...listed, ...moreIdentityTerms].filter(term => !term.includes("-")));
}

/** First word -> the rest of each phrase, longest first; "^" at the end asks for a capital in the text. */
function phrasesByFirst(): Map<string, string[][]> {
  const found = new Map<string, string[][]>();
  for (const phrase of innocentPhrases) {
    const [first, ...rest] = plainWords(phrase);
    if (first === undefined) continue;
    if (/^[A-Z]/.test(phrase)) rest.push("^");
    found.set(
      first,
      [...(found.get(first) ?? []), rest].sort((a, b) => b.length - a.length),
    );
  }
  return found;
}
