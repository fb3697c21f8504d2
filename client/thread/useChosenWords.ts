import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ChosenWords } from "../personal/ChosenWords.tsx";
import { type Chosen, chosenIn } from "./chosenIn.ts";
import { useWhenNeeded } from "./useWhenNeeded.ts";

interface Offered {
  chosen: Chosen | null;
  /** What offers to quote or to share them; null until it is there. */
  Offer: typeof ChosenWords | null;
  end(): void;
}

/** Hears of words that are selected in a comment; what can be done with them is loaded then. */
export function useChosenWords(root: RefObject<HTMLElement | null>): Offered {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const part = useWhenNeeded(chosen !== null, () => import("../personal/ChosenWords.tsx"));

  useEffect(() => {
    const around = root.current;
    // After the browser has done with the selection.
    const look = () => void setTimeout(() => setChosen(around && chosenIn(around)));
    const events = ["pointerup", "keyup"] as const;
    for (const name of events) document.addEventListener(name, look);
    return () => {
      for (const name of events) document.removeEventListener(name, look);
    };
  }, []);
  return { chosen, Offer: part?.ChosenWords ?? null, end: () => setChosen(null) };
}
