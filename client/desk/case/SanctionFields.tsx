import { say } from "../../../locales/say.ts";
import { lengths, removals, type SanctionDraft } from "./sanctionDraft.ts";

interface SanctionFieldsProps {
  draft: SanctionDraft;
  choose: (draft: SanctionDraft) => void;
  legend: string;
  /** Whether "none" can be chosen, too. */
  isOptional: boolean;
}

const kinds = ["warn", "mute", "suspend", "ban", "premoderate"] as const;

/** Which sanction, for how long, and what goes with it; what is chosen is said in a sentence. */
export function SanctionFields({ draft, choose, legend, isOptional }: SanctionFieldsProps) {
  const { kind } = draft;
  return (
    <fieldset class="sanction-fields">
      <legend class="label">{legend}</legend>
      <div class="sanction-row">
        <select
          class="select"
          aria-label={say("deskCase.fields.sanction")}
          value={kind}
          onChange={event => choose({ ...draft, kind: event.currentTarget.value as SanctionDraft["kind"] })}
        >
          {isOptional && <option value="none">{say("deskCase.fields.none")}</option>}
          {kinds.map(name => (
            <option key={name} value={name}>
              {say(`deskCase.sanction.${name}.name`)}
            </option>
          ))}
        </select>
        {(kind === "mute" || kind === "suspend") && (
          <Choice
            label={say("deskCase.fields.for")}
            of={lengths}
            chosen={draft.days}
            choose={n => choose({ ...draft, days: n })}
            says={n => say("deskCase.fields.forDays", { count: n })}
          />
        )}
        {kind === "ban" && (
          <Choice
            label={say("deskCase.fields.comments")}
            of={[0, ...removals]}
            chosen={draft.removeDays}
            choose={n => choose({ ...draft, removeDays: n })}
            says={n => (n === 0 ? say("deskCase.fields.keep") : say("deskCase.fields.removeDays", { count: n }))}
          />
        )}
      </div>
      {kind !== "none" && <p class="hint">{say(`deskCase.sanction.${kind}.says`)}</p>}
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  of: readonly number[];
  chosen: number;
  choose: (n: number) => void;
  says: (n: number) => string;
}

function Choice({ label, of, chosen, choose, says }: ChoiceProps) {
  return (
    <select
      class="select"
      aria-label={label}
      value={chosen}
      onChange={event => choose(Number(event.currentTarget.value))}
    >
      {of.map(n => (
        <option key={n} value={n}>
          {says(n)}
        </option>
      ))}
    </select>
  );
}
