import { say } from "../../locales/say.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { SlowMode } from "../../server/protocol/pace.ts";
import { soonOrDate, type Zone } from "./text.ts";

interface When {
  now: number;
  zone: Zone;
}

/** "once a minute", "once in 30 seconds". */
const howOften = (seconds: number): string =>
  seconds % 60 === 0
    ? say("thread.pace.onceInMinutes", { count: seconds / 60 })
    : say("thread.pace.onceInSeconds", { count: seconds });

const aMinute = (perMinute: number | null) => say("thread.pace.aMinute", { count: perMinute ?? 0 });

const endOf = (until: string | null, { now, zone }: When): string =>
  until === null ? "none" : soonOrDate(until, now, zone);

/** "Slow mode: once a minute each, until 14:45 · by the desk". */
export function slowModeWords({ seconds, until, by, perMinute }: SlowMode, when: When): string {
  const what = say("thread.pace.slowLine", { howOften: howOften(seconds), until: endOf(until, when) });
  return `${what} · ${by === "desk" ? say("thread.pace.byDesk") : say("thread.pace.byItself", { pace: aMinute(perMinute) })}`;
}

/** The same in whole sentences, with why. */
export function slowModeWhy({ seconds, until, by, perMinute, why }: SlowMode, when: When): string {
  const what = say("thread.pace.slow", { howOften: howOften(seconds), until: endOf(until, when) });
  if (by !== "desk") return `${what} ${say("thread.pace.cameByItself", { pace: aMinute(perMinute) })}`;
  return `${what} ${why ? say("thread.pace.deskSaysWhy", { why }) : say("thread.pace.switchedOn")}`;
}

type ReadFirst = Pick<ArticleView, "reviewFirstUntil" | "reviewFirstWaitMinutes">;

/** "Moderators read first until 15:10. About 3 minutes’ wait." */
export function readFirstWords({ reviewFirstUntil, reviewFirstWaitMinutes: wait }: ReadFirst, when: When): string {
  const first = say("thread.pace.readFirst", { until: endOf(reviewFirstUntil, when) });
  return wait === null ? first : `${first} ${say("thread.pace.readFirstWait", { count: wait })}`;
}

/** What the composer says while one's own wait goes on. */
export function waitWhy({ seconds, until, by }: SlowMode, when: When): string {
  const values = { howOften: howOften(seconds), until: endOf(until, when) };
  return by === "itself" ? say("composer.slow.whyMany", values) : say("composer.slow.why", values);
}
