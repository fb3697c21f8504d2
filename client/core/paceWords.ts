import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Pace, SlowMode } from "../../server/protocol/pace.ts";
import { soonOrDate } from "./liveWords.ts";
import { counted, minutesAndSeconds, type Zone } from "./text.ts";

export const paceNames = { calm: "Calm", brisk: "Brisk", busy: "Very busy" } as const satisfies Record<
  Pace["word"],
  string
>;

export const aMinute = (perMinute: number): string =>
  counted(perMinute, { one: "# comment a minute", other: "# comments a minute" });

/** "once a minute", "once in 30 seconds". */
function howOften(seconds: number): string {
  if (seconds === 60) return "once a minute";
  if (seconds % 60 === 0) return `once in ${counted(seconds / 60, { one: "# minute", other: "# minutes" })}`;
  return `once in ${counted(seconds, { one: "# second", other: "# seconds" })}`;
}

interface When {
  now: number;
  zone: Zone;
}

const untilWords = (until: string | null, { now, zone }: When): string =>
  until === null ? "" : `until ${soonOrDate(until, now, zone)}`;

/** "Slow mode: once a minute each, until 14:45 · by the desk". */
export function slowModeWords({ seconds, until, by, perMinute }: SlowMode, when: When): string {
  const what = [`Slow mode: ${howOften(seconds)} each`, untilWords(until, when)].filter(Boolean).join(", ");
  return `${what} · ${by === "desk" ? "by the desk" : `by itself, ${aMinute(perMinute ?? 0)}`}`;
}

/** The same in whole sentences, with why. */
export function slowModeWhy({ seconds, until, by, perMinute, why }: SlowMode, when: When): string {
  const what = [`Each of us posts ${howOften(seconds)}`, untilWords(until, when)].filter(Boolean).join(" ");
  if (by === "desk") return why ? `${what}. The desk says why: ${why}` : `${what}. The desk switched that on.`;
  return `${what}. That came by itself at ${aMinute(perMinute ?? 0)}, and goes when it is calmer.`;
}

/** "Moderators read first until 15:10. About 3 minutes’ wait." */
export function readFirstWords({ reviewFirstUntil, reviewFirstWaitMinutes: wait }: ReadFirst, when: When): string {
  const first = `Moderators read first ${untilWords(reviewFirstUntil, when)}.`;
  return wait === null
    ? first
    : `${first} ${counted(wait, { one: "About a minute’s wait.", other: "About # minutes’ wait." })}`;
}

type ReadFirst = Pick<ArticleView, "reviewFirstUntil" | "reviewFirstWaitMinutes">;

export const readFirstWhy =
  "Much more than usual is written here at once. So each comment waits until a moderator has read it; that ends by itself.";

/** What the composer says while one's own wait goes on. */
export const waitWords = {
  title: (seconds: number) => `You can post again in ${minutesAndSeconds(seconds)}`,
  why: ({ seconds, until, by }: SlowMode, when: When) =>
    [
      `${by === "itself" ? "Many people are writing, so each" : "Each"} of us posts ${howOften(seconds)}`,
      until === null ? "" : ` ${untilWords(until, when)}`,
      ". Your text is kept.",
    ].join(""),
  inTime: (seconds: number) => `in ${minutesAndSeconds(seconds)}`,
  isOver: "You can post again now.",
  slowMode: "Slow mode",
  off: "Slow mode is off.",
  atOnce: "Comments appear at once again.",
} as const;
