import type { Id } from "../../server/protocol/basics.ts";
import type { CommentView, ThreadComment, ThreadPage } from "../../server/protocol/views.ts";

const names = ["Ann", "Ben", "Neo", "Mo"];

/** A comment as the server would show it. */
export function aView(id: number, how: Partial<CommentView> = {}): CommentView {
  return {
    id: String(id),
    articleId: "7",
    parentId: null,
    author: { id: String(1 + (id % 4)), name: names[id % 4] ?? "Ann", badges: [] },
    state: "visible",
    revision: 1,
    html: `<p>comment ${id}</p>`,
    depth: how.parentId ? 1 : 0,
    replyCount: 0,
    reactions: {},
    postedAt: new Date(Date.UTC(2026, 4, 14, 10, 0, id)).toISOString(),
    editedAt: null,
    ...how,
  };
}

export function aThreadComment(id: number, how: Partial<ThreadComment> = {}): ThreadComment {
  return { ...aView(id, how), replies: [], repliesCursor: null, ...how };
}

export function aPage(items: ThreadComment[], how: Partial<ThreadPage> = {}): ThreadPage {
  return { items, nextCursor: null, seq: 0, commentCount: items.length, ...how };
}

export const ids = (items: readonly { id: Id }[]): number[] => items.map(({ id }) => Number(id));
