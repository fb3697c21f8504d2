import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "@jest/globals";
import { languages } from "../../locales/languages.ts";
import { root } from "../../server/root.ts";

const client = join(root, "dist/client");
const most = 30 * 1_024;

/** A script with everything that it imports from the start. */
function withImports(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  const text = readFileSync(path, "utf8");
  for (const [, from = ""] of text.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g))
    withImports(join(dirname(path), from), found);
  return found;
}

const gzipped = (path: string) => gzipSync(readFileSync(path), { level: 6 }).length;

/** The words that a sleeping page says, in this language. */
function wordsOf(language: string): string {
  const folder = join(client, "assets/words", language);
  const [name = ""] = readdirSync(folder).filter(file => file.startsWith("asleep-"));
  return join(folder, name);
}

test.each(languages)(
  "[SZ2] until a reader reaches for it the discussion weighs no more than 30 kB, live and in %s",
  language => {
    const files = [...withImports(join(client, "embed.js")), join(client, "assets/embed-style.css"), wordsOf(language)];
    expect(files.every(existsSync)).toBe(true);
    const weights = Object.fromEntries(files.map(file => [file.slice(client.length), gzipped(file)]));
    const sum = Object.values(weights).reduce((all, weight) => all + weight, 0);
    // Named, so that a red test says what has grown.
    expect({ weights, isLight: sum <= most }).toEqual({ weights, isLight: true });
  },
);

test("[SZ2] neither the program of the discussion nor Preact is in what comes first", () => {
  const first = [...withImports(join(client, "embed.js"))].map(file => readFileSync(file, "utf8")).join("\n");
  expect(first).toMatch(/import\("\.\/assets\/discussion-/);
  expect(first).not.toContain("dangerouslySetInnerHTML");
  expect(first).toContain("/socket.io/?EIO=4");
});
