import { numeral, say } from "../../../locales/say.ts";
import { type InsightsView, type Outcome, outcomeNames, sum } from "../../../server/protocol/figures.ts";
import { Plot, ticksTo, useWidth } from "../parts/Plot.tsx";
import { someTicks } from "./SeriesChart.tsx";

/** Beside its colour, so that neighbours in a column are told apart without it. */
const patterns: Partial<Record<Outcome, string>> = { waiting: "url(#dots)", withdrawn: "url(#stripes)" };

/** What became of comments, as columns; the key stands in the order of the stack. */
export function StackChart({
  view,
  finding,
  ticks,
}: {
  view: InsightsView;
  finding: string;
  ticks: readonly string[];
}) {
  const { ref, width } = useWidth(720);
  const count = view.starts.length;
  const totals = view.starts.map((_, index) => sum(outcomeNames.map(name => view.outcomes[name][index] ?? 0)));
  return (
    <div ref={ref}>
      <Patterns />
      <ul class="key">
        {outcomeNames.map(name => (
          <li key={name}>
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <rect class={`out-${name}`} fill={patterns[name]} width="12" height="12" rx="2" />
            </svg>
            {say(`deskInsights.column.${name}`)} <b>{numeral(sum(view.outcomes[name]))}</b>
          </li>
        ))}
      </ul>
      <Plot
        finding={finding}
        width={width}
        height={228}
        right={20}
        yTicks={ticksTo(Math.max(...totals))}
        yWords={numeral}
        xTicks={someTicks(ticks, width, index => (index + 0.5) / count)}
      >
        {({ x, y, bottom }) => {
          const slot = x(1 / count) - x(0);
          return view.starts.map((start, index) => {
            let below = bottom;
            return outcomeNames.map(name => {
              const n = view.outcomes[name][index] ?? 0;
              if (n === 0) return null;
              const height = bottom - y(n);
              below -= height;
              return (
                <rect
                  key={`${start} ${name}`}
                  class={`out-${name}`}
                  fill={patterns[name]}
                  x={x(index / count) + slot * 0.08}
                  y={below}
                  width={slot * 0.84}
                  height={Math.max(0.5, height - 0.7)}
                />
              );
            });
          });
        }}
      </Plot>
    </div>
  );
}

function Patterns() {
  return (
    <svg class="defs" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect class="out-waiting" width="5" height="5" />
          <circle class="pattern-on" cx="2.5" cy="2.5" r="1" />
        </pattern>
        <pattern id="stripes" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="out-withdrawn" width="5" height="5" />
          <rect class="pattern-on" width="1.6" height="5" />
        </pattern>
      </defs>
    </svg>
  );
}
