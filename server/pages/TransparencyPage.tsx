import { say } from "../../locales/say.ts";
import { type HouseRule, houseRuleNames, houseRules } from "../protocol/houseRules.ts";
import type { Count, Transparency } from "../protocol/transparency.ts";
import { type Frame, Layout } from "./Layout.tsx";
import { day, monthName, plainNumber } from "./words.ts";

interface TransparencyPageProps {
  frame: Frame;
  figures: Transparency;
}

/** How a site moderates, in numbers: for readers, and without anything that could point at one of them. */
export function TransparencyPage({ frame, figures }: TransparencyPageProps) {
  return (
    <Layout
      frame={frame}
      title={say("pages.inNumbers")}
      description={say("transparency.description", { name: frame.site.name })}
      canonical="/transparency"
    >
      <main class="wrap paper paper-wide">
        <h1>{say("pages.inNumbers")}</h1>
        <p class="paper-lede">
          {say("transparency.lede", { from: day(new Date(figures.from)), to: day(new Date(figures.to)) })}
        </p>
        <Shares figures={figures} />
        <h2 id="months-h">{say("transparency.months")}</h2>
        <Chart figures={figures} />
        <Months figures={figures} />
        <h2 id="others-h">{say("transparency.others")}</h2>
        <Others figures={figures} />
        <p class="hint">{say("transparency.hint")}</p>
      </main>
    </Layout>
  );
}

function Shares({ figures }: { figures: Transparency }) {
  const { detectedByProgram, decidedByProgram, medianHoursToDecision, appeals, legalNotices } = figures;
  const facts: [string, string][] = [
    [say("transparency.detected"), percent(detectedByProgram)],
    [say("transparency.byProgram"), percent(decidedByProgram)],
    [say("transparency.halfCases"), hours(medianHoursToDecision)],
    [say("transparency.appeals"), few(appeals.decided)],
    [say("transparency.overturned"), percent(appeals.overturned)],
    [say("transparency.halfAppeals"), hours(appeals.medianHours)],
    [say("transparency.notices"), few(legalNotices.received)],
    [say("transparency.noticesRemoved"), percent(legalNotices.removed)],
  ];
  return (
    <dl class="paper-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="num">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const chart = { width: 720, height: 180, foot: 24, head: 20 };

/** One column a month, oldest first, each with its number; the table below says the same. */
function Chart({ figures: { months } }: { figures: Transparency }) {
  const oldestFirst = months.toReversed();
  const totals = months.map(({ total }) => drawn(total));
  const most = Math.max(...totals);
  if (most === 0) return <p>{say("transparency.tooFewToDraw")}</p>;
  const removed = totals.reduce((sum, total) => sum + total, 0);
  const step = chart.width / oldestFirst.length;
  const room = chart.height - chart.foot - chart.head;
  const finding = say("transparency.finding", { removed, most });
  return (
    <svg class="paper-chart" viewBox={`0 0 ${chart.width} ${chart.height}`} role="img" aria-label={finding}>
      <line x1="0" x2={chart.width} y1={chart.height - chart.foot} y2={chart.height - chart.foot} />
      {oldestFirst.map(({ month, total }, index) => {
        const height = (room * drawn(total)) / most;
        const middle = step * index + step / 2;
        const top = chart.height - chart.foot - height;
        return (
          <g key={month}>
            <rect x={middle - step * 0.3} y={top} width={step * 0.6} height={height} />
            <text x={middle} y={top - 6}>
              {few(total)}
            </text>
            <text x={middle} y={chart.height - 6}>
              {monthName(month, "short")}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const drawn = (total: Count) => (total === "few" ? 0 : total);

function Months({ figures: { months } }: { figures: Transparency }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone has to be reached by the keyboard.
    <section class="paper-scroll" tabIndex={0} aria-labelledby="months-h">
      <table>
        <thead>
          <tr>
            <th scope="col">{say("transparency.month")}</th>
            {houseRuleNames.map(rule => (
              <th key={rule} scope="col">
                {ruleHead(rule)}
              </th>
            ))}
            <th scope="col">{say("transparency.total")}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, removals, total }) => (
            <tr key={month}>
              <th scope="row">{monthName(month, "long")}</th>
              {houseRuleNames.map(rule => (
                <td key={rule} class="num">
                  {few(removals[rule])}
                </td>
              ))}
              <td class="num">{few(total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const ruleHead = (rule: HouseRule) => `${houseRules[rule].number}. ${say(`rules.${rule}.title`)}`;

const restricted = ["hold", "feature-taken-back", "warn", "mute", "suspend", "ban", "premoderate"] as const;

function Others({ figures: { others } }: { figures: Transparency }) {
  return (
    <dl class="paper-facts">
      {restricted.map(name => (
        <div key={name}>
          <dt>{say(`transparency.other.${name}`)}</dt>
          <dd class="num">{few(others[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

const few = (count: Count) => (count === "few" ? say("transparency.few") : plainNumber(count));
const percent = (share: number | null) =>
  share === null ? say("transparency.tooFew") : say("transparency.percent", { share: Math.round(share * 100) });

function hours(count: number | null): string {
  if (count === null) return say("transparency.tooFew");
  if (count < 1) return say("transparency.minutes", { count: String(Math.max(1, Math.round(count * 60))) });
  return count < 48
    ? say("transparency.hours", { count: count.toFixed(1) })
    : say("transparency.days", { count: (count / 24).toFixed(1) });
}
