import { saying } from "../../../locales/saying.ts";
import { limits } from "../../protocol/limits.ts";
import type { Check } from "../check.ts";

/** No word in capitals is longer than an acronym without three of them in a row: a quick look that most texts do not pass. */
const someCapitals = /\p{Lu}{3}/u;

/** A text mostly in capitals. Scripts without case never shout. */
export const shouting: Check = ({ text, policy: { shouting: rule } }) => {
  if (rule.then === "off" || !someCapitals.test(text)) return [];
  let capitals = 0;
  let letters = 0;
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    const upper = word.match(/\p{Lu}/gu)?.length ?? 0;
    const lower = word.match(/\p{Ll}/gu)?.length ?? 0;
    letters += upper + lower;
    capitals += upper;
  }
  const share = letters === 0 ? 0 : capitals / letters;
  const isLoud = letters >= rule.letters && share >= rule.share && hasLongLoudWord(text);
  if (!isLoud) return [];
  const score = Math.round(share * 100) / 100;
  const says = saying("checks.shouting", { percent: String(Math.round(share * 100)) });
  return [{ check: "shouting", then: rule.then, says, evidence: [], score, threshold: rule.share }];
};

function hasLongLoudWord(text: string): boolean {
  return [...text.matchAll(/\p{L}+/gu)].some(
    ([word]) => word.length > limits.acronymLetters && /^\p{Lu}+$/u.test(word),
  );
}
