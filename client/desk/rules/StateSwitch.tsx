import { useId } from "preact/hooks";
import { type RuleState, ruleStates } from "../../../server/protocol/ruleNames.ts";
import { Icon } from "../../core/Icon.tsx";
import { stateWords } from "./ruleWords.ts";

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
      <legend class="sr">State of {of}</legend>
      {ruleStates.map(one => (
        <label key={one} class={one === state ? "is-on" : ""}>
          <input class="sr" type="radio" name={name} checked={one === state} onChange={() => change(one)} />
          <Icon name={stateWords[one].icon} />
          {stateWords[one].name}
        </label>
      ))}
    </fieldset>
  );
}
