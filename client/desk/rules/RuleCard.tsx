import type { ComponentChildren } from "preact";
import { say } from "../../../locales/say.ts";
import type { Rule } from "../../../server/protocol/ruleNames.ts";
import { stateIn } from "../../../server/protocol/ruleParts.ts";
import { Icon } from "../../core/Icon.tsx";
import { ruleName, ruleOf, type Section, sectionName } from "../parts/ruleNames.ts";
import { useRuleDesk } from "./ruleDesk.ts";
import { withState } from "./ruleState.ts";
import { concern, figuresSay } from "./ruleWords.ts";
import { StateSwitch } from "./StateSwitch.tsx";

interface CardProps {
  section: Section;
  says?: string;
  children: ComponentChildren;
}

/** One part of the rules, under its name; the list of rules leads here. What is one rule has its state and its figures. */
export function Card({ section, says, children }: CardProps) {
  const { scope, own, draft } = useRuleDesk();
  const rule = ruleOf(section);
  const isOwn = section in own || (rule !== undefined && own.states?.[rule] !== undefined);
  return (
    <section class="card rule-card" aria-labelledby={`rule-${section}`}>
      <div class="card-head">
        <h2 id={`rule-${section}`} tabIndex={-1}>
          {sectionName(section)}
        </h2>
        {scope && (
          <span class={isOwn ? "chip chip-accent" : "chip"}>
            {say(isOwn ? "deskRules.card.own" : "deskRules.card.around")}
          </span>
        )}
        {rule && <RuleState rule={rule} />}
        {rule && stateIn(draft, rule) === "shadow" && <p class="card-sub">{say("deskRules.shadowSays")}</p>}
        {says && <p class="card-sub">{says}</p>}
      </div>
      {children}
      {rule && <RuleFoot rule={rule} />}
    </section>
  );
}

/** The switch of a rule that is named in the policy's states. */
export function RuleState({ rule }: { rule: Rule }) {
  const { draft, change, mayChange } = useRuleDesk();
  return (
    <StateSwitch
      of={ruleName(rule)}
      state={stateIn(draft, rule)}
      change={state => change(withState(draft, rule, state))}
      disabled={!mayChange}
    />
  );
}

/** What a rule met, and what can be done to know more. */
export function RuleFoot({ rule }: { rule: Rule }) {
  const { draft, figures, mayChange, tryRule, readHits } = useRuleDesk();
  const known = figures.get(rule);
  const state = stateIn(draft, rule);
  const doubt = concern(known, state);
  const hasMet = known && known.live.comments + known.inShadow.comments > 0;
  if (state === "off" && !hasMet) return null;
  return (
    <div class="rule-foot">
      <p class="hint">
        {figuresSay(known, state)}
        {doubt && (
          <b class="rule-doubt">
            <Icon name="warn" />
            {doubt}
          </b>
        )}
      </p>
      {mayChange && state !== "off" && (
        <button
          class="mini-link"
          type="button"
          aria-label={say("deskRules.card.tryOf", { rule: ruleName(rule) })}
          onClick={() => tryRule(rule)}
        >
          {say("deskRules.card.try")}
        </button>
      )}
      {mayChange && hasMet && (
        <button
          class="mini-link"
          type="button"
          aria-label={say("deskRules.card.readOf", { rule: ruleName(rule) })}
          onClick={() => readHits(rule)}
        >
          {say("deskRules.card.read")}
        </button>
      )}
    </div>
  );
}
