import type { ReplayMoment } from "../../server/protocol/replay.ts";
import { counted } from "../core/text.ts";

/** What is said around a replay. */
export const replayWords = {
  replay: "Replay",
  hint: "The discussion as readers saw it by then, with its texts of today. What was removed stays out.",
  play: "Play the replay",
  pause: "Pause the replay",
  speed: "Speed",
  /** What 1× is. */
  pace: (step: string) => `At 1×, each second is ${step}.`,
  toEnd: "Go to the end",
  leave: "Leave the replay",
  time: "Time of the event",
  moments: (n: number) => counted(n, { one: "# key moment", other: "# key moments" }),
  stream: "Comments by then, newest first",
  older: "Show older",
  nothing: "Nobody had written by then.",
  notRead: "The replay did not arrive.",
  byThen: (n: number) => counted(n, { one: "# comment", other: "# comments" }),
  after: (time: string, what: string) => `${time} after: ${what}`,
  at: (what: string) => `now: ${what}`,
} as const;

/** "2 minutes", "15 seconds". */
export function duration(seconds: number): string {
  if (seconds < 60) return counted(seconds, { one: "# second", other: "# seconds" });
  if (seconds < 3_600) return counted(Math.round(seconds / 60), { one: "# minute", other: "# minutes" });
  if (seconds < 86_400) return counted(Math.round(seconds / 3_600), { one: "# hour", other: "# hours" });
  return counted(Math.round(seconds / 86_400), { one: "# day", other: "# days" });
}

const states = {
  scheduled: "Scheduled",
  open: "The event is over, the discussion stays open",
  live: "Live",
  "winding-down": "Last words",
  closed: "The discussion closes",
  archived: "The discussion becomes an archive",
} as const satisfies Record<Extract<ReplayMoment, { kind: "state" }>["state"], string>;

export function momentWords(moment: ReplayMoment): string {
  if (moment.kind === "update") return moment.title;
  if (moment.kind === "answer") return `${moment.by} answers ${moment.to}`;
  return states[moment.state];
}
