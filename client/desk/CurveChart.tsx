import type { Curve, CurvePoint } from "../../server/protocol/views.ts";
import { percent } from "./deskWords.ts";
import { Plot } from "./Plot.tsx";
import { valueAt } from "./reading.ts";

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
  const lines = [
    { of: "found", says: "found of all", class: "curve-found" },
    { of: "right", says: "right when it holds", class: "curve-right" },
  ] as const;
  return (
    <Plot
      finding={finding(curve, at)}
      width={420}
      height={210}
      yTicks={[0, 0.25, 0.5, 0.75, 1]}
      yWords={share => `${share * 100}%`}
      xTicks={[0.1, 0.3, 0.5, 0.7, 0.9].map(tick => ({ at: along(tick), says: tick.toFixed(2) }))}
    >
      {({ top, bottom, x: toX, y }) => {
        const x = (threshold: number) => toX(along(threshold));
        return (
          <>
            {others.map(other => (
              <line key={other} class="curve-other" x1={x(other)} x2={x(other)} y1={top} y2={bottom} />
            ))}
            <line class="curve-at" x1={x(at)} x2={x(at)} y1={top} y2={bottom} />
            <text class="lab" x={x(at)} y={top - 7} text-anchor={at > 0.8 ? "end" : at < 0.2 ? "start" : "middle"}>
              {says}
            </text>
            {lines.map(({ of, says: name, class: className }) => {
              const known = pointsOf(curve, of);
              const here = valueAt(curve, of, at);
              const [first] = known;
              if (!first) return null;
              return (
                <g key={of} class={className}>
                  <path d={`M${known.map(point => `${x(point.at)} ${y(point.share)}`).join("L")}`} />
                  {here !== null && <circle cx={x(at)} cy={y(here)} r="5" />}
                  <text class="lab" x={x(first.at) + 8} y={y(lowestAtStart(known)) + 17}>
                    {name}
                  </text>
                </g>
              );
            })}
          </>
        );
      }}
    </Plot>
  );
}

/** The least of a line over the width of its name. */
function lowestAtStart(known: { at: number; share: number }[]): number {
  const start = known.filter(({ at }) => at <= (known[0]?.at ?? 0) + 0.2);
  return Math.min(...start.map(({ share }) => share));
}

function pointsOf({ points }: Curve, of: "right" | "found"): { at: number; share: number }[] {
  return points.flatMap((point: CurvePoint) => (point[of] === null ? [] : [{ at: point.at, share: point[of] }]));
}

/** What the drawing shows, for those who do not see it. */
function finding(curve: Curve, at: number): string {
  const change = (of: "right" | "found") => {
    const known = pointsOf(curve, of);
    return `from ${percent(known[0]?.share ?? 0)} to ${percent(known.at(-1)?.share ?? 0)}`;
  };
  const right = valueAt(curve, "right", at);
  const found = valueAt(curve, "found", at);
  const here = [right !== null && `${percent(right)} is right`, found !== null && `${percent(found)} is found`];
  return (
    `As the threshold rises, the share that is right goes ${change("right")}, and the share that is found ${change("found")}. ` +
    `At ${at.toFixed(2)}, ${here.filter(Boolean).join(" and ") || "nothing is known"}.`
  );
}
