import { useId, useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import { type Label, labels } from "../../../server/protocol/labels.ts";
import type { Policy, Thresholds } from "../../../server/protocol/policy.ts";
import { thresholdBounds } from "../../../server/protocol/policyBounds.ts";
import { inSentence, listedWithAnd } from "../../core/text.ts";
import { twoDigits } from "../parts/deskWords.ts";
import { panelOf, Tabs } from "../parts/Tabs.tsx";
import { Learned } from "./Learned.tsx";
import { type Step, steps, strongestStep, thresholdPath, withThreshold } from "./policyDraft.ts";
import { RuleFoot, RuleState } from "./RuleCard.tsx";
import { ActionSlot } from "./slots.tsx";
import { sayTradeOff, TradeOffs } from "./TradeOffs.tsx";
import type { ModelFigures } from "./useModel.ts";
import type { RulesDraft } from "./useRules.ts";

interface ModelRulesProps {
  rules: RulesDraft;
  draft: Policy;
  model: ModelFigures;
  mayChange: boolean;
}

/** What each label of the model leads to from which score, beside what that would cost. */
export function ModelRules({ rules, draft, model, mayChange }: ModelRulesProps) {
  const [label, setLabel] = useState<Label>("toxicity");
  const [touched, touch] = useState<Step | null>(null);
  const thresholds = draft.model.thresholds[label];
  const step = touched && thresholds[touched] !== null ? touched : strongestStep(thresholds);
  const isWrong = (of: Label) => rules.errors.some(({ path }) => path.startsWith(`policy.model.thresholds.${of}.`));
  const choose = (next: Label) => {
    setLabel(next);
    touch(null);
  };
  return (
    <>
      <Tabs
        id="label"
        class="label-tabs"
        label={say("deskRules.model.tabs")}
        tabs={labels.map(name => ({
          name,
          says: <LabelTab label={name} thresholds={draft.model.thresholds[name]} isWrong={isWrong(name)} />,
        }))}
        chosen={label}
        choose={choose}
      />
      <div class="label-panel" {...panelOf("label", label)}>
        <div class="label-head">
          <p class="hint">{say(`desk.labelSays.${label}`)}</p>
          <RuleState rule={`model.${label}`} />
        </div>
        <fieldset class="steps" disabled={!mayChange} role="presentation">
          {steps.map(one => (
            <StepRow
              key={`${label} ${one}`}
              label={label}
              step={one}
              rules={rules}
              draft={draft}
              model={model}
              touch={() => touch(one)}
            />
          ))}
        </fieldset>
        <Overtaken thresholds={thresholds} />
        <RuleFoot rule={`model.${label}`} />
        <TradeOffs label={label} step={step} thresholds={thresholds} model={model} />
      </div>
      <fieldset disabled={!mayChange} role="presentation">
        <p class="sentence">
          {sayWith("deskRules.model.cannotSay", {
            then: (
              <ActionSlot
                label={say("deskRules.model.cannotSayLabel")}
                upTo="hold"
                value={draft.model.cannotSay}
                change={cannotSay => rules.change({ ...draft, model: { ...draft.model, cannotSay } })}
              />
            ),
          })}
        </p>
      </fieldset>
      {rules.saved && <Learned siteId={rules.saved.siteId} mayChange={mayChange} />}
    </>
  );
}

function LabelTab({ label, thresholds, isWrong }: { label: Label; thresholds: Thresholds; isWrong: boolean }) {
  const step = strongestStep(thresholds);
  return (
    <>
      <b>{say(`desk.label.${label}`)}</b>
      {isWrong ? (
        <span class="slot-error" data-wrong>
          {say("deskRules.model.wrong")}
        </span>
      ) : (
        <span>
          {step
            ? say(`deskRules.stepShort.${step}`, { at: twoDigits(thresholds[step] ?? Number.NaN) })
            : say("deskRules.model.doesNothing")}
        </span>
      )}
    </>
  );
}

interface StepRowProps {
  label: Label;
  step: Step;
  rules: RulesDraft;
  draft: Policy;
  model: ModelFigures;
  touch: () => void;
}

const firstFrom: Record<Step, number> = { hold: 0.85, flag: 0.7, nudge: 0.6 };

/** One step as a switch, a slider and a number. What is typed stays as typed; a mistake says so below. */
function StepRow({ label, step, rules, draft, model, touch }: StepRowProps) {
  const from = draft.model.thresholds[label][step];
  const { least, most } = thresholdBounds;
  const id = useId();
  const [typed, setTyped] = useState("");
  const error = rules.errors.find(({ path }) => path === thresholdPath(label, step));
  const set = (next: number | null) => {
    touch();
    rules.change(withThreshold(draft, label, step, next));
  };
  // Two digits are what a score is shown with.
  const slide = (to: number) => set(Math.round(Math.min(most, Math.max(least, to)) * 100) / 100);
  const page = (event: KeyboardEvent) => {
    const by = { PageUp: 0.1, PageDown: -0.1 }[event.key];
    if (!by || from === null) return;
    event.preventDefault();
    slide(from + by);
  };
  const name = say("deskRules.step.of", {
    step: say(`deskRules.step.${step}`),
    label: inSentence(say(`desk.label.${label}`)),
  });
  const isTyped = numberOf(typed) === from || (Number.isNaN(from) && Number.isNaN(numberOf(typed)));
  return (
    <div class="step-row">
      <label class="step-name">
        <input
          class="check"
          type="checkbox"
          checked={from !== null}
          aria-describedby={`${id}-says`}
          onChange={event => set(event.currentTarget.checked ? firstFrom[step] : null)}
        />
        {say(`deskRules.step.${step}`)}
      </label>
      {from === null ? (
        <span class="hint step-never">{say("deskRules.never")}</span>
      ) : (
        <>
          {/* In the direction of the chart below it, which is the same in every language. */}
          <input
            type="range"
            dir="ltr"
            min={least}
            max={most}
            step={0.01}
            value={Number.isNaN(from) ? least : from}
            aria-label={name}
            aria-valuetext={sayTradeOff(model.view?.curves[label] ?? null, step, from)}
            onFocus={touch}
            onInput={event => slide(event.currentTarget.valueAsNumber)}
            onKeyDown={page}
          />
          <input
            class="slot"
            type="text"
            inputMode="decimal"
            style={{ "--digits": "4" }}
            aria-label={say("deskRules.step.asNumber", { name })}
            aria-invalid={error ? "true" : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            value={isTyped && typed !== "" ? typed : Number.isNaN(from) ? "" : twoDigits(from)}
            onFocus={touch}
            onInput={event => {
              setTyped(event.currentTarget.value);
              set(numberOf(event.currentTarget.value));
            }}
          />
        </>
      )}
      <span class="hint" id={`${id}-says`}>
        {say(`deskRules.stepSays.${step}`)}
      </span>
      {error && (
        <span class="slot-error" id={`${id}-error`}>
          {error.message}
        </span>
      )}
    </div>
  );
}

/** A decimal comma is as good as a point. */
function numberOf(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text.replace(",", "."));
}

/** Says which step never comes, as a stronger one is reached before it. */
function Overtaken({ thresholds }: { thresholds: Thresholds }) {
  const overtaken = steps.filter((step, index) => {
    const from = thresholds[step];
    return from !== null && steps.slice(0, index).some(other => (thresholds[other] ?? 1) <= from);
  });
  if (overtaken.length === 0) return null;
  const names = overtaken.map(step =>
    say("deskRules.step.withNumber", {
      step: say(`deskRules.step.${step}`),
      at: twoDigits(thresholds[step] ?? Number.NaN),
    }),
  );
  return (
    <p class="hint step-overtaken">
      {say("deskRules.model.overtaken", { steps: listedWithAnd(names), count: names.length })}
    </p>
  );
}
