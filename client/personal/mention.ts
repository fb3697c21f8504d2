/** Longer beginnings of names, or of more words, are none. */
const begun = /(?:^|[\s([{"'])@([\p{L}\p{N}](?:[^\s@]*(?: [^\s@]+){0,2}))?$/u;
const longest = 40;

/** What stands between an "@" and the caret, as far as it may begin a name; null where nobody is being mentioned. */
export function beingMentioned(text: string, caret: number): string | null {
  const found = begun.exec(text.slice(Math.max(0, caret - longest), caret));
  return found ? (found[1] ?? "") : null;
}

/** The text with the name in the place of what was begun of it, and where the caret goes. */
export function withMention(text: string, caret: number, name: string): { text: string; caret: number } {
  const start = text.lastIndexOf("@", caret - 1);
  const after = text.slice(caret);
  const mention = `@${name}${/^\s/.test(after) ? "" : " "}`;
  return { text: text.slice(0, start) + mention + after, caret: start + mention.length };
}
