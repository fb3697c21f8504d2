import type { Messages } from "./compiled/messages.ts";
import { displayNames } from "./formats.ts";
import { tagOf } from "./languages.ts";
import { isKnown, type Key, say, spoken } from "./say.ts";

type Value = string | number | readonly string[];

/**
 * A message with what stands in it, to be said later in the language of whoever reads it: it can be kept, and sent. Lists are of names,
 * of words that are quoted (`words`), or of languages by their codes (`language`, `languages`).
 */
export interface Saying {
  key: Key;
  values?: Readonly<Record<string, Value>>;
}

type Values<K extends Key> = {
  [name in keyof Messages[K]]: Messages[K][name] extends number ? number : string | readonly string[];
};

export const saying = <K extends Key>(
  key: K,
  ...[values]: undefined extends Messages[K] ? [] : [Values<K>]
): Saying => ({ key, ...(values && { values }) });

/** Says it in the language in force; its English words where it was kept without a message, or the message is gone. */
export function whyOf({ why, says }: { why: string; says?: Saying }): string {
  return says && isKnown(says.key) ? said(says) : why;
}

export function said({ key, values = {} }: Saying): string {
  const written = Object.entries(values).map(([name, value]) => [name, inWords(name, value)]);
  return say(key as "checks.flood", Object.fromEntries(written));
}

function inWords(name: string, value: Value): string | number {
  if (name === "language") return nameOf(String(value));
  if (typeof value === "string" || typeof value === "number") return value;
  if (name === "languages") return listOf("disjunction", value.map(nameOf));
  return listOf("unit", name === "words" ? value.map(word => say("checks.quoted", { word })) : value);
}

const listOf = (type: Intl.ListFormatType, items: Iterable<string>) =>
  new Intl.ListFormat(tagOf(spoken()), { type, style: "short" }).format(items);

const names = displayNames("language");
const nameOf = (code: string) => names().of(code) ?? code;
