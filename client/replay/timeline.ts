import type { Time } from "../../server/protocol/basics.ts";
import type { Replay, ReplayMoment } from "../../server/protocol/replay.ts";

/** Places in a replay are counted in steps: 0 is when it begins, as many as it has steps when it is over. */
export const lastStep = ({ counts }: Replay): number => counts.length;

/** Milliseconds, as Date.now, at the end of so many steps. */
export const timeAt = ({ from, stepSeconds }: Replay, step: number): number =>
  Date.parse(from) + step * stepSeconds * 1_000;

/** The first step by whose end a moment has happened. */
export function stepOf(replay: Replay, at: Time): number {
  const step = Math.ceil((Date.parse(at) - Date.parse(replay.from)) / (replay.stepSeconds * 1_000));
  return Math.min(lastStep(replay), Math.max(0, step));
}

/** Comments that stood by then. */
export const countBy = ({ before, counts }: Replay, step: number): number =>
  counts.slice(0, step).reduce((sum, n) => sum + n, before);

/** The last key moment that had happened by then. */
export const lastMoment = (replay: Replay, step: number): ReplayMoment | undefined =>
  replay.moments.findLast(({ at }) => Date.parse(at) <= timeAt(replay, step));

/** Where something stands on the axis, 0 to 100. */
export const percentAt = (replay: Replay, ms: number): number =>
  (100 * (ms - Date.parse(replay.from))) / (Date.parse(replay.to) - Date.parse(replay.from));

const labelsMost = 5;
/** Whole minutes, hours or days between two labels of the axis. */
const gaps = [1, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 10_080, 43_200, 525_600].map(
  minutes => minutes * 60_000,
);

/** Times to be written under the axis: its ends, and a few of the clock's own marks that are not too near to them. */
export function axisTimes(replay: Replay): number[] {
  const [from, to] = [Date.parse(replay.from), Date.parse(replay.to)];
  const gap = gaps.find(one => (to - from) / one <= labelsMost) ?? to - from;
  const marks = [];
  for (let at = Math.ceil(from / gap) * gap; at < to; at += gap) {
    if (percentAt(replay, at) > 10 && percentAt(replay, at) < 90) marks.push(at);
  }
  return [from, ...marks, to];
}

/** Which moments have room for their words on the chart: none overlaps the one before. `wide`: percent that a label takes. */
export function labelled(replay: Replay, wide: number): ReadonlySet<ReplayMoment> {
  const chosen = new Set<ReplayMoment>();
  let free = 0;
  for (const moment of replay.moments) {
    const at = percentAt(replay, Date.parse(moment.at));
    if (at < free || at + wide > 100) continue;
    chosen.add(moment);
    free = at + wide;
  }
  return chosen;
}
