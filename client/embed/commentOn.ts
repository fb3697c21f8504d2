import { askPart } from "../core/pageParts.ts";

/** Of how a paragraph begins, as the composer says. */
const beginsCodePoints = 60;

/**
 * Links of the page that say `data-comity-comment-on="paragraph:3"` (and whose article, `data-comity-article`) lead to writing about that
 * paragraph where the discussion is on the same page; else they are followed.
 */
export function listenForParagraphs(): void {
  document.addEventListener("click", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = (event.target as Element | null)?.closest?.("a[data-comity-comment-on]");
    const [, n] = /^paragraph:(\d+)$/.exec(link?.getAttribute("data-comity-comment-on") ?? "") ?? [];
    if (!link || n === undefined) return;
    const begins = [...(link.closest("p")?.textContent ?? "").trim()].slice(0, beginsCodePoints).join("");
    const anchor = { kind: "paragraph", n: Number(n), begins } as const;
    if (askPart(link.getAttribute("data-comity-article") ?? "", { kind: "comment-on", anchor })) event.preventDefault();
  });
}
