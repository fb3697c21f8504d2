import { numeral, say } from "../../../locales/say.ts";
import type { RuleId, RuleState } from "../../../server/protocol/ruleNames.ts";
import { ruleStates } from "../../../server/protocol/ruleNames.ts";
import { percent } from "../parts/deskWords.ts";
import { ruleName } from "../parts/ruleNames.ts";
import { useRuleDesk } from "./ruleDesk.ts";
import { concern, decidedOf } from "./ruleWords.ts";

/** Of an entry of a list: off, in shadow or live. */
export function EntryState({
  rule,
  state,
  change,
}: {
  rule: RuleId;
  state: RuleState;
  change: (to: RuleState) => void;
}) {
  return (
    <select
      class="slot slot-sm"
      aria-label={say("deskRules.stateOf", { rule: ruleName(rule) })}
      value={state}
      onChange={event => change(event.currentTarget.value as RuleState)}
    >
      {ruleStates.map(one => (
        <option key={one} value={one}>
          {say(`deskRules.state.${one}`)}
        </option>
      ))}
    </select>
  );
}

/** Two cells of an entry's row: how often it was met, and how often that was right. Leads to the comments. */
export function EntryFigures({ rule, state }: { rule: RuleId; state: RuleState }) {
  const { figures, mayChange, readHits } = useRuleDesk();
  const known = figures.get(rule);
  const tally = known && (state === "shadow" ? known.inShadow : known.live);
  const doubt = concern(known, state);
  if (!tally || tally.comments === 0) {
    return (
      <>
        <td class="r">
          {numeral(0)}
          {doubt && <small class="rule-doubt">{doubt}</small>}
        </td>
        <td class="r">–</td>
      </>
    );
  }
  const decided = decidedOf(tally);
  return (
    <>
      <td class="r">
        {mayChange ? (
          <button
            class="mini-link"
            type="button"
            aria-label={say("deskRules.entry.met", { count: tally.comments, rule: ruleName(rule) })}
            onClick={() => readHits(rule)}
          >
            {numeral(tally.comments)}
          </button>
        ) : (
          numeral(tally.comments)
        )}
      </td>
      <td class="r">
        {decided === 0 ? "–" : percent(tally.removed / decided)}
        {doubt && <small class="rule-doubt">{doubt}</small>}
      </td>
    </>
  );
}

/** An entry without a state is live. */
export function withEntryState<E extends { state?: "off" | "shadow" | undefined }>(entry: E, state: RuleState): E {
  const { state: _, ...live } = entry;
  return (state === "live" ? live : { ...live, state }) as E;
}
