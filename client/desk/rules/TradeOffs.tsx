import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { listFormat } from "../../../locales/formats.ts";
import { numeral, say, sayWith } from "../../../locales/say.ts";
import { houseRules } from "../../../server/protocol/houseRules.ts";
import { enoughDecisions, type Label, rulesOfLabel } from "../../../server/protocol/labels.ts";
import type { Curve } from "../../../server/protocol/model.ts";
import type { Thresholds } from "../../../server/protocol/policy.ts";
import { Icon } from "../../core/Icon.tsx";
import { inSentence } from "../../core/text.ts";
import { percent, twoDigits } from "../parts/deskWords.ts";
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
    if (!problem) return <p class="hint">{say("deskRules.tradeOffs.reading")}</p>;
    return (
      <p class="hint">
        {say("deskRules.tradeOffs.unread", { problem: problem.body.title })}{" "}
        <button class="btn btn-sm" type="button" onClick={again}>
          {say("thread.tryAgain")}
        </button>
      </p>
    );
  }
  const at = step && thresholds[step];
  if (!step || at === null || Number.isNaN(at)) return null;
  const others = steps.flatMap(other => (other === step ? [] : (thresholds[other] ?? [])));
  const shown = { step, at, others };
  const { own, curves, model } = view;
  return (
    <>
      <HeldOut {...shown} curve={curves[label]} label={label} model={model} />
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

function HeldOut({ curve, label, step, at, others, model }: Shown & { model: string }) {
  const right = valueAt(curve, "right", at);
  const found = valueAt(curve, "found", at);
  return (
    <Trade title={say("deskRules.heldOut.title")} curve={curve} step={step} at={at} others={others}>
      <p class="hint">
        {say("deskRules.heldOut.source", { model, label })}{" "}
        {curve.positives > 0
          ? say("deskRules.heldOut.marked", {
              positives: numeral(curve.positives),
              rows: numeral(curve.rows),
              label: inSentence(say(`desk.label.${label}`)),
            })
          : say("deskRules.heldOut.unmarked")}
      </p>
      <div class="readout">
        <p>
          <b>{percent(valueAt(curve, "held", at) ?? 0)}</b>
          <span>{say("deskRules.heldOut.held", { step, at: twoDigits(at) })}</span>
        </p>
        {right !== null && (
          <p>
            <b>{say("deskRules.tradeOffs.ofHundred", { count: hundredths(right) })}</b>
            <span>{say("deskRules.heldOut.right")}</span>
          </p>
        )}
        {found !== null && (
          <p>
            <b>{percent(found)}</b>
            <span>{say("deskRules.heldOut.found")}</span>
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
    <Trade title={say("deskRules.own.title")} curve={curve} step={step} at={at} others={others}>
      {comments === 0 ? (
        <p class="hint">{say("deskRules.own.none")}</p>
      ) : (
        <div class="readout">
          <p>
            <b>{aDayWords(held * aDay)}</b>
            <span>{say("deskRules.own.held", { step, share: percent(held), count: comments })}</span>
          </p>
          {right !== null && (
            <p>
              <b>{say("deskRules.tradeOffs.ofHundred", { count: hundredths(right) })}</b>
              <span>{say("deskRules.own.right")}</span>
            </p>
          )}
          {found !== null && (
            <p>
              <b>{percent(found)}</b>
              <span>{say("deskRules.own.found")}</span>
            </p>
          )}
        </div>
      )}
      <Counted curve={curve} label={label} />
    </Trade>
  );
}

/** "22 a day", "1 in 4 days": few are told without a fraction of a comment. */
function aDayWords(aDay: number): string {
  if (aDay >= 1) return say("deskRules.own.aDay", { count: numeral(Math.round(aDay)) });
  const days = Math.round(1 / aDay);
  return days <= 30 ? say("deskRules.own.inDays", { count: numeral(days) }) : say("deskRules.own.rare");
}

/** What stands for what, and what is left out; the same whether it is enough or not. */
function Counted({ curve, label }: { curve: Curve; label: Label }) {
  const rules = rulesOfLabel[label].map(name =>
    say("deskRules.own.rule", { number: numeral(houseRules[name].number), title: say(`rules.${name}.title`) }),
  );
  if (rules.length === 0) return <p class="hint">{say("deskRules.own.noRule")}</p>;
  const lacking = lackingWords(curve);
  return (
    <>
      {lacking && (
        <p class="not-enough">
          <Icon name="info" />
          <span>{lacking}</span>
        </p>
      )}
      <p class="hint">
        {say("deskRules.own.counted", {
          rules: alternatives().format(rules),
          isEnough: lacking ? "no" : "yes",
          rows: numeral(curve.rows),
          positives: numeral(curve.positives),
        })}
      </p>
    </>
  );
}

const alternatives = listFormat("disjunction");

function lackingWords({ rows, positives }: Curve) {
  const lead = <b>{say("deskRules.own.notEnough")}</b>;
  const lacks = (count: number, enough: number) => ({ lead, count: numeral(count), enough: numeral(enough) });
  if (rows < enoughDecisions.rows) return sayWith("deskRules.own.lacksDecisions", lacks(rows, enoughDecisions.rows));
  if (positives >= enoughDecisions.positives) return null;
  return sayWith("deskRules.own.lacksRemovals", lacks(positives, enoughDecisions.positives));
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
            {say("deskRules.tradeOffs.asTable")}
          </button>
        )}
      </div>
      {children}
      {hasCurve && !isTable && (
        <CurveChart
          curve={curve}
          at={at}
          says={say("deskRules.curve.at", { step, at: twoDigits(at) })}
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
    <ScrollRegion class="scroll-x curve-table" label={say("deskRules.tradeOffs.table", { title })}>
      <table class="tbl">
        <thead>
          <tr>
            <th scope="col">{say("deskRules.curve.from")}</th>
            <th class="r" scope="col">
              {say("deskRules.curve.reached")}
            </th>
            <th class="r" scope="col">
              {say("deskRules.column.right")}
            </th>
            <th class="r" scope="col">
              {say("deskRules.curve.found")}
            </th>
          </tr>
        </thead>
        <tbody>
          {curve.points.map(({ at, held, right, found }) => (
            <tr key={at}>
              <th scope="row">{twoDigits(at)}</th>
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
  if (Number.isNaN(at)) return say("deskRules.tradeOff.noNumber");
  const [held, right, found] = (["held", "right", "found"] as const).map(of => curve && valueAt(curve, of, at));
  return say("deskRules.tradeOff.says", {
    at: twoDigits(at),
    step,
    held: held == null ? "none" : percent(held),
    right: right == null ? "none" : hundredths(right),
    found: found == null ? "none" : percent(found),
  });
}

const hundredths = (share: number): string => numeral(Math.round(share * 100));
