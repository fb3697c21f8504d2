import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { Action, Policy } from "../../../server/protocol/policy.ts";
import { type BoundPath, policyBounds } from "../../../server/protocol/policyBounds.ts";
import type { FieldError } from "../../../server/protocol/problems.ts";
import { numberAt, timesOf, withNumber } from "./policyDraft.ts";

/** "hold it for a moderator": what then, as a part of a sentence. */
export const actionName = (action: Action | "mask" | "allow"): string => say(`deskRules.action.${action}`);

type UpTo<Most> = Most extends "hold" ? Exclude<Action, "refuse"> : Action;

interface ActionSlotProps<Most extends "hold" | "refuse"> {
  label: string;
  value: UpTo<Most>;
  change: (action: UpTo<Most>) => void;
  /** The most that can be asked for here. */
  upTo?: Most;
}

/** What then: a choice that ends a sentence, and never parts from its full stop. */
export function ActionSlot<Most extends "hold" | "refuse" = "refuse">(props: ActionSlotProps<Most>) {
  const { label, value, change, upTo } = props;
  const offered: Action[] = upTo === "hold" ? ["off", "flag", "hold"] : ["off", "flag", "hold", "refuse"];
  return (
    <SlotAtEnd>
      <select
        class={`slot slot-${value}`}
        aria-label={label}
        value={value}
        onChange={event => change(event.currentTarget.value as UpTo<Most>)}
      >
        {offered.map(action => (
          <option key={action} value={action}>
            {actionName(action)}
          </option>
        ))}
      </select>
    </SlotAtEnd>
  );
}

/** A slot with the full stop behind it. */
export const SlotAtEnd = ({ children }: { children: VNode }) => (
  <span class="slot-end">{sayWith("deskRules.slotAtEnd", { slot: children })}</span>
);

interface NumberSlotProps {
  label: string;
  path: BoundPath;
  draft: Policy;
  errors: FieldError[];
  change: (policy: Policy) => void;
}

/** A number inside a sentence. What is typed stays as it is typed; what cannot be saved says so below it. */
export function NumberSlot({ label, path, draft, errors, change }: NumberSlotProps) {
  const times = timesOf(path);
  const value = numberAt(draft, path);
  const shown = Number.isNaN(value) ? "" : String(Math.round(value * times * 1e4) / 1e4);
  const [typed, setTyped] = useState(shown);
  const id = useId();
  const error = errors.find(one => one.path === `policy.${path}` || one.path === path);
  const isOwn = Number(typed) === Number(shown) || (typed === "" && shown === "");
  return (
    <span class="slot-number">
      <input
        class="slot"
        type="text"
        inputMode="numeric"
        style={{ "--digits": String(policyBounds[path].most * times).length }}
        aria-label={label}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={error ? id : undefined}
        value={isOwn ? typed : shown}
        onInput={event => {
          const text = event.currentTarget.value;
          setTyped(text);
          change(withNumber(draft, path, text.trim() === "" ? Number.NaN : Number(text) / times));
        }}
      />
      {error && (
        <span class="slot-error" id={id}>
          {error.message}
        </span>
      )}
    </span>
  );
}
