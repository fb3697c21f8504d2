const dayMs = 24 * 3_600_000;

/** What the clock on the wall shows at a time: both in ms, as if the wall were in UTC. */
export type Clock = (time: number) => number;

/** The clock of a time zone. */
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
export function timeOf(wall: number, clock: Clock): number {
  const [before, after] = [wall - dayMs, wall + dayMs].map(near => wall - (clock(near) - near)) as [number, number];
  if (clock(before) !== wall && clock(after) === wall) return after;
  return before;
}
