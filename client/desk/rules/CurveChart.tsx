import { useMemo } from "preact/hooks";
import { say, spoken } from "../../../locales/say.ts";
import type { Curve, CurvePoint } from "../../../server/protocol/model.ts";
import { percent, twoDigits } from "../parts/deskWords.ts";
import { type Place, Plot } from "../parts/Plot.tsx";
import { valueAt } from "../parts/reading.ts";
import { placeNames } from "./placeNames.ts";

const span = { from: 0.05, to: 0.99 };
/** Where a threshold stands between the lowest and the highest. */
const along = (at: number) => (at - span.from) / (span.to - span.from);

interface CurveChartProps {
  curve: Curve;
  /** The threshold that is being thought about, and what stands at its line. */
  at: number;
  says: string;
  /** Other thresholds of the same label. */
  others: number[];
}

/** How often a hold would be right, and how much would be found, over the threshold. */
export function CurveChart({ curve, at, says, others }: CurveChartProps) {
  return (
    <Plot
      finding={finding(curve, at)}
      width={420}
      height={210}
      yTicks={[0, 0.25, 0.5, 0.75, 1]}
      yWords={percent}
      xTicks={[0.1, 0.3, 0.5, 0.7, 0.9].map(tick => ({ at: along(tick), says: twoDigits(tick) }))}
    >
      {place => {
        const { top, bottom } = place;
        const x = (threshold: number) => place.x(along(threshold));
        return (
          <>
            {others.map(other => (
              <line key={other} class="curve-other" x1={x(other)} x2={x(other)} y1={top} y2={bottom} />
            ))}
            <line class="curve-at" x1={x(at)} x2={x(at)} y1={top} y2={bottom} />
            <text class="lab" x={x(at)} y={top - 7} text-anchor={at > 0.8 ? "end" : at < 0.2 ? "start" : "middle"}>
              {says}
            </text>
            <Lines curve={curve} at={at} place={place} />
          </>
        );
      }}
    </Plot>
  );
}

const kinds = [
  { of: "found", class: "curve-found" },
  { of: "right", class: "curve-right" },
] as const;

/** The lines with their names, and where they stand at the threshold. */
function Lines({ curve, at, place }: { curve: Curve; at: number; place: Place }) {
  // The same for as long as a threshold is drawn along the curve.
  const { lines, names } = useMemo(() => drawingOf(curve, place), [curve, spoken()]);
  return (
    <>
      {lines.map(({ of, name, class: className, points }, i) => {
        const here = valueAt(curve, of, at);
        return (
          <g key={of} class={className}>
            <path d={`M${points.map(point => `${point.x} ${point.y}`).join("L")}`} />
            {here !== null && <circle cx={place.x(along(at))} cy={place.y(here)} r="5" />}
            <text class="lab" {...names[i]}>
              {name}
            </text>
          </g>
        );
      })}
    </>
  );
}

function drawingOf(curve: Curve, place: Place) {
  const drawn = ({ at, share }: { at: number; share: number }) => ({ x: place.x(along(at)), y: place.y(share) });
  const lines = kinds
    .map(kind => ({
      ...kind,
      name: say(`deskRules.curve.${kind.of}Line`),
      points: pointsOf(curve, kind.of).map(drawn),
    }))
    .filter(({ points }) => points.length > 0);
  return { lines, names: placeNames(lines, place) };
}

function pointsOf({ points }: Curve, of: "right" | "found"): { at: number; share: number }[] {
  return points.flatMap((point: CurvePoint) => (point[of] === null ? [] : [{ at: point.at, share: point[of] }]));
}

/** What the drawing shows, for those who do not see it. */
function finding(curve: Curve, at: number): string {
  const share = (of: "right" | "found", index: 0 | -1) => percent(pointsOf(curve, of).at(index)?.share ?? 0);
  const right = valueAt(curve, "right", at);
  const found = valueAt(curve, "found", at);
  return say("deskRules.curve.finding", {
    rightFrom: share("right", 0),
    rightTo: share("right", -1),
    foundFrom: share("found", 0),
    foundTo: share("found", -1),
    known: right === null ? (found === null ? "none" : "found") : found === null ? "right" : "both",
    at: twoDigits(at),
    right: percent(right ?? 0),
    found: percent(found ?? 0),
  });
}
