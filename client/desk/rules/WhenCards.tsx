import { days } from "../../../server/protocol/ruleNames.ts";
import { languageNames, languages } from "../parts/languages.ts";
import { ZoneOptions } from "../parts/TimeZone.tsx";
import { Card } from "./RuleCard.tsx";
import { useRuleDesk } from "./ruleDesk.ts";
import { ActionSlot } from "./slots.tsx";

/** A text in another language than its article's. */
export function LanguageCard() {
  const { draft, change } = useRuleDesk();
  const rule = draft.language;
  const set = (part: Partial<typeof rule>) => change({ ...draft, language: { ...rule, ...part } });
  const toggle = (code: string, isOn: boolean) =>
    set({ also: isOn ? [...rule.also, code] : rule.also.filter(other => other !== code) });
  return (
    <Card section="language" says="Texts of fewer than six words are left alone.">
      <p class="sentence">
        A text in another language than its article’s, and than those that are ticked:{" "}
        <ActionSlot label="A text in another language" value={rule.then} change={then => set({ then })} />
      </p>
      <fieldset class="ticks">
        <legend class="sr">Languages that are welcome everywhere</legend>
        {languages.map(code => (
          <label key={code}>
            <input
              class="check"
              type="checkbox"
              checked={rule.also.includes(code)}
              onChange={event => toggle(code, event.currentTarget.checked)}
            />
            {languageNames.of(code)}
          </label>
        ))}
      </fieldset>
    </Card>
  );
}

const dayNames = { mon: "Mon", tue: "Tue", wed: "Wed", thu: "Thu", fri: "Fri", sat: "Sat", sun: "Sun" } as const;
const fromMonday = [...days.slice(1), ...days.slice(0, 1)];

/** Hours in which nobody of the desk is awake. */
export function HoursCard() {
  const { draft, change, scope } = useRuleDesk();
  const rule = draft.hours;
  const set = (part: Partial<typeof rule>) => change({ ...draft, hours: { ...rule, ...part } });
  return (
    <Card section="hours" says="By the clock of the site’s time zone. A night belongs to the day on which it begins.">
      <p class="sentence">
        What is written from{" "}
        <input
          class="slot"
          type="time"
          aria-label="From"
          value={rule.from}
          onInput={event => event.currentTarget.value && set({ from: event.currentTarget.value })}
        />{" "}
        to{" "}
        <input
          class="slot"
          type="time"
          aria-label="To"
          value={rule.to}
          onInput={event => event.currentTarget.value && set({ to: event.currentTarget.value })}
        />
        : <ActionSlot label="What is written in these hours" value={rule.then} change={then => set({ then })} />
      </p>
      <fieldset class="ticks">
        <legend class="sr">Days on which these hours begin</legend>
        {fromMonday.map(day => (
          <label key={day}>
            <input
              class="check"
              type="checkbox"
              checked={rule.days.includes(day)}
              onChange={event =>
                set({ days: days.filter(one => (one === day ? event.currentTarget.checked : rule.days.includes(one))) })
              }
            />
            {dayNames[day]}
          </label>
        ))}
      </fieldset>
      {!scope && (
        <p class="sentence">
          The site lives by the clock of{" "}
          <select
            class="slot"
            aria-label="The site’s time zone"
            value={draft.timeZone}
            onChange={event => change({ ...draft, timeZone: event.currentTarget.value })}
          >
            <ZoneOptions chosen={draft.timeZone} />
          </select>
          .
        </p>
      )}
    </Card>
  );
}
