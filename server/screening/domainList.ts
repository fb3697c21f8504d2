import type { Evidence } from "../protocol/findings.ts";
import type { Policy } from "../protocol/policy.ts";
import { domainOf } from "./addresses.ts";

type Entry = Policy["domains"][number];

/** The entry for a domain or for the nearest one above it; undefined when nothing is said of it. */
export function listedDomain(domain: string, entries: Policy["domains"]): Entry | undefined {
  const known = indexOf(entries);
  for (let name = domain; name.includes("."); name = name.slice(name.indexOf(".") + 1)) {
    const entry = known.get(name);
    if (entry) return entry;
  }
  return undefined;
}

/** True for an address that leads to a domain which the site allows. */
export function isAllowed(text: string, { start, end }: Evidence, entries: Policy["domains"]): boolean {
  if (entries.length === 0) return false;
  const domain = domainOf(text.slice(start, end));
  return domain !== null && listedDomain(domain, entries)?.then === "allow";
}

/** Made once for each list, however many texts it reads. */
const indexes = new WeakMap<Policy["domains"], Map<string, Entry>>();

function indexOf(entries: Policy["domains"]): Map<string, Entry> {
  let index = indexes.get(entries);
  if (!index) {
    index = new Map(entries.map(entry => [entry.domain, entry]));
    indexes.set(entries, index);
  }
  return index;
}
