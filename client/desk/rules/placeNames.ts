/** A point of a drawing, in its units; `y` grows downwards. */
export interface Point {
  x: number;
  y: number;
}

/** From left to right. */
export interface NamedLine {
  name: string;
  points: Point[];
}

/** Inside which the names stay. */
export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Of the chart's half-bold letters of 11 units: how wide they are on average, rather too much, and how high a line is. */
const letter = { width: 6.6, height: 12 };
/** Chinese signs are as wide as they are high. */
const widthOf = (name: string) => name.length * letter.width + (name.match(/\p{Script=Han}/gu)?.length ?? 0) * 5;
/** Between a line and its name. */
const gap = 5;
const step = 6;

/**
 * Where the name of each line starts (its left end, on the baseline): close above or below its line where that is flat, near its beginning, and
 * on no line and no other name. Where there is no such place, the one that hides least.
 */
export function placeNames(lines: readonly NamedLine[], frame: Frame): Point[] {
  const taken: Frame[] = [];
  return lines.map(line => {
    const hides = (box: Frame) =>
      lines.filter(({ points }) => isCrossed(box, points)).length + taken.filter(other => overlap(box, other)).length;
    const [best = { ...frame, bottom: frame.top }] = placesFor(line, frame)
      .map(box => ({ ...box, cost: 1_000 * hides(box) + distance(box, line) }))
      .sort((a, b) => a.cost - b.cost);
    taken.push(best);
    return { x: best.left, y: best.bottom - 3 };
  });
}

function placesFor({ name, points }: NamedLine, frame: Frame): Frame[] {
  const width = widthOf(name);
  const places: Frame[] = [];
  for (let left = points[0]?.x ?? frame.left; left + width <= frame.right; left += step) {
    const right = left + width;
    const [high, low] = reach(points, left, right);
    places.push({ left, right, top: low + gap, bottom: low + gap + letter.height });
    places.push({ left, right, top: high - gap - letter.height, bottom: high - gap });
  }
  return places.filter(({ top, bottom }) => top >= frame.top && bottom <= frame.bottom);
}

/** How far a name is from its line at worst, and a little for each step away from where that begins. */
function distance({ left, right }: Frame, { points }: NamedLine): number {
  const [high, low] = reach(points, left, right);
  return low - high + 0.1 * (left - (points[0]?.x ?? 0));
}

/** The highest and the lowest of a line between two abscissas. */
function reach(points: readonly Point[], from: number, to: number): [high: number, low: number] {
  const ys = between(points, from, to).map(({ y }) => y);
  return [Math.min(...ys), Math.max(...ys)];
}

function isCrossed({ left, right, top, bottom }: Frame, points: readonly Point[]): boolean {
  return between(points, left, right).some((here, i, all) => {
    const { y } = all[i + 1] ?? here;
    return Math.max(here.y, y) >= top && Math.min(here.y, y) <= bottom;
  });
}

const overlap = (a: Frame, b: Frame) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The part of a line between two abscissas, with its ends there. */
function between(points: readonly Point[], from: number, to: number): Point[] {
  return points.flatMap((here, i) => {
    const before = points[i - 1];
    const ends = before ? [from, to].filter(x => before.x < x && x < here.x).map(x => at(x, before, here)) : [];
    return from <= here.x && here.x <= to ? [...ends, here] : ends;
  });
}

const at = (x: number, before: Point, after: Point): Point => ({
  x,
  y: before.y + ((x - before.x) / (after.x - before.x)) * (after.y - before.y),
});
