import { saying } from "../../../locales/saying.ts";
import type { Policy } from "../../protocol/policy.ts";
import { wordRule } from "../../protocol/ruleNames.ts";
import type { Check, Found } from "../check.ts";
import { compile, find, type Lexicon } from "../lexicon.ts";

type Entry = Policy["words"][number];

/** The site's own words and phrases, as whole words, in the languages that they are for. One finding for each entry. */
export const wordList: Check = ({ text, folded, language, policy }) => {
  if (policy.words.length === 0) return [];
  const byEntry = new Map<Entry, Found>();
  for (const { entry, start, end } of find(lexiconOf(policy.words), folded)) {
    if (entry.language && entry.language !== language) continue;
    const known = byEntry.get(entry);
    if (known) known.evidence.push({ start, end });
    else {
      byEntry.set(entry, {
        check: "wordList",
        rule: wordRule(entry),
        then: entry.then,
        says: saying(`checks.wordList.${entry.then}`, { words: [text.slice(start, end)] }),
        evidence: [{ start, end }],
      });
    }
  }
  return [...byEntry.values()];
};

/** Compiled once for each list, however many texts it reads. */
const compiled = new WeakMap<Entry[], Lexicon<Entry>>();

function lexiconOf(words: Entry[]): Lexicon<Entry> {
  let lexicon = compiled.get(words);
  if (!lexicon) {
    lexicon = compile(words.map(entry => [entry.text, entry]));
    compiled.set(words, lexicon);
  }
  return lexicon;
}
