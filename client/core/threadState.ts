import type { AnchorName } from "../../server/protocol/anchors.ts";
import type { Id, Sort } from "../../server/protocol/basics.ts";
import type { Numbered } from "../../server/protocol/events.ts";
import type { CommentView, ThreadComment } from "../../server/protocol/views.ts";
import { find } from "./tree.ts";

/** A cursor that begins anew: what was read to its end goes on by now, and only the server knows where. */
export const fromTheStart = "";

/**
 * A discussion as one page shows it. Only `items` is drawn; what comes live waits in `newTops` and `newReplies` until the
 * reader asks, and nothing that is drawn is ever sorted again. When too much waits it is let go: of comments at the top only their
 * number is kept (`letGo`), and they are read anew when they are asked for; replies come with "show more replies". So a page may stay
 * open as long as it likes.
 */
export interface ThreadState {
  /** Only what is on this is drawn; null: everything. */
  anchor: AnchorName | null;
  /** Number of the last event that is in here. */
  seq: number;
  sort: Sort;
  items: ThreadComment[];
  nextCursor: string | null;
  commentCount: number;
  /** Newest first. */
  newTops: ThreadComment[];
  /** How many more came in at the top, which are not kept. */
  letGo: number;
  /** By the comment they hang under, oldest first. */
  newReplies: Readonly<Record<Id, ThreadComment[]>>;
  /** The last events: a page that was read before them does not overrule them. */
  heard: readonly Numbered[];
}

/** A comment that is drawn or waits. */
export function findAny({ items, newTops, newReplies }: ThreadState, id: Id): ThreadComment | undefined {
  for (const some of [items, newTops, ...Object.values(newReplies)]) {
    const found = find(some, id);
    if (found) return found;
  }
  return undefined;
}

/** Replies that wait under a comment and under all that hang under it. */
export function newUnder(state: ThreadState, comment: ThreadComment): number {
  const here = state.newReplies[comment.id]?.length ?? 0;
  return comment.replies.reduce((sum, reply) => sum + newUnder(state, reply), here);
}

/** Replies that are neither drawn nor waiting. */
export function moreReplies(state: ThreadState, comment: ThreadComment): number {
  const { repliesCursor } = comment;
  if (repliesCursor === null) return 0;
  const drawn = comment.replies.filter(reply => reply.state === "visible" || reply.replyCount > 0).length;
  const waiting = state.newReplies[comment.id]?.length ?? 0;
  return Math.max(repliesCursor === fromTheStart ? 0 : 1, comment.replyCount - drawn - waiting);
}

/** Comments that came in at the top and are not shown yet. */
export const waitingTops = ({ newTops, letGo }: ThreadState): number => newTops.length + letGo;

/** Replies that came in and are not shown yet, and how many of them answer `memberId`. */
export function waitingReplies(state: ThreadState, memberId?: Id): { count: number; toMe: number } {
  const replies = Object.values(state.newReplies).flat();
  const answersMe = ({ parentId, inReplyTo }: CommentView) =>
    findAny(state, inReplyTo?.id ?? parentId ?? "")?.author.id === memberId;
  return { count: replies.length, toMe: memberId === undefined ? 0 : replies.filter(answersMe).length };
}

/** Comments and replies that came in and are not shown yet. */
export const waitingCount = (state: ThreadState): number => waitingTops(state) + waitingReplies(state).count;

/** Comments that are drawn and can be read. */
export function shownCount(items: readonly ThreadComment[]): number {
  return items.reduce((sum, item) => sum + (item.state === "visible" ? 1 : 0) + shownCount(item.replies), 0);
}
