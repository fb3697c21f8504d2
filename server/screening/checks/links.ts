import type { Finding } from "../../protocol/findings.ts";
import { addressesIn } from "../addresses.ts";
import type { Check } from "../check.ts";
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
  const findings: Finding[] = [];
  if (then !== "off")
    findings.push({ check: "links", then, why: whyLink(evidence.length, isNewcomer, then), evidence });
  if (evidence.length > policy.links.most) {
    const why = `It has ${evidence.length} links; from ${policy.links.most + 1} on a moderator looks first.`;
    findings.push({
      check: "links",
      then: "hold",
      why,
      evidence,
      score: evidence.length,
      threshold: policy.links.most,
    });
  }
  return findings;
};

function whyLink(count: number, isNewcomer: boolean, then: Finding["then"]): string {
  const what = count === 1 ? "It has a link" : `It has ${count} links`;
  const where = isNewcomer ? "somebody’s first comments" : "comments";
  if (then === "refuse") return `${what}, and ${where} are not accepted with one.`;
  return then === "hold" ? `${what}, and we look at links in ${where} before they appear.` : `${what}.`;
}
