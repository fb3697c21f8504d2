import type { Check } from "../check.ts";

const names = new Intl.DisplayNames("en", { type: "language" });

/** In shorter texts one word of another language is enough to be taken for it (docs/PERFORMANCE.md). */
const wordsLeast = 6;

/** A text in another language than its article's, where that can be told. Staff may write in any. */
export const language: Check = ({ facts, language: ofArticle, policy: { language: rule }, read, folded }) => {
  if (rule.then === "off" || facts.isStaff || folded.words.length < wordsLeast) return [];
  const { language: found } = read();
  if (found === null || found === ofArticle || rule.also.includes(found)) return [];
  const why = `It seems to be in ${names.of(found) ?? found}; here people write in ${named([ofArticle, ...rule.also])}.`;
  return [{ check: "language", then: rule.then, why, evidence: [] }];
};

const list = new Intl.ListFormat("en", { type: "disjunction" });
const named = (codes: string[]) => list.format([...new Set(codes)].map(code => names.of(code) ?? code));
