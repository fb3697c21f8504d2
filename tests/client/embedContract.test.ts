import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { root } from "../../server/root.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const promised = read("docs/EMBEDDING.md");
/** What stands in the first column of the table with this head. */
function namesUnder(head: string): string[] {
  const [, rows = ""] = new RegExp(`\\| ${head} \\| is \\|\\n\\|---\\|---\\|\\n((?:\\|.*\\n)+)`).exec(promised) ?? [];
  const firsts = rows.split("\n").map(row => row.split("|")[1] ?? "");
  return firsts.flatMap(first => [...first.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ""));
}

test("[EM10] each custom property that newsrooms are told of is there", () => {
  const tokens = read("client/core/tokens.css");
  const names = namesUnder("custom property");
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter(name => !tokens.includes(`${name}:`))).toEqual([]);
});

test("[EM10] the parts that can be reached from outside are those that newsrooms are told of", () => {
  const sources = readdirSync(join(root, "client/thread")).map(file => read(`client/thread/${file}`));
  const parts = sources.flatMap(source => [...source.matchAll(/\bpart="([^"]+)"/g)].map(([, name]) => name ?? ""));
  expect([...new Set(parts)].sort()).toEqual(namesUnder("part").sort());
});
