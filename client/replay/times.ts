import { dateFormat } from "../../locales/formats.ts";
import type { Replay } from "../../server/protocol/replay.ts";
import { clockTime } from "../core/text.ts";

const dayMs = 86_400_000;
const seconds = dateFormat({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const days = dateFormat({ day: "numeric", month: "long" });
const daysAndTime = dateFormat({
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** "13:46"; with seconds where a step is shorter than a minute, with the day where the event is longer than one. */
export function clockOf({ from, to, stepSeconds }: Replay, ms: number): string {
  if (stepSeconds < 60) return seconds().format(ms);
  return Date.parse(to) - Date.parse(from) > dayMs ? daysAndTime().format(ms) : clockTime(ms, "here");
}

/** "15 May". */
export const dateOf = (ms: number): string => days().format(ms);
