const named: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

/** The words of a comment's stored (sanitised) HTML, for places that take no markup: structured data, a quote on the front page. */
export function commentText(html: string): string {
  return html
    .replace(/<\/(p|li|blockquote|pre|ul|ol)>|<br\s*\/?>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, entity => named[entity] ?? entity)
    .replace(/\n\s*/g, "\n")
    .trim();
}

/** The same on one line, at most `codePoints` long: ended after a sentence where one ends far enough, else at a word. */
export function shortQuote(html: string, codePoints: number): string {
  const text = commentText(html).replace(/\s+/g, " ");
  const letters = [...text];
  if (letters.length <= codePoints) return text;
  const cut = letters.slice(0, codePoints).join("");
  const sentences = /^.*[.!?。؟](?=\s)/su.exec(`${cut} `)?.[0] ?? "";
  if (sentences.length >= cut.length * 0.4) return sentences;
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), cut.length / 2)).replace(/[\s,;:–-]+$/, "")}\u00a0…`;
}
