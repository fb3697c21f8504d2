import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { AnchorName } from "../../server/protocol/anchors.ts";
import { nameOf } from "../core/anchors.ts";
import { listenAs, type PartAsked, showPart } from "../core/pageParts.ts";
import type { Talk } from "./context.ts";
import type { DiscussionStart } from "./start.ts";

interface Discussing {
  root: RefObject<HTMLElement | null>;
  talk: Talk;
  narrow(anchor: AnchorName): unknown;
}

/** Does what other parts of the page ask of the discussion: what was written on something, or writing on it. */
export function usePartOf({ article, permalink }: DiscussionStart, discussing: Discussing): void {
  const latest = useRef(discussing);
  latest.current = discussing;

  const take = (asked: PartAsked): boolean => {
    const { root, talk, narrow } = latest.current;
    // Where one comment is shown with what it answers, there is nothing to narrow: the link leads to the discussion.
    if (!("anchor" in asked) || permalink) return false;
    const name = nameOf(asked.anchor);
    if (name === null) return false;
    showPart(root.current);
    const field = asked.kind === "comment-on" ? root.current?.querySelector<HTMLElement>("#write-new") : null;
    if (!field) narrow(name);
    else {
      talk.choose(asked.anchor);
      field.focus({ preventScroll: true });
      field.closest("form")?.scrollIntoView({ block: "center" });
    }
    return true;
  };

  // With the first drawing, which follows on what the sleeping page had taken.
  useLayoutEffect(() => listenAs([article.id, article.slug], asked => take(asked)), [article.id]);
}
