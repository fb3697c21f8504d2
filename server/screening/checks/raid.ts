import { saying } from "../../../locales/saying.ts";
import type { Check } from "../check.ts";
import { alike } from "../sketch.ts";

/** A raid says the same in changing words: half of them alike is enough where all accounts are new. */
const least = { similarity: 0.5, words: 6 };

/** A new account joins others that have just written much the same under this article. */
export const raid: Check = ({ text, facts, policy: { raid: rule } }) => {
  if (rule.then === "off" || facts.isStaff || facts.daysHere >= rule.days) return [];
  const newcomers = facts.alike.filter(
    other =>
      other.articleId === facts.articleId &&
      other.authorId !== facts.authorId &&
      other.authorDaysHere < rule.days &&
      other.minutesAgo <= 60,
  );
  const found = alike(text, newcomers, least);
  const accounts = new Set(found.map(({ authorId }) => authorId)).size;
  if (accounts < rule.accounts) return [];
  return [
    {
      check: "raid",
      then: rule.then,
      says: saying("checks.raid", { count: accounts }),
      evidence: [],
      comments: found.map(({ id }) => id),
      score: accounts,
      threshold: rule.accounts,
    },
  ];
};
