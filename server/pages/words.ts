import type { ArticleView } from "../protocol/articles.ts";
import type { Time } from "../protocol/basics.ts";

const plurals = new Intl.PluralRules("en");
const numbers = new Intl.NumberFormat("en");
const noBreak = "\u00a0";

type Forms = { one: string; other: string };

const nouns = {
  view: { one: "view", other: "views" },
  comment: { one: "comment", other: "comments" },
  minute: { one: "minute", other: "minutes" },
  hour: { one: "hour", other: "hours" },
} as const satisfies Record<string, Forms>;

/** `1 comment`, `2 comments`, `1,512 views`: number and noun never part at the end of a line. */
export function counted(count: number, noun: keyof typeof nouns): string {
  const forms: Forms = nouns[noun];
  return `${numbers.format(count)}${noBreak}${plurals.select(count) === "one" ? forms.one : forms.other}`;
}

export function minutesToRead({ readingMinutes }: Pick<ArticleView, "readingMinutes">): string {
  return `${numbers.format(readingMinutes)}${noBreak}min read`;
}

export const plainNumber = (count: number): string => numbers.format(count);

const inUtc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
const dates = inUtc({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const shortDates = inUtc({ day: "numeric", month: "short" });
const clocks = inUtc({ hour: "2-digit", minute: "2-digit" });

/** `Thursday 14 May 2026`; the comma that some versions of the language data put after the weekday is left out. */
export const fullDate = (at: Date): string => dates.format(at).replace(",", "");
export const shortDate = (at: Date): string => shortDates.format(at).replace(" ", noBreak);
export const clock = (at: Date): string => clocks.format(at);

/** `2026-05` -> `May 2026`; short: `May`. */
export function monthName(month: string, length: "long" | "short"): string {
  return monthNames[length].format(new Date(`${month}-01T00:00:00Z`));
}
const monthNames = {
  long: inUtc({ month: "long", year: "numeric" }),
  short: inUtc({ month: "short" }),
};

/** `13:05` on the same day as `beside`, else `14 May, 13:05`. */
export function timeBeside(at: Date, beside: Date): string {
  return fullDate(at) === fullDate(beside) ? clock(at) : `${shortDate(at)}, ${clock(at)}`;
}

/** Under a day `25 minutes ago`, older the date: `14 May`. */
export function howLongAgo(time: Time, now: Date): string {
  const at = new Date(time);
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${counted(minutes, "minute")} ago`;
  if (minutes < 24 * 60) return `${counted(Math.floor(minutes / 60), "hour")} ago`;
  return shortDate(at);
}
