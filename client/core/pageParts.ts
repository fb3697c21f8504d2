import type { AnchorView } from "../../server/protocol/anchors.ts";
import type { Id, Time } from "../../server/protocol/basics.ts";

/** What one part of a page asks of another: of the discussion, or of the updates. */
export type PartAsked =
  | { kind: "show-comments-on" | "comment-on"; anchor: AnchorView }
  | { kind: "show-update"; id: Id }
  /** To stand as it stood then; null: as it is now. */
  | { kind: "replay"; at: Time | null };

const parts = new Map<string, Set<(asked: PartAsked) => boolean>>();

/** Takes what is asked about an article (by id and slug), and says whether it could; answers how to stop. */
export function listenAs(names: readonly string[], take: (asked: PartAsked) => boolean): () => void {
  for (const name of names) parts.set(name, (parts.get(name) ?? new Set()).add(take));
  return () => {
    for (const name of names) parts.get(name)?.delete(take);
  };
}

/** True when a part of this page has taken it; otherwise the link that was pressed leads where it can be done. */
export function askPart(article: string, asked: PartAsked): boolean {
  return [...(parts.get(article) ?? [])].some(take => take(asked));
}

/** Tells the page that this part of it is to be seen, for a page that shows one at a time. */
export function showPart(inside: Element | null): void {
  inside?.dispatchEvent(new CustomEvent("comity:show", { bubbles: true, composed: true }));
}
