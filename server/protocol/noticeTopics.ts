import type { Notice } from "./views.ts";

/** What notices are about, as a reader chooses by. */
export const topics = ["reply", "mention", "person", "thread", "article", "decision"] as const;
export type Topic = (typeof topics)[number];

export const topicOf: Record<Notice["kind"], Topic> = {
  replied: "reply",
  mentioned: "mention",
  "new-from-person": "person",
  "new-in-thread": "thread",
  "new-in-article": "article",
  approved: "decision",
  featured: "decision",
  unfeatured: "decision",
  rejected: "decision",
  "edit-asked": "decision",
  waits: "decision",
  sanctioned: "decision",
  "sanction-lifted": "decision",
  "appeal-decided": "decision",
};

export const rhythms = ["off", "now", "daily"] as const;
