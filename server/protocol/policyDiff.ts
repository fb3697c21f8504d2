import type { Policy } from "./policy.ts";

/** One thing in which two policies differ. `before` or `after` is absent when it was not there, or is there no longer. */
export interface PolicyChange {
  /** A part of the policy and what in it; an entry of a list by its own words: `["words", "barge rat", "then"]`. */
  path: string[];
  before?: unknown;
  after?: unknown;
}

/** What names an entry of a list, by the list's name; other lists are compared as a whole. */
const named: Record<string, (entry: never) => string> = {
  words: ({ text, language }: Policy["words"][number]) => (language ? `${text} (${language})` : text),
  domains: ({ domain }: Policy["domains"][number]) => domain,
  reactions: ({ kind }: Policy["reactions"][number]) => kind,
};

/** Everything in which two policies differ, in the order in which the parts stand. Empty for two that are alike. */
export function policyChanges(before: Policy, after: Policy): PolicyChange[] {
  return changesIn([], before, after);
}

function changesIn(path: string[], before: unknown, after: unknown): PolicyChange[] {
  if (before === undefined) return after === undefined ? [] : [{ path, after }];
  if (after === undefined) return [{ path, before }];
  // Most of thousands of words.
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const nameOf = named[path.at(-1) ?? ""];
  if (nameOf && Array.isArray(before) && Array.isArray(after)) return changesInList(path, before, after, nameOf);
  if (isRecord(before) && isRecord(after)) return changesInFields(path, before, after);
  return [{ path, before, after }];
}

function changesInFields(path: string[], before: Fields, after: Fields): PolicyChange[] {
  return changesByName(path, new Map(Object.entries(before)), new Map(Object.entries(after)));
}

function changesInList(path: string[], before: unknown[], after: unknown[], nameOf: (entry: never) => string) {
  const [was, is] = [byName(before, nameOf), byName(after, nameOf)];
  const changes = changesByName(path, was, is);
  const common = (entries: Map<string, unknown>, others: Map<string, unknown>) =>
    [...entries.keys()].filter(name => others.has(name));
  const [orderBefore, orderAfter] = [common(was, is), common(is, was)];
  const isMoved = orderBefore.join("\n") !== orderAfter.join("\n");
  return isMoved ? [...changes, { path: [...path, "order"], before: orderBefore, after: orderAfter }] : changes;
}

function changesByName(path: string[], before: Map<string, unknown>, after: Map<string, unknown>): PolicyChange[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap(name => changesIn([...path, name], before.get(name), after.get(name)));
}

/** Of several entries with one name the second is "name (2)". */
function byName(entries: unknown[], nameOf: (entry: never) => string): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const entry of entries) {
    const name = nameOf(entry as never);
    let n = 1;
    while (found.has(numbered(name, n))) n++;
    found.set(numbered(name, n), entry);
  }
  return found;
}

const numbered = (name: string, n: number) => (n === 1 ? name : `${name} (${n})`);

type Fields = Record<string, unknown>;
const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
