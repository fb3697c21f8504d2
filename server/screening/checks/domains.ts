import type { Finding } from "../../protocol/findings.ts";
import type { Policy } from "../../protocol/policy.ts";
import { domainRule } from "../../protocol/ruleNames.ts";
import { addressesIn, domainOf } from "../addresses.ts";
import type { Check } from "../check.ts";
import { listedDomain } from "../domainList.ts";

type Entry = Policy["domains"][number];

const says = {
  flag: "It links to a place that our moderators look at",
  hold: "It links to a place that we read about before it appears",
  refuse: "It links to a place that we do not link to",
} as const satisfies Record<Exclude<Entry["then"], "allow">, string>;

/** Where the site has something to say of what a text links to. One finding for each entry. */
export const domains: Check = ({ text, policy }) => {
  if (policy.domains.length === 0) return [];
  const byEntry = new Map<Entry, Finding>();
  for (const { start, end } of addressesIn(text)) {
    const domain = domainOf(text.slice(start, end));
    const entry = domain === null ? undefined : listedDomain(domain, policy.domains);
    if (!entry || entry.then === "allow") continue;
    const known = byEntry.get(entry);
    if (known) known.evidence.push({ start, end });
    else {
      const why = `${says[entry.then]}: ${entry.domain}.`;
      byEntry.set(entry, {
        check: "domains",
        rule: domainRule(entry),
        then: entry.then,
        why,
        evidence: [{ start, end }],
      });
    }
  }
  return [...byEntry.values()];
};
