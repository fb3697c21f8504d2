import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { numeral } from "../../../locales/say.ts";
import { houseRules } from "../../../server/protocol/houseRules.ts";
import { enoughDecisions, type Label, rulesOfLabel } from "../../../server/protocol/labels.ts";
import type { Curve } from "../../../server/protocol/model.ts";
import type { Thresholds } from "../../../server/protocol/policy.ts";
import { Icon } from "../../core/Icon.tsx";
import { counted } from "../../core/text.ts";
import { labelWords, percent } from "../parts/deskWords.ts";
import { valueAt } from "../parts/reading.ts";
import { ScrollRegion } from "../parts/ScrollRegion.tsx";
import { CurveChart } from "./CurveChart.tsx";
import { type Step, steps } from "./policyDraft.ts";
import type { ModelFigures } from "./useModel.ts";

interface TradeOffsProps {
  label: Label;
  /** The step whose price is told; null when the label leads to nothing. */
  step: Step | null;
  thresholds: Thresholds;
  model: ModelFigures;
}

/** What comes of a threshold: as measured before the model was shipped, and by what was posted and decided here. */
export function TradeOffs({ label, step, thresholds, model: { view, problem, again } }: TradeOffsProps) {
  if (!view) {
    if (!problem) return <p class="hint">Reading the figures …</p>;
    return (
      <p class="hint">
        The figures could not be read. {problem.body.title}.{" "}
        <button class="btn btn-sm" type="button" onClick={again}>
          Try again
        </button>
      </p>
    );
  }
  const at = step && thresholds[step];
  if (!step || at === null || Number.isNaN(at)) return null;
  const others = steps.flatMap(other => (other === step ? [] : (thresholds[other] ?? [])));
  const shown = { step, at, others };
  const { own, curves, source, model } = view;
  return (
    <>
      <HeldOut {...shown} curve={curves[label]} label={label} source={source} model={model} />
      <OwnDecisions {...shown} curve={own.curves[label]} label={label} comments={own.comments} aDay={own.aDay} />
    </>
  );
}

interface Shown {
  curve: Curve;
  label: Label;
  step: Step;
  at: number;
  others: number[];
}

/** "held": what a step does to a comment. */
const done = { hold: "held", flag: "told to the desk", nudge: "nudged" } as const satisfies Record<Step, string>;

function HeldOut({ curve, label, step, at, others, source, model }: Shown & { source: string; model: string }) {
  const right = valueAt(curve, "right", at);
  const found = valueAt(curve, "found", at);
  return (
    <Trade title="On comments that it had not seen" curve={curve} step={step} at={at} others={others}>
      <p class="hint">
        Model {model}, tried on {source}.{" "}
        {curve.positives > 0
          ? `People had marked ${numeral(curve.positives)} of ${numeral(curve.rows)} as “${labelWords[label].name.toLowerCase()}”.`
          : "Nobody has marked comments for this label: how often it is right was never measured."}
      </p>
      <div class="readout">
        <p>
          <b>{percent(valueAt(curve, "held", at) ?? 0)}</b>
          <span>
            of comments would be {done[step]} from {at.toFixed(2)}
          </span>
        </p>
        {right !== null && (
          <p>
            <b>{Math.round(right * 100)} of 100</b>
            <span>of these would deserve it</span>
          </p>
        )}
        {found !== null && (
          <p>
            <b>{percent(found)}</b>
            <span>of all that deserve it would be found</span>
          </p>
        )}
      </div>
    </Trade>
  );
}

function OwnDecisions({ curve, label, step, at, others, comments, aDay }: Shown & { comments: number; aDay: number }) {
  const right = valueAt(curve, "right", at);
  const found = valueAt(curve, "found", at);
  const held = valueAt(curve, "held", at) ?? 0;
  return (
    <Trade title="By your own comments and decisions" curve={curve} step={step} at={at} others={others}>
      {comments === 0 ? (
        <p class="hint">This model has not read a comment here yet.</p>
      ) : (
        <div class="readout">
          <p>
            <b>{aDayWords(held * aDay)}</b>
            <span>
              would be {done[step]}: {percent(held)} of the{" "}
              {counted(comments, { one: "# comment", other: "# comments" })} that it read here lately
            </span>
          </p>
          {right !== null && (
            <p>
              <b>{Math.round(right * 100)} of 100</b>
              <span>that were decided and score so high were removed for it</span>
            </p>
          )}
          {found !== null && (
            <p>
              <b>{percent(found)}</b>
              <span>of what was removed for it would be found</span>
            </p>
          )}
        </div>
      )}
      <Counted curve={curve} label={label} />
    </Trade>
  );
}

