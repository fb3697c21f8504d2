import type { Time } from "../../server/protocol/basics.ts";
import { clockTime, counted, exactTime, type Zone } from "./text.ts";

const dayMs = 86_400_000;

/** "14:20" when that is less than a day from now, else with its date. */
export const soonOrDate = (at: Time, now: number, zone: Zone): string =>
  Math.abs(Date.parse(at) - now) < dayMs ? clockTime(at, zone) : exactTime(at, zone);

/** What is said of a discussion that opens, pauses and closes; `at` as it is to be read. */
export const liveWords = {
  opensAt: (at: string) => `Opens at ${at}`,
  opensSoon: "Opens soon",
  pausedUntil: (at: string) => `Paused by the desk until ${at}`,
  closedAt: (at: string) => `Closed at ${at}`,
  closed: "Closed",
  archive: (comments: string) => `Archive · ${comments}`,
  closesAt: (at: string) => `Closes at ${at}`,
  lastWords: "Last words",
  lastWordsUntil: (at: string) => `Last words, until ${at}`,
  scheduledHint: "You can write already: your text is kept until then.",
  pausedHint: "You can read on, and write: your text is kept.",
  closedHint: "You can read, not write.",
  keptHint: "Your text is kept on this device.",
  archiveTitle: "This discussion is an archive",
  openAgain: "The discussion is open again",
  liveDesk: "Live desk",
  writeNow: "Write a comment",
  everyFewSeconds: "Live, every few seconds",
  turnOff: "Pause: nothing changes while you read",
  isOff: "Paused",
  waiting: (count: number) =>
    counted(count, { one: "# new comment is waiting.", other: "# new comments are waiting." }),
  someoneWrites: "Someone is writing",
  nothingWaits: "Nothing new is waiting.",
  turnOn: "Resume",
  replay: "Replay the event",
  replayMissing: "The replay did not arrive. Try again.",
} as const;

/** What the newsroom asks everybody. */
export const promptWords = {
  title: "The newsroom asks",
  asks: "asks everyone",
  answer: "Answer",
  answers: (n: number) => counted(n, { one: "# answer", other: "# answers" }),
  answered: "Your answer is there.",
  show: "Show what the newsroom asks",
  gone: "This is asked no longer.",
} as const;
