import { dateFormat } from "../../../locales/formats.ts";
import { say, sayWith } from "../../../locales/say.ts";
import { days } from "../../../server/protocol/ruleNames.ts";
import { languageName, languages } from "../parts/languages.ts";
import { ZoneOptions } from "../parts/TimeZone.tsx";
import { Card } from "./RuleCard.tsx";
import { useRuleDesk } from "./ruleDesk.ts";
import { ActionSlot, SlotAtEnd } from "./slots.tsx";

/** A text in another language than its article's. */
export function LanguageCard() {
  const { draft, change } = useRuleDesk();
  const rule = draft.language;
  const set = (part: Partial<typeof rule>) => change({ ...draft, language: { ...rule, ...part } });
  const toggle = (code: string, isOn: boolean) =>
    set({ also: isOn ? [...rule.also, code] : rule.also.filter(other => other !== code) });
  return (
    <Card section="language" says={say("deskRules.language.says")}>
      <p class="sentence">
        {sayWith("deskRules.language.sentence", {
          then: <ActionSlot label={say("deskRules.language.then")} value={rule.then} change={then => set({ then })} />,
        })}
      </p>
      <fieldset class="ticks">
        <legend class="sr">{say("deskRules.language.also")}</legend>
        {languages.map(code => (
          <label key={code}>
            <input
              class="check"
              type="checkbox"
              checked={rule.also.includes(code)}
              onChange={event => toggle(code, event.currentTarget.checked)}
            />
            {languageName(code)}
          </label>
        ))}
      </fieldset>
    </Card>
  );
}

const weekday = dateFormat({ weekday: "short", timeZone: "UTC" });
/** "Mon"; the first of January 2023 was a Sunday. */
const dayName = (day: (typeof days)[number]) => weekday().format(Date.UTC(2023, 0, 1 + days.indexOf(day)));
const fromMonday = [...days.slice(1), ...days.slice(0, 1)];

/** Hours in which nobody of the desk is awake. */
export function HoursCard() {
  const { draft, change, scope } = useRuleDesk();
  const rule = draft.hours;
  const set = (part: Partial<typeof rule>) => change({ ...draft, hours: { ...rule, ...part } });
  const clock = (end: "from" | "to") => (
    <input
      class="slot"
      type="time"
      aria-label={say(`deskRules.hours.${end}`)}
      value={rule[end]}
      onInput={event => event.currentTarget.value && set({ [end]: event.currentTarget.value })}
    />
  );
  return (
    <Card section="hours" says={say("deskRules.hours.says")}>
      <p class="sentence">
        {sayWith("deskRules.hours.sentence", {
          from: clock("from"),
          to: clock("to"),
          then: <ActionSlot label={say("deskRules.hours.then")} value={rule.then} change={then => set({ then })} />,
        })}
      </p>
      <fieldset class="ticks">
        <legend class="sr">{say("deskRules.hours.days")}</legend>
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
            {dayName(day)}
          </label>
        ))}
      </fieldset>
      {!scope && (
        <p class="sentence">
          {sayWith("deskRules.hours.zone", {
            zone: (
              <SlotAtEnd>
                <select
                  class="slot"
                  aria-label={say("desk.zone.label")}
                  value={draft.timeZone}
                  onChange={event => change({ ...draft, timeZone: event.currentTarget.value })}
                >
                  <ZoneOptions chosen={draft.timeZone} />
                </select>
              </SlotAtEnd>
            ),
          })}
        </p>
      )}
    </Card>
  );
}
