/** More words than this are named by how they begin and end. */
const wholeMost = 8;
const endsOf = 4;

/** Words as a quotation in Markdown, with an empty line after it. */
export const asQuote = (words: string): string =>
  `${words
    .trim()
    .split(/\n+/)
    .map(line => `> ${line.trim()}`)
    .join("\n")}\n\n`;

/** An address at which browsers look for these words and mark them (a text fragment, WICG); others only open the comment. */
export function addressOfWords(address: string, words: string): string {
  const all = words.trim().split(/\s+/);
  const named = (some: string[]) => encodeURIComponent(some.join(" ")).replaceAll("-", "%2D");
  const text = all.length <= wholeMost ? named(all) : `${named(all.slice(0, endsOf))},${named(all.slice(-endsOf))}`;
  return `${address}${address.includes("#") ? "" : "#"}:~:text=${text}`;
}
