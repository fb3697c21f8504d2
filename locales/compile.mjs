// Compiles the message files, locales/<room>/<language>.json: types for the keys and their arguments, and the messages as
// say.ts evaluates them, so that no parser runs in a browser. Written to locales/compiled/, which git ignores.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";

const here = fileURLToPath(new URL(".", import.meta.url));
const original = "en";
export const languages = [
  ...read("languages.ts")
    .match(/languages = \[(.*?)\]/)[1]
    .matchAll(/"(\w+)"/g),
].map(([, language]) => language);
export const rooms = readdirSync(here, { withFileTypes: true })
  .filter(entry => entry.isDirectory() && entry.name !== "compiled")
  .map(({ name }) => name)
  .sort();

/** A message of a file, parsed; throws with its place where it is none. */
function parsed(place, text) {
  try {
    return parse(text, { ignoreTag: true, requiresOtherClause: true });
  } catch (fault) {
    throw new Error(`locales/${place}: ${fault.message} in ${JSON.stringify(text)}`);
  }
}

/** The messages of one file by key; where a translation lacks one, the original stands in (tests/locales name what is missing). */
function messagesOf(room, language) {
  const own = language === original ? {} : JSON.parse(read(`${room}/${language}.json`, "{}"));
  const texts = { ...JSON.parse(read(`${room}/${original}.json`)), ...own };
  return Object.entries(texts).map(([key, text]) => [key, parsed(`${room}/${language}.json, ${key}`, text)]);
}

/** As say.ts takes it: text alone, or its parts. */
function compiled(elements) {
  const parts = elements.map((element, index) => partOf(element, elements[index - 1]));
  return parts.every(part => typeof part === "string") ? parts.join("") : parts;
}

function partOf(element, before) {
  switch (element.type) {
    case TYPE.literal:
      return isNumber(before) ? element.value.replace(/^ /, "\u00a0") : element.value;
    case TYPE.pound:
      return 0;
    case TYPE.argument:
    case TYPE.number:
      return [element.value];
    case TYPE.plural:
    case TYPE.select:
      return [element.value, formsOf(element)];
    default:
      throw new Error(`locales: say.ts writes no ${TYPE[element.type]}, as "${element.value}" would be`);
  }
}

// A number and its noun never part at a line end.
const isNumber = element => element?.type === TYPE.pound || element?.type === TYPE.number;

const formsOf = ({ options }) =>
  Object.fromEntries(Object.entries(options).map(([form, { value }]) => [form, compiled(value)]));

/** The arguments of a message, each with its type. */
function argumentsOf(elements) {
  const found = new Map();
  for (const element of elements) {
    if (element.type === TYPE.argument) found.set(element.value, found.get(element.value) ?? "string");
    if (element.type === TYPE.number || element.type === TYPE.plural) found.set(element.value, "number");
    if (element.type === TYPE.select) found.set(element.value, "string");
    for (const { value } of Object.values(element.options ?? {})) {
      for (const [name, type] of argumentsOf(value)) if (found.get(name) !== "number") found.set(name, type);
    }
  }
  return found;
}

function typeOf(elements) {
  const fields = [...argumentsOf(elements)].map(([name, type]) => `${name}: ${type}`);
  return fields.length > 0 ? `{ ${fields.join("; ")} }` : "undefined";
}

function read(name, otherwise) {
  try {
    return readFileSync(join(here, name), "utf8");
  } catch (fault) {
    if (otherwise === undefined || fault.code !== "ENOENT") throw fault;
    return otherwise;
  }
}

/** Whole or not at all, and only where it is another one: others may be reading. */
function write(name, text) {
  if (read(`compiled/${name}`, "") === text) return;
  mkdirSync(join(here, "compiled"), { recursive: true });
  const fresh = join(here, "compiled", `.${name}-${process.pid}`);
  writeFileSync(fresh, text);
  renameSync(fresh, join(here, "compiled", name));
}

/** By language, by room, by key. */
export const catalogues = Object.fromEntries(
  languages.map(language => [
    language,
    rooms.map(room => [
      room,
      Object.fromEntries(messagesOf(room, language).map(([key, elements]) => [key, compiled(elements)])),
    ]),
  ]),
);

const json = JSON.stringify(catalogues);
/** Changes with any word; part of the names of what browsers load. */
export const version = createHash("sha256").update(json).digest("hex").slice(0, 8).toUpperCase();

const types = rooms.flatMap(room =>
  messagesOf(room, original).map(([key, elements]) => `  "${room}.${key}": ${typeOf(elements)};`),
);
write(
  "messages.ts",
  `export type Room = ${rooms.map(room => `"${room}"`).join(" | ")};\n\nexport interface Messages {\n${types.join("\n")}\n}\n`,
);
write(
  "catalogues.ts",
  `import type { Language } from "../languages.ts";
import type { Words } from "../say.ts";
import type { Room } from "./messages.ts";

export const catalogues: Record<Language, [Room, Words][]> = JSON.parse(
  ${JSON.stringify(json)},
);
`,
);
write("version.ts", `export const version = "${version}";\n`);
