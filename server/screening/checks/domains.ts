import { saying } from "../../../locales/saying.ts";
import type { Policy } from "../../protocol/policy.ts";
import { domainRule } from "../../protocol/ruleNames.ts";
import { addressesIn, domainOf } from "../addresses.ts";
import type { Check, Found } from "../check.ts";
import { listedDomain } from "../domainList.ts";

type Entry = Policy["domains"][number];

/** Where the site has something to say of what a text links to. One finding for each entry. */
export const domains: Check = ({ text, policy }) => {
  if (policy.domains.length === 0) return [];
  const byEntry = new Map<Entry, Found>();
  for (const { start, end } of addressesIn(text)) {
    const domain = domainOf(text.slice(start, end));
    const entry = domain === null ? undefined : listedDomain(domain, policy.domains);
    if (!entry || entry.then === "allow") continue;
    const known = byEntry.get(entry);
    if (known) known.evidence.push({ start, end });
    else {
      byEntry.set(entry, {
        check: "domains",
        rule: domainRule(entry),
        then: entry.then,
        says: saying(`checks.domains.${entry.then}`, { domain: entry.domain }),
        evidence: [{ start, end }],
      });
    }
  }
  return [...byEntry.values()];
};
