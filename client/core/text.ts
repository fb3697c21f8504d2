import { dateFormat, listFormat } from "../../locales/formats.ts";
import { say, spoken } from "../../locales/say.ts";
import type { Time } from "../../server/protocol/basics.ts";

/** "0:42", "3 h 12 min", "6 days". */
export function timeLeft(seconds: number): string {
  if (seconds < 3_600) return minutesAndSeconds(seconds);
  const hours = Math.floor(seconds / 3_600);
  if (hours < 24) return say("times.hoursAndMinutes", { hours, minutes: Math.floor((seconds % 3_600) / 60) });
  return say("times.days", { count: Math.floor(hours / 24) });
}

/** "0:42", "12:05". */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Where a time is told: UTC in what the server draws, the reader's own zone once the page is alive. */
export type Zone = "UTC" | "here";

/** How long ago: "just now", "41 min ago", "3 h ago"; after a day the date. Never in the future. */
export function relativeTime(time: Time, now: number, zone: Zone = "UTC"): string {
  const ago = Math.max(0, now - Date.parse(time));
  if (ago < minute) return say("times.justNow");
  if (ago < hour) return say("times.minutesAgo", { count: Math.floor(ago / minute) });
  if (ago < day) return say("times.hoursAgo", { count: Math.floor(ago / hour) });
  const isThisYear = told("year", time, zone) === told("year", now, zone);
  return told(isThisYear ? "dayOfYear" : "dayAndYear", time, zone);
}

/** "14 May 2026, 13:05 UTC"; without the zone where the reader is. */
export function exactTime(time: Time, zone: Zone = "UTC"): string {
  return say("times.dateAndClock", {
    date: told("dayAndYear", time, zone),
    clock: told("clock", time, zone),
    zone,
  });
}

/** "13:05". */
export const clockTime = (time: Time | number, zone: Zone = "UTC"): string => told("clock", time, zone);

/** "14 May 2026". */
export const exactDate = (time: Time, zone: Zone = "here"): string => told("dayAndYear", time, zone);

/** "Thursday 14 May 2026". */
export const dayName = (time: Time, zone: Zone = "UTC"): string => told("weekday", time, zone);

/** "14:20" when that is less than a day from now, else with its date. */
export const soonOrDate = (at: Time, now: number, zone: Zone): string =>
  Math.abs(Date.parse(at) - now) < day ? clockTime(at, zone) : exactTime(at, zone);

/** "2 minutes", "15 seconds". */
export function duration(seconds: number): string {
  if (seconds < 60) return say("times.seconds", { count: seconds });
  if (seconds < 3_600) return say("times.minutes", { count: Math.round(seconds / 60) });
  if (seconds < 86_400) return say("times.hours", { count: Math.round(seconds / 3_600) });
  return say("times.days", { count: Math.round(seconds / 86_400) });
}

const shapes = {
  year: { year: "numeric" },
  dayOfYear: { day: "numeric", month: "long" },
  dayAndYear: { day: "numeric", month: "long", year: "numeric" },
  clock: { hour: "2-digit", minute: "2-digit" },
  weekday: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Shape = keyof typeof shapes;

const inZone = (timeZone: string | undefined) =>
  Object.fromEntries(
    Object.entries(shapes).map(([shape, options]) => [shape, dateFormat({ ...options, timeZone })]),
  ) as Record<Shape, () => Intl.DateTimeFormat>;

const formats = { UTC: inZone("UTC"), here: inZone(undefined) };

const told = (shape: Shape, time: Time | number, zone: Zone): string => formats[zone][shape]().format(new Date(time));

/** Whole minutes that passed between two times. */
export function minutesBetween(from: Time, to: Time): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / minute);
}

/** "12 new comments, 2 new replies, 3 replies to you". */
export const listed = (parts: readonly string[]): string => units().format(parts);

/** What is called "Rude words", inside a sentence: "rude words". German writes its nouns with a capital everywhere. */
export const inSentence = (name: string): string => (spoken() === "de" ? name : name.toLocaleLowerCase(spoken()));

/** "Ines, Jon and Mo". */
export const listedWithAnd = (names: readonly string[]): string => conjunctions().format(names);

const units = listFormat("unit");
const conjunctions = listFormat("conjunction");
