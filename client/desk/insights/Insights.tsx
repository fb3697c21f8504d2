import { numeral, say, sayWith } from "../../../locales/say.ts";
import { type InsightsView, machineShares, shareOf, sum, units, unitsShown } from "../../../server/protocol/figures.ts";
import { type Judged, kappa } from "../../../server/protocol/kappa.ts";
import { may } from "../../../server/protocol/permissions.ts";
import { api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { listed } from "../../core/text.ts";
import { percent, twoDigits, waiting } from "../parts/deskWords.ts";
import { hashes } from "../parts/route.ts";
import { TimeZone } from "../parts/TimeZone.tsx";
import { FigureCard } from "./FigureCard.tsx";
import { duration, enoughHits, findings, judgedOf, machineShare, type SiteClock, siteClock } from "./insightWords.ts";
import { SeriesChart } from "./SeriesChart.tsx";
import { Alike, Appealed, Matrix, Precision, Removals } from "./SmallFigures.tsx";
import { StackChart } from "./StackChart.tsx";
import { type Figures, useInsights } from "./useInsights.ts";

interface InsightsProps {
  member: Member;
  /** How many decided texts wait for a second look by them. */
  looks: number;
}

/** What became of comments, and how the desk did; never of one person. */
export function Insights({ member, looks }: InsightsProps) {
  const figures = useInsights(member);
  const { view, problem, again } = figures;
  const clock = view && siteClock(view.timeZone, view.by);
  return (
    <>
      <header class="topbar insights-bar">
        <h1>{say("desk.pages.insights")}</h1>
        {view && clock && <span class="sub wide">{spanWords(view, clock, member)}</span>}
        <Period figures={figures} />
      </header>
      <div class="page-pad">
        {looks > 0 && (
          <div class="banner">
            <Icon name="eye" />
            <p>{say("deskInsights.looks", { count: looks })}</p>
            <a class="btn btn-sm" href={hashes.secondLook}>
              {say("deskInsights.readThem", { count: looks })}
            </a>
          </div>
        )}
        {problem && (
          <div class="banner banner-warn" role="alert">
            <Icon name="info" />
            <p>{say("deskInsights.notRead", { title: problem.body.title })}</p>
            <button class="btn btn-sm" type="button" onClick={again}>
              {say("thread.tryAgain")}
            </button>
          </div>
        )}
        {!view && !problem && <p class="hint">{say("deskInsights.counting")}</p>}
        {view && clock && <Everything view={view} clock={clock} siteId={member.siteId} />}
        {view && may(member, "changePolicy") && (
          <TimeZone siteId={member.siteId} timeZone={view.timeZone} done={again} />
        )}
        {view && <ForThePublic member={member} />}
      </div>
    </>
  );
}

function spanWords({ starts, until, timeZone: zone }: InsightsView, clock: SiteClock, { sections }: Member): string {
  const span = { from: clock.moment(starts[0] ?? until), until: clock.moment(until), zone };
  return sections
    ? say("deskInsights.spanOf", { ...span, sections: listed(sections) })
    : say("deskInsights.span", span);
}

/** What readers are told of it, and what the EU asks for. */
function ForThePublic({ member: { siteId, ...member } }: { member: Member }) {
  const statements = `${api.base}sites/${siteId}/statements?format=`;
  return (
    <p class="hint for-public">
      {sayWith("deskInsights.forReaders", { page: <a href="/transparency">{say("deskInsights.forReadersPage")}</a> })}{" "}
      {may(member, "exportStatements") &&
        sayWith("deskInsights.statements", {
          csv: (
            <a href={`${statements}csv`} download>
              CSV
            </a>
          ),
          json: (
            <a href={`${statements}json`} download>
              JSON
            </a>
          ),
        })}
    </p>
  );
}

function Period({ figures: { by, setBy, earlier, later } }: { figures: Figures }) {
  return (
    <div class="push period">
      <fieldset class="seg">
        <legend class="sr">{say("deskInsights.period.label")}</legend>
        {units.map(unit => (
          <label key={unit} class={unit === by ? "is-on" : ""}>
            <input class="sr" type="radio" name="period" checked={unit === by} onChange={() => setBy(unit)} />
            {say(`deskInsights.period.${unit}`, { count: unitsShown[unit] })}
          </label>
        ))}
      </fieldset>
      <button class="btn btn-sm" type="button" onClick={earlier}>
        {say("deskInsights.period.earlier")}
      </button>
      <button class="btn btn-sm" type="button" aria-disabled={!later} onClick={later ?? undefined}>
        {say("deskInsights.period.later")}
      </button>
    </div>
  );
}

interface Shown {
  view: InsightsView;
  clock: SiteClock;
}

function Everything({ view, clock, siteId }: Shown & { siteId: string }) {
  const ticks = view.starts.map(clock.tick);
  const card = { view, clock, siteId };
  return (
    <>
      <Numbers view={view} />
      <div class="ins">
        <FigureCard figure="outcomes" {...card} columns={8}>
          <StackChart view={view} finding={findings.outcomes(view, clock)} ticks={ticks} />
        </FigureCard>
        <FigureCard figure="waits" {...card}>
          <SeriesChart
            finding={findings.waits(view, clock)}
            series={[
              { name: say("deskInsights.column.ninth"), values: view.waits.map(({ ninth }) => ninth), draw: "dashed" },
              { name: say("deskInsights.column.half"), values: view.waits.map(({ median }) => median), draw: "line" },
            ]}
            ticks={ticks}
            yTicks={durationTicks(Math.max(0, ...view.waits.map(({ ninth }) => ninth ?? 0)))}
            yWords={duration}
            colour={1}
          />
        </FigureCard>
        <FigureCard figure="depth" {...card}>
          <SeriesChart
            finding={findings.depth(view, clock)}
            series={[{ name: say("deskInsights.series.depth"), values: view.depth, draw: "steps" }]}
            ticks={ticks}
            yWords={numeral}
            colour={3}
          />
        </FigureCard>
        <FigureCard figure="machine" {...card}>
          <SeriesChart
            finding={findings.machine(view, clock)}
            series={[{ name: say("deskInsights.series.machine"), values: machineShares(view), draw: "line" }]}
            ticks={ticks}
            yTicks={[0, 0.25, 0.5, 0.75, 1]}
            yWords={percent}
            colour={1}
          />
        </FigureCard>
        <FigureCard figure="removals" {...card}>
          <Removals view={view} />
        </FigureCard>
        <FigureCard figure="appeals" {...card}>
          <Appealed view={view} />
        </FigureCard>
        <FigureCard figure="agreement" {...card}>
          <Matrix view={view} />
        </FigureCard>
        <FigureCard figure="secondLooks" {...card}>
          <Alike view={view} />
        </FigureCard>
        <FigureCard figure="rules" {...card} columns={12}>
          <Precision view={view} />
        </FigureCard>
      </div>
    </>
  );
}

/** Even steps of minutes, hours or days. */
function durationTicks(most: number): number[] {
  const steps = [15, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400, 172_800, 432_000];
  const step = steps.find(seconds => seconds * 5 >= most) ?? Math.ceil(most / 5 / 86_400) * 86_400;
  return Array.from({ length: Math.max(2, Math.ceil(most / step) + 1) }, (_, index) => index * step);
}

function Numbers({ view }: { view: InsightsView }) {
  const { outcomes, waitsInAll, depth, oldestOpenedAt, agreement } = view;
  const judged = judgedOf(agreement);
  const texts = sum(Object.values(judged));
  const agree = shareOf(judged.both + judged.neither, texts);
  const machine = machineShare(view);
  return (
    <dl class="stats">
      <div class="stat">
        <dt>{say("deskInsights.number.comments")}</dt>
        <dd class="num">{numeral(sum(Object.values(outcomes).flat()))}</dd>
        <dd>{say("deskInsights.number.withdrawn", { count: sum(outcomes.withdrawn) })}</dd>
      </div>
      <div class="stat">
        <dt>{say("deskInsights.number.median")}</dt>
        <dd class="num">{waitsInAll.median === null ? "–" : duration(waitsInAll.median)}</dd>
        <dd>
          {waitsInAll.ninth === null
            ? say("deskInsights.number.nothingDecided")
            : say("deskInsights.number.ninth", { time: duration(waitsInAll.ninth) })}
        </dd>
      </div>
      <div class="stat">
        <dt>{say("deskInsights.number.depth")}</dt>
        <dd class="num">{numeral(depth.at(-1) ?? 0)}</dd>
        <dd>
          {oldestOpenedAt
            ? say("deskInsights.number.oldest", { waiting: waiting(oldestOpenedAt, Date.now()) })
            : say("deskInsights.number.nobody")}
        </dd>
      </div>
      <div class="stat">
        <dt>{say("deskInsights.question.machine")}</dt>
        <dd class="num">{machine === null ? "–" : percent(machine)}</dd>
        <dd>{say("deskInsights.number.machineOf")}</dd>
      </div>
      <div class="stat">
        <dt>{say("deskInsights.number.agree")}</dt>
        <dd class="num">{agree === null || texts < enoughHits ? "–" : percent(agree)}</dd>
        <dd>{say("deskInsights.number.texts", { kappa: beyondChance(judged), count: texts })}</dd>
      </div>
    </dl>
  );
}

function beyondChance(judged: Judged): string {
  if (sum(Object.values(judged)) < enoughHits) return "few";
  const beyond = kappa(judged);
  return beyond === null ? "none" : twoDigits(beyond);
}
