import type { Id } from "../../server/protocol/basics.ts";
import type { LiveEvent } from "../../server/protocol/events.ts";
import { type OpenlyAsked, openlyAsked } from "../../server/protocol/questionStates.ts";
import type { QuestionsPage, QuestionView } from "../../server/protocol/questions.ts";
import type { CommentView } from "../../server/protocol/views.ts";

/**
 * The questions of an article as one page shows them. What is said of a question changes where it stands; what would change its
 * place, and what is new, waits until the reader asks.
 */
export interface QuestionsState {
  /** Number of the last event that is in here. */
  seq: number;
  /** What each question is now; null: readers do not see it any more. */
  now: Readonly<Record<Id, QuestionView | null>>;
  /** Where each stands that is drawn, in order. */
  places: Readonly<Record<OpenlyAsked, readonly Id[]>>;
  counts: QuestionsPage["counts"];
  cursors: Readonly<Record<OpenlyAsked, string | null>>;
}

type Pages = Record<OpenlyAsked, QuestionsPage>;

export function startQuestions(pages: Pages): QuestionsState {
  const items = openlyAsked.flatMap(state => pages[state].items);
  return {
    // Read one after the other: what came between them is applied once more, which changes nothing.
    seq: Math.min(...openlyAsked.map(state => pages[state].seq)),
    now: Object.fromEntries(items.map(question => [question.comment.id, question])),
    places: each(state => pages[state].items.map(({ comment }) => comment.id)),
    counts: pages.approved.counts,
    cursors: each(state => pages[state].nextCursor),
  };
}

/** One live event, in order and only once. */
export function apply(state: QuestionsState, event: LiveEvent, seq: number): QuestionsState {
  const next = { ...state, seq };
  switch (event.kind) {
    case "question-changed": {
      const { commentId, question, counts } = event;
      const isKnown = question !== null || commentId in state.now;
      return isKnown ? { ...next, counts, now: { ...state.now, [commentId]: question } } : { ...next, counts };
    }
    case "comment-changed":
      return withComment(next, event.comment);
    default:
      return next;
  }
}

/** An edited answer, or question, stands there as it is now; one that is gone is told by an event of its own. */
function withComment(state: QuestionsState, comment: CommentView): QuestionsState {
  const asked = Object.values(state.now).find(
    question => question && (question.comment.id === comment.id || question.answer?.id === comment.id),
  );
  if (!asked || comment.state !== "visible") return state;
  const changed = asked.answer?.id === comment.id ? { ...asked, answer: comment } : { ...asked, comment };
  return { ...state, now: { ...state.now, [asked.comment.id]: changed } };
}

/** How many questions are elsewhere than where they are drawn, or not drawn yet, by what they are now. */
export function moved({ now, places }: QuestionsState): Partial<Record<OpenlyAsked, number>> {
  const drawn = new Map(openlyAsked.flatMap(state => places[state].map(id => [id, state] as const)));
  const counts: Partial<Record<OpenlyAsked, number>> = {};
  for (const [id, question] of Object.entries(now)) {
    if (question && drawn.get(id) !== question.state) counts[question.state] = (counts[question.state] ?? 0) + 1;
  }
  return counts;
}

/** Draws every question where it belongs now; what readers do not see any more goes. */
export function settle(state: QuestionsState): QuestionsState {
  const all = Object.values(state.now).filter(question => question !== null);
  return {
    ...state,
    now: Object.fromEntries(all.map(question => [question.comment.id, question])),
    places: each(place => {
      const here = all.filter(question => question.state === place).sort(orders[place]);
      return here.map(({ comment }) => comment.id);
    }),
  };
}

/** The next page of a state. */
export function append(state: QuestionsState, place: OpenlyAsked, page: QuestionsPage): QuestionsState {
  const fresh = page.items.filter(({ comment }) => !(comment.id in state.now));
  const ids = [...state.places[place], ...fresh.map(({ comment }) => comment.id)];
  return {
    ...state,
    now: { ...state.now, ...Object.fromEntries(fresh.map(question => [question.comment.id, question])) },
    places: { ...state.places, [place]: ids },
    cursors: { ...state.cursors, [place]: page.nextCursor },
  };
}

/** Too much was missed: what is drawn stays where it is, as it is now; the rest waits. */
export function startAgain(state: QuestionsState, pages: Pages): QuestionsState {
  const start = startQuestions(pages);
  const gone = Object.fromEntries(Object.keys(state.now).map(id => [id, null]));
  return { ...start, places: state.places, now: { ...gone, ...start.now } };
}

const byId = (a: Id, b: Id) => a.length - b.length || (a < b ? -1 : 1);
const byMoved = (a: QuestionView, b: QuestionView) =>
  Date.parse(a.movedAt) - Date.parse(b.movedAt) || byId(a.comment.id, b.comment.id);

/** As the server orders them. */
const orders: Record<OpenlyAsked, (a: QuestionView, b: QuestionView) => number> = {
  approved: (a, b) => b.votes - a.votes || byId(a.comment.id, b.comment.id),
  next: byMoved,
  now: byMoved,
  answered: (a, b) => byMoved(b, a),
};

const each = <T>(make: (state: OpenlyAsked) => T): Record<OpenlyAsked, T> => ({
  approved: make("approved"),
  next: make("next"),
  now: make("now"),
  answered: make("answered"),
});
