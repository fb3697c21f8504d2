import { saying } from "../../../locales/saying.ts";
import { addressesIn, domainOf } from "../addresses.ts";
import type { Check } from "../check.ts";
import { isAllowed } from "../domainList.ts";

/** As many comments as a moderator may want to look at. */
const namedMost = 20;

/** Links to where only removed comments have led. */
export const removedLinks: Check = ({ text, facts, policy: { removedLinks: rule, domains: listed } }) => {
  if (rule.then === "off" || facts.isStaff) return [];
  const removed = facts.removedDomains.filter(({ comments }) => comments.length >= rule.comments);
  const domains = new Set(removed.map(({ domain }) => domain));
  if (domains.size === 0) return [];
  const evidence = addressesIn(text).filter(
    address => domains.has(domainOf(text.slice(address.start, address.end)) ?? "") && !isAllowed(text, address, listed),
  );
  if (evidence.length === 0) return [];
  return [
    {
      check: "removedLinks",
      then: rule.then,
      says: saying("checks.removedLinks", { domains: [...domains].slice(0, 3) }),
      evidence,
      comments: [...new Set(removed.flatMap(({ comments }) => comments))].slice(0, namedMost),
      score: Math.max(...removed.map(({ comments }) => comments.length)),
      threshold: rule.comments,
    },
  ];
};
