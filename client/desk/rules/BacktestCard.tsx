import { useState } from "preact/hooks";
import { numberFormat } from "../../../locales/formats.ts";
import { numeral, say, sayWith } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { RuleId } from "../../../server/protocol/ruleNames.ts";
import type { BacktestResult, BacktestView, RuleTally, TriedTally } from "../../../server/protocol/rules.ts";
import { Icon } from "../../core/Icon.tsx";
import { exactTime, listed } from "../../core/text.ts";
import { percent } from "../parts/deskWords.ts";
import { ruleName } from "../parts/ruleNames.ts";
import { ScrollRegion } from "../parts/ScrollRegion.tsx";
import { CommentsDialog, Samples, useFirst } from "./CommentsDialog.tsx";
import { decidedOf } from "./ruleWords.ts";
import type { Backtest } from "./useBacktest.ts";

interface BacktestCardProps {
  siteId: Id;
  backtest: Backtest;
  days: number;
  setDays: (days: number) => void;
  /** Tries the rules of the page; of one rule what it meets, of all what they would change. */
  start: (rule: RuleId | null) => void;
  /** Fields of the page need a look first. */
  isBlocked: boolean;
}

const spans = [7, 28, 90, 365];

/** The rules of the page, saved or not, tried on comments that moderators know already. Changes nothing. */
export function BacktestCard({ siteId, backtest, days, setDays, start, isBlocked }: BacktestCardProps) {
  const { view, problem } = backtest;
  const isRunning = view?.state === "running";
  return (
    <section class="card rule-card backtest" aria-labelledby="backtest-h">
      <div class="card-head">
        <h2 id="backtest-h" tabIndex={-1}>
          {say("deskRules.backtest.title")}
        </h2>
        <p class="card-sub">{say("deskRules.backtest.says")}</p>
      </div>
      <div class="try-row">
        <select
          class="select"
          aria-label={say("deskRules.backtest.days")}
          value={days}
          onChange={event => setDays(Number(event.currentTarget.value))}
        >
          {spans.map(span => (
            <option key={span} value={span}>
              {say("deskRules.backtest.span", { count: span })}
            </option>
          ))}
        </select>
        {isRunning ? (
          <button class="btn" type="button" onClick={() => void backtest.cancel()}>
            <Icon name="x" />
            {say("deskRules.backtest.end")}
          </button>
        ) : (
          <button class="btn" type="button" aria-disabled={isBlocked} onClick={() => !isBlocked && start(null)}>
            <Icon name="refresh" />
            {say("deskRules.backtest.tryAll")}
          </button>
        )}
      </div>
      {problem && (
        <p class="slot-error" role="alert">
          {problem}
        </p>
      )}
      {isRunning && <Progress view={view} />}
      {view?.state === "cancelled" && <p class="hint">{say("deskRules.backtest.cancelled")}</p>}
      {view?.state === "failed" && <p class="hint">{say("deskRules.backtest.failed")}</p>}
      {view?.result && <Result siteId={siteId} view={view} result={view.result} />}
    </section>
  );
}

/** Of one rule its name; all of them have one, too. */
const triedName = (rule: RuleId | null) => (rule ? ruleName(rule) : say("deskRules.backtest.allRules"));

function Progress({ view: { looked, total, rule, startedBy } }: { view: BacktestView }) {
  const started = { rule: triedName(rule), name: <bdi>{startedBy}</bdi> };
  return (
    <div class="backtest-progress">
      <label for="backtest-bar">
        {total === null
          ? sayWith("deskRules.backtest.counting", started)
          : sayWith("deskRules.backtest.progress", { ...started, looked: numeral(looked), total })}
      </label>
      {/* Without a value it says that it is not known yet. */}
      <progress id="backtest-bar" max={Math.max(1, total ?? 1)} value={total === null ? undefined : looked} />
    </div>
  );
}

function Result({ siteId, view, result }: { siteId: Id; view: BacktestView; result: BacktestResult }) {
  const { rule, id } = view;
  const tally = rule ? result.rules[rule] : undefined;
  const path = `sites/${siteId}/backtests/${id}/comments`;
  const first = useFirst(result.listed > 0 ? path : null);
  const [reads, setReads] = useState(false);
  const shown = rule ? (tally && tally.held.comments > 0 ? tally.held : (tally ?? nothing)) : result.newlyHeld;
  const verb = tally && tally.held.comments === 0 && tally.comments > 0 ? "met" : "held";
  return (
    <>
      <p class="hint">{course(view, result)}</p>
      <p class="back-say">
        {say("deskRules.backtest.would", {
          verb: rule ? verb : "newly",
          shown: numeral(shown.comments),
          count: result.comments,
        })}{" "}
        {shown.comments > 0 &&
          sayWith("deskRules.backtest.approved", {
            approved: <em>{numeral(shown.approved)}</em>,
            unopposed: shown.unopposed > 0 ? numeral(shown.unopposed) : "none",
          })}
      </p>
      {shown.comments > 0 && <Shares tally={shown} />}
      {rule && tally && tally.held.comments > 0 && <Price tally={tally} />}
      {!rule && <Whole result={result} />}
      {first.length > 0 && (
        <div>
          <p class="h-label">{say(rule ? "deskRules.backtest.someMet" : "deskRules.backtest.someChanged")}</p>
          <Samples comments={first} />
          <button class="mini-link" type="button" onClick={() => setReads(true)}>
            {say("deskRules.backtest.readAll", { count: result.listed })}
          </button>
        </div>
      )}
      <Unknown result={result} />
      {reads && (
        <CommentsDialog
          title={
            rule
              ? say("deskRules.backtest.wouldHaveMet", { rule: ruleName(rule) })
              : say("deskRules.backtest.wouldHaveChanged")
          }
          path={path}
          close={() => setReads(false)}
        />
      )}
    </>
  );
}

