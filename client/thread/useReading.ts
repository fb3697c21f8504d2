import type { RefObject } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Id } from "../../server/protocol/basics.ts";
import type { ThreadState } from "../core/threadState.ts";
import { inOrder, isUnread, lineAt, newestOf, type Since } from "../core/unread.ts";
import { keepVisit, lastVisit, type Visit } from "../core/visits.ts";

export interface Reading {
  /** The last visit before this one; null at the first, and in the first drawing. */
  visit: Visit | null;
  /** What is new to the reader: since the last visit, or at the first since the page was opened. */
  since: Since;
  /** The comment at which the line between old and new is drawn. */
  line: Id | null;
  /** True when something that is drawn is new. */
  hasUnread: boolean;
  /** From where the reader is to the next comment, the one before, or what it answers; false when there is none. */
  goTo(which: "next" | "previous" | "unread" | "parent"): boolean;
}

interface ReadingOptions {
  articleId: Id;
  state: ThreadState;
  memberId: Id | undefined;
  collapsed: ReadonlySet<Id>;
  root: RefObject<HTMLElement | null>;
}

/** Where a reader was, and the way to what is new. The line stays where it is for as long as the page is open. */
export function useReading({ articleId, state, memberId, collapsed, root }: ReadingOptions): Reading {
  const [visit, setVisit] = useState<Visit | null>(null);
  const [atStart] = useState(() => newestOf(state.items) ?? "0");
  const items = useRef(state.items);
  items.current = state.items;

  useEffect(() => {
    setVisit(lastVisit(articleId));
    const leave = () => {
      const upTo = newestOf(items.current);
      if (upTo !== null) keepVisit(articleId, upTo);
    };
    const leaveWhenHidden = () => document.visibilityState === "hidden" && leave();
    document.addEventListener("visibilitychange", leaveWhenHidden);
    addEventListener("pagehide", leave);
    return () => {
      document.removeEventListener("visibilitychange", leaveWhenHidden);
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [articleId]);

  const since = useMemo(() => ({ upTo: visit?.upTo ?? atStart, memberId }), [visit, atStart, memberId]);
  const { items: drawn, sort } = state;
  const line = useMemo(() => (visit ? lineAt({ items: drawn, sort }, since) : null), [visit, drawn, sort, since]);
  const hasUnread = useMemo(() => inOrder(drawn).some(item => isUnread(item, since)), [drawn, since]);

  const goTo: Reading["goTo"] = which => {
    const order = inOrder(drawn, collapsed);
    if (which === "parent") {
      const here = order[whereIs(root.current, order, -1)];
      return here?.parentId != null && cameTo(root.current, here.parentId);
    }
    const by = which === "previous" ? -1 : 1;
    for (let at = whereIs(root.current, order, by) + by; order[at]; at += by) {
      const comment = order[at];
      if (comment && (which !== "unread" || isUnread(comment, since)) && cameTo(root.current, comment.id)) return true;
    }
    return false;
  };
  return { visit, since, line, hasUnread, goTo };
}

const headingOf = (root: HTMLElement | null, id: Id) => root?.querySelector<HTMLElement>(`#c-${id}-by`) ?? null;
const isOnScreen = ({ top, bottom }: DOMRect) => bottom > 0 && top < innerHeight;

/** The place in `order` of the comment that has the focus and is seen; else the one just before the screen, or just after it. */
function whereIs(root: HTMLElement | null, order: readonly { id: Id }[], by: 1 | -1): number {
  const focused = (root?.getRootNode() as ShadowRoot | Document | undefined)?.activeElement?.closest("article.comment");
  const heading = focused && headingOf(root, focused.id.slice("c-".length));
  if (heading && isOnScreen(heading.getBoundingClientRect()))
    return order.findIndex(({ id }) => heading.id === `c-${id}-by`);
  const firstSeen = order.findIndex(({ id }) => (headingOf(root, id)?.getBoundingClientRect().bottom ?? 0) > 0);
  if (firstSeen < 0) return order.length - (by === 1 ? 1 : 0);
  return by === 1 ? firstSeen - 1 : firstSeen;
}

/** Focus first, without its jump; then there, at once for whoever wants no motion. What is in view stays where it is. */
function cameTo(root: HTMLElement | null, id: Id): boolean {
  const heading = headingOf(root, id);
  if (!heading) return false;
  heading.focus({ preventScroll: true });
  const { top, bottom } = heading.getBoundingClientRect();
  const isWellInView = top > innerHeight * 0.1 && bottom < innerHeight * 0.6;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  if (!isWellInView) heading.closest("article")?.scrollIntoView({ block: "start", behavior });
  return true;
}
