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

test("[D16] every package is a release of a registry, and what arrives is what was locked", () => {
  expect(packages.length).toBeGreaterThan(100);
  const strange = packages.filter(([, { version = "", resolved = "https://", integrity = "", link = false }]) => {
    return (
      link || !/^\d+\.\d+\.\d+/.test(version) || !resolved.startsWith("https://") || !integrity.startsWith("sha512-")
    );
  });
  expect(strange.map(([path]) => path)).toEqual([]);
});

test("[D17] no version is one that is known to have carried malware", () => {
  const bad = read("tests/setup/knownBad.json") as Record<string, string[]>;
  const found = packages.filter(([path, { version }]) => bad[nameOf(path)]?.includes(version ?? ""));
  expect(found.map(([path]) => path)).toEqual([]);
  expect(bad["event-stream"]).toContain("3.3.6");
});
