import { useState } from "preact/hooks";
import { numeral } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { RuleId } from "../../../server/protocol/ruleNames.ts";
import type { BacktestResult, BacktestView, RuleTally, TriedTally } from "../../../server/protocol/rules.ts";
import { Icon } from "../../core/Icon.tsx";
import { counted, exactTime } from "../../core/text.ts";
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
          Tried on past comments
        </h2>
        <p class="card-sub">
          With the rules as they stand on this page, saved or not. It runs aside and changes nothing.
        </p>
      </div>
      <div class="try-row">
        <select
          class="select"
          aria-label="Comments of how many days"
          value={days}
          onChange={event => setDays(Number(event.currentTarget.value))}
        >
          {spans.map(span => (
            <option key={span} value={span}>
              comments of {span} days
            </option>
          ))}
        </select>
        {isRunning ? (
          <button class="btn" type="button" onClick={() => void backtest.cancel()}>
            <Icon name="x" />
            End it
          </button>
        ) : (
          <button class="btn" type="button" aria-disabled={isBlocked} onClick={() => !isBlocked && start(null)}>
            <Icon name="refresh" />
            Try all rules
          </button>
        )}
      </div>
      {problem && (
        <p class="slot-error" role="alert">
          {problem}
        </p>
      )}
      {isRunning && <Progress view={view} />}
      {view?.state === "cancelled" && <p class="hint">The last trial was ended before its time.</p>}
      {view?.state === "failed" && <p class="hint">The last trial could not be finished. Try once more.</p>}
      {view?.result && <Result siteId={siteId} view={view} result={view.result} />}
    </section>
  );
}

function Progress({ view: { looked, total, rule, startedBy } }: { view: BacktestView }) {
  const says = total === null ? "Counting …" : `${numeral(looked)} of ${numeral(total)} comments`;
  return (
    <div class="backtest-progress">
      <label for="backtest-bar">
        {rule ? ruleName(rule) : "All rules"}, started by <bdi>{startedBy}</bdi>: {says}
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
  const verb = rule && tally && tally.held.comments === 0 && tally.comments > 0 ? "met" : "held";
  return (
    <>
      <p class="hint">
        {rule ? ruleName(rule) : "All rules"}, by <bdi>{view.startedBy}</bdi>
        {result.from && result.to && (
          <>
            ; comments from {exactTime(result.from)} to {exactTime(result.to)}
          </>
        )}
        . It took {(result.tookMs / 1_000).toFixed(1)} s.
      </p>
      <p class="back-say">
        It would have {rule ? verb : "newly held"} {numeral(shown.comments)} of{" "}
        {counted(result.comments, { one: "# comment", other: "# comments" })}.{" "}
        {shown.comments > 0 && (
          <>
            Moderators approved <em>{numeral(shown.approved)} of them</em>
            {shown.unopposed > 0 && <>, and nobody objected to {numeral(shown.unopposed)}</>}.
          </>
        )}
      </p>
      {shown.comments > 0 && <Shares tally={shown} />}
      {rule && tally && tally.held.comments > 0 && <Price tally={tally} />}
      {!rule && <Whole result={result} />}
      {first.length > 0 && (
        <div>
          <p class="h-label">{rule ? "Some of what it met" : "Some of what would change"}</p>
          <Samples comments={first} />
          <button class="mini-link" type="button" onClick={() => setReads(true)}>
            Read all {numeral(result.listed)}
          </button>
        </div>
      )}
      <Unknown result={result} />
      {reads && (
        <CommentsDialog
          title={rule ? `What ${ruleName(rule)} would have met` : "What the rules would have changed"}
          path={path}
          close={() => setReads(false)}
        />
      )}
    </>
  );
}

const nothing: TriedTally = { comments: 0, approved: 0, removed: 0, unopposed: 0 };

/** One bar: what became of them; each with its number beside its sign. */
function Shares({ tally }: { tally: TriedTally }) {
  const open = tally.comments - decidedOf(tally) - tally.unopposed;
  const parts = [
    { name: "Approved", count: tally.approved, class: "share-approved" },
    { name: "Removed", count: tally.removed, class: "share-removed" },
    { name: "Nobody objected", count: tally.unopposed, class: "share-unopposed" },
    { name: "Not decided", count: open, class: "share-open" },
  ];
  return (
    <>
      <div class="shares" role="img" aria-label={parts.map(({ name, count }) => `${name}: ${count}`).join(", ")}>
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
          <b>
            Live, it would delay {counted(held.approved + held.unopposed, { one: "# comment", other: "# comments" })}{" "}
            that were approved or that nobody objected to, and catch {numeral(held.removed)} that{" "}
            {held.removed === 1 ? "was" : "were"} removed.{" "}
          </b>
        )}
        {counted(heldAnyway.comments, {
          one: "# of them would be held by another rule anyway.",
          other: "# of them would be held by another rule anyway.",
        })}
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
        In all it would hold {numeral(held.comments)}; the rules in force would hold {numeral(before.comments)} of the
        same. {counted(freed.comments, { one: "# would no longer be held.", other: "# would no longer be held." })}
      </p>
      {met.length > 0 && (
        <ScrollRegion class="scroll-x backtest-rules" label="What each rule would have met">
          <table class="tbl">
            <thead>
              <tr>
                <th scope="col">Rule</th>
                <th scope="col">
                  <span class="sr">As a bar</span>
                </th>
                <th class="r" scope="col">
                  Met
                </th>
                <th class="r" scope="col">
                  Held
                </th>
                <th class="r" scope="col">
                  Right
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
  const names = unknown.asFoundThen.map(ruleName).join(", ");
  return (
    <details class="backtest-unknown">
      <summary>What cannot be known in hindsight</summary>
      <ul class="plain-list">
        <li>Rules that look at what else was there count as far as they found something then: {names}.</li>
        {unknown.unscored > 0 && (
          <li>
            {counted(unknown.unscored, { one: "# comment has no score", other: "# comments have no score" })}: the model
            could not say.
          </li>
        )}
        {unknown.olderModel > 0 && (
          <li>
            {counted(unknown.olderModel, { one: "# comment was", other: "# comments were" })} read by an older model,
            whose scores are taken as they are.
          </li>
        )}
        <li>
          Who belongs to the newsroom is taken as it is today. Refused texts were not kept, so they are not among them.
        </li>
      </ul>
    </details>
  );
}
