import type { Restriction, RestrictionEnd, StatementView } from "../protocol/restrictions.ts";

/** What a statement of reasons says of each restriction: its title, what it means, and what it leaves as it was. */
const restrictionWords = {
  removal: {
    title: "Why your comment was removed",
    what: "Readers no longer see your comment; a line in its place says that it was removed and under which rule. Replies to it stay.",
    not: "Your account is not affected: you can go on writing.",
  },
  hold: {
    title: "Why your comment has to wait",
    what: "Readers do not see your comment until a moderator has read it.",
    not: "Your account is not affected: you can go on writing.",
  },
  "feature-taken-back": {
    title: "Why your comment is no longer featured",
    what: "Your comment is no longer shown as one that the newsroom recommends.",
    not: "Readers still see it where you wrote it.",
  },
  warn: {
    title: "Why you were warned",
    what: "You are asked to read this before you write again.",
    not: "What you have written stays as it is.",
  },
  mute: {
    title: "Why you cannot comment for a time",
    what: "You can read, report and react, but not write comments.",
    not: "What you have written stays as it is.",
  },
  suspend: {
    title: "Why your account rests for a time",
    what: "You can read, but not write, react or report.",
    not: "What you have written stays as it is.",
  },
  ban: {
    title: "Why you can no longer take part",
    what: "You can read here, but no longer write, react or report.",
    not: "You can still disagree with this decision.",
  },
  premoderate: {
    title: "Why your comments are read first",
    what: "A moderator reads what you write before readers see it.",
    not: "You can go on writing.",
  },
} as const satisfies Record<Restriction, { title: string; what: string; not: string }>;

const askedToEdit = {
  title: "Why you are asked to change your comment",
  what: "Readers do not see your comment until you have changed it and a moderator has read it again.",
  not: "Your account is not affected: you can go on writing.",
};

/** A comment that a person made wait is one whose author was asked to change it. */
export function wordsOf({ restriction, automatedDecision }: StatementView): typeof askedToEdit {
  return restriction === "hold" && !automatedDecision ? askedToEdit : restrictionWords[restriction];
}

export const endWords = {
  undo: "This decision was taken back. It no longer holds.",
  decision: "A moderator has read the comment since and decided about it. This wait is over.",
  appeal: "You disagreed, somebody else looked at it again, and it was changed. It no longer holds.",
  author: "You have changed the comment or taken it back since. This no longer holds.",
  lifted: "It was lifted. It no longer holds.",
} as const satisfies Record<RestrictionEnd, string>;

/** How it came to be looked at, and who or what decided: two things. */
export function whoLooked({ source, facts, automatedDetection, automatedDecision }: StatementView): string[] {
  const found = {
    own: automatedDetection ? "A program pointed at it." : "A moderator came upon it; no program pointed at it.",
    report: `${readers(facts.reports)} reported it.${automatedDetection ? " A program pointed at it, too." : ""}`,
    "legal-notice": `We were told that it may be unlawful.${automatedDetection ? " A program pointed at it, too." : ""}`,
  }[source];
  const decided = automatedDecision
    ? "A program decided that it waits, by the rules that the newsroom has set. A person has not decided yet."
    : "A person decided: a moderator of the newsroom read it. No program decided.";
  return [found, decided];
}

const readers = (count: number) => (count === 1 ? "A reader" : `${count} readers`);
