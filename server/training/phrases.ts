import { fields, linesOf } from "./wordnet.ts";

/** A name or an idiom of several words. */
export interface Phrase {
  /** In small letters, but for a name's. */
  text: string;
  isSpecies: boolean;
}

/** What WordNet says of a meaning that is no innocent one. */
const rude =
  /obscen|vulgar|offensive|disparag|derogat|slur|sexual|slang|insult|contempt|stupid|foolish|ethnic|\bsex\b|genital|prostitut|excret/;

/**
 * Names of people and places, plants, animals, things and dishes of several words, and idioms ("hit the hay", "as the crow flies"), from
 * WordNet 3.1: what words of abuse, and words that look like them, are in innocent company.
 */
export function innocentPhrasesOfWordNet(): Phrase[] {
  const found = new Map<string, Phrase>();
  for (const part of ["noun", "verb", "adv"]) {
    for (const line of linesOf(`data.${part}`, /^\d/)) {
      const [head = "", gloss = ""] = line.split(" | ");
      const entries = head.split(" ");
      const field = Number(entries[1]);
      if (rude.test(gloss) || (part === "noun" && !isInnocent(field, head.includes(" @i ")))) continue;
      // "02412210 05 n 02 cow 0 moo-cow 0 ...": the number of words, base 16, and each with its number.
      const words = Array.from({ length: Number.parseInt(entries[3]!, 16) }, (_, i) => entries[4 + 2 * i]!);
      for (const word of words) {
        const text = word.replaceAll("_", " ");
        // Two words that are no noun are mostly a verb with its particle ("beat up"), and mean what the verb does.
        if (!/^[A-Za-z'.-]+( [A-Za-z'.-]+)+$/.test(text) || (part !== "noun" && !/ .* /.test(text))) continue;
        found.set(text.toLowerCase(), {
          text,
          isSpecies: part === "noun" && (field === fields.animal || field === fields.plant),
        });
      }
    }
  }
  return [...found.values()];
}

/** Kinds of persons are left out, persons with names are not. */
const isInnocent = (field: number, isName: boolean) =>
  (fields.things.has(field) && field !== fields.act) ||
  field === fields.location ||
  (field === fields.person && isName);
