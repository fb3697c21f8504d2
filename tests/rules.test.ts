import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { root } from "../server/root.ts";

const number = /\[([A-Z]{1,2}\d+)\] /g;

/** The numbers that tests name, by file. */
function proved(): Map<string, string[]> {
  const files = readdirSync(join(root, "tests"), { recursive: true, encoding: "utf8" }).filter(path =>
    /\.test\.tsx?$/.test(path),
  );
  return new Map(
    files.map(path => [
      path,
      [...readFileSync(join(root, "tests", path), "utf8").matchAll(number)].map(([, name]) => name ?? ""),
    ]),
  );
}

const promised = [...readFileSync(join(root, "docs/RULES.md"), "utf8").matchAll(/^- \*\*([A-Z]{1,2}\d+)\*\* \S/gm)].map(
  ([, name]) => name ?? "",
);

test("[A4] every promise of docs/RULES.md has a number of its own and a test that names it, and no test proves what is not promised", () => {
  const named = new Set([...proved().values()].flat());
  expect(promised.length).toBeGreaterThan(100);
  expect(new Set(promised).size).toBe(promised.length);
  expect(promised.filter(name => !named.has(name))).toEqual([]);
  expect([...named].filter(name => !promised.includes(name))).toEqual([]);
});

test("[A5] every test file proves something that is promised", () => {
  expect([...proved()].filter(([, names]) => names.length === 0).map(([path]) => path)).toEqual([]);
});
