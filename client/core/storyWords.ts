import { counted } from "./text.ts";

/** The words of what becomes known after publication, and of comments on it. */
export const storyWords = {
  updates: "Updates",
  updated: (clock: string) => `Updated ${clock}`,
  show: "show",
  newUpdates: (n: number) => counted(n, { one: "Show # new update", other: "Show # new updates" }),
  updatesShown: (n: number) => counted(n, { one: "# update shown", other: "# updates shown" }),
  someNew: (n: number) => counted(n, { one: "# new update", other: "# new updates" }),
  order: { newest: "Show oldest first", oldest: "Show newest first" },
  listed: { newest: "Updates, newest first", oldest: "Updates, oldest first" },
  more: "Show more updates",
  all: "Show all updates",
  notRead: "The next updates did not arrive.",
  correctedAt: (clock: string) => `Corrected at ${clock}.`,
  withdrawnAt: (clock: string) => `Withdrawn at ${clock}.`,
  commentsOn: (n: number) => counted(n, { one: "# comment on this", other: "# comments on this" }),
  commentOn: "Comment on this",
  commentOnIt: (title: string) => `Comment on “${title}”`,
  commentOnParagraph: "Comment on this paragraph",
} as const;
