import { describe, expect, test } from "@jest/globals";
import {
  append,
  appendReplies,
  apply,
  posted,
  reacted,
  showNew,
  showNewReplies,
  startAgain,
  startThread,
  withMine,
  withoutMine,
} from "../../client/core/store.ts";
import { moreReplies, newUnder, shownCount, waitingCount } from "../../client/core/threadState.ts";
import { find } from "../../client/core/tree.ts";
import type { LiveEvent } from "../../server/protocol/events.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { aPage, aThreadComment, aView, ids } from "./comments.ts";

const posts = (comment: CommentView, commentCount = 9, replyCount?: number): LiveEvent => ({
  kind: "comment-posted",
  comment,
  parent: comment.parentId === null ? null : { id: comment.parentId, replyCount: replyCount ?? 1 },
  commentCount,
});
const changes = (comment: CommentView, commentCount = 9): LiveEvent => ({
  kind: "comment-changed",
  comment,
  parent: null,
  commentCount,
});
const gone = (comment: CommentView, how: Partial<CommentView> = {}): CommentView => ({
  ...comment,
  author: { id: "0", name: "", badges: [] },
  html: "",
  state: "rejected",
  ...how,
});

describe("what comes live", () => {
  const start = startThread(
    aPage([aThreadComment(2), aThreadComment(1, { replies: [aThreadComment(3, { parentId: "1" })] })]),
  );

  test("[C7] a new comment waits at the top, and nothing that is drawn moves", () => {
    const after = apply(apply(start, posts(aView(4), 4)), posts(aView(5), 5));
    expect(after.items).toBe(start.items);
    expect(ids(after.newTops)).toEqual([5, 4]);
    expect(after.commentCount).toBe(5);
    expect(ids(showNew(after).items)).toEqual([5, 4, 2, 1]);
    expect(showNew(after).newTops).toEqual([]);
  });

  test("[C7] a new reply waits under its parent, which counts it", () => {
    const after = apply(start, posts(aView(6, { parentId: "1" }), 4, 2));
    expect(find(after.items, "1")?.replyCount).toBe(2);
    expect(ids(find(after.items, "1")?.replies ?? [])).toEqual([3]);
    expect(newUnder(after, aThreadComment(1))).toBe(1);
    expect(ids(find(showNewReplies(after, "1").items, "1")?.replies ?? [])).toEqual([3, 6]);
    expect(waitingCount(showNewReplies(after, "1"))).toBe(0);
  });

  test("[C7] under a comment that is not here, a reply is only counted", () => {
    const after = apply(start, posts(aView(6, { parentId: "99" }), 4));
    expect(after.items).toBe(start.items);
    expect(waitingCount(after)).toBe(0);
    expect(after.commentCount).toBe(4);
  });

  test("[C7] where the oldest come first, new ones wait below; while pages are missing they come with those", () => {
    const all = startThread(aPage([aThreadComment(1), aThreadComment(2)]), "oldest");
    expect(ids(showNew(apply(apply(all, posts(aView(3))), posts(aView(4)))).items)).toEqual([1, 2, 3, 4]);
    const some = startThread(aPage([aThreadComment(1)], { nextCursor: "x" }), "oldest");
    expect(apply(some, posts(aView(3), 5)).newTops).toEqual([]);
  });

  test("[C8] what I posted here stands at once, whichever comes first, the answer or the event", () => {
    const mine = aView(4);
    expect(ids(posted(start, mine).items)).toEqual([4, 2, 1]);
    expect(waitingCount(apply(posted(start, mine), posts(mine)))).toBe(0);
    const eventFirst = posted(apply(start, posts(mine)), mine);
    expect(ids(eventFirst.items)).toEqual([4, 2, 1]);
    expect(waitingCount(eventFirst)).toBe(0);
    const reply = posted(start, aView(8, { parentId: "1" }));
    expect(ids(find(reply.items, "1")?.replies ?? [])).toEqual([3, 8]);
  });

  test("[C9] an edit and a removal change in place, a restored text comes back in place", () => {
    const edited = apply(start, changes(aView(2, { html: "<p>better</p>", revision: 2 })));
    expect(ids(edited.items)).toEqual([2, 1]);
    expect(edited.items[0]?.html).toBe("<p>better</p>");
    const removed = apply(start, changes(gone(aView(2)), 1));
    expect(ids(removed.items)).toEqual([2, 1]);
    expect(removed.items[0]).toMatchObject({ state: "rejected", html: "" });
    const restored = apply(removed, changes(aView(2), 2));
    expect(restored.items[0]).toMatchObject({ state: "visible", html: "<p>comment 2</p>" });
  });

  test("[C9] a removal keeps the replies where they are", () => {
    const removed = apply(start, changes(gone(aView(1, { replyCount: 1 }))));
    expect(ids(find(removed.items, "1")?.replies ?? [])).toEqual([3]);
  });

  test("[C9] what waited and was removed is never shown", () => {
    const waiting = apply(start, posts(aView(4)));
    expect(waitingCount(apply(waiting, changes(gone(aView(4)))))).toBe(0);
  });

  test("[C10] reactions change the counts and never the order", () => {
    const top = startThread(
      aPage([aThreadComment(1, { reactions: { "worth-reading": 5 } }), aThreadComment(2)]),
      "top",
    );
    const after = apply(top, { kind: "reactions-changed", commentId: "2", reactions: { "worth-reading": 50 } });
    expect(ids(after.items)).toEqual([1, 2]);
    expect(after.items[1]?.reactions).toEqual({ "worth-reading": 50 });
  });

  test("[C10] my own reaction is drawn before the answer, and taken back with it", () => {
    const on = reacted(start, "2", "taught-me", 1);
    expect(on.items[0]?.reactions["taught-me"]).toBe(1);
    expect(reacted(on, "2", "taught-me", -1).items[0]?.reactions["taught-me"]).toBe(0);
  });
});

