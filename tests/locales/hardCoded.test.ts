import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { transformSync } from "esbuild";
import { root } from "../../server/root.ts";

/** A text in the code, or the part of a template between what is put in, with what stands before it on its way there. */
interface Literal {
  text: string;
  before: string;
  /** A part of a template with something put in. */
  isPart: boolean;
}

/** All texts in a program without comments; what is thrown or logged is for people who run it. */
function literalsIn(code: string): Literal[] {
  const found: Literal[] = [];
  let at = 0;
  let context = "";
  const take = (end: RegExp, start: number, isPart: boolean): string => {
    end.lastIndex = at;
    const { 0: mark = "", index = code.length } = end.exec(code) ?? {};
    found.push({
      text: code.slice(at, index),
      before: `${context}${code.slice(Math.max(0, start - 400), start)}`,
      isPart,
    });
    at = index + mark.length;
    return mark;
  };
  const template = (start: number) => {
    const outside = context;
    while (take(/(?<!\\)(?:\\\\)*(`|\$\{)/g, start, true).endsWith("${")) {
      context = `${outside}${code.slice(Math.max(0, start - 400), start)}`;
      program("}");
      context = outside;
    }
  };
  const program = (until: string) => {
    for (let depth = 0; at < code.length; ) {
      const start = at;
      const sign = code[at++];
      if (sign === until && depth === 0) return;
      if (sign === "{") depth++;
      else if (sign === "}") depth--;
      else if (sign === '"') take(/(?<!\\)(?:\\\\)*"/g, start, false);
      else if (sign === "'") take(/(?<!\\)(?:\\\\)*'/g, start, false);
      else if (sign === "`") template(start);
      else if (sign === "/" && /[(,=:[!&|?{};]\s*$/.test(code.slice(Math.max(0, start - 20), start))) {
        const regex = /(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
        regex.lastIndex = at;
        if (regex.test(code)) at = regex.lastIndex;
      }
    }
  };
  program("");
  return found;
}

/** Names of classes, which the style sheets have. */
const classes = new Set(
  readdirSync(join(root, "client"), { recursive: true, encoding: "utf8" })
    .filter(name => name.endsWith(".css"))
    .flatMap(name => [...readFileSync(join(root, "client", name), "utf8").matchAll(/\.(-?[a-z][\w-]*)/g)])
    .map(([, name = ""]) => name),
);

/** A name of a class, or how a name begins that ends with what is put in: `avatar-${tint}`. */
const isClass = (token: string): boolean => classes.has(token) || /^[a-z-]+-$/.test(token);

const property = /"?([\w-]+)"?: (?:(?!,\s+"?[\w-]+"?: |[{};]).)*$/s;
const shown = /^(children|title|aria-label|aria-description|placeholder|alt|label|says|hint|name|text|what|so)$/;
const machine =
  /^(class|chip|key|id|htmlFor|for|form|list|aria-(?:describedby|labelledby|controls|owns)|d|viewBox|style|transform|points|href|src|accept|rel|content|allow|sandbox|sizes|media|scopes)$/;

/** Selectors, queries of media, markup, headers, addresses, keys of messages. */
const isCode =
  /[<>{}[\]=#_]|(^|[\s,\w])\.[a-z]|(^|\s):[a-z]|^[a-z]+[A-Z]\w*$|\([a-z-]+:|^[a-z][a-zA-Z]*\.[\w.-]*$|^\.?[a-z-]*\/|^Bearer |: var\(|'none'|^\S*\d\S*$/;

function isSaid({ text, before, isPart }: Literal): boolean {
  if (!/\p{L}{2}/u.test(text) || names.has(text.trim()) || isCode.test(text)) return false;
  if (/(new Error\(|console\.\w+\(|log\.\w+\(|import |from )[^;]*$/.test(before)) return false;
  // A key of a message, and what tells a child of a list from the others.
  if (isPart && /(\bsay(With)?\(|\},)\s*$/.test(before)) return false;
  const of = property.exec(before)?.[1] ?? "";
  if (machine.test(of)) return false;
  const tokens = text.trim().split(/\s+/);
  if (tokens.every(isClass)) return false;
  // Names that the program compares, hands to a function or reads by.
  if (
    tokens.length === 1 &&
    !isPart &&
    /([=!]==? |case |\bin |\(\s*|\[\s*)$/.test(before) &&
    !/children: \[\s*$/.test(before)
  )
    return false;
  if (shown.test(of) && /^[\s“„«(]*[A-Z]/.test(text)) return true;
  if (of === "children" && !/, $/.test(before)) return true;
  return isPart ? /[\p{L}’]{2}[ ,.]|[ ,.][\p{L}’]{2}/u.test(text) : tokens.length > 1 && /\p{Ll}{2}/u.test(text);
}

/** The same in each language: names, keys of keyboards, kinds of files, and what only the program reads. */
const names = new Set([
  "Comity",
  "Enter",
  "Escape",
  "Tab",
  "Shift",
  "Control",
  "CSV",
  "JSON",
  "UTC",
  "kid",
  "no number",
]);

function hardCoded(source: string, loader: "ts" | "tsx"): string[] {
  const { code } = transformSync(source, { loader, jsx: "automatic", jsxImportSource: "preact", charset: "utf8" });
  return literalsIn(code)
    .filter(isSaid)
    .map(({ text }) => text.trim());
}

test("[LN8] no text that people read stands in the code", () => {
  const files = ["client", "server/pages"].flatMap(room =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
      .filter(name => /\.tsx?$/.test(name))
      .map(name => join(room, name)),
  );
  expect(files.length).toBeGreaterThan(300);
  const found = files.flatMap(path =>
    hardCoded(readFileSync(join(root, path), "utf8"), path.endsWith("x") ? "tsx" : "ts").map(
      text => `${path}: ${text}`,
    ),
  );
  expect(found).toEqual([]);
});

test.each([
  ["a sentence", "announce('Your note is kept.')", ["Your note is kept."]],
  ["text between tags", "<p>Nothing is waiting</p>", ["Nothing is waiting"]],
  ["a small beginning", "<span>{count} waiting</span>", ["waiting"]],
  ["one word", "<button>Save</button>", ["Save"]],
  ["a choice", "<b>{isOn ? 'on' : 'off'}</b>", ["on", "off"]],
  ["part of a template", `const says = \`\${n} of \${all} read\``, ["of", "read"]],
  ["an attribute", "<input aria-label='Find' placeholder='Find words' />", ["Find", "Find words"]],
  ["a table", "const titles = { queue: { title: 'Queue' } }", ["Queue"]],
  ["a message", `<p title={say("thread.language")}>{say(\`desk.state.\${state}\`, { count })}</p>`, []],
  ["classes", `<p class={\`chip \${isOn ? "chip-warn" : ""}\`} />`, []],
  ["a comparison", "<p>{key === 'Home' && kind === 'none' ? name : null}</p>", []],
  ["what is logged", "log.error({ err }, 'a page could not be made')", []],
  ["a selector", "root.querySelector('.case-body > a, [data-live] button')", []],
])("[LN8] what is looked for and what is not: %s", (_, source, found) => {
  expect(hardCoded(source, "tsx")).toEqual(found);
});
