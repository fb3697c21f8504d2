import type { Label } from "./labels.ts";
import type { Policy } from "./policy.ts";
import { policyFor } from "./policyScopes.ts";
import { domainRule, type Rule, type RuleId, type RuleState, wordRule } from "./ruleNames.ts";

/** What a policy says of one rule, but for its state; undefined when it does not know it. */
export function partOf(policy: Policy, rule: RuleId): unknown {
  const entry = entryOf(policy, rule);
  if (entry) return { ...entry, state: undefined };
  if (rule === "model.cannotSay") return policy.model.cannotSay;
  if (rule.startsWith("model.")) return policy.model.thresholds[rule.slice("model.".length) as Label];
  return policy[rule as keyof Policy];
}

/** Whether a rule acts: one that leads to nothing is off, whatever else is said of it. */
export function stateIn(policy: Policy, rule: RuleId): RuleState {
  const part = partOf(policy, rule);
  if (part === undefined || leadsToNothing(part)) return "off";
  const entry = entryOf(policy, rule);
  return (entry ? entry.state : policy.states[rule as Rule]) ?? "live";
}

/** The rules of a policy that are in this state: by their names, and each word and domain. */
export function rulesIn(policy: Policy, state: RuleState, names: readonly Rule[]): RuleId[] {
  return [...names, ...policy.words.map(wordRule), ...policy.domains.map(domainRule)].filter(
    rule => stateIn(policy, rule) === state,
  );
}

/** The rules that become live by a change, at any place. */
export function goingLive(before: Policy, after: Policy, names: readonly Rule[]): RuleId[] {
  const sections = Object.keys({ ...before.scopes.sections, ...after.scopes.sections });
  const articles = Object.keys({ ...before.scopes.articles, ...after.scopes.articles });
  const places = [
    { section: "", articleId: "" },
    ...sections.map(section => ({ section, articleId: "" })),
    ...articles.map(articleId => ({ section: "", articleId })),
  ];
  const found = places.flatMap(place => {
    const was = new Set(rulesIn(policyFor(before, place), "live", names));
    return rulesIn(policyFor(after, place), "live", names).filter(rule => !was.has(rule));
  });
  return [...new Set(found)];
}

type Entry = Policy["words"][number] | Policy["domains"][number];

function entryOf(policy: Policy, rule: RuleId): Entry | undefined {
  if (rule.startsWith("words:")) return entries(policy.words, wordRule).get(rule);
  if (rule.startsWith("domains:")) return entries(policy.domains, domainRule).get(rule);
  return undefined;
}

/** Made once for each list, which may have thousands of entries. */
const indexes = new WeakMap<object, Map<RuleId, Entry>>();

function entries<E extends Entry>(list: E[], nameOf: (entry: E) => RuleId): Map<RuleId, Entry> {
  let index = indexes.get(list);
  if (!index) {
    index = new Map(list.map(entry => [nameOf(entry), entry]));
    indexes.set(list, index);
  }
  return index;
}

/** All that it could do is switched off. */
function leadsToNothing(part: unknown): boolean {
  if (typeof part === "string") return part === "off";
  const { then, strong, mild, newcomers, members, nudge, flag, hold } = part as Record<string, unknown>;
  if (then !== undefined) return then === "off";
  if (strong !== undefined) return strong === "off" && mild === "off";
  // More links than the policy allows are held, whatever else a link leads to.
  if (newcomers !== undefined || members !== undefined) return false;
  return nudge === null && flag === null && hold === null;
}
