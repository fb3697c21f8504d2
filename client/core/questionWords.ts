import type { OpenlyAsked, QuestionState } from "../../server/protocol/questionStates.ts";
import { counted, numeral } from "./text.ts";

const list = new Intl.ListFormat("en", { type: "conjunction" });

/** What is said about questions to the hosts. */
export const questionWords = {
  title: (hosts: readonly string[]) => (hosts.length > 0 ? `Questions to ${list.format(hosts)}` : "Questions"),
  counts: (asked: number, answered: number) => `${numeral(asked)} asked · ${numeral(answered)} answered`,
  whatToWrite: "What do you write?",
  comment: "Comment",
  question: "Question",
  ask: "Ask a question",
  yourQuestion: "Your question to the hosts",
  askHint: "One question, in a sentence or two. The hosts read it before others do.",
  send: "Ask",
  sending: "Sending",
  cancel: "Cancel",
  close: "Close to yours. Add your hand instead?",
  keepEditing: "Keep editing",
  askAnyway: "Ask mine anyway",
  asked: "Your question is with the hosts.",
  notAsked: "Your question was not taken. It is still here.",
  gate: "Sign in to ask, or to raise your hand.",

  now: "Now",
  next: "Next",
  answered: "Answered",
  open: (n: number, isAll: boolean) =>
    counted(
      n,
      isAll ? { one: "# question", other: "# questions" } : { one: "# more question", other: "# more questions" },
    ),
  none: "Nobody has asked yet.",
  noneNext: "Nothing is next yet.",
  noneAnswered: "Nothing is answered yet.",
  more: "Show more",
  moreMissing: "They did not arrive. Try again",
  answering: "A host is answering this. The answer will appear here.",
  leftOpen: "It was not answered before the discussion closed.",
  askToo: (n: number) => counted(n, { one: "# person asks this too", other: "# people ask this too" }),
  raise: (n: number) => counted(n, { one: "Ask this too, # person", other: "Ask this too, # people" }),
  raised: (n: number) => counted(n, { one: "You ask this too, # person", other: "You ask this too, # people" }),
  notRaised: "Your hand was not taken. Try again.",
  gone: "This question is no longer here.",
  where: {
    approved: "Asked",
    next: "Next",
    now: "Now on stage",
    answered: "Answered",
  } satisfies Record<OpenlyAsked, string>,
  readAnswer: "Read the answer",
  permalink: "Link to this answer",

  /** What waits to be shown, such as "1 new, 2 answered". */
  moved: (moved: Partial<Record<OpenlyAsked, number>>) =>
    (["now", "answered", "next", "approved"] as const)
      .flatMap(state => (moved[state] ? [movedBy[state](moved[state])] : []))
      .join(", "),
  show: "Show",
  shown: "The questions are up to date.",

  mine: "Your questions",
  states: {
    new: "With the hosts",
    approved: "Asked",
    joined: "Joined",
    next: "Next",
    now: "Now",
    answered: "Answered",
    declined: "Not taken",
  } satisfies Record<QuestionState, string>,
  says: {
    new: "Only you and the hosts see it.",
    approved: "Everyone can see it and raise a hand.",
    now: "A host is answering.",
    joinedTo: (name: string) => `Merged with ${name}’s question. Your hand counts.`,
    joinedGone: "The question it was merged with was taken back. You can ask yours again.",
    before: (n: number) =>
      n === 0 ? "It comes next." : counted(n, { one: "# question before yours.", other: "# questions before yours." }),
    answeredAt: (at: string) => `At ${at}.`,
    notTaken: "You can still post it as a comment.",
  },
} as const;

const movedBy: Record<OpenlyAsked, (n: number) => string> = {
  now: () => "another one is on stage",
  answered: n => counted(n, { one: "# answered", other: "# answered" }),
  next: n => counted(n, { one: "# is next", other: "# are next" }),
  approved: n => counted(n, { one: "# new question", other: "# new questions" }),
};
