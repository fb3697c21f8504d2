// Compiles the message files, locales/<room>/<language>.json: types for the keys and their arguments, and the messages as
// say.ts evaluates them, so that no parser runs in a browser. Written to locales/compiled/, which git ignores.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readMessage } from "./message.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const original = "en";
export const languages = [
  ...contentOf("languages.ts")
    .match(/languages = \[(.*?)\]/)[1]
    .matchAll(/"(\w+)"/g),
].map(([, language]) => language);
export const rooms = readdirSync(here, { withFileTypes: true })
  .filter(entry => entry.isDirectory() && entry.name !== "compiled")
  .map(({ name }) => name)
  .sort();

/** A message of a file, read; throws with its place where it is none. */
function read(place, text) {
  try {
    return readMessage(text);
  } catch (fault) {
    throw new Error(`locales/${place}: ${fault.message} in ${JSON.stringify(text)}`);
  }
}

/** The messages of one file by key; where a translation lacks one, the original stands in (tests/locales name what is missing). */
function messagesOf(room, language) {
  const own = language === original ? {} : JSON.parse(contentOf(`${room}/${language}.json`, "{}"));
  const texts = { ...JSON.parse(contentOf(`${room}/${original}.json`)), ...own };
  return Object.entries(texts).map(([key, text]) => [key, read(`${room}/${language}.json, ${key}`, text)]);
}

function typeOf(argumentTypes) {
  const fields = [...argumentTypes].map(([name, type]) => `${name}: ${type}`);
  return fields.length > 0 ? `{ ${fields.join("; ")} }` : "undefined";
}

function contentOf(name, otherwise) {
  try {
    return readFileSync(join(here, name), "utf8");
  } catch (fault) {
    if (otherwise === undefined || fault.code !== "ENOENT") throw fault;
    return otherwise;
  }
}

/** Whole or not at all, and only where it is another one: others may be reading. */
function write(name, text) {
  if (contentOf(`compiled/${name}`, "") === text) return;
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
      Object.fromEntries(messagesOf(room, language).map(([key, { message }]) => [key, message])),
    ]),
  ]),
);

const json = JSON.stringify(catalogues);
/** Changes with any word; part of the names of what browsers load. */
export const version = createHash("sha256").update(json).digest("hex").slice(0, 8).toUpperCase();

const types = rooms.flatMap(room =>
  messagesOf(room, original).map(([key, { argumentTypes }]) => `  "${room}.${key}": ${typeOf(argumentTypes)};`),
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
