import { clockOf, timeOf } from "../wallClock.ts";

const hour = 8;

/** The next time that it is eight in the morning in a time zone. */
export function nextMorning(zone: string, now: Date): Date {
  const clock = clockOf(zone);
  const today = new Date(clock(now.getTime()));
  const eight = (day: number) =>
    new Date(timeOf(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + day, hour), clock));
  return eight(0) > now ? eight(0) : eight(1);
}
