import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { root } from "../server/root.ts";

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
}

const read = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8"));
const lock = read("package-lock.json") as { packages: Record<string, Locked> };
const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

/** Where no address is locked, npm asks the registry; an address that is locked must be the registry's. */
const isOfTheRegistry = ({ version = "", resolved, integrity = "", link = false }: Locked) =>
  !link &&
  /^\d+\.\d+\.\d+/.test(version) &&
  (resolved === undefined || resolved.startsWith("https://registry.npmjs.org/")) &&
  /^sha512-[\w+/]{86}==$/.test(integrity);

test("[D16] every package is a release of the npm registry, and what arrives is what was locked", () => {
  expect(packages.length).toBeGreaterThan(100);
  expect(packages.filter(([, locked]) => !isOfTheRegistry(locked)).map(([path]) => path)).toEqual([]);
});

const locked: Locked = { version: "1.0.0", integrity: `sha512-${"a".repeat(86)}==` };
test.each([
  ["a git address", { ...locked, resolved: "git+ssh://git@example.org/a.git" }],
  ["another host", { ...locked, resolved: "https://registry.npmjs.org.example.org/a.tgz" }],
  ["a folder", { ...locked, link: true }],
  ["no sum", { version: "1.0.0" }],
  ["a weak sum", { ...locked, integrity: "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=" }],
  ["no version", { ...locked, version: "file:../a" }],
] as [string, Locked][])("[D16] %s is not taken for a release", (_, strange) => {
  expect(isOfTheRegistry(locked)).toBe(true);
  expect(isOfTheRegistry(strange)).toBe(false);
});

test("[D17] no version is one that is known to have carried malware", () => {
  const bad = read("tests/setup/knownBad.json") as Record<string, string[]>;
  const found = packages.filter(([path, { version }]) => bad[nameOf(path)]?.includes(version ?? ""));
  expect(found.map(([path]) => path)).toEqual([]);
  expect(bad["event-stream"]).toContain("3.3.6");
});
