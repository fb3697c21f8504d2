import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "@jest/globals";
import { type Language, languages, tagOf } from "../../locales/languages.ts";
import { problems } from "../../server/protocol/problems.ts";
import { root } from "../../server/root.ts";

const folder = join(root, "locales");
const rooms = readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isDirectory() && entry.name !== "compiled")
  .map(({ name }) => name);

type Texts = Record<string, string>;

const textsOf = (room: string, language: Language): Texts =>
  JSON.parse(readFileSync(join(folder, room, `${language}.json`), "utf8"));
const parsed = (text: string) => parse(text, { ignoreTag: true });

/** Everything in a message, also what stands in its forms. */
const within = (elements: MessageFormatElement[]): MessageFormatElement[] =>
  elements.flatMap(element => [
    element,
    ...("options" in element ? Object.values(element.options).flatMap(({ value }) => within(value)) : []),
  ]);

/** The names that a message writes in or chooses by, with what each has to be. */
const argumentsOf = (text: string) =>
  [
    ...new Set(
      within(parsed(text)).flatMap(element =>
        element.type === TYPE.literal || element.type === TYPE.pound
          ? []
          : [`${element.value}: ${element.type === TYPE.number || element.type === TYPE.plural ? "number" : "text"}`],
      ),
    ),
  ].sort();

/** The forms of plurals that whole numbers below a thousand take in a language; "many" of French is for millions. */
function formsOf(language: Language): string[] {
  const rules = new Intl.PluralRules(tagOf(language));
  return [...new Set(Array.from({ length: 1_000 }, (_, n) => rules.select(n)))].sort();
}

describe.each(languages)("in %s", language => {
  const files = rooms.map(room => ({ room, english: textsOf(room, "en"), texts: textsOf(room, language) }));

  test("[LN1] no message is missing, none is left over and none is empty", () => {
    for (const { room, english, texts } of files) {
      expect([room, Object.keys(texts)]).toEqual([room, Object.keys(english)]);
      expect([room, Object.keys(texts).filter(key => texts[key]?.trim() === "" && english[key] !== "")]).toEqual([
        room,
        [],
      ]);
    }
  });

  test("[LN2] each message takes what the English one takes", () => {
    for (const { room, english, texts } of files) {
      for (const [key, text] of Object.entries(texts)) {
        expect([room, key, argumentsOf(text)]).toEqual([room, key, argumentsOf(english[key] ?? "")]);
      }
    }
  });

  test("[LN2] a plural has every form that the language has", () => {
    const forms = formsOf(language);
    for (const { room, texts } of files) {
      for (const [key, text] of Object.entries(texts)) {
        for (const element of within(parsed(text))) {
          if (element.type !== TYPE.plural) continue;
          const missing = forms.filter(form => !(form in element.options));
          expect([room, key, missing]).toEqual([room, key, []]);
        }
      }
    }
  });
});

test("[LN3] every message is said somewhere", () => {
  const sources = ["client", "server"].flatMap(name =>
    readdirSync(join(root, name), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map(entry => readFileSync(join(entry.parentPath, entry.name), "utf8")),
  );
  sources.push(readFileSync(join(folder, "saying.ts"), "utf8"));
  const said = new Set(
    sources.flatMap(source => [...source.matchAll(/"([a-z][a-zA-Z]*\.[\w.-]+)"/g)].map(found => found[1])),
  );
  // As in `thread.sorts.${sort}`: any word may stand where the program puts one in.
  const patterns = sources.flatMap(source =>
    [...source.matchAll(/`([a-z][a-zA-Z]*\.[^`\s]*\$\{[^`\s]*)`/g)].map(
      ([, template = ""]) => new RegExp(`^${template.replaceAll(".", "\\.").replace(/\$\{[^}]*\}/g, "[\\w-]+")}$`),
    ),
  );
  const isSaid = (key: string) => said.has(key) || patterns.some(pattern => pattern.test(key));
  const keys = rooms.flatMap(room => Object.keys(textsOf(room, "en")).map(key => `${room}.${key}`));
  expect(keys.filter(key => !isSaid(key))).toEqual([]);
});

test("[LN9] every problem has a title", () => {
  expect(Object.keys(textsOf("problems", "en")).sort()).toEqual(Object.keys(problems).sort());
});
