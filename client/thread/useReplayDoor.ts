import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { Time } from "../../server/protocol/basics.ts";
import { loadPart } from "../core/words.ts";
import type { Replay } from "../replay/Replay.tsx";
import type { Talk } from "./context.ts";

interface ReplayDoor {
  /** What is drawn in the place of the discussion; null while nothing is played. */
  Shown: typeof Replay | null;
  at: Time | null;
  /** Where the focus goes back to. */
  button: RefObject<HTMLButtonElement | null>;
  open(): void;
  leave(): void;
}

/** Into the replay and out of it: it is loaded when it is asked for, and afterwards the page stands where it stood. */
export function useReplayDoor({ article, isClosed, tell }: Talk): ReplayDoor {
  const [shown, setShown] = useState<{ Replay: typeof Replay; at: Time | null } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const leftAt = useRef<number | null>(null);

  const openAt = (at: Time | null) => {
    leftAt.current = scrollY;
    loadPart(() => import("../replay/Replay.tsx"), ["replay"]).then(
      loaded => setShown({ Replay: loaded.Replay, at }),
      () => tell(say("thread.replayMissing")),
    );
  };

  // An address may name a moment of the event.
  useEffect(() => {
    const at = Date.parse(new URLSearchParams(location.search).get("replay") ?? "");
    if (!Number.isNaN(at) && article.wasLive && isClosed) openAt(new Date(at).toISOString());
  }, []);

  // When it is live again there is nothing to replay.
  useEffect(() => {
    if (!isClosed) setShown(null);
  }, [isClosed]);

  useLayoutEffect(() => {
    if (shown !== null || leftAt.current === null) return;
    const top = leftAt.current;
    leftAt.current = null;
    // Where another part of the page is seen by now, that is what is read.
    if (button.current?.getClientRects().length === 0) return;
    scrollTo({ top, behavior: "instant" });
    button.current?.focus({ preventScroll: true });
  }, [shown]);

  return {
    Shown: shown?.Replay ?? null,
    at: shown?.at ?? null,
    button,
    open: () => openAt(null),
    leave: () => setShown(null),
  };
}
