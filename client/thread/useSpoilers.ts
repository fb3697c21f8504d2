import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { ThreadComment } from "../../server/protocol/views.ts";
import { loadPart } from "../core/words.ts";

/** Gives spoilers their manners once one is drawn. Without this, and without JavaScript, one opens while it has the focus. */
export function useSpoilers(root: RefObject<HTMLElement | null>, drawn: readonly ThreadComment[]): void {
  useEffect(() => {
    const around = root.current;
    if (!around?.querySelector(".spoiler:not([role])")) return;
    loadPart(() => import("../personal/spoilers.ts"), ["personal"]).then(
      ({ dressSpoilers }) => dressSpoilers(around),
      () => {},
    );
  }, [drawn]);
}
