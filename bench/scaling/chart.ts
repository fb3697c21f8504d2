import type { Prediction } from "./predict.ts";

const side = { width: 420, height: 180 };
const margin = { left: 70, top: 44, bottom: 34 };

const panels = [
  { title: "Readers", of: "sockets" },
  { title: "Frames delivered a second", of: "frames" },
  { title: "Statements a second", of: "statements" },
  { title: "Nodes", of: "nodes" },
] as const satisfies readonly { title: string; of: keyof Prediction }[];

/** Four panels over the minutes of the hour, as an SVG file. */
export function linesOverTime(heading: string, hour: readonly (Prediction & { minute: number })[]): string {
  const drawn = panels.map(({ title, of }, n) => {
    const x = (n % 2) * (side.width + margin.left + 24);
    const y = 30 + Math.floor(n / 2) * (side.height + margin.top + margin.bottom);
    return `<g transform="translate(${x} ${y})">${panelOf(
      title,
      hour.map(at => at[of]),
    )}</g>`;
  });
  const width = 2 * (side.width + margin.left + 24);
  const height = 40 + 2 * (side.height + margin.top + margin.bottom);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"`,
    `  font-family="system-ui, sans-serif" font-size="12" fill="#222"><title>${heading}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="24" y="24" font-size="15" font-weight="600">${heading}</text>`,
    ...drawn,
    "</svg>\n",
  ].join("\n");
}

function panelOf(title: string, values: readonly number[]): string {
  const top = roundUp(Math.max(...values));
  const x = (n: number) => round(margin.left + (n / (values.length - 1)) * side.width);
  const y = (value: number) => round(margin.top + (1 - value / top) * side.height);
  const lines = [0, 0.5, 1].map(
    share =>
      `<line x1="${x(0)}" x2="${x(values.length - 1)}" y1="${y(share * top)}" y2="${y(share * top)}" stroke="#ddd"/>` +
      `<text x="${x(0) - 8}" y="${y(share * top) + 4}" text-anchor="end">${short(share * top)}</text>`,
  );
  const minutes = [0, 10, 15, 35, 60].map(
    minute => `<text x="${x(minute)}" y="${y(0) + 18}" text-anchor="middle">${minute}</text>`,
  );
  return [
    `<text x="${x(0)}" y="${margin.top - 12}" font-weight="600">${title}</text>`,
    ...lines,
    ...minutes,
    `<polyline points="${values.map((value, n) => `${x(n)},${y(value)}`).join(" ")}" fill="none" stroke="#1f5fbf" stroke-width="2"/>`,
  ].join("\n");
}

/** 1, 2 or 5 with zeros, at least `value`. */
function roundUp(value: number): number {
  const tens = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return ([1, 2, 5, 10].find(step => step * tens >= value) ?? 10) * tens;
}

const short = (value: number) => (value >= 1e6 ? `${value / 1e6} m` : value.toLocaleString("en"));
const round = (value: number) => Math.round(value * 10) / 10;
