import { useId } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { type RuleState, ruleStates } from "../../../server/protocol/ruleNames.ts";
import { Icon } from "../../core/Icon.tsx";
import { stateSigns } from "./ruleWords.ts";

interface StateSwitchProps {
  /** Of which rule, for those who listen. */
  of: string;
  state: RuleState;
  change: (state: RuleState) => void;
  disabled?: boolean;
}

/** Off, in shadow or live. */
export function StateSwitch({ of, state, change, disabled = false }: StateSwitchProps) {
  const name = useId();
  return (
    <fieldset class="seg state-switch" disabled={disabled}>
      <legend class="sr">{say("deskRules.stateOf", { rule: of })}</legend>
      {ruleStates.map(one => (
        <label key={one} class={one === state ? "is-on" : ""}>
          <input class="sr" type="radio" name={name} checked={one === state} onChange={() => change(one)} />
          <Icon name={stateSigns[one].icon} />
          {say(`deskRules.state.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
