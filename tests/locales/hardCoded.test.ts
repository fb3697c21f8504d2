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

/** What the server says to people who run it, to programs and to models, or in the name of a site. */
const notToReaders = [
  /^server\/(commands|demo|training|perspective|screening\/model)\//,
  /^server\/(cli|config|main|start)\.ts$/,
  "server/db/embedded.ts",
  "server/http/openApi.ts",
  "server/opinions/protocols.ts",
  "server/protocol/reactions.ts",
  "server/transparency/dsaRecord.ts",
  "server/users/devices.ts",
];

/** In an endpoint: the description that OpenAPI gives of it. */
const described = /\bsays:\s*(["`])(?:(?!\1)[\s\S])*\1/g;
/** What is wrong, or why: also where it begins with a small letter. */
const told = /\b(?:message|detail|why|title)(?:: | = )(["`])([a-zA-Z][^"`\n]* [^"`\n]*)\1/g;

test("[LN8] what the server says to people stands in no code of it, either", () => {
  const files = readdirSync(join(root, "server"), { recursive: true, encoding: "utf8" })
    .map(name => join("server", name))
    .filter(name => /\.tsx?$/.test(name) && !notToReaders.some(other => name.match(other)));
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap(path => {
    const source = said(readFileSync(join(root, path), "utf8")).replace(described, "");
    return [sentence, told]
      .flatMap(pattern => [...source.matchAll(pattern)].map(([, , text = ""]) => text))
      .filter(text => !names.has(text) && !isCode.test(text) && !isStyle.test(text))
      .map(text => `${path}: ${text}`);
  });
  expect(found).toEqual([]);
});

/** Of a mail. */
const isStyle = /^[a-z-]+:[^ ]/;
