import type { AlikeComment, Check } from "../check.ts";
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
      why: whyOf(found.filter(({ authorId }) => authorId !== facts.authorId)),
      evidence: [],
      comments: found.map(({ id }) => id),
      score: Math.round(closest.similarity * 100) / 100,
      threshold: rule.similarity,
    },
  ];
};

function whyOf(others: AlikeComment[]): string {
  if (others.length === 0) return "It says nearly the same as a comment of yours in the last hour.";
  return `It says nearly the same as ${others.length === 1 ? "another comment" : `${others.length} other comments`} of the last hour.`;
}
