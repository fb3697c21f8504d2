import { type Saying, saying } from "../../../locales/saying.ts";
import type { Check } from "../check.ts";
import { alike } from "../sketch.ts";

/** The same or nearly the same text as one of the last hour, by this author or by others. */
export const repeats: Check = ({ text, facts, policy: { repeats: rule } }) => {
  if (rule.then === "off" || facts.isStaff) return [];
  const ofLastHour = facts.alike.filter(({ minutesAgo }) => minutesAgo <= 60);
  const found = alike(text, ofLastHour, { similarity: rule.similarity });
  const [closest] = found;
  if (!closest) return [];
  return [
    {
      check: "repeats",
      then: rule.then,
      says: sayingOf(found.filter(({ authorId }) => authorId !== facts.authorId).length),
      evidence: [],
      comments: found.map(({ id }) => id),
      score: Math.round(closest.similarity * 100) / 100,
      threshold: rule.similarity,
    },
  ];
};

const sayingOf = (others: number): Saying =>
  others === 0 ? saying("checks.repeats.own") : saying("checks.repeats.others", { count: others });