/** "22 a day", "about 1 in 4 days": few are told without a fraction of a comment. */
function aDayWords(aDay: number): string {
  if (aDay >= 1) return `${numeral(Math.round(aDay))} a day`;
  const days = Math.round(1 / aDay);
  return days <= 30 ? `1 in ${days} days` : "under 1 a month";
}

/** What stands for what, and what is left out; the same whether it is enough or not. */
function Counted({ curve, label }: { curve: Curve; label: Label }) {
  const rules = rulesOfLabel[label].map(name => `rule ${houseRules[name].number} (${houseRules[name].title})`);
  if (rules.length === 0) {
    return (
      <p class="hint">No house rule is about this alone, so your decisions cannot say how often it would be right.</p>
    );
  }
  const lacking = lackingWords(curve);
  return (
    <>
      {lacking && (
        <p class="not-enough">
          <Icon name="info" />
          <span>
            <b>Not enough decisions yet:</b> {lacking}.
          </span>
        </p>
      )}
      <p class="hint">
        Counted: the last decision that stands of each comment that this model read. Removed for {rules.join(" or ")}{" "}
        means that it deserved it, approved that it did not; other removals say neither. What nobody decided is not in
        it{!lacking && `: ${numeral(curve.rows)} decided, ${numeral(curve.positives)} of them removed for it`}.
      </p>
    </>
  );
}

function lackingWords({ rows, positives }: Curve): string | null {
  if (rows < enoughDecisions.rows) return `${numeral(rows)} of ${enoughDecisions.rows}`;
  if (positives >= enoughDecisions.positives) return null;
  return `${numeral(positives)} of ${enoughDecisions.positives} that removed a comment for it`;
}

interface TradeProps {
  title: string;
  curve: Curve;
  step: Step;
  at: number;
  others: number[];
  children: ComponentChildren;
}

/** One source of figures: in words, as a drawing, and as a table for who asks. */
function Trade({ title, curve, step, at, others, children }: TradeProps) {
  const [isTable, setTable] = useState(false);
  const hasCurve = curve.points.some(({ right }) => right !== null);
  return (
    <section class="trade" aria-label={title}>
      <div class="trade-head">
        <h3>{title}</h3>
        {hasCurve && (
          <button class="mini-link" type="button" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            Show as table
          </button>
        )}
      </div>
      {children}
      {hasCurve && !isTable && (
        <CurveChart
          curve={curve}
          at={at}
          says={`${step === "flag" ? "tell" : step} from ${at.toFixed(2)}`}
          others={others}
        />
      )}
      {hasCurve && isTable && <CurveTable title={title} curve={curve} />}
    </section>
  );
}

function CurveTable({ title, curve }: { title: string; curve: Curve }) {
  const share = (value: number | null) => (value === null ? "–" : percent(value));
  return (
    <ScrollRegion class="scroll-x curve-table" label={`${title}, as a table`}>
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">From</th>
            <th class="r" scope="col">
              Reached by
            </th>
            <th class="r" scope="col">
              Right
            </th>
            <th class="r" scope="col">
              Found of all
            </th>
          </tr>
        </thead>
        <tbody>
          {curve.points.map(({ at, held, right, found }) => (
            <tr key={at}>
              <th scope="row">{at.toFixed(2)}</th>
              <td class="r">{percent(held)}</td>
              <td class="r">{share(right)}</td>
              <td class="r">{share(found)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** The price of a threshold in one sentence, as a slider says it. */
export function sayTradeOff(curve: Curve | null, step: Step, at: number): string {
  if (Number.isNaN(at)) return "no number";
  const [held, right, found] = (["held", "right", "found"] as const).map(of => curve && valueAt(curve, of, at));
  const parts = [
    `From ${at.toFixed(2)}`,
    held != null && `, ${percent(held)} of comments would be ${done[step]}`,
    right != null && `; of 100 of these about ${Math.round(right * 100)} deserve it`,
    found != null && `; ${percent(found)} of what deserves it would be found`,
  ];
  return parts.filter(Boolean).join("");
}
