import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Id } from "../../server/protocol/basics.ts";
import { loadPart } from "../core/words.ts";
import type { ChosenWords } from "../personal/ChosenWords.tsx";

/** Words of one comment that a reader has selected. */
export interface Chosen {
  id: Id;
  words: string;
  /** Where they stand on the screen. */
  place: DOMRect;
}

interface Offered {
  chosen: Chosen | null;
  /** What offers to quote or to share them; null until it is there. */
  Offer: typeof ChosenWords | null;
  end(): void;
}

const least = 3;

/** Hears of words that are selected in a comment; what can be done with them is loaded then. */
export function useChosenWords(root: RefObject<HTMLElement | null>): Offered {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [part, setPart] = useState<{ ChosenWords: typeof ChosenWords } | null>(null);

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

  useEffect(() => {
    if (chosen && !part) loadPart(() => import("../personal/ChosenWords.tsx"), ["personal"]).then(setPart, () => {});
  }, [chosen]);
  return { chosen, Offer: part?.ChosenWords ?? null, end: () => setChosen(null) };
}

function chosenIn(around: HTMLElement): Chosen | null {
  const tree = around.getRootNode() as (Document | ShadowRoot) & { getSelection?: () => Selection | null };
  // Chromium knows what is selected in a shadow root by the root alone; others by the document.
  const selection = tree.getSelection?.() ?? document.getSelection();
  const words = selection?.toString().trim() ?? "";
  if (!selection || selection.rangeCount === 0 || words.length < least) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer;
  const body = (start instanceof Element ? start : start.parentElement)?.closest(".comment-body");
  const article = body?.closest<HTMLElement>("article.comment");
  if (!body || !article || !around.contains(article)) return null;
  // Three clicks select a paragraph up to the beginning of whatever comes after it.
  if (!body.contains(range.endContainer) && !plain(body.textContent).includes(plain(words))) return null;
  return { id: article.id.slice("c-".length), words, place: range.getBoundingClientRect() };
}

const plain = (text: string | null) => (text ?? "").replace(/\s+/g, " ");
