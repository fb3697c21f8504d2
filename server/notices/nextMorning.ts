const hour = 8;

/** The next time that it is eight in the morning in a time zone. */
export function nextMorning(zone: string, now: Date): Date {
  const today = new Date(now.getTime() + aheadMs(zone, now));
  const eight = (day: number) => {
    const local = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + day, hour);
    // Between now and then the clock may be changed: what it is ahead is asked for a time close to that.
    return new Date(local - aheadMs(zone, new Date(local - aheadMs(zone, now))));
  };
  return eight(0) > now ? eight(0) : eight(1);
}

/** How far the clocks of a zone are ahead of UTC. */
function aheadMs(zone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find(one => one.type === type)?.value);
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return local - Math.floor(at.getTime() / 1_000) * 1_000;
}
