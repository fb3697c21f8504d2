import type { Id } from "../../server/protocol/basics.ts";
import type { CommentView, ThreadComment } from "../../server/protocol/views.ts";
import type { ThreadState } from "./threadState.ts";
import { byId } from "./tree.ts";

/** Since when comments are new to a reader: after `upTo`; their own never are. */
export interface Since {
  upTo: Id;
  memberId: Id | undefined;
}

export const isUnread = ({ id, state, author }: CommentView, { upTo, memberId }: Since): boolean =>
  state === "visible" && author.id !== memberId && byId(id, upTo) > 0;

/** The newest of these and their replies; null when there is none. */
export function newestOf(items: readonly ThreadComment[]): Id | null {
  return inOrder(items).reduce<Id | null>(
    (newest, { id }) => (newest === null || byId(id, newest) > 0 ? id : newest),
    null,
  );
}

/** As they stand below each other; nothing hangs open under one that is `collapsed`. */
export function inOrder(items: readonly ThreadComment[], collapsed: ReadonlySet<Id> = new Set()): ThreadComment[] {
  return items.flatMap(item => [item, ...(collapsed.has(item.id) ? [] : inOrder(item.replies, collapsed))]);
}

/**
 * The comment at the top above which, or in the order from the oldest before which, the line between old and new stands; null where
 * there is none: nothing is new, everything is, or the order is not one of time.
 */
export function lineAt({ items, sort }: Pick<ThreadState, "items" | "sort">, since: Since): Id | null {
  if (sort !== "newest" && sort !== "oldest") return null;
  const isNew = (item: ThreadComment) => byId(item.id, since.upTo) > 0;
  const first = items.findIndex(item => (sort === "newest" ? !isNew(item) : isNew(item)));
  return items[first - 1] && items.some(item => isUnread(item, since)) ? (items[first]?.id ?? null) : null;
}
