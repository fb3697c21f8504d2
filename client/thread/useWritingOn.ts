import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { AnchorView } from "../../server/protocol/anchors.ts";
import type { Id, Time } from "../../server/protocol/basics.ts";
import type { LiveEvent } from "../../server/protocol/events.ts";
import type { UpdatesPage } from "../../server/protocol/updates.ts";
import { anchorOfUpdate } from "../core/anchors.ts";
import { api } from "../core/api.ts";
import { draftOf } from "../core/draft.ts";

/** What the new comment is to be on, and since when its author has had that before them. */
export interface WritingOn {
  anchor: AnchorView;
  since: Time;
}

interface KnownOn {
  on: WritingOn | null;
  choose(anchor: AnchorView | null): void;
  /** Takes in what happens to it. */
  hear(event: LiveEvent): void;
}

/** What the new comment is on: kept with its draft, and true to what becomes of the update meanwhile. */
export function useWritingOn(articleId: Id): KnownOn {
  const [on, setOn] = useState<WritingOn | null>(null);
  const latest = useRef(on);
  latest.current = on;
  const draft = draftOf(articleId, "on");

  const become = (next: WritingOn | null) => {
    draft.keep(next ? JSON.stringify(next) : "");
    setOn(next);
  };
  const choose = useCallback(
    (anchor: AnchorView | null) => become(anchor && { anchor, since: new Date().toISOString() }),
    [],
  );
  const hear = useCallback((event: LiveEvent) => {
    const { current } = latest;
    if (event.kind !== "update-changed" || current?.anchor.kind !== "update" || current.anchor.id !== event.update.id)
      return;
    become({ ...current, anchor: anchorOfUpdate(event.update) });
  }, []);

  useEffect(() => {
    const kept = parsed(draft.read());
    if (!kept) return;
    setOn(kept);
    if (kept.anchor.kind !== "update") return;
    // What happened to it while the page was closed.
    const { id } = kept.anchor;
    api
      .get<UpdatesPage>(`articles/${articleId}/updates?from=${id}&limit=1`)
      .then(({ items }) =>
        items.filter(update => update.id === id).map(update => hear({ kind: "update-changed", update })),
      )
      .catch(() => {});
  }, []);

  return { on, choose, hear };
}

/** What the browser kept may be of another version of this page. */
function parsed(text: string): WritingOn | null {
  try {
    const kept: Partial<WritingOn> | null = JSON.parse(text);
    return kept?.anchor && kept.since ? { anchor: kept.anchor, since: kept.since } : null;
  } catch {
    return null;
  }
}
