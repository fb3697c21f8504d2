import { useEffect, useState } from "preact/hooks";
import { loadPart } from "../core/words.ts";
import type { Dialogs } from "./Dialogs.tsx";

const afterMs = 2_000;

/** The small windows, loaded when the page has become quiet, or at once when one is asked for. */
export function useDialogs(isAsked: boolean): typeof Dialogs | null {
  const [loaded, setLoaded] = useState<{ Dialogs: typeof Dialogs } | null>(null);
  useEffect(() => {
    if (loaded) return;
    const load = () =>
      loadPart(() => import("./Dialogs.tsx"), ["dialogs", "signin", "personal"]).then(setLoaded, () => {});
    // Early enough to be there when the connection is not.
    const timer = setTimeout(load, isAsked ? 0 : afterMs);
    return () => clearTimeout(timer);
  }, [isAsked, loaded]);
  return loaded?.Dialogs ?? null;
}
