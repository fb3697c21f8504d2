import type { Check } from "../check.ts";

/** Nothing is wrong with it: who answers looks first. */
export const question: Check = ({ facts }) =>
  facts.isQuestion
    ? [{ check: "question", then: "hold", why: "The hosts look at each question first.", evidence: [] }]
    : [];