describe("what only its author sees", () => {
  const held = aView(9, { state: "held", text: "mine", findings: [] });
  const mine = (comments: CommentView[]) => ({ comments });
  const start = startThread(aPage([aThreadComment(1)]));

  test("[C11] a held comment stands where it will stand, until its author signs out", () => {
    const shown = withMine(start, mine([held]));
    expect(ids(shown.items)).toEqual([9, 1]);
    expect(ids(withoutMine(shown).items)).toEqual([1]);
  });

  test("[C11] the trace that all others get of it does not take the text from its author", () => {
    const shown = withMine(start, mine([held]));
    const after = apply(shown, changes(gone(aView(9), { state: "held" })));
    expect(find(after.items, "9")).toMatchObject({ state: "held", html: "<p>comment 9</p>" });
  });

  test("[C11] approved it is a comment like others; rejected it leaves its trace, with the reasons for its author alone", () => {
    const shown = withMine(start, mine([held]));
    expect(find(apply(shown, posts(aView(9))).items, "9")?.state).toBe("visible");
    const rejected = aView(9, { state: "rejected", text: "mine", removedFor: "hate" });
    expect(find(withMine(shown, mine([rejected])).items, "9")).toMatchObject({ state: "rejected", removedFor: "hate" });
    expect(find(withMine(start, mine([rejected])).items, "9")).toBeUndefined();
    const stated = withMine(start, mine([{ ...rejected, statement: "secret" }]));
    expect(find(stated.items, "9")).toMatchObject({ state: "rejected", statement: "secret" });
    expect(find(withoutMine(stated).items, "9")).toBeUndefined();
  });
});

describe("pages", () => {
  test("[C12] the next page brings nothing twice, and takes along what waited", () => {
    const start = startThread(aPage([aThreadComment(5)], { nextCursor: "a", commentCount: 3 }));
    const waiting = apply(start, posts(aView(2)));
    const after = append(waiting, aPage([aThreadComment(5), aThreadComment(2), aThreadComment(1)]));
    expect(ids(after.items)).toEqual([5, 2, 1]);
    expect(waitingCount(after)).toBe(0);
    expect(after.nextCursor).toBeNull();
  });

  test("[C12] a page that was read before an event does not overrule it", () => {
    const start = startThread(aPage([aThreadComment(5)], { nextCursor: "a" }));
    const removed = apply(start, changes(gone(aView(2, { replyCount: 1 }))), 3);
    const after = append(removed, aPage([aThreadComment(2, { replyCount: 1 })], { seq: 2 }));
    expect(find(after.items, "2")?.state).toBe("rejected");
  });

  test("[C12] more replies come between those that are there, oldest first", () => {
    const parent = aThreadComment(1, {
      replyCount: 4,
      repliesCursor: "c",
      replies: [aThreadComment(2, { parentId: "1" })],
    });
    const start = startThread(aPage([parent]));
    expect(moreReplies(start, parent)).toBe(3);
    const withNew = showNewReplies(apply(start, posts(aView(9, { parentId: "1" }), 5, 5)), "1");
    const replies = [3, 4, 9].map(id => aThreadComment(id, { parentId: "1" }));
    const after = appendReplies(withNew, "1", { items: replies, nextCursor: null }, 0);
    const all = find(after.items, "1");
    expect(ids(all?.replies ?? [])).toEqual([2, 3, 4, 9]);
    expect(all && moreReplies(after, all)).toBe(0);
    expect(shownCount(after.items)).toBe(5);
  });

  test("[C13] starting over keeps what is drawn in its place, with its state of now; what is new waits", () => {
    const start = startThread(aPage([aThreadComment(3), aThreadComment(2), aThreadComment(1)]));
    const page = aPage([aThreadComment(5), aThreadComment(3), aThreadComment(2, { html: "<p>edited</p>" })], {
      seq: 900,
    });
    const after = startAgain(start, page);
    expect(ids(after.items)).toEqual([3, 2]);
    expect(after.items[1]?.html).toBe("<p>edited</p>");
    expect(ids(after.newTops)).toEqual([5]);
    expect(after.seq).toBe(900);
  });
});
