import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { root } from "../../server/root.ts";

/** Code without comments and without what is thrown or logged, which people who run it read. */
const said = (source: string) =>
  source
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|[\s;{}])\/\/.*$/gm, "$1")
    .replace(/(new Error|console\.\w+|log\.\w+)\([^;]*?\);/g, "");

/** A capital, a small letter and one more word: what is no sentence is no such thing. */
const sentence = /(["`])([A-Z][a-z’]+(?:[ ,.:][^"`\n]*)?[a-z.?:]) ?\1/g;
/** Headers of HTTP, types of events, keys of keyboards: words that machines read. */
const isCode = /^[A-Z][a-z]+(?:-[A-Z]\w*)*$|^Arrow|^[A-Z]\w+$/;

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
      .filter(text => !isCode.test(text) && !isStyle.test(text))
      .map(text => `${path}: ${text}`);
  });
  expect(found).toEqual([]);
});

/** Of a mail. */
const isStyle = /^[a-z-]+:[^ ]/;
