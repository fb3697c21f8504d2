import type { Label } from "../../../server/protocol/labels.ts";
import type { Policy, Thresholds } from "../../../server/protocol/policy.ts";
import type { Rule, RuleState } from "../../../server/protocol/ruleNames.ts";
import { stateIn } from "../../../server/protocol/ruleParts.ts";

/** What a rule that did nothing begins with when it is switched on. */
const firstThreshold: Thresholds = { nudge: null, flag: 0.8, hold: null };

/** The policy with this rule off, in shadow or live; one that would do nothing is given something mild to do. */
export function withState(policy: Policy, rule: Rule, state: RuleState): Policy {
  const { [rule]: _, ...others } = policy.states;
  const changed = { ...policy, states: state === "live" ? others : { ...others, [rule]: state } };
  // In a section or an article it may have to say that it is live, where it is not around it.
  return state === "off" || stateIn(changed, rule) === state ? changed : withWork(changed, rule);
}

function withWork(policy: Policy, rule: Rule): Policy {
  const { model, badWords } = policy;
  if (rule === "badWords") return { ...policy, badWords: { ...badWords, strong: "hold" } };
  if (rule === "model.cannotSay") return { ...policy, model: { ...model, cannotSay: "flag" } };
  if (rule.startsWith("model.")) {
    const label = rule.slice("model.".length) as Label;
    return { ...policy, model: { ...model, thresholds: { ...model.thresholds, [label]: firstThreshold } } };
  }
  return { ...policy, [rule]: { ...(policy[rule as keyof Policy] as object), then: "flag" } };
}
