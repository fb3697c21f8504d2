import type { Id, Page, Sort } from "../../server/protocol/basics.ts";
import type { LiveEvent, ParentCount } from "../../server/protocol/events.ts";
import type { Reaction, ReactionCounts } from "../../server/protocol/reactions.ts";
import type { CommentView, Mine, ThreadComment, ThreadPage } from "../../server/protocol/views.ts";
import { alone, change, find, mergeReplies } from "./tree.ts";

/**
 * A discussion as one page shows it. Only `items` is drawn; what comes live waits in `newTops` and `newReplies` until the
 * reader asks, and nothing that is drawn is ever sorted again.
 */
export interface ThreadState {
  /** Number of the last event that is in here. */
  seq: number;
  sort: Sort;
  items: ThreadComment[];
  nextCursor: string | null;
  commentCount: number;
  /** Newest first. */
  newTops: ThreadComment[];
  /** By the comment they hang under, oldest first. */
  newReplies: Readonly<Record<Id, ThreadComment[]>>;
  /** What live events said last of each comment, with their number: a page that was read earlier does not overrule it. */
  latest: Readonly<Record<Id, Latest>>;
}

interface Latest {
  seq: number;
  comment: CommentView;
}

export function startThread(page: ThreadPage, sort: Sort = "newest"): ThreadState {
  return {
    seq: page.seq,
    sort,
    items: page.items,
    nextCursor: page.nextCursor,
    commentCount: page.commentCount,
    newTops: [],
    newReplies: {},
    latest: {},
  };
}

/** One live event, already in order and only once (see cursor.ts). What it names is changed in place or waits. */
export function apply(state: ThreadState, event: LiveEvent, seq = state.seq + 1): ThreadState {
  const next = { ...state, seq };
  if (event.kind === "reactions-changed") return withReactions(next, event.commentId, event.reactions);
  if (event.kind !== "comment-posted" && event.kind !== "comment-changed") return next;
  const { comment, parent, commentCount } = event;
  const latest = { ...state.latest, [comment.id]: { seq, comment } };
  const counted = withReplyCount({ ...next, commentCount, latest }, parent);
  if (isKnown(counted, comment.id)) return replace(counted, comment);
  return event.kind === "comment-posted" && comment.state === "visible" ? wait(counted, comment) : counted;
}

/** What I posted in this tab stands at once: at the top, or last among the replies. */
export function posted(state: ThreadState, comment: CommentView): ThreadState {
  if (find(state.items, comment.id)) return replace(state, comment);
  const wasWaiting = isKnown(state, comment.id);
  const rest = withoutWaiting(state, comment.id);
  const commentCount = rest.commentCount + (comment.state === "visible" && !wasWaiting ? 1 : 0);
  return place({ ...rest, commentCount }, comment);
}

/** My comments that others do not see: those that wait stand where they will stand; removed ones leave a trace, with the reasons. */
export function withMine(state: ThreadState, mine: Pick<Mine, "comments">): ThreadState {
  return mine.comments.reduceRight((next, comment) => {
    if (find(next.items, comment.id)) return replace(next, comment);
    return comment.state === "held" || comment.statement !== undefined ? place(next, comment) : next;
  }, state);
}

/** When nobody is signed in any more, what only they could see goes. */
export function withoutMine(state: ThreadState): ThreadState {
  const visible = (items: ThreadComment[]): ThreadComment[] =>
    items
      .filter(item => item.text === undefined || !(item.state === "held" || isMyTrace(item)))
      .map(({ statement: _, ...item }) => ({ ...item, replies: visible(item.replies) }));
  return { ...state, items: visible(state.items) };
}

/** A removed comment of mine under which nothing stands: others do not see even its trace. */
const isMyTrace = ({ state, statement, replyCount }: ThreadComment) =>
  state === "rejected" && statement !== undefined && replyCount === 0;

/** The next page of the discussion. */
export function append(state: ThreadState, page: ThreadPage): ThreadState {
  const fresh = page.items.map(item => upToDate(state, item, page.seq)).filter(({ id }) => !find(state.items, id));
  const cleared = fresh.reduce((next, { id }) => withoutWaiting(next, id), state);
  const commentCount = page.seq >= state.seq ? page.commentCount : state.commentCount;
  return { ...cleared, items: [...state.items, ...fresh], nextCursor: page.nextCursor, commentCount };
}

