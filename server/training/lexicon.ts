import { readFileSync } from "node:fs";
import { join } from "node:path";
import { disguised, insults, notAbuse } from "./lists/abuseWords.ts";

/** Kinds of words of abuse; a bit each. `strong` is read by `model.ts`, too. */
export const kinds = { sexual: 1, slur: 2, insult: 4, excrement: 8, general: 16, strong: 32, mild: 64 } as const;

/** Words of abuse as they read folded, with the bits of their kinds. */
export type AbuseWords = Map<string, number>;

interface ListedPattern {
  match: string;
  tags: string[];
  severity: number;
}

/**
 * The single words of the public lists (surge-ai/profanity and dsojevic/profanity-list, both MIT) and of our own. `folder` is the
 * data folder.
 */
export function readAbuseWords(folder: string): AbuseWords {
  const found: AbuseWords = new Map();
  const innocent = new Set(notAbuse);
  const add = (word: string, bits: number) => {
    if (!/^[a-z]{3,}$/.test(word) || innocent.has(word)) return;
    found.set(word, (found.get(word) ?? 0) | bits);
  };
  const read = (name: string) => readFileSync(join(folder, "lexicons", name), "utf8");

  for (const line of read("surge_profanity_en.csv").split("\n").slice(1)) {
    const [text = "", , , , first = "", second = "", third = "", severity = "0"] = line.split(",");
    add(text.toLowerCase(), surgeBits(`${first} ${second} ${third}`, Number(severity)));
  }
  for (const { match, tags, severity } of JSON.parse(read("dsojevic_en.json")) as ListedPattern[]) {
    if (tags.includes("lgbtq") && severity < 2) continue;
    for (const word of match.split("|")) add(word.replaceAll("*", ""), dsojevicBits(tags, severity));
  }
  for (const word of insults) add(word, kinds.insult);
  for (const word of disguised) add(word, kinds.strong);
  return found;
}

function surgeBits(categories: string, severity: number): number {
  return (
    (severity >= 2 ? kinds.strong : severity < 1.4 ? kinds.mild : 0) |
    (/sexual an/.test(categories) ? kinds.sexual : 0) |
    (/slur|sexual orient/.test(categories) ? kinds.slur : 0) |
    (/insult|disab|animal|physical|political/.test(categories) ? kinds.insult : 0) |
    (/excrement/.test(categories) ? kinds.excrement : 0)
  );
}

function dsojevicBits(tags: string[], severity: number): number {
  return (
    (severity >= 3 ? kinds.strong : severity === 1 ? kinds.mild : 0) |
    (tags.includes("sexual") ? kinds.sexual : 0) |
    (tags.includes("racial") || tags.includes("lgbtq") ? kinds.slur : 0) |
    (tags.includes("general") ? kinds.general : 0)
  );
}
