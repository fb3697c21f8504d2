import type { SanctionKind, SanctionView } from "../../server/protocol/restrictions.ts";
import { sanctionTitles } from "../../server/protocol/writing.ts";
import { counted, exactTime, type Zone } from "./text.ts";

/** What the bell tells. */
export const noticeWords = {
  title: "Your notices",
  none: "Nothing yet. We tell you here when somebody answers you, and what a moderator decides.",
  approved: "Your comment is published.",
  unfeatured: "Your comment is no longer marked as the newsroom’s choice. Readers still see it.",
  featured: "Your comment was chosen by the newsroom: it is marked for all readers.",
  rejected: "Your comment was removed.",
  waits: "Your comment still waits for a moderator.",
  stillWaits: "It has waited for more than a day. We will tell you what is decided.",
  "edit-asked": "A moderator asks you to change your comment. Until then only you see it.",
  rule: (n: number, rule: string) => `Rule ${n}: ${rule}`,
  because: (why: string) => `A moderator decided: ${why}.`,
  replied: (name: string) => `${name} answered you.`,
  under: "Under",
  from: "From the moderator:",
  removedWith: (days: number) =>
    counted(days, {
      one: "Your comments of the last day were removed with it.",
      other: "Your comments of the last # days were removed with it.",
    }),
  lifted: {
    warn: "A warning was taken back.",
    mute: "You can comment again.",
    suspend: "You can write again.",
    ban: "Your account is no longer banned.",
    premoderate: "Your comments appear again without waiting.",
  } satisfies Record<SanctionKind, string>,
  notAffected: "Your account is not affected; you can go on writing.",
  reasons: "Read the reasons",
  overturned: "You appealed, and you were right.",
  upheld: "You appealed. Somebody else looked at it and came to the same decision.",
  restored: (isComment: boolean) =>
    isComment ? "Readers see your comment again." : "What was restricted is restored.",
} as const;

/** What somebody is told who is kept from writing. */
export const hinderedWords = {
  title: ({ kind, until }: Pick<SanctionView, "kind" | "until">, zone: Zone) =>
    sanctionTitles[kind](until ? exactTime(until, zone) : ""),
  decided: "A moderator decided this.",
  meanwhile: {
    warn: "You can write again once you have read this.",
    mute: "You can read and react; what you type is kept.",
    suspend: "You can go on reading; what you type is kept.",
    ban: "You can go on reading.",
    premoderate: "",
  } satisfies Record<SanctionKind, string>,
  opensIn: (left: string) => `Open again in ${left}.`,
  reasons: "Read the reasons, and what you can do if you disagree",
  acknowledge: "I have read this",
  notSent: "Not sent. There is no answer from the server; try again.",
} as const;
