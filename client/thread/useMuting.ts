import { type ComponentChild, h } from "preact";
import { useCallback, useState } from "preact/hooks";
import type { Id } from "../../server/protocol/basics.ts";
import type { MutesView } from "../../server/protocol/mutes.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import type { Clock } from "./useClock.ts";
import { useWhenNeeded } from "./useWhenNeeded.ts";

/** What stands in the place of a comment that its reader has muted; null where nothing does. */
export type NoteOf = (comment: CommentView) => ComponentChild;

/** Draws what a reader has muted as a trace. The part that knows how is loaded once something is muted. */
export function useMuting(muted: MutesView, memberId: Id | undefined, clock: Clock, focus: (id: Id) => void): NoteOf {
  const [shown, setShown] = useState<ReadonlySet<Id>>(new Set());
  const isAny = muted.people.length + muted.words.length > 0;
  const part = useWhenNeeded(isAny, () => import("../personal/MutedNote.tsx"));

  return useCallback(
    comment => {
      const found = part && !shown.has(comment.id) && part.mutedBy(comment, muted, { memberId, now: clock.now });
      if (!part || !found) return null;
      const onShow = () => {
        setShown(before => new Set([...before, comment.id]));
        focus(comment.id);
      };
      return h(part.MutedNote, { comment, muted: found, clock, onShow });
    },
    [part, muted, shown, memberId, clock],
  );
}
