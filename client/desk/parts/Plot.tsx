import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** Where things are drawn, in units of the drawing. */
export interface Place {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** `at` 0..1 from left to right; `value` by the numbers at the left edge. */
  x: (at: number) => number;
  y: (value: number) => number;
}

interface PlotProps {
  /** What the drawing shows, for those who do not see it. */
  finding: string;
  width: number;
  height: number;
  left?: number;
  right?: number;
  /** Numbers of the left edge, upwards from the lowest; the first is the axis. */
  yTicks: readonly number[];
  yWords: (value: number) => string;
  xTicks: readonly { at: number; says: string }[];
  children: (place: Place) => ComponentChildren;
}

/**
 * The frame of a drawing: lines across with their numbers, and what stands below. Its axis runs from left to right in every
 * language.
 */
export function Plot({ finding, width, height, left = 36, right = 6, yTicks, yWords, xTicks, children }: PlotProps) {
  const [low = 0] = yTicks;
  const high = yTicks.at(-1) ?? 1;
  const edges = { left, right: width - right, top: 22, bottom: height - 22 };
  const place: Place = {
    ...edges,
    x: at => edges.left + at * (edges.right - edges.left),
    y: value => edges.bottom - ((value - low) / (high - low)) * (edges.bottom - edges.top),
  };
  return (
    <svg class="svg-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={finding}>
      {yTicks.map(tick => (
        <g key={tick}>
          <line
            class={tick === low ? "axis-l" : "grid-l"}
            x1={place.left}
            x2={place.right}
            y1={place.y(tick)}
            y2={place.y(tick)}
          />
          <text x={place.left - 6} y={place.y(tick) + 4} text-anchor="end">
            {yWords(tick)}
          </text>
        </g>
      ))}
      {xTicks.map(({ at, says }) => (
        <text key={at} x={place.x(at)} y={place.bottom + 17} text-anchor="middle">
          {says}
        </text>
      ))}
      {children(place)}
    </svg>
  );
}

/** The width of an element in pixels, so that a drawing's letters keep their size on every screen. */
export function useWidth(before: number) {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(before);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const watch = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(220, Math.round(entry.contentRect.width))),
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { ref, width };
}

/** Round numbers from 0 to at least `most`, four steps or five; whole ones for counts. */
export function ticksTo(most: number): number[] {
  const rough = Math.max(most, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 2.5, 5, 10].find(times => times * power >= rough) ?? 10) * power);
  const whole = Number.isInteger(step) ? step : Math.ceil(step);
  return Array.from({ length: Math.ceil(Math.max(most, 1) / whole) + 1 }, (_, index) => index * whole);
}
