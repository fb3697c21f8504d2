import { say } from "../../locales/say.ts";
import type { Replay } from "../../server/protocol/replay.ts";
import { duration } from "../core/text.ts";
import { momentWords } from "./momentWords.ts";
import { axisTimes, countBy, labelled, lastMoment, lastStep, percentAt, timeAt } from "./timeline.ts";
import { clockOf } from "./times.ts";

interface TrackProps {
  replay: Replay;
  step: number;
  go: (step: number) => void;
}

const pageSteps = 10;
/** Of the chart's width, in percent, and of its height. */
const labelWide = 22;
const chartHigh = 76;

/** How much was written when, with the key moments, and the slider over it. The clock's axis runs from left to right in every language. */
export function Track({ replay, step, go }: TrackProps) {
  const press = (event: KeyboardEvent) => {
    const by = event.key === "PageUp" ? pageSteps : event.key === "PageDown" ? -pageSteps : 0;
    if (by === 0) return;
    event.preventDefault();
    go(step + by);
  };
  return (
    <div class="track" dir="ltr">
      <Moments replay={replay} />
      <Chart replay={replay} step={step} />
      <input
        type="range"
        min={0}
        max={lastStep(replay)}
        step={1}
        value={step}
        aria-label={say("replay.time")}
        aria-valuetext={valueWords(replay, step)}
        onInput={event => go(event.currentTarget.valueAsNumber)}
        onKeyDown={press}
      />
      <Axis replay={replay} />
    </div>
  );
}

/** "13:46, 4 minutes after: Joint statement, 212 comments". */
export function valueWords(replay: Replay, step: number): string {
  const now = timeAt(replay, step);
  const moment = lastMoment(replay, step);
  const since = moment ? Math.round((now - Date.parse(moment.at)) / 1_000) : 0;
  const place =
    moment &&
    (since < 1
      ? say("replay.at", { what: momentWords(moment) })
      : say("replay.after", { time: duration(since), what: momentWords(moment) }));
  return [clockOf(replay, now), place, say("replay.byThen", { count: countBy(replay, step) })]
    .filter(Boolean)
    .join(", ");
}

function Chart({ replay, step }: { replay: Replay; step: number }) {
  const most = Math.max(1, ...replay.counts);
  const wide = 100 / replay.counts.length;
  return (
    <svg class="track-chart" aria-hidden="true" focusable="false">
      {replay.counts.map((n, at) => {
        const high = n === 0 ? 0 : Math.max(2, (n / most) * chartHigh);
        return (
          <rect
            key={at}
            class={at < step ? "played" : "ahead"}
            x={`${at * wide + wide * 0.1}%`}
            y={chartHigh - high}
            width={`${wide * 0.8}%`}
            height={high}
          />
        );
      })}
      <line class="base" x1="0" x2="100%" y1={chartHigh} y2={chartHigh} />
    </svg>
  );
}

/** Marks over the whole chart; those that have room for it say what they are, the list below says all. */
function Moments({ replay }: { replay: Replay }) {
  const named = labelled(replay, labelWide);
  return (
    <svg class="track-moments" aria-hidden="true" focusable="false">
      {replay.moments.map(moment => {
        const x = percentAt(replay, Date.parse(moment.at));
        return (
          <g key={`${moment.kind} ${moment.at}`}>
            <line x1={`${x}%`} x2={`${x}%`} y1="0" y2="100%" />
            {named.has(moment) && (
              <svg class="track-says" x={`${x}%`} width={`${labelWide}%`} height="20" aria-hidden="true">
                <text x="6" y="12">
                  {clockOf(replay, Date.parse(moment.at))} {momentWords(moment)}
                </text>
              </svg>
            )}
          </g>
        );
      })}
    </svg>
  );
}

function Axis({ replay }: { replay: Replay }) {
  const times = axisTimes(replay);
  return (
    <svg class="track-axis" aria-hidden="true" focusable="false">
      {times.map((at, place) => (
        <text
          key={at}
          x={`${percentAt(replay, at)}%`}
          y="14"
          text-anchor={place === 0 ? "start" : place === times.length - 1 ? "end" : "middle"}
        >
          {clockOf(replay, at)}
        </text>
      ))}
    </svg>
  );
}
