import type { Policy, ScopedPolicy } from "../../../server/protocol/policy.ts";
import { overlaid } from "../../../server/protocol/policyScopes.ts";
import { domainRule, type Rule, rules, wordRule } from "../../../server/protocol/ruleNames.ts";

/** A place with rules of its own; null: the whole site. Of an article, also where it stands. */
export type Scope = { kind: "sections"; key: string } | { kind: "articles"; key: string; section: string } | null;

/** The parts that a place may have of its own, beside lists and states. */
const parts = [
  "mode",
  "surge",
  "badWords",
  "model",
  "language",
  "hours",
  "links",
  "newcomer",
  "shouting",
  "repeats",
  "copies",
  "raid",
  "removedLinks",
  "echo",
  "flood",
  "length",
] as const satisfies readonly (keyof ScopedPolicy)[];

const own = (policy: Policy, scope: Scope): ScopedPolicy => (scope && policy.scopes[scope.kind][scope.key]) ?? {};

/** The rules around a place: those of the site, for an article with its section's over them. */
export function around(policy: Policy, scope: Scope): Policy {
  return scope?.kind === "articles" ? overlaid(policy, own(policy, { kind: "sections", key: scope.section })) : policy;
}

/** The rules as they hold at a place. */
export const rulesAt = (policy: Policy, scope: Scope): Policy => overlaid(around(policy, scope), own(policy, scope));

/** The policy in which these rules hold at that place; what is as around it is not said again. */
export function withRulesAt(policy: Policy, scope: Scope, wanted: Policy): Policy {
  if (!scope) return wanted;
  const { [scope.key]: _, ...others } = policy.scopes[scope.kind];
  const narrow = narrowed(around(policy, scope), wanted);
  const kept = Object.keys(narrow).length === 0 ? others : { ...others, [scope.key]: narrow };
  return { ...policy, scopes: { ...policy.scopes, [scope.kind]: kept } };
}

/** What a place has to say of its own, so that laid over what is around it the wanted rules hold. */
export function narrowed(wider: Policy, wanted: Policy): ScopedPolicy {
  const changed = parts.filter(part => written(wider[part]) !== written(wanted[part]));
  const words = ofItsOwn(wider.words, wanted.words, wordRule);
  const domains = ofItsOwn(wider.domains, wanted.domains, domainRule);
  const stateOf = (policy: Policy, rule: Rule) => policy.states[rule] ?? "live";
  const states = rules.filter(rule => stateOf(wider, rule) !== stateOf(wanted, rule));
  return {
    ...(Object.fromEntries(changed.map(part => [part, wanted[part]])) as ScopedPolicy),
    ...(words.length > 0 ? { words } : {}),
    ...(domains.length > 0 ? { domains } : {}),
    ...(states.length > 0 ? { states: Object.fromEntries(states.map(rule => [rule, stateOf(wanted, rule)])) } : {}),
  };
}

/** An entry that is taken out here but stands around it is switched off here. */
function ofItsOwn<E extends { state?: "off" | "shadow" | undefined }>(
  wider: E[],
  wanted: E[],
  nameOf: (entry: E) => string,
): E[] {
  const known = new Map(wider.map(entry => [nameOf(entry), entry]));
  const names = new Set(wanted.map(nameOf));
  const changed = wanted.filter(entry => written(known.get(nameOf(entry))) !== written(entry));
  const gone = wider.filter(entry => !names.has(nameOf(entry))).map(entry => ({ ...entry, state: "off" as const }));
  return [...changed, ...gone];
}

/** JSON has no NaN: what is no number yet differs from what is none. */
const written = (value: unknown) =>
  JSON.stringify(value, (_, part) => (Number.isNaN(part) ? "no number" : part)) ?? "nothing";

export const pathOf = (scope: NonNullable<Scope>) => `policy.scopes.${scope.kind}.${scope.key}.`;
