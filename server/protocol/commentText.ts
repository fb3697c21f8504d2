const named: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

/** A spoiler in stored HTML (server/text/spoiler). */
const spoiler = /<span class="spoiler"[^>]*><span>.*?<\/span><\/span>/gs;

/** The words of a comment's stored (sanitised) HTML, for places that take no markup and cover nothing: structured data, a quote. */
export function commentText(html: string): string {
  return allWords(html.replace(spoiler, "…"));
}

/** The same with what its author has covered. */
export function allWords(html: string): string {
  return html
    .replace(/<\/(p|li|blockquote|pre|ul|ol)>|<br\s*\/?>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, entity => named[entity] ?? entity)
    .replace(/\n\s*/g, "\n")
    .trim();
}
