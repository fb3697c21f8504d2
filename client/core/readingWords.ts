import type { Sort } from "../../server/protocol/basics.ts";

/** What is said of what is new to a reader, and of the ways there. */
export const readingWords = {
  /** At the line between old and new: above it, or from the oldest on below it. */
  line: (sort: Sort, when: string) =>
    sort === "oldest" ? `New since your last visit, ${when}` : `Above: new since your last visit, ${when}`,
  isNew: "New",
  nextUnread: "Next unread",
  noMoreUnread: "Nothing unread further down.",
  noMoreComments: "No comment further on.",
  keys: "Keys",
  keysOn: "Single keys work in this browser",
  keysHint: "They rest while you write. Without them everything can be reached with Tab.",
} as const;

export const readerKeys = [
  { keys: ["U"], says: "next unread comment" },
  { keys: ["N"], says: "next comment" },
  { keys: ["Shift", "N"], says: "previous comment" },
  { keys: ["?"], says: "this list" },
  { keys: ["Ctrl", "Enter"], says: "post what you write; works always" },
] as const;
