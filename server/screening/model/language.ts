import { eld } from "eld/extrasmall";

/** The share of a text's words that a model knows in nearly all comments of its language; measured, see docs/PERFORMANCE.md. */
const mostlyKnown = 2 / 3;
/** By so much of the detector's score (0..1) another language has to be nearer; less is noise in a short text. */
const clearly = 0.1;

/**
 * The language of a text that a model of `own` could read: ISO 639-1. Another one than `own` only when few words are known to the
 * model and the detector finds the other clearly nearer: names, slang and abuse are no other language.
 */
export function languageOf(text: string, own: string, shareKnown: number): string {
  if (shareKnown >= mostlyKnown) return own;
  const found = eld.detect(text);
  const scores: Record<string, number> = found.getScores();
  const isClear = (scores[found.language] ?? 0) - (scores[own] ?? 0) > clearly;
  return isClear ? found.language : own;
}
