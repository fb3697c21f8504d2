import { type Unit, unitsShown } from "../protocol/figures.ts";

/**
 * When each hour, day, week (from Monday) or month of a period begins in a time zone, oldest first; the last one is that
 * of the moment before `until`. An hour is always sixty minutes; a day has 23 or 25 of them when clocks change.
 */
export function startsUntil(by: Unit, until: Date, timeZone: string): Date[] {
  const clock = clockOf(timeZone);
  const last = until.getTime() - 1;
  const here = new Date(clock(last));
  const [year, month, day] = [here.getUTCFullYear(), here.getUTCMonth(), here.getUTCDate()];
  const monday = day - ((here.getUTCDay() + 6) % 7);
  const startBefore = (back: number): number => {
    if (by === "hour") return last - (here.getTime() % hourMs) - back * hourMs;
    if (by === "month") return timeOf(Date.UTC(year, month - back, 1), clock);
    return timeOf(Date.UTC(year, month, by === "day" ? day - back : monday - 7 * back), clock);
  };
  const count = unitsShown[by];
  return Array.from({ length: count }, (_, index) => new Date(startBefore(count - 1 - index)));
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What the clock on the wall shows at a time: both in ms, as if the wall were in UTC. */
export type Clock = (time: number) => number;

export function clockOf(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return time => {
    const part = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) + (((time % 1_000) + 1_000) % 1_000);
  };
}

/** The first time at which the clock shows this; where it is skipped, the time at which it is. */
function timeOf(wall: number, clock: Clock): number {
  const [before, after] = [wall - dayMs, wall + dayMs].map(near => wall - (clock(near) - near)) as [number, number];
  if (clock(before) !== wall && clock(after) === wall) return after;
  return before;
}
