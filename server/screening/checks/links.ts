import { type Saying, saying } from "../../../locales/saying.ts";
import type { Action } from "../../protocol/policy.ts";
import { addressesIn } from "../addresses.ts";
import type { Check, Found } from "../check.ts";
import { isAllowed } from "../domainList.ts";

/**
 * Addresses in a text: links of newcomers, of members, and more of them than is usual. Staff may link, and so may everybody to
 * domains that are allowed.
 */
export const links: Check = ({ text, facts, policy }) => {
  const evidence = addressesIn(text).filter(address => !isAllowed(text, address, policy.domains));
  if (evidence.length === 0 || facts.isStaff) return [];
  const isNewcomer = facts.published < policy.newcomer.comments;
  const then = isNewcomer ? policy.links.newcomers : policy.links.members;
  const findings: Found[] = [];
  if (then !== "off")
    findings.push({ check: "links", then, says: sayingOf(evidence.length, isNewcomer, then), evidence });
  if (evidence.length > policy.links.most) {
    findings.push({
      check: "links",
      then: "hold",
      says: saying("checks.links.many", { count: evidence.length, from: String(policy.links.most + 1) }),
      evidence,
      score: evidence.length,
      threshold: policy.links.most,
    });
  }
  return findings;
};

function sayingOf(count: number, isNewcomer: boolean, then: Exclude<Action, "off">): Saying {
  if (then === "flag") return saying("checks.links.flag", { count });
  return saying(isNewcomer ? `checks.links.${then}First` : `checks.links.${then}`, { count });
}
