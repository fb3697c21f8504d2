const named: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

/** The words of a comment's stored (sanitised) HTML, for places that take no markup: structured data, a quote, a muted word. */
export function commentText(html: string): string {
  return html
    .replace(/<\/(p|li|blockquote|pre|ul|ol)>|<br\s*\/?>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, entity => named[entity] ?? entity)
    .replace(/\n\s*/g, "\n")
    .trim();
}