/** The next page of the replies to `id`; `asOf`: the state's `seq` when it was asked for. */
export function appendReplies(state: ThreadState, id: Id, page: Page<ThreadComment>, asOf: number): ThreadState {
  const more = page.items.map(item => upToDate(state, item, asOf));
  const cleared = more.reduce((next, reply) => withoutWaiting(next, reply.id), state);
  const items = change(cleared.items, id, comment => ({
    ...comment,
    replies: mergeReplies(comment.replies, more),
    repliesCursor: page.nextCursor,
  }));
  return { ...cleared, items };
}

/** Shows the comments that wait: above the others, or below them where the oldest come first. */
export function showNew(state: ThreadState): ThreadState {
  const { items, newTops } = state;
  return {
    ...state,
    items: endsWithNew(state) ? [...items, ...newTops.toReversed()] : [...newTops, ...items],
    newTops: [],
  };
}

const endsWithNew = ({ sort }: ThreadState) => sort === "oldest";

/** Shows the replies to `id` that wait. */
export function showNewReplies(state: ThreadState, id: Id): ThreadState {
  const { [id]: waiting = [], ...newReplies } = state.newReplies;
  const items = change(state.items, id, comment => ({ ...comment, replies: mergeReplies(comment.replies, waiting) }));
  return { ...state, items, newReplies };
}

/**
 * Too much was missed: `page` is what the discussion is now. What is drawn and still on that page is brought up to date where
 * it stands; the rest of the page waits. When nothing drawn is on it, it is shown as it is.
 */
export function startAgain(state: ThreadState, page: ThreadPage): ThreadState {
  const now = new Map(page.items.map(item => [item.id, item]));
  const own = state.items.filter(item => item.state === "held" && item.text !== undefined && !now.has(item.id));
  const kept = state.items.flatMap(({ id }) => now.get(id) ?? []);
  const keptIds = new Set(kept.map(({ id }) => id));
  const rest = page.items.filter(({ id }) => !keptIds.has(id));
  const start = startThread(page, state.sort);
  if (kept.length === 0) return { ...start, items: [...own, ...page.items] };
  return { ...start, items: [...own, ...kept], newTops: rest };
}

/** What a comment's counts are now; their order and place never change by it. */
export function withReactions(state: ThreadState, id: Id, reactions: ReactionCounts): ThreadState {
  const update = (items: ThreadComment[]) => change(items, id, comment => ({ ...comment, reactions }));
  const before = state.latest[id];
  const latest = before
    ? { ...state.latest, [id]: { ...before, comment: { ...before.comment, reactions } } }
    : state.latest;
  return inWaiting({ ...state, items: update(state.items), latest }, update);
}

/** My own reaction, drawn before the server has answered. */
export function reacted(state: ThreadState, id: Id, kind: Reaction["kind"], by: 1 | -1): ThreadState {
  const reactions = find(state.items, id)?.reactions;
  if (!reactions) return state;
  return withReactions(state, id, { ...reactions, [kind]: Math.max(0, (reactions[kind] ?? 0) + by) });
}

/** Replies that wait under a comment and under all that hang under it. */
export function newUnder(state: ThreadState, comment: ThreadComment): number {
  const here = state.newReplies[comment.id]?.length ?? 0;
  return comment.replies.reduce((sum, reply) => sum + newUnder(state, reply), here);
}

/** Replies that are neither drawn nor waiting. */
export function moreReplies(state: ThreadState, comment: ThreadComment): number {
  if (comment.repliesCursor === null) return 0;
  const drawn = comment.replies.filter(reply => reply.state === "visible" || reply.replyCount > 0).length;
  const waiting = state.newReplies[comment.id]?.length ?? 0;
  return Math.max(1, comment.replyCount - drawn - waiting);
}

/** Comments and replies that came in and are not shown yet. */
export function waitingCount({ newTops, newReplies }: ThreadState): number {
  return Object.values(newReplies).reduce((sum, replies) => sum + replies.length, newTops.length);
}

