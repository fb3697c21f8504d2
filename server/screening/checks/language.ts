import { saying } from "../../../locales/saying.ts";
import type { Check } from "../check.ts";

/** In shorter texts one word of another language is enough to be taken for it (docs/PERFORMANCE.md). */
const wordsLeast = 6;

/** A text in another language than its article's, where that can be told. Staff may write in any. */
export const language: Check = ({ facts, language: ofArticle, policy: { language: rule }, read, folded }) => {
  if (rule.then === "off" || facts.isStaff || folded.words.length < wordsLeast) return [];
  const { language: found } = read();
  if (found === null || found === ofArticle || rule.also.includes(found)) return [];
  const languages = [...new Set([ofArticle, ...rule.also])];
  const says = saying("checks.language", { language: found, languages });
  return [{ check: "language", then: rule.then, says, evidence: [] }];
};
