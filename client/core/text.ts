import type { Badge, ReactionKind, Sort, Time } from "../../server/protocol/views.ts";

/** One whole sentence for each plural form that English has; `#` stands for the number. */
type Counted = { one: string; other: string };

const nbsp = "\u00a0";
const plural = new Intl.PluralRules("en");
const number = new Intl.NumberFormat("en");

/** "1 comment", "2,304 comments": the number and its noun never part at a line end. */
export function counted(n: number, { one, other }: Counted): string {
  return (plural.select(n) === "one" ? one : other).replace(/# ?/, found =>
    found === "#" ? number.format(n) : number.format(n) + nbsp,
  );
}

export function numeral(n: number): string {
  return number.format(n);
}

/** The words of the reader's widget, by where they stand. Sentences with a number are functions of it. */
export const words = {
  discussion: "Discussion",
  comments: (n: number) => counted(n, { one: "# comment", other: "# comments" }),
  reading: (n: number) => counted(n, { one: "# reading", other: "# reading" }),
  newComments: (n: number) => counted(n, { one: "Show # new comment", other: "Show # new comments" }),
  newReplies: (n: number) => counted(n, { one: "Show # new reply", other: "Show # new replies" }),
  moreReplies: (n: number) => counted(n, { one: "Show # more reply", other: "Show # more replies" }),
  replies: (n: number) => counted(n, { one: "# reply", other: "# replies" }),
  someNew: (n: number) => counted(n, { one: "# new", other: "# new" }),
  cameIn: (n: number) =>
    counted(n, {
      one: "# comment came in while you were away.",
      other: "# comments came in while you were away.",
    }),
  announceNew: (n: number) =>
    counted(n, {
      one: "# new comment. A button above the comments shows it.",
      other: "# new comments. A button above the comments shows them.",
    }),
  shown: (shown: number, total: number) => `${number.format(shown)} of ${number.format(total)} shown`,
  showMore: (n: number) => `Show ${number.format(n)} more`,
  minutesLeft: (n: number) => counted(n, { one: "# min left", other: "# min left" }),
  tooLong: (n: number) => counted(n, { one: "# character too long", other: "# characters too long" }),
  charactersLeft: (n: number) => counted(n, { one: "# character left", other: "# characters left" }),
  unread: (n: number) => counted(n, { one: "Your notices: # is new", other: "Your notices: # are new" }),
  editedAfter: (n: number) => counted(n, { one: "edited after # min", other: "edited after # min" }),
  retryIn: (seconds: number) => counted(seconds, { one: "Trying again in # s.", other: "Trying again in # s." }),
} as const;

export const sortNames = {
  newest: "Newest first",
  oldest: "Oldest first",
  top: "Most reactions",
  active: "Most discussed",
} as const satisfies Record<Sort, string>;

export const reactionNames = {
  "worth-reading": "Worth reading",
  "taught-me": "Taught me something",
  "changed-my-mind": "Changed my mind",
} as const satisfies Record<ReactionKind, string>;

export const badgeNames = {
  staff: "Newsroom",
  moderator: "Moderator",
  author: "Author of this article",
} as const satisfies Record<Badge, string>;

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Where a time is told: UTC in what the server draws, the reader's own zone once the page is alive. */
export type Zone = "UTC" | "here";

/** How long ago: "just now", "41 min ago", "3 h ago"; after a day the date. Never in the future. */
export function relativeTime(time: Time, now: number, zone: Zone = "UTC"): string {
  const ago = Math.max(0, now - Date.parse(time));
  if (ago < minute) return "just now";
  if (ago < hour) return counted(Math.floor(ago / minute), { one: "# min ago", other: "# min ago" });
  if (ago < day) return counted(Math.floor(ago / hour), { one: "# h ago", other: "# h ago" });
  const date = new Date(time);
  const { dayOfYear, dayAndYear } = formats(zone);
  return dayAndYear.format(date).slice(-4) === dayAndYear.format(now).slice(-4)
    ? dayOfYear.format(date)
    : dayAndYear.format(date);
}

/** "14 May 2026, 13:05 UTC"; without the zone where the reader is. */
export function exactTime(time: Time, zone: Zone = "UTC"): string {
  const date = new Date(time);
  const { dayAndYear, clock } = formats(zone);
  return `${dayAndYear.format(date)}, ${clock.format(date)}${zone === "UTC" ? " UTC" : ""}`;
}

interface Formats {
  dayOfYear: Intl.DateTimeFormat;
  dayAndYear: Intl.DateTimeFormat;
  clock: Intl.DateTimeFormat;
}

const made: Partial<Record<Zone, Formats>> = {};

// Making a format costs more than using it a thousand times.
function formats(zone: Zone): Formats {
  const timeZone = zone === "UTC" ? "UTC" : undefined;
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
  made[zone] ??= {
    dayOfYear: format({ day: "numeric", month: "long" }),
    dayAndYear: format({ day: "numeric", month: "long", year: "numeric" }),
    clock: format({ hour: "2-digit", minute: "2-digit" }),
  };
  return made[zone];
}

/** Whole minutes between two times, at least 1. */
export function minutesBetween(from: Time, to: Time): number {
  return Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / minute));
}