/** Who tried what, on which comments, and how long it took. */
function course({ rule, startedBy }: BacktestView, { from, to, tookMs }: BacktestResult) {
  const told = {
    rule: triedName(rule),
    name: <bdi>{startedBy}</bdi>,
    seconds: tenths().format(tookMs / 1_000),
  };
  if (!from || !to) return sayWith("deskRules.backtest.by", told);
  return sayWith("deskRules.backtest.byFrom", { ...told, from: exactTime(from), to: exactTime(to) });
}

const tenths = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

const nothing: TriedTally = { comments: 0, approved: 0, removed: 0, unopposed: 0 };

/** One bar: what became of them; each with its number beside its sign. */
function Shares({ tally }: { tally: TriedTally }) {
  const open = tally.comments - decidedOf(tally) - tally.unopposed;
  const parts = [
    { name: say("deskRules.outcome.approved"), count: tally.approved, class: "share-approved" },
    { name: say("deskRules.outcome.removed"), count: tally.removed, class: "share-removed" },
    { name: say("deskRules.outcome.unopposed"), count: tally.unopposed, class: "share-unopposed" },
    { name: say("deskRules.outcome.open"), count: open, class: "share-open" },
  ];
  const counts = parts.map(({ name, count }) => say("deskRules.outcome.count", { name, count: numeral(count) }));
  return (
    <>
      <div class="shares" role="img" aria-label={listed(counts)}>
        {parts.map(part => part.count > 0 && <i key={part.name} class={part.class} style={{ "--n": part.count }} />)}
      </div>
      <p class="shares-key">
        {parts.map(part => (
          <span key={part.name}>
            <i class={part.class} />
            {part.name} <b>{numeral(part.count)}</b>
          </span>
        ))}
      </p>
    </>
  );
}

/** What a holding rule costs and brings. */
function Price({ tally: { held, heldAnyway } }: { tally: RuleTally }) {
  const isDear = held.approved + held.unopposed > held.removed;
  if (!isDear && heldAnyway.comments === 0) return null;
  return (
    <div class={isDear ? "banner banner-warn" : "banner"}>
      <Icon name={isDear ? "warn" : "info"} />
      <p>
        {isDear && (
          <b>{say("deskRules.backtest.dear", { count: held.approved + held.unopposed, removed: held.removed })} </b>
        )}
        {say("deskRules.backtest.anyway", { count: heldAnyway.comments })}
      </p>
    </div>
  );
}

/** All rules together, and each that met something. */
function Whole({ result: { held, before, freed, rules } }: { result: BacktestResult }) {
  const met = Object.entries(rules).sort(([, a], [, b]) => b.comments - a.comments);
  const most = Math.max(1, ...met.map(([, { comments }]) => comments));
  return (
    <>
      <p class="hint">
        {say("deskRules.backtest.whole", {
          held: numeral(held.comments),
          before: numeral(before.comments),
          freed: numeral(freed.comments),
        })}
      </p>
      {met.length > 0 && (
        <ScrollRegion class="scroll-x backtest-rules" label={say("deskRules.backtest.table")}>
          <table class="tbl">
            <thead>
              <tr>
                <th scope="col">{say("deskRules.backtest.rule")}</th>
                <th scope="col">
                  <span class="sr">{say("deskRules.backtest.bar")}</span>
                </th>
                <th class="r" scope="col">
                  {say("deskRules.backtest.met")}
                </th>
                <th class="r" scope="col">
                  {say("deskRules.backtest.held")}
                </th>
                <th class="r" scope="col">
                  {say("deskRules.column.right")}
                </th>
              </tr>
            </thead>
            <tbody>
              {met.map(([rule, tally]) => (
                <tr key={rule}>
                  <td>{ruleName(rule)}</td>
                  <td class="met-bar">
                    <i style={{ "--share": tally.comments / most }} />
                  </td>
                  <td class="r">{numeral(tally.comments)}</td>
                  <td class="r">{numeral(tally.held.comments)}</td>
                  <td class="r">{decidedOf(tally) === 0 ? "–" : percent(tally.removed / decidedOf(tally))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  );
}

function Unknown({ result: { unknown } }: { result: BacktestResult }) {
  const rules = listed(unknown.asFoundThen.map(ruleName));
  return (
    <details class="backtest-unknown">
      <summary>{say("deskRules.backtest.unknown")}</summary>
      <ul class="plain-list">
        <li>{say("deskRules.backtest.asFoundThen", { rules })}</li>
        {unknown.unscored > 0 && <li>{say("deskRules.backtest.unscored", { count: unknown.unscored })}</li>}
        {unknown.olderModel > 0 && <li>{say("deskRules.backtest.olderModel", { count: unknown.olderModel })}</li>}
        <li>{say("deskRules.backtest.today")}</li>
      </ul>
    </details>
  );
}
