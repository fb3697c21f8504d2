import type { AnchorName } from "../../server/protocol/anchors.ts";
import type { Id, Page, Sort } from "../../server/protocol/basics.ts";
import type { LiveEvent, ParentCount } from "../../server/protocol/events.ts";
import type { Reaction, ReactionCounts } from "../../server/protocol/reactions.ts";
import type { CommentView, Mine, ThreadComment, ThreadPage } from "../../server/protocol/views.ts";
import { isOn, marked } from "./anchors.ts";
import { findAny, fromTheStart, type ThreadState, waitingReplies, waitingTops } from "./threadState.ts";
import { alone, byId, change, find, mergeReplies } from "./tree.ts";

/** How many comments wait at the top, and how many replies in all, before they are let go; how many events are remembered. */
const mostWaiting = { tops: 500, replies: 1_000 };
const mostHeard = 500;

export function startThread(page: ThreadPage, sort: Sort = "newest", anchor: AnchorName | null = null): ThreadState {
  return {
    anchor,
    seq: page.seq,
    sort,
    items: page.items,
    nextCursor: page.nextCursor,
    commentCount: page.commentCount,
    newTops: [],
    letGo: 0,
    newReplies: {},
    heard: [],
  };
}

/** One live event, already in order and only once (see cursor.ts). What it names is changed in place or waits. */
export function apply(state: ThreadState, event: LiveEvent, seq = state.seq + 1): ThreadState {
  // What was read anew may be ahead of what is heard.
  if (seq <= state.seq) return state;
  const heard = [...state.heard, { seq, event }].slice(-mostHeard);
  return take({ ...state, seq, heard }, event);
}

function take(state: ThreadState, event: LiveEvent): ThreadState {
  if (event.kind === "reactions-changed") return withReactions(state, event.commentId, event.reactions);
  if (event.kind === "question-changed") return withQuestion(state, event);
  if (event.kind === "update-changed") {
    return { ...state, items: marked(state.items, event.update), newTops: marked(state.newTops, event.update) };
  }
  if (event.kind !== "comment-posted" && event.kind !== "comment-changed") return state;
  const { comment, parent, commentCount } = event;
  const counted = withReplyCount({ ...state, commentCount }, parent);
  if (isKnown(counted, comment.id)) return replace(counted, comment);
  const isNew = event.kind === "comment-posted" || isMissed(counted, comment);
  return isNew && comment.state === "visible" ? wait(counted, comment) : counted;
}

/** Brought back after its removal took it off the page: it stands where everything has been read. An edit of one further down is not that. */
function isMissed(state: ThreadState, { id, parentId }: CommentView): boolean {
  if (parentId !== null) return findAny(state, parentId)?.repliesCursor === null;
  if (state.letGo > 0) return false;
  const last = state.items.at(-1);
  return state.nextCursor === null || (state.sort === "newest" && last !== undefined && byId(id, last.id) > 0);
}

/** True when more happened since `asOf` than is remembered: what was read then cannot be brought up to date. */
export function isOutdated({ heard, seq }: ThreadState, asOf: number): boolean {
  const first = heard.length < mostHeard ? undefined : heard[0];
  return first !== undefined && asOf < seq && asOf < first.seq - 1;
}

/** What happened since `asOf` once more, for what has only just been read; comments at the top wait already. */
function again(state: ThreadState, asOf: number): ThreadState {
  const { seq } = state;
  const after = state.heard
    .filter(one => one.seq > asOf)
    .map(one => one.event)
    .filter(event => !isTop(event) || find(state.items, event.comment.id))
    .reduce(take, state);
  return { ...after, seq };
}

type OfComment = Extract<LiveEvent, { comment: CommentView }>;
const isTop = (event: LiveEvent): event is OfComment =>
  (event.kind === "comment-posted" || event.kind === "comment-changed") && event.comment.parentId === null;

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
    const isMine = comment.state === "held" || comment.statement !== undefined;
    return isMine && belongs(next, comment) ? place(next, comment) : next;
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

/** The next page of the discussion, which must not be outdated. */
export function append(state: ThreadState, page: ThreadPage): ThreadState {
  const fresh = page.items.filter(({ id }) => !find(state.items, id));
  const cleared = fresh.reduce((next, { id }) => withoutWaiting(next, id), state);
  const commentCount = page.seq >= state.seq ? page.commentCount : state.commentCount;
  const items = [...state.items, ...fresh];
  return again({ ...cleared, items, nextCursor: page.nextCursor, commentCount }, page.seq);
}

/** The next page of the replies to `id`; `asOf`: the state's `seq` when it was asked for, which must not be outdated. */
export function appendReplies(state: ThreadState, id: Id, page: Page<ThreadComment>, asOf: number): ThreadState {
  const cleared = page.items.reduce((next, reply) => withoutWaiting(next, reply.id), state);
  const items = change(cleared.items, id, comment => ({
    ...comment,
    replies: mergeReplies(comment.replies, page.items),
    repliesCursor: page.nextCursor,
  }));
  return again({ ...cleared, items }, asOf);
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

/** Where comments were let go: the discussion begins anew with its first page, which must not be outdated. */
export function showAnew(state: ThreadState, page: ThreadPage): ThreadState {
  const items = [...notYetPublic(state, page), ...page.items];
  const start = startThread({ ...page, items }, state.sort, state.anchor);
  return state.heard.filter(one => one.seq > page.seq).reduce((next, { seq, event }) => apply(next, event, seq), start);
}

/** My comments that wait for a moderator: a page never has them. */
function notYetPublic({ items }: ThreadState, page: ThreadPage): ThreadComment[] {
  return items.filter(item => item.state === "held" && item.text !== undefined && !find(page.items, item.id));
}

/** Only what is on one thing, or everything again: `page` is its first page, which must not be outdated. */
export function narrowed(state: ThreadState, anchor: AnchorName | null, page: ThreadPage): ThreadState {
  return showAnew({ ...state, anchor, items: [] }, page);
}

/** True for what has its place in what is drawn. */
const belongs = ({ anchor }: ThreadState, comment: CommentView) =>
  anchor === null || comment.parentId !== null || isOn(comment, anchor);

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
  const own = notYetPublic(state, page);
  const kept = state.items.flatMap(({ id }) => now.get(id) ?? []);
  const keptIds = new Set(kept.map(({ id }) => id));
  const rest = page.items.filter(({ id }) => !keptIds.has(id));
  const start = startThread(page, state.sort, state.anchor);
  if (kept.length === 0) return { ...start, items: [...own, ...page.items] };
  return { ...start, items: [...own, ...kept], newTops: rest };
}

