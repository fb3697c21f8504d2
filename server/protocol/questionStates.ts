/** What a comment that was asked as a question can be. `joined`: merged with another one, which has its hands. */
export const questionStates = ["new", "approved", "next", "now", "answered", "declined", "joined"] as const;
export type QuestionState = (typeof questionStates)[number];

/** In these everybody sees the question, and its comment is visible; the others are for its author and the hosts. */
export const openlyAsked = ["approved", "next", "now", "answered"] as const satisfies readonly QuestionState[];
export type OpenlyAsked = (typeof openlyAsked)[number];
/** In these a reader can raise a hand for it, or take it down. */
export const takesHands = ["approved", "next", "now"] as const satisfies readonly QuestionState[];

/**
 * To what a host moves a question, from each state. It becomes `answered` with its answer; `new` and `answered` end by themselves
 * when the comment, or its answer, is no longer visible.
 */
export const questionMoves = {
  new: ["approved", "declined", "joined"],
  approved: ["next", "now", "declined", "joined", "answered"],
  next: ["approved", "now", "declined", "joined", "answered"],
  now: ["approved", "next", "answered"],
  answered: [],
  declined: ["approved"],
  joined: ["approved"],
} as const satisfies Record<QuestionState, readonly QuestionState[]>;

export function mayBecome(from: QuestionState, to: QuestionState): boolean {
  return (questionMoves[from] as readonly QuestionState[]).includes(to);
}
