import type { Id, Time } from "./basics.ts";

/** Slow mode: each reader waits so long between two posts under an article. */
export interface SlowMode {
  /** `adaptive`: the seconds follow the pace, see {@link slowSteps}. */
  kind: "fixed" | "adaptive";
  /** 0: an adaptive one rests, and nobody waits. */
  seconds: number;
  /** When it ends; null: when somebody ends it. */
  until: Time | null;
  why: string;
  /** Who set these seconds. */
  by: "desk" | "itself";
  /** At which an adaptive one set these seconds. */
  perMinute: number | null;
}

/**
 * What an adaptive slow mode makes of the comments of the last minute: from `perMinute` on each waits `seconds`. It begins where a comment
 * comes every two seconds, faster than anybody reads ({@link paceFrom}), and doubles with the pace, so that the people who write are as
 * many as before and each writes half as often. Its pauses are of the kind that people know from elsewhere: Telegram offers 10, 30, 60, 300 and
 * more seconds, chats on Stream 1 to 120.
 */
export const slowSteps = [
  { perMinute: 30, seconds: 30 },
  { perMinute: 60, seconds: 60 },
  { perMinute: 120, seconds: 120 },
  { perMinute: 240, seconds: 300 },
] as const;

export const surgeSensitivities = ["low", "usual", "high"] as const;
export type SurgeSensitivity = (typeof surgeSensitivities)[number];

/** Something that jumped: how many in three minutes, and how many are usual there. */
export interface SurgeJump {
  of: "pace" | "newcomers" | "findings";
  is: number;
  usual: number;
}

/** How much is written under an article. */
export interface Pace {
  /** Comments posted in the last minute, whatever became of them. */
  perMinute: number;
  word: PaceWord;
  /** Comments of each of the last {@link paceBars} whole minutes, oldest first; empty where it is quiet. */
  bars: number[];
}
export type PaceWord = "calm" | "brisk" | "busy";
export const paceBars = 28;

/**
 * From how many comments a minute on a discussion is brisk, and very busy. People read 238 words a minute (Brysbaert 2019), and what is
 * written while something happens is short: of 20 words each, 12 a minute are all that one can read. At four times that most of it
 * passes unread.
 */
export const paceFrom = { brisk: 12, busy: 48 } as const;

export const paceWord = (perMinute: number): PaceWord =>
  perMinute >= paceFrom.busy ? "busy" : perMinute >= paceFrom.brisk ? "brisk" : "calm";

/** Of `GET sites/:site/surges`: moderators read first under an article for a time. */
export interface SurgeView {
  article: { id: Id; slug: string; title: string; section: string };
  beganAt: Time;
  until: Time;
  /** Empty where somebody asked for it. */
  jumps: SurgeJump[];
  /** Who began it, or kept it; null: it began by itself. */
  by: { id: Id; name: string } | null;
}