/** What a comment's counts are now; their order and place never change by it. */
export function withReactions(state: ThreadState, id: Id, reactions: ReactionCounts): ThreadState {
  const update = (items: ThreadComment[]) => change(items, id, comment => ({ ...comment, reactions }));
  return inWaiting({ ...state, items: update(state.items) }, update);
}

/** What a comment is as a question; one that readers do not see as such any more is a comment like others. */
function withQuestion(
  state: ThreadState,
  { commentId, question }: LiveEvent & { kind: "question-changed" },
): ThreadState {
  const asked = question && { state: question.state, votes: question.votes };
  const update = (items: ThreadComment[]) =>
    change(items, commentId, ({ question: _, ...comment }) => (asked ? { ...comment, question: asked } : comment));
  return inWaiting({ ...state, items: update(state.items) }, update);
}

/** My own reaction, drawn before the server has answered. */
export function reacted(state: ThreadState, id: Id, kind: Reaction["kind"], by: 1 | -1): ThreadState {
  const reactions = find(state.items, id)?.reactions;
  if (!reactions) return state;
  return withReactions(state, id, { ...reactions, [kind]: Math.max(0, (reactions[kind] ?? 0) + by) });
}

/** Where only one comment is shown with what it answers: that, read anew. */
export function replaceOne(state: ThreadState, one: ThreadComment, commentCount: number): ThreadState {
  return { ...state, items: [one], commentCount, newTops: [], letGo: 0, newReplies: {}, heard: [] };
}

const isKnown = (state: ThreadState, id: Id): boolean => findAny(state, id) !== undefined;

function wait(state: ThreadState, comment: CommentView): ThreadState {
  const { parentId } = comment;
  if (parentId !== null) return isKnown(state, parentId) ? waitUnder(state, parentId, comment) : state;
  if (!belongs(state, comment)) return state;
  // It belongs to a page at the end that is not read yet, and comes with that.
  if (endsWithNew(state) && state.nextCursor !== null) return state;
  if (waitingTops(state) < mostWaiting.tops) return { ...state, newTops: [arrived(comment), ...state.newTops] };
  return letTopsGo(state);
}

/** One that comes back may have replies that were never shown, because it was not there: they come with "show more replies". */
function arrived(comment: CommentView): ThreadComment {
  return { ...alone(comment), repliesCursor: comment.replyCount > 0 ? fromTheStart : null };
}

/** One more than may wait, and all that waited: where the oldest come first they come with the next pages. */
function letTopsGo(state: ThreadState): ThreadState {
  const gone = withoutOrphans({ ...state, newTops: [] });
  return endsWithNew(state)
    ? { ...gone, nextCursor: fromTheStart }
    : { ...gone, letGo: state.letGo + state.newTops.length + 1 };
}

function waitUnder(state: ThreadState, parentId: Id, comment: CommentView): ThreadState {
  const waiting = state.newReplies[parentId] ?? [];
  const newReplies = { ...state.newReplies, [parentId]: mergeReplies(waiting, [arrived(comment)]) };
  if (waitingReplies(state).count < mostWaiting.replies) return { ...state, newReplies };
  // All that wait under this one come with "show more replies".
  const update = (items: ThreadComment[]) =>
    change(items, parentId, parent => ({ ...parent, repliesCursor: parent.repliesCursor ?? fromTheStart }));
  return withoutOrphans(inWaiting({ ...state, items: update(state.items) }, update), parentId);
}

/** Without the replies that wait under `gone`, and under whatever went with it. */
function withoutOrphans(state: ThreadState, gone?: Id): ThreadState {
  const left = Object.entries(state.newReplies).filter(([id]) => id !== gone && isKnown(state, id));
  const after = { ...state, newReplies: Object.fromEntries(left) };
  return left.length === Object.keys(state.newReplies).length ? after : withoutOrphans(after);
}

/** The comment as it is now, where it stands; one that waits and is no longer visible goes. */
function replace(state: ThreadState, comment: CommentView): ThreadState {
  const update = (items: ThreadComment[]) => change(items, comment.id, before => asNow(before, comment));
  const items = update(state.items);
  if (items !== state.items) return { ...state, items };
  const isGone = comment.state !== "visible" && comment.replyCount === 0;
  // What hangs in a comment that waits as a whole, read with it, becomes a trace there.
  const waits = [state.newTops, ...Object.values(state.newReplies)].some(some =>
    some.some(({ id }) => id === comment.id),
  );
  return isGone && waits ? withoutWaiting(state, comment.id) : inWaiting(state, update);
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
