import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Policy, ScopedPolicy } from "../../../server/protocol/policy.ts";
import type { RuleId } from "../../../server/protocol/ruleNames.ts";
import type { Scope } from "./scopeDraft.ts";
import type { FiguresByRule } from "./useRuleFigures.ts";

/** What every card of the rules needs beside its own rule. */
export interface RuleDesk {
  /** The rules at the place that is looked at, as somebody would have them. */
  draft: Policy;
  change(policy: Policy): void;
  mayChange: boolean;
  figures: FiguresByRule;
  scope: Scope;
  /** What the place says of its own. */
  own: ScopedPolicy;
  /** Tries the rules of the page on past comments, for what this one meets. */
  tryRule(rule: RuleId): void;
  /** Opens the comments that a rule met. */
  readHits(rule: RuleId): void;
}

export const RuleDeskContext = createContext<RuleDesk | null>(null);

export function useRuleDesk(): RuleDesk {
  const desk = useContext(RuleDeskContext);
  if (!desk) throw new Error("a rule stands outside the rules");
  return desk;
}
