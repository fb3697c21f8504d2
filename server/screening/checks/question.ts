import { saying } from "../../../locales/saying.ts";
import type { Check } from "../check.ts";

/** Nothing is wrong with it: who answers looks first. */
export const question: Check = ({ facts }) =>
  facts.isQuestion ? [{ check: "question", then: "hold", says: saying("checks.question"), evidence: [] }] : [];
