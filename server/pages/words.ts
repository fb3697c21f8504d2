import { dateFormat } from "../../locales/formats.ts";
import { numeral, say, spoken } from "../../locales/say.ts";
import type { ArticleView } from "../protocol/articles.ts";
import type { Time } from "../protocol/basics.ts";

const noBreak = "\u00a0";

export const views = (count: number): string => say("pages.views", { count });
export const comments = (count: number): string => say("thread.comments", { count });

export const minutesToRead = ({ readingMinutes }: Pick<ArticleView, "readingMinutes">): string =>
  say("pages.minutesToRead", { count: readingMinutes });

export const plainNumber = numeral;

const inUtc = (options: Intl.DateTimeFormatOptions) => dateFormat({ ...options, timeZone: "UTC" });
const dates = inUtc({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const days = inUtc({ day: "numeric", month: "long", year: "numeric" });
const shortDates = inUtc({ day: "numeric", month: "short" });
const clocks = inUtc({ hour: "2-digit", minute: "2-digit" });
const monthNames = {
  long: inUtc({ month: "long", year: "numeric" }),
  short: inUtc({ month: "short" }),
};

/** `Thursday 14 May 2026`; the comma that some versions of the English language data put after the weekday is left out. */
export function fullDate(at: Date): string {
  const date = dates().format(at);
  return spoken() === "en" ? date.replace(",", "") : date;
}

/** `14 May 2026` */
export const day = (at: Date): string => days().format(at);
export const shortDate = (at: Date): string => shortDates().format(at).replace(" ", noBreak);
export const clock = (at: Date): string => clocks().format(at);

/** `2026-05` -> `May 2026`; short: `May`. */
export const monthName = (month: string, length: "long" | "short"): string =>
  monthNames[length]().format(new Date(`${month}-01T00:00:00Z`));

/** `13:05` on the same day as `beside`, else `14 May, 13:05`. */
export function timeBeside(at: Date, beside: Date): string {
  return fullDate(at) === fullDate(beside) ? clock(at) : `${shortDate(at)}, ${clock(at)}`;
}

/** Under a day `25 minutes ago`, older the date: `14 May`. */
export function howLongAgo(time: Time, now: Date): string {
  const at = new Date(time);
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return say("times.justNow");
  if (minutes < 60) return say("pages.minutesAgo", { count: minutes });
  if (minutes < 24 * 60) return say("pages.hoursAgo", { count: Math.floor(minutes / 60) });
  return shortDate(at);
}
