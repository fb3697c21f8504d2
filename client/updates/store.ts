import type { Id, Time } from "../../server/protocol/basics.ts";
import type { LiveEvent } from "../../server/protocol/events.ts";
import type { UpdateOrder, UpdatesPage, UpdateView } from "../../server/protocol/updates.ts";
import { byId } from "../core/tree.ts";

/** The updates of an article as one page shows them: what comes live waits until the reader asks. */
export interface UpdatesState {
  /** Number of the last event that is in here. */
  seq: number;
  sort: UpdateOrder;
  items: UpdateView[];
  nextCursor: string | null;
  count: number;
  /** What came since, newest first. */
  waiting: UpdateView[];
}

export function startUpdates({ items, nextCursor, count, seq }: UpdatesPage, sort: UpdateOrder): UpdatesState {
  return { seq, sort, items, nextCursor, count, waiting: [] };
}

/** One live event, in order and only once: what is shown changes in place, what is new waits. */
export function apply(state: UpdatesState, event: LiveEvent, seq: number): UpdatesState {
  const next = { ...state, seq };
  switch (event.kind) {
    case "update-posted":
    case "update-changed":
      return isKnown(next, event.update.id) || event.kind === "update-changed"
        ? change(next, event.update.id, () => event.update)
        : wait(next, event.update);
    case "comment-posted":
    case "comment-changed":
      return event.on
        ? change(next, event.on.id, update => ({ ...update, commentCount: event.on?.commentCount ?? 0 }))
        : next;
    default:
      return next;
  }
}

/** Shows what waits: above the others, or below them where the oldest come first. */
export function showNew(state: UpdatesState): UpdatesState {
  return { ...state, items: inOrder([...state.items, ...state.waiting], state.sort), waiting: [] };
}

export function append(state: UpdatesState, page: UpdatesPage): UpdatesState {
  const fresh = page.items.filter(({ id }) => !state.items.some(item => item.id === id));
  const waiting = state.waiting.filter(({ id }) => !fresh.some(item => item.id === id));
  return { ...state, items: inOrder([...state.items, ...fresh], state.sort), waiting, nextCursor: page.nextCursor };
}

/** Too much was missed: what is drawn is brought up to date where it stands, and the rest of the page waits. */
export function startAgain(state: UpdatesState, page: UpdatesPage): UpdatesState {
  const now = new Map(page.items.map(item => [item.id, item]));
  const kept = state.items.map(item => now.get(item.id) ?? item);
  const first = state.items.at(state.sort === "newest" ? 0 : -1);
  const fresh = page.items.filter(({ id }) => !isKnown(state, id) && (!first || byId(id, first.id) > 0));
  const waiting = state.waiting.map(item => now.get(item.id) ?? item);
  return { ...state, items: kept, waiting: [...fresh, ...waiting], count: page.count, seq: page.seq };
}

/** As it stood at a moment of a replay, with the texts of today: what had not been written by then is not there. */
export function asOf(state: UpdatesState, at: Time): UpdatesState {
  return { ...state, items: state.items.filter(({ postedAt }) => Date.parse(postedAt) <= Date.parse(at)), waiting: [] };
}

/** True where more of what stood then (see asOf) may be on a page that was not read: a few are enough where the newest come first. */
export function lacks({ sort, items, nextCursor }: UpdatesState, then: UpdatesState): boolean {
  if (nextCursor === null) return false;
  return sort === "newest" ? then.items.length < 5 : then.items.length === items.length;
}

const inOrder = (items: UpdateView[], sort: UpdateOrder) =>
  items.sort((a, b) => (sort === "newest" ? byId(b.id, a.id) : byId(a.id, b.id)));

const isKnown = ({ items, waiting }: UpdatesState, id: Id) => [...items, ...waiting].some(item => item.id === id);

function wait(state: UpdatesState, update: UpdateView): UpdatesState {
  const next = { ...state, count: state.count + 1 };
  // It belongs to a page at the end that is not read yet, and comes with that.
  return state.sort === "oldest" && state.nextCursor !== null ? next : { ...next, waiting: [update, ...state.waiting] };
}

function change(state: UpdatesState, id: Id, how: (update: UpdateView) => UpdateView): UpdatesState {
  const changed = (items: UpdateView[]) => items.map(item => (item.id === id ? how(item) : item));
  return { ...state, items: changed(state.items), waiting: changed(state.waiting) };
}
