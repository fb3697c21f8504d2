import type { Bin } from "./metrics.ts";

export interface Panel {
  title: string;
  bins: Bin[];
}

const side = 220;
const margin = 46;
const cell = side + margin + 24;
const perRow = 4;

/** Reliability diagrams side by side as an SVG file: what the model says against how often it is so. On the diagonal it is right. */
export function reliabilityPlot(heading: string, panels: Panel[]): string {
  const columns = Math.min(perRow, Math.max(1, panels.length));
  const width = columns * cell + 24;
  const height = 40 + Math.ceil(panels.length / perRow) * (cell + 16);
  const drawn = panels.map((panel, i) => {
    const x = 24 + (i % perRow) * cell;
    const y = 40 + Math.floor(i / perRow) * (cell + 16);
    return `<g transform="translate(${x} ${y})">${panelOf(panel)}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"`,
    `  font-family="system-ui, sans-serif" font-size="12" fill="#222"><title>${escaped(heading)}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="24" y="24" font-size="15" font-weight="600">${escaped(heading)}</text>`,
    ...drawn,
    "</svg>\n",
  ].join("\n");
}

function panelOf({ title, bins }: Panel): string {
  const most = Math.max(...bins.map(({ rows }) => rows), 1);
  const x = (share: number) => round(margin + share * side);
  const y = (share: number) => round(16 + (1 - share) * side);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    tick =>
      `<line x1="${x(0)}" x2="${x(1)}" y1="${y(tick)}" y2="${y(tick)}" stroke="#ddd"/>` +
      `<text x="${x(0) - 6}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>` +
      `<text x="${x(tick)}" y="${y(0) + 16}" text-anchor="middle">${tick}</text>`,
  );
  const points = bins.map(({ rows, said, deserved }) => ({
    x: x(said),
    y: y(deserved),
    r: 2 + 6 * Math.sqrt(rows / most),
    rows,
  }));
  return [
    `<text x="${x(0)}" y="4" font-weight="600">${escaped(title)}</text>`,
    ...ticks,
    `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#999" stroke-dasharray="4 4"/>`,
    `<polyline points="${points.map(point => `${point.x},${point.y}`).join(" ")}" fill="none" stroke="#1f5fbf" stroke-width="2"/>`,
    ...points.map(
      point =>
        `<circle cx="${point.x}" cy="${point.y}" r="${round(point.r)}" fill="#1f5fbf"><title>${point.rows} comments</title></circle>`,
    ),
    `<text x="${x(0.5)}" y="${y(0) + 34}" text-anchor="middle">score</text>`,
    `<text transform="translate(${x(0) - 36} ${y(0.5)}) rotate(-90)" text-anchor="middle">share that deserves it</text>`,
  ].join("\n");
}

const round = (value: number) => Math.round(value * 10) / 10;
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
