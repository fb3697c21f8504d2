import { saying } from "../../../locales/saying.ts";
import { type Day, days } from "../../protocol/ruleNames.ts";
import type { Check } from "../check.ts";

/** What is written in hours in which nobody of the desk is awake. Staff may write at any. */
export const hours: Check = ({ facts, policy: { hours: rule, timeZone } }) => {
  if (rule.then === "off" || facts.isStaff || facts.writtenAt === null) return [];
  const { day, time } = clockAt(facts.writtenAt, timeZone);
  // Of a span past midnight the hours before `to` belong to the day before.
  const isOver = rule.from >= rule.to;
  const began = isOver && time < rule.from ? dayBefore(day) : day;
  const isInside = isOver ? time >= rule.from || time < rule.to : time >= rule.from && time < rule.to;
  if (!isInside || !rule.days.includes(began)) return [];
  const says = saying(`checks.hours.${rule.then}`, { time, from: rule.from, to: rule.to, zone: timeZone });
  return [{ check: "hours", then: rule.then, says, evidence: [] }];
};

const dayBefore = (day: Day): Day => days[(days.indexOf(day) + 6) % 7] ?? day;

/** The clock on the wall there, `22:30`, and the day of the week. */
function clockAt(at: Date, timeZone: string): { day: Day; time: string } {
  const parts = Object.fromEntries(
    clockIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return { day: (parts.weekday ?? "").toLowerCase() as Day, time: `${parts.hour}:${parts.minute}` };
}

/** To make one costs a hundred times as much as to ask it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    clocks.set(timeZone, clock);
  }
  return clock;
}
