import { useEffect, useRef, useState } from "preact/hooks";
import { loadPart } from "../core/words.ts";
import type { DraftSync, Field } from "../personal/draftSync.ts";
import { useTalk } from "./context.ts";

interface Synced {
  /** The server has what the field has. */
  isKept: boolean;
  changed(): void;
  dropped(): void;
}

/** Keeps what a member writes in step with their other devices. The part that does is loaded once something is written, here or there. */
export function useDraftSync(place: string, field: Pick<Field, "read" | "write">): Synced {
  const { article, member, drafts } = useTalk();
  const [isKept, setKept] = useState(false);
  const [isNeeded, setNeeded] = useState(false);
  const sync = useRef<DraftSync | null>(null);
  const there = drafts.find(draft => draft.place === place);
  const latest = useRef({ field, there });
  latest.current = { field, there };
  const memberId = member?.id;

  useEffect(() => {
    if (memberId === undefined || !(isNeeded || there)) return;
    let isOver = false;
    loadPart(() => import("../personal/draftSync.ts"), ["personal"]).then(
      ({ syncDraft }) => {
        if (isOver) return;
        const live: Field = {
          read: () => latest.current.field.read(),
          write: text => latest.current.field.write(text),
          onKept: setKept,
        };
        sync.current = syncDraft({ articleId: article.id, memberId, place }, live);
        if (latest.current.there) sync.current.heard(latest.current.there);
      },
      // The device keeps it meanwhile.
      () => {},
    );
    return () => {
      isOver = true;
      sync.current?.stop();
      sync.current = null;
    };
  }, [memberId, isNeeded || there !== undefined]);

  useEffect(() => {
    if (there) sync.current?.heard(there);
  }, [there]);

  return {
    isKept,
    changed() {
      if (latest.current.field.read() !== "") setNeeded(true);
      sync.current?.changed();
    },
    dropped: () => sync.current?.dropped(),
  };
}
