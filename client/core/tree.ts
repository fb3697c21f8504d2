import type { Id } from "../../server/protocol/basics.ts";
import type { CommentView, ThreadComment } from "../../server/protocol/views.ts";

/** The comment with this id among these and their replies. */
export function find(items: readonly ThreadComment[], id: Id): ThreadComment | undefined {
  for (const item of items) {
    const found = item.id === id ? item : find(item.replies, id);
    if (found) return found;
  }
  return undefined;
}

/** The same tree with one comment changed; what did not change stays the same object, so that it is not drawn again. */
export function change(
  items: ThreadComment[],
  id: Id,
  how: (comment: ThreadComment) => ThreadComment,
): ThreadComment[] {
  let changed = false;
  const next = items.map(item => {
    const after = item.id === id ? how(item) : changeBelow(item, id, how);
    if (after !== item) changed = true;
    return after;
  });
  return changed ? next : items;
}

function changeBelow(item: ThreadComment, id: Id, how: (comment: ThreadComment) => ThreadComment): ThreadComment {
  const replies = change(item.replies, id, how);
  return replies === item.replies ? item : { ...item, replies };
}

export function alone(comment: CommentView): ThreadComment {
  return { ...comment, replies: [], repliesCursor: null };
}

/** Adds those that are not there yet, oldest first. */
export function mergeReplies(replies: readonly ThreadComment[], more: readonly ThreadComment[]): ThreadComment[] {
  const there = new Set(replies.map(({ id }) => id));
  return [...replies, ...more.filter(({ id }) => !there.has(id))].sort((a, b) => byId(a.id, b.id));
}

/** Ids are decimal numbers longer than a double can hold exactly. */
export function byId(a: Id, b: Id): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
