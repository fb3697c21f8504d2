import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { root } from "../../server/root.ts";

/** What readers read. The desk's words still stand in its code (docs/LIMITS.md). */
const rooms = [
  ...readdirSync(join(root, "client"))
    .filter(name => name !== "desk")
    .map(name => `client/${name}`),
  "client/desk/case",
  "client/desk/insights",
  "client/desk/audit",
  "client/desk/live",
  "client/desk/queue",
  "client/desk/rules",
  "client/desk/settings",
  "server/pages",
];

/** Code without comments and without what is thrown or logged, which people who run it read. */
const said = (source: string) =>
  source
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|[\s;{}])\/\/.*$/gm, "$1")
    .replace(/(new Error|console\.\w+|log\.\w+)\([^;]*?\);/g, "");

/** A capital, a small letter and one more word: what is no sentence is no such thing. */
const sentence = /(["`])([A-Z][a-z’]+(?:[ ,.:][^"`\n]*)?[a-z.?:]) ?\1/g;
/** Text between tags, on a line of its own or not. */
const betweenTags = />\s*([A-Z][a-z’]+[^<>{}();=]*)\s*<\//g;
/** Attributes that are read out or shown. */
const attribute = /\b(?:title|aria-label|placeholder|alt|label|says|hint)="([A-Z][^"]*[a-z]{2}[^"]*)"/g;

/** Names that are the same in each language, and keys of keyboards. */
const names = new Set(["Comity", "Enter", "Escape", "Tab", "Shift", "Control"]);

function hardCoded(path: string): string[] {
  const source = said(readFileSync(join(root, path), "utf8"));
  const patterns = path.endsWith(".tsx") ? [sentence, betweenTags, attribute] : [sentence];
  return patterns
    .flatMap(pattern => [...source.matchAll(pattern)].map(found => (found[2] ?? found[1] ?? "").trim()))
    .filter(text => !names.has(text) && !isCode.test(text))
    .map(text => `${path}: ${text}`);
}

/** Headers of HTTP, types of events, keys of keyboards: words that machines read. */
const isCode = /^[A-Z][a-z]+(?:-[A-Z]\w*)*$|^Arrow|^[A-Z]\w+$/;

test("[LN8] no text that readers read stands in the code", () => {
  const files = rooms.flatMap(room =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
      .filter(name => /\.tsx?$/.test(name))
      .map(name => join(room, name)),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap(hardCoded)).toEqual([]);
});