/** Comments that are drawn and can be read. */
export function shownCount(items: readonly ThreadComment[]): number {
  return items.reduce((sum, item) => sum + (item.state === "visible" ? 1 : 0) + shownCount(item.replies), 0);
}

/** Where only one comment is shown with what it answers: that, read anew. */
export function replaceOne(state: ThreadState, one: ThreadComment, commentCount: number): ThreadState {
  return { ...state, items: [one], commentCount, newReplies: {}, latest: {} };
}

function isKnown(state: ThreadState, id: Id): boolean {
  return [state.items, state.newTops, ...Object.values(state.newReplies)].some(items => find(items, id));
}

function wait(state: ThreadState, comment: CommentView): ThreadState {
  const { parentId } = comment;
  if (parentId === null) {
    // It belongs to a page at the end that is not read yet, and comes with that.
    if (endsWithNew(state) && state.nextCursor !== null) return state;
    return { ...state, newTops: [alone(comment), ...state.newTops] };
  }
  if (!isKnown(state, parentId)) return state;
  const waiting = mergeReplies(state.newReplies[parentId] ?? [], [alone(comment)]);
  return { ...state, newReplies: { ...state.newReplies, [parentId]: waiting } };
}

/** The comment as it is now, where it stands; one that waits and is no longer visible goes. */
function replace(state: ThreadState, comment: CommentView): ThreadState {
  const update = (items: ThreadComment[]) => change(items, comment.id, before => asNow(before, comment));
  const items = update(state.items);
  if (items !== state.items) return { ...state, items };
  if (comment.state !== "visible" && comment.replyCount === 0) return withoutWaiting(state, comment.id);
  return inWaiting(state, update);
}

function asNow(before: ThreadComment, now: CommentView): ThreadComment {
  const { replies, repliesCursor } = before;
  // Readers get no text of a held comment; its author's own view stays.
  const isMineHeld = now.state === "held" && now.text === undefined && before.text !== undefined;
  if (isMineHeld) return { ...before, state: "held", replyCount: now.replyCount };
  return { ...now, replies, repliesCursor };
}

function place(state: ThreadState, comment: CommentView): ThreadState {
  const { parentId } = comment;
  if (parentId === null) {
    const isLast = endsWithNew(state) && state.nextCursor === null;
    return { ...state, items: isLast ? [...state.items, alone(comment)] : [alone(comment), ...state.items] };
  }
  const items = change(state.items, parentId, parent => ({
    ...parent,
    replies: mergeReplies(parent.replies, [alone(comment)]),
  }));
  return { ...state, items };
}

function withReplyCount(state: ThreadState, parent: ParentCount | null): ThreadState {
  if (parent === null) return state;
  const { id, replyCount } = parent;
  const update = (items: ThreadComment[]) => change(items, id, comment => ({ ...comment, replyCount }));
  return inWaiting({ ...state, items: update(state.items) }, update);
}

function inWaiting(state: ThreadState, update: (items: ThreadComment[]) => ThreadComment[]): ThreadState {
  const newReplies = Object.fromEntries(Object.entries(state.newReplies).map(([id, items]) => [id, update(items)]));
  return { ...state, newTops: update(state.newTops), newReplies };
}

function withoutWaiting(state: ThreadState, id: Id): ThreadState {
  const without = (items: ThreadComment[]) => items.filter(item => item.id !== id);
  const left = Object.entries(state.newReplies).map(([parent, items]) => [parent, without(items)] as const);
  return {
    ...state,
    newTops: without(state.newTops),
    newReplies: Object.fromEntries(left.filter(([, items]) => items.length > 0)),
  };
}

/** A comment of a page that was read at `asOf`, with what events have said of it since. */
function upToDate(state: ThreadState, comment: ThreadComment, asOf: number): ThreadComment {
  const replies = comment.replies.map(reply => upToDate(state, reply, asOf));
  const latest = state.latest[comment.id];
  return latest && latest.seq > asOf ? asNow({ ...comment, replies }, latest.comment) : { ...comment, replies };
}
