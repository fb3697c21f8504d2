import type { Id } from "../../server/protocol/basics.ts";

/** Words of one comment that a reader has selected. */
export interface Chosen {
  id: Id;
  words: string;
  /** Where they stand on the screen. */
  place: DOMRect;
}

const least = 3;

/** What is selected in a comment of this part of the page, if anything is. */
export function chosenIn(around: HTMLElement): Chosen | null {
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
