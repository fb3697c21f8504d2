import { type Unit, unitsShown } from "../protocol/figures.ts";
import { clockOf, timeOf } from "../wallClock.ts";

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
