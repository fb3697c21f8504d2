import { type HouseRule, houseRuleNames, houseRules } from "../protocol/houseRules.ts";
import type { Count, Transparency } from "../protocol/transparency.ts";
import { type Frame, Layout } from "./Layout.tsx";
import { fullDate, monthName, plainNumber } from "./words.ts";

interface TransparencyPageProps {
  frame: Frame;
  figures: Transparency;
}

/** How a site moderates, in numbers: for readers, and without anything that could point at one of them. */
export function TransparencyPage({ frame, figures }: TransparencyPageProps) {
  return (
    <Layout
      frame={frame}
      title="How we moderate, in numbers"
      description={`What the moderators of ${frame.site.name} removed, under which rule, and how often readers were right to disagree.`}
      canonical="/transparency"
    >
      <main class="wrap paper paper-wide">
        <h1>How we moderate, in numbers</h1>
        <p class="paper-lede">
          From {day(figures.from)} to {day(figures.to)}. Counts from 1 to 4 are told as “few”, because so few could
          point at a person. Totals add up the numbers that are shown.
        </p>
        <Shares figures={figures} />
        <h2 id="months-h">Comments removed, by month and house rule</h2>
        <Chart figures={figures} />
        <Months figures={figures} />
        <h2 id="others-h">What else was restricted</h2>
        <Others figures={figures} />
        <p class="hint">
          Whoever is restricted reads the reasons, which name the rule, the facts, and whether a program or a person
          looked and decided.
        </p>
      </main>
    </Layout>
  );
}

function Shares({ figures }: { figures: Transparency }) {
  const { detectedByProgram, decidedByProgram, medianHoursToDecision, appeals, legalNotices } = figures;
  const facts: [string, string][] = [
    ["Removals that a program had pointed at first", percent(detectedByProgram)],
    ["Removals that a program decided", percent(decidedByProgram)],
    ["Half of all cases were decided within", hours(medianHoursToDecision)],
    ["Appeals decided", few(appeals.decided)],
    ["Appeals in which the decision was overturned", percent(appeals.overturned)],
    ["Half of all appeals were decided within", hours(appeals.medianHours)],
    ["Notices of unlawful content received", few(legalNotices.received)],
    ["Notices after which the comment was removed", percent(legalNotices.removed)],
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
  if (most === 0) return <p>There are too few to draw.</p>;
  const removed = totals.reduce((sum, total) => sum + total, 0);
  const step = chart.width / oldestFirst.length;
  const room = chart.height - chart.foot - chart.head;
  const finding = `${plainNumber(removed)} removals in twelve months; most in one month: ${plainNumber(most)}. The table below has the numbers.`;
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
            <th scope="col">Month</th>
            {houseRuleNames.map(rule => (
              <th key={rule} scope="col">
                {ruleHead(rule)}
              </th>
            ))}
            <th scope="col">Total</th>
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

const ruleHead = (rule: HouseRule) => `${houseRules[rule].number}. ${houseRules[rule].title}`;

const otherNames: Record<keyof Transparency["others"], string> = {
  hold: "Comments that waited for more than a day before a moderator read them",
  "feature-taken-back": "Comments that are no longer recommended",
  warn: "Warnings",
  mute: "People who could not comment for a time",
  suspend: "Accounts that rested for a time",
  ban: "Accounts that were closed for writing",
  premoderate: "People whose comments are read first",
};

function Others({ figures: { others } }: { figures: Transparency }) {
  return (
    <dl class="paper-facts">
      {Object.entries(otherNames).map(([name, says]) => (
        <div key={name}>
          <dt>{says}</dt>
          <dd class="num">{few(others[name as keyof typeof others])}</dd>
        </div>
      ))}
    </dl>
  );
}

const few = (count: Count) => (count === "few" ? "few" : plainNumber(count));
const tooFew = "too few to say";
const percent = (share: number | null) => (share === null ? tooFew : `${Math.round(share * 100)}\u00a0%`);

function hours(count: number | null): string {
  if (count === null) return tooFew;
  if (count < 1) return `${Math.max(1, Math.round(count * 60))}\u00a0min`;
  return count < 48 ? `${count.toFixed(1)}\u00a0h` : `${(count / 24).toFixed(1)}\u00a0days`;
}

const day = (time: string) => fullDate(new Date(time)).replace(/^\w+ /, "");
