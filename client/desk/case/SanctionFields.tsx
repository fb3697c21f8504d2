import { lengths, removals, type SanctionDraft } from "./sanctionDraft.ts";
import { days, sanctionWords } from "./sanctionWords.ts";

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
          aria-label="Sanction"
          value={kind}
          onChange={event => choose({ ...draft, kind: event.currentTarget.value as SanctionDraft["kind"] })}
        >
          {isOptional && <option value="none">None</option>}
          {kinds.map(name => (
            <option key={name} value={name}>
              {sanctionWords[name].name}
            </option>
          ))}
        </select>
        {(kind === "mute" || kind === "suspend") && (
          <Choice
            label="For"
            of={lengths}
            chosen={draft.days}
            choose={n => choose({ ...draft, days: n })}
            says={n => `for ${days(n)}`}
          />
        )}
        {kind === "ban" && (
          <Choice
            label="Their comments"
            of={[0, ...removals]}
            chosen={draft.removeDays}
            choose={n => choose({ ...draft, removeDays: n })}
            says={n => (n === 0 ? "and keep their comments" : `and remove those of ${days(n)}`)}
          />
        )}
      </div>
      {kind !== "none" && <p class="hint">{sanctionWords[kind].says}</p>}
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
