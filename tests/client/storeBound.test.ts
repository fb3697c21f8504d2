import { describe, expect, test } from "@jest/globals";
import {
  append,
  appendReplies,
  apply,
  isOutdated,
  showAnew,
  showNew,
  showNewReplies,
  startThread,
} from "../../client/core/store.ts";
import {
  fromTheStart,
  moreReplies,
  type ThreadState,
  waitingReplies,
  waitingTops,
} from "../../client/core/threadState.ts";
import { find } from "../../client/core/tree.ts";
import type { Sort } from "../../server/protocol/basics.ts";
import type { LiveEvent } from "../../server/protocol/events.ts";
import type { CommentView, ThreadComment, ThreadPage } from "../../server/protocol/views.ts";
import { aPage, aThreadComment, aView, ids } from "./comments.ts";

const posts = (comment: CommentView, commentCount: number, replyCount = 1): LiveEvent => ({
  kind: "comment-posted",
  comment,
  parent: comment.parentId === null ? null : { id: comment.parentId, replyCount },
  commentCount,
});
const changes = (comment: CommentView, replyCount?: number): LiveEvent => ({
  kind: "comment-changed",
  comment,
  parent: comment.parentId === null ? null : { id: comment.parentId, replyCount: replyCount ?? 0 },
  commentCount: 9,
});

const inAll = (items: readonly ThreadComment[]): number =>
  items.reduce((sum, { replies }) => sum + 1 + inAll(replies), 0);

/** Every comment that the page holds, drawn or not. */
const kept = ({ items, newTops, newReplies, heard }: ThreadState): number =>
  inAll(items) + inAll(newTops) + inAll(Object.values(newReplies).flat()) + heard.length;

/** What a fresh read of a discussion of `count` comments at the top answers. */
function pageOf(count: number, seq: number, { sort, after = 0 }: { sort: Sort; after?: number }): ThreadPage {
  const all = Array.from({ length: 50 }, (_, n) => (sort === "oldest" ? after + n + 1 : count - n));
  return aPage(
    all.filter(id => id >= 1 && id <= count).map(id => aThreadComment(id)),
    { seq, commentCount: count, nextCursor: after + 50 < count ? "more" : null },
  );
}

describe("[RP1] a page that is left open", () => {
  const many = 100_000;

  test("[RP1] through 100,000 comments keeps few of them, counts them all, and shows the newest of a page read anew", () => {
    const start = startThread(pageOf(20, 20, { sort: "newest" }));
    let most = 0;
    let state = start;
    for (let id = 21; id <= many; id++) {
      state = apply(state, posts(aView(id), id));
      if (id % 100 === 0) most = Math.max(most, kept(state));
    }
    expect(most).toBeLessThan(20 + 500 + 500 + 1);
    expect(state.items).toBe(start.items);
    expect(waitingTops(state)).toBe(many - 20);
    expect(state.commentCount).toBe(many);

    // Two more come while the page is read: one is on it, the other not.
    const page = pageOf(many + 1, many + 1, { sort: "newest" });
    const late = [many + 1, many + 2].reduce((next, id) => apply(next, posts(aView(id), id)), state);
    const shown = showAnew(late, page);
    expect(ids(shown.items)).toEqual(ids(page.items));
    expect(ids(shown.newTops)).toEqual([many + 2]);
    expect(waitingTops(shown)).toBe(1);
    expect(shown.seq).toBe(many + 2);
    expect(kept(showNew(shown))).toBeLessThan(100);
  });

  test("[RP1] of replies too no more wait than can be kept; the rest comes with those that are asked for", () => {
    const start = startThread(aPage([aThreadComment(1), aThreadComment(2)]));
    let state = start;
    for (let id = 3; id <= 5_000; id++)
      state = apply(state, posts(aView(id, { parentId: String(1 + (id % 2)) }), id, Math.floor(id / 2)));
    expect(kept(state)).toBeLessThan(2 + 1_000 + 500 + 1);
    const one = find(state.items, "1");
    expect(one?.repliesCursor).toBe(fromTheStart);
    expect(one && moreReplies(state, one) + (state.newReplies["1"]?.length ?? 0)).toBe(one?.replyCount);
    const all = Array.from({ length: 2_000 }, (_, n) => aThreadComment(4 + 2 * n, { parentId: "1" }));
    const read = appendReplies(state, "1", { items: all, nextCursor: null }, state.seq);
    expect(find(showNewReplies(read, "1").items, "1")?.replies.length).toBeGreaterThanOrEqual(2_000);
  });

  test("[RP1] in the order from the oldest, what is let go comes with the next pages", () => {
    let state = startThread(pageOf(20, 20, { sort: "oldest" }), "oldest");
    for (let id = 21; id <= 700; id++) state = apply(state, posts(aView(id), id));
    expect(waitingTops(state)).toBe(0);
    expect(state.nextCursor).toBe(fromTheStart);
    for (let after = 0; after < 700; after += 50)
      state = append(state, pageOf(700, state.seq, { sort: "oldest", after }));
    expect(ids(state.items)).toEqual(Array.from({ length: 700 }, (_, n) => n + 1));
    expect(state.nextCursor).toBeNull();
  });

  test("[RP1] replies to what was let go go with it", () => {
    let state = startThread(aPage([aThreadComment(1)]));
    state = apply(apply(state, posts(aView(2), 2)), posts(aView(3, { parentId: "2" }), 3));
    state = apply(state, posts(aView(4, { parentId: "3" }), 4));
    expect(waitingReplies(state).count).toBe(2);
    for (let id = 5; id <= 600; id++) state = apply(state, posts(aView(id), id));
    expect(waitingReplies(state).count).toBe(0);
  });
});

