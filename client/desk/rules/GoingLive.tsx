import { say } from "../../../locales/say.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import { type Readiness, readiness, steps } from "../../../server/protocol/readiness.ts";
import { type RuleId, rules } from "../../../server/protocol/ruleNames.ts";
import { goingLive, partOf, stateIn } from "../../../server/protocol/ruleParts.ts";
import type { RuleFigures } from "../../../server/protocol/rules.ts";
import { Icon } from "../../core/Icon.tsx";
import { ruleName } from "../parts/ruleNames.ts";
import { readySays, readyStep } from "./ruleWords.ts";
import type { Trial } from "./useBacktest.ts";
import type { FiguresByRule } from "./useRuleFigures.ts";

const shownMost = 5;

export interface Going {
  rule: RuleId;
  is: Readiness;
}

/** The rules that go live when this is saved, of which something is missing. */
export function unready(saved: Policy, draft: Policy, known: Known, now: number): Going[] {
  return goingLive(saved, draft, rules)
    .map(rule => ({ rule, is: readiness(figuresFor(rule, saved, draft, known), now) }))
    .filter(({ is }) => is.missing.length > 0);
}

/** What is known of rules: what they met, and what was tried from this page. */
export interface Known {
  figures: FiguresByRule;
  trials: readonly Trial[];
}

const nothing = { comments: 0, approved: 0, removed: 0 };

/** The figures of a rule as it is in the draft: a trial of it as it was does not count. */
function figuresFor(rule: RuleId, saved: Policy, draft: Policy, { figures, trials }: Known): RuleFigures {
  const known = figures.get(rule);
  const part = JSON.stringify(partOf(draft, rule));
  const isSame = (policy: Policy) => JSON.stringify(partOf(policy, rule)) === part;
  const here = trials.filter(({ policy }) => isSame(policy) && stateIn(policy, rule) !== "off");
  const before = known && isSame(saved) ? known.triedOn : 0;
  return {
    live: nothing,
    inShadow: nothing,
    lastHitAt: null,
    shadowSince: null,
    ...known,
    rule,
    triedOn: Math.max(before, ...here.map(({ comments }) => comments)),
  };
}

/** What rules that are about to go live have behind them, and what they have not. */
export function GoingLive({ going }: { going: readonly Going[] }) {
  return (
    <div class="going-live">
      <p>
        <b>{say("deskRules.goingLive.lead", { count: going.length })}</b> {say("deskRules.goingLive.audited")}
      </p>
      {going.slice(0, shownMost).map(({ rule, is }) => (
        <section key={rule} aria-label={say("deskRules.goingLive.before", { rule: ruleName(rule) })}>
          <h3>{ruleName(rule)}</h3>
          <ul class="needs">
            {steps.map(step => {
              const isMissing = is.missing.includes(step);
              return (
                <li key={step} class={isMissing ? "no" : "ok"}>
                  <Icon name={isMissing ? "warn" : "checkCircle"} />
                  <b>
                    <span class="sr">
                      {say(isMissing ? "deskRules.goingLive.missing" : "deskRules.goingLive.done")}{" "}
                    </span>
                    {readyStep(step)}
                  </b>
                  <span>{readySays(is, step)}</span>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      {going.length > shownMost && (
        <p class="hint">{say("deskRules.change.more", { count: going.length - shownMost })}</p>
      )}
    </div>
  );
}
