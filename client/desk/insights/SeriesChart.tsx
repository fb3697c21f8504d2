import { type Place, Plot, ticksTo, useWidth } from "../parts/Plot.tsx";

export interface Series {
  name: string;
  /** One for each place along the axis; null where nothing is known. */
  values: readonly (number | null)[];
  draw: "line" | "dashed" | "steps";
}

interface SeriesChartProps {
  finding: string;
  series: readonly Series[];
  /** What stands below each place. */
  ticks: readonly string[];
  yTicks?: readonly number[];
  yWords: (value: number) => string;
  colour: 1 | 2 | 3;
}

/** Numbers over time as lines. A line alone is told by its question; of several each has its name. */
export function SeriesChart({ finding, series, ticks, yTicks, yWords, colour }: SeriesChartProps) {
  const { ref, width } = useWidth(420);
  const most = Math.max(0, ...series.flatMap(({ values }) => values.filter(value => value !== null)));
  return (
    <div ref={ref}>
      {series.length > 1 && (
        <ul class="key">
          {series.map(({ name, draw }) => (
            <li key={name}>
              <svg class={`line line-${draw} line-c${colour}`} viewBox="0 0 22 12" aria-hidden="true">
                <path d="M0 6H22" />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      )}
      <Plot
        finding={finding}
        width={width}
        height={200}
        left={52}
        right={24}
        yTicks={yTicks ?? ticksTo(most)}
        yWords={yWords}
        xTicks={someTicks(ticks, width, index => along(index, ticks.length))}
      >
        {place => series.map(one => <Drawn key={one.name} series={one} place={place} colour={colour} />)}
      </Plot>
    </div>
  );
}

const along = (index: number, count: number) => (count < 2 ? 0.5 : index / (count - 1));

/** As many as there is room for, counted back from the last. */
export function someTicks(ticks: readonly string[], width: number, at: (index: number) => number) {
  const widest = Math.max(...ticks.map(tick => tick.length)) * 7 + 14;
  const every = Math.max(1, Math.ceil((ticks.length * widest) / (width - 60)));
  return ticks.flatMap((says, index) => ((ticks.length - 1 - index) % every === 0 ? [{ at: at(index), says }] : []));
}

function Drawn({ series: { values, draw }, place, colour }: { series: Series; place: Place; colour: number }) {
  const points = values.map((value, index) =>
    value === null ? null : { x: place.x(along(index, values.length)), y: place.y(value) },
  );
  const parts = stretches(points);
  const last = points.findLast(point => point !== null);
  return (
    <g class={`line line-${draw} line-c${colour}`}>
      {parts.map(part => (
        <path key={part[0].x} d={pathOf(part, draw === "steps" ? "H" : "L")} />
      ))}
      {parts.map(part => part.length === 1 && <circle key={part[0].x} cx={part[0].x} cy={part[0].y} r="3.2" />)}
      {last && <circle cx={last.x} cy={last.y} r="4.5" />}
    </g>
  );
}

interface Point {
  x: number;
  y: number;
}
type Stretch = [Point, ...Point[]];

/** The parts of a line between places where nothing is known. */
function stretches(points: readonly (Point | null)[]): Stretch[] {
  const parts: Stretch[] = [];
  let part: Stretch | null = null;
  for (const point of points) {
    if (!point) part = null;
    else if (part) part.push(point);
    else {
      part = [point];
      parts.push(part);
    }
  }
  return parts;
}

function pathOf([first, ...rest]: Stretch, join: "L" | "H"): string {
  const line = rest.map(({ x, y }) => (join === "H" ? `H${x}V${y}` : `L${x} ${y}`));
  return `M${first.x} ${first.y}${line.join("")}`;
}
