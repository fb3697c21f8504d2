import { labels } from "../protocol/labels.ts";
import type { Policy, Thresholds } from "../protocol/policy.ts";
import type { Rule, RuleState } from "../protocol/ruleNames.ts";

/** The rules of a policy that are in one state: what the checks are given, and which of them run. */
export interface InState {
  policy: Policy;
  acts(check: string): boolean;
}

interface ByState {
  live: InState;
  /** Null when no rule is in shadow. */
  shadow: InState | null;
}

/** Made once for each policy, however many texts it judges. */
const parted = new WeakMap<Policy, ByState>();

/** The live rules of a policy, and those in shadow, apart. */
export function byState(policy: Policy): ByState {
  let found = parted.get(policy);
  if (!found) {
    found = { live: inState(policy, "live"), shadow: hasShadow(policy) ? inState(policy, "shadow") : null };
    parted.set(policy, found);
  }
  return found;
}

const stateOf = ({ states }: Policy, rule: string): RuleState => states[rule as Rule] ?? "live";
const entryState = ({ state }: { state?: RuleState | undefined }): RuleState => state ?? "live";

function hasShadow({ states, words, domains }: Policy): boolean {
  return [...Object.values(states), ...words.map(entryState), ...domains.map(entryState)].includes("shadow");
}

/** Checks of which each part has its own state: they always run, over the parts that are left. */
const inParts: readonly string[] = ["wordList", "domains", "model"];
const never: Thresholds = { nudge: null, flag: null, hold: null };

function inState(policy: Policy, state: RuleState): InState {
  const acts = (rule: string) => stateOf(policy, rule) === state;
  const thresholds = labels.map(label => [label, acts(`model.${label}`) ? policy.model.thresholds[label] : never]);
  return {
    policy: {
      ...policy,
      words: kept(policy.words, entry => entryState(entry) === state),
      // What is allowed makes the links that rules in shadow look at fewer, as for all others.
      domains: kept(
        policy.domains,
        entry => entryState(entry) === state || (entry.then === "allow" && entryState(entry) === "live"),
      ),
      model: {
        thresholds: Object.fromEntries(thresholds) as Policy["model"]["thresholds"],
        cannotSay: acts("model.cannotSay") ? policy.model.cannotSay : "off",
      },
    },
    acts: check => inParts.includes(check) || acts(check),
  };
}

/** The same list when nothing falls away, so that what is compiled from it is kept. */
function kept<Entry>(entries: Entry[], isKept: (entry: Entry) => boolean): Entry[] {
  return entries.every(isKept) ? entries : entries.filter(isKept);
}