test("[RP2] a page is brought up to date with all that happened while it was read: replies, reactions, removals", () => {
  const start = startThread(aPage([aThreadComment(9)], { nextCursor: "a" }));
  const late = [
    posts(aView(10, { parentId: "5" }), 3, 1),
    { kind: "reactions-changed", commentId: "5", reactions: { "worth-reading": 3 } } as const,
    posts(aView(11), 4),
    changes({ ...aView(4), state: "rejected", html: "", author: { id: "0", name: "", badges: [] }, replyCount: 1 }),
  ].reduce((state, event) => apply(state, event), start);
  const page = aPage([aThreadComment(5), aThreadComment(4, { replyCount: 1 })], { seq: 0, commentCount: 2 });
  const after = append(late, page);
  expect(ids(after.items)).toEqual([9, 5, 4]);
  expect(find(after.items, "5")).toMatchObject({ replyCount: 1, reactions: { "worth-reading": 3 } });
  expect(ids(after.newReplies["5"] ?? [])).toEqual([10]);
  expect(find(after.items, "4")?.state).toBe("rejected");
  expect(ids(after.newTops)).toEqual([11]);
  expect([after.seq, after.commentCount]).toEqual([4, 9]);
});

test("[RP2] one from before more than is remembered is outdated, and read again", () => {
  let state = startThread(aPage([], { seq: 7 }));
  for (let id = 1; id <= 499; id++) state = apply(state, posts(aView(id, { parentId: "99999" }), id));
  expect(isOutdated(state, 7)).toBe(false);
  for (let id = 500; id <= 501; id++) state = apply(state, posts(aView(id, { parentId: "99999" }), id));
  expect(isOutdated(state, 7)).toBe(true);
  expect(isOutdated(state, state.seq)).toBe(false);
});

test("[RP2] what was restored after its removal took it off the page waits again; an edit of what is further down does not", () => {
  const gone = (comment: CommentView): CommentView => ({ ...comment, state: "rejected", html: "" });
  const start = startThread(aPage([aThreadComment(5), aThreadComment(4)], { nextCursor: "more" }));
  const removed = apply(apply(start, posts(aView(6), 3)), changes(gone(aView(6))));
  expect(waitingTops(removed)).toBe(0);
  expect(ids(apply(removed, changes(aView(6))).newTops)).toEqual([6]);
  expect(waitingTops(apply(removed, changes(aView(2))))).toBe(0);
  const reply = aView(7, { parentId: "5" });
  const without = apply(apply(start, posts(reply, 3)), changes(gone(reply), 0));
  expect(waitingReplies(without).count).toBe(0);
  expect(waitingReplies(apply(without, changes(reply, 1))).count).toBe(1);
});
