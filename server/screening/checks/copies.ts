import { saying } from "../../../locales/saying.ts";
import type { Check } from "../check.ts";
import { alike } from "../sketch.ts";

/** Shorter ones are greetings, thanks and slogans, which many people write over the weeks. */
const wordsLeast = 12;

/** Nearly the same text again and again over days, under any articles and by anybody. */
export const copies: Check = ({ text, facts, policy: { copies: rule } }) => {
  if (rule.then === "off" || facts.isStaff) return [];
  const lately = facts.alike.filter(({ minutesAgo }) => minutesAgo <= rule.days * 24 * 60);
  const found = alike(text, lately, { similarity: rule.similarity, words: wordsLeast });
  if (found.length < rule.comments) return [];
  const articles = new Set([facts.articleId, ...found.map(({ articleId }) => articleId)]).size;
  const people = new Set([facts.authorId, ...found.map(({ authorId }) => authorId)]).size;
  return [
    {
      check: "copies",
      then: rule.then,
      says: saying("checks.copies", { articles, people, days: rule.days }),
      evidence: [],
      comments: found.map(({ id }) => id),
      score: found.length,
      threshold: rule.comments,
    },
  ];
};
