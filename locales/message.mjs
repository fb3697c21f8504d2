// Reads one ICU message as say.ts evaluates it: for compile.mjs, which runs while building, and for messages that people write at the desk.
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";

/** The message, and its arguments with their types. Throws where it is none, or says what say.ts cannot write. */
export function readMessage(text) {
  const elements = parse(text, { ignoreTag: true, requiresOtherClause: true });
  return { message: compiled(elements), argumentTypes: argumentsOf(elements) };
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
      throw new Error(`no ${TYPE[element.type]} can be written, as "${element.value}" would be`);
  }
}

// A number and its noun never part at a line end.
const isNumber = element => element?.type === TYPE.pound || element?.type === TYPE.number;

const formsOf = ({ options }) =>
  Object.fromEntries(Object.entries(options).map(([form, { value }]) => [form, compiled(value)]));

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
