import { commentText } from "../protocol/commentText.ts";

/** The words of a comment's stored HTML on one line, at most `codePoints` long: ended after a sentence where one ends far enough, else at a word. */
export function shortQuote(html: string, codePoints: number): string {
  const text = commentText(html).replace(/\s+/g, " ");
  const letters = [...text];
  if (letters.length <= codePoints) return text;
  const cut = letters.slice(0, codePoints).join("");
  const sentences = /^.*[.!?。؟](?=\s)/su.exec(`${cut} `)?.[0] ?? "";
  if (sentences.length >= cut.length * 0.4) return sentences;
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), cut.length / 2)).replace(/[\s,;:–-]+$/, "")}\u00a0…`;
}
