import type { Messages, Room } from "./compiled/messages.ts";
import { type Language, tagOf } from "./languages.ts";

export type { Room } from "./compiled/messages.ts";

/** Names one message: its room, and its name there. */
export type Key = keyof Messages;

/** A message as `message.mjs` reads it: text, or parts of it, of which 0 stands for the number of the plural around. */
export type Message = string | Part[];
type Part = string | 0 | [argument: string, forms?: Record<string, Message>];

export type Words = Record<string, Message>;
type Values<T> = Readonly<Record<string, string | number | T>>;

interface Speech {
  rooms: Partial<Record<Room, Words>>;
  plurals: Intl.PluralRules;
  numbers: Intl.NumberFormat;
}

const speeches = new Map<Language, Speech>();
let language: Language = "en";
let speech = speechOf(language);

// Making a format costs more than using it a thousand times.
function speechOf(asked: Language): Speech {
  const tag = tagOf(asked);
  const made = speeches.get(asked) ?? {
    rooms: {},
    plurals: new Intl.PluralRules(tag),
    numbers: new Intl.NumberFormat(tag),
  };
  speeches.set(asked, made);
  return made;
}

/** Keeps the messages of a room in a language, so that they can be said. */
export function learn(asked: Language, room: Room, words: Words): void {
  speechOf(asked).rooms[room] = words;
}

/** True when the messages of a room are there in a language. */
export const knows = (asked: Language, room: Room): boolean => speechOf(asked).rooms[room] !== undefined;

/** From here on everything is said in this language. */
export function speak(asked: Language): void {
  language = asked;
  speech = speechOf(asked);
}

/** The language in force. */
export const spoken = (): Language => language;

/** Writes something in a language, and goes back to the one before; nothing may be awaited in it. */
export function inLanguage<T>(asked: Language, write: () => T): T {
  const before = language;
  speak(asked);
  try {
    return write();
  } finally {
    speak(before);
  }
}

/** What has to be given with a message. */
export type Given<K extends Key> = undefined extends Messages[K] ? [] : [Messages[K]];

/** The message in the language in force; the key itself while its room is not there. */
export const say = <K extends Key>(key: K, ...[values]: Given<K>): string => partsOf(key, values ?? {}).join("");

/** The same as parts, where something that is no text, such as a link, stands in the sentence. */
export const sayWith = <K extends Key, T>(
  key: K,
  values: Record<keyof Messages[K], unknown> & Values<T>,
): (string | T)[] => partsOf<T>(key, values);

/** A message that stands in no file, in the language in force. */
export const writeMessage = (message: Message, values: Values<string>): string => written(message, values, 0).join("");

/** The message of a key as it is kept, before anything is written in it. */
export const messageBehind = (key: Key): Message => messageOf(key) ?? key;

/** True of a key that has a message in the language in force. */
export const isKnown = (key: string): boolean => messageOf(key) !== undefined;

/** "2,304" */
export const numeral = (n: number): string => speech.numbers.format(n);

function partsOf<T>(key: Key, values: Values<T>): (string | T)[] {
  const message = messageOf(key);
  return message === undefined ? [key] : written(message, values, 0);
}

function messageOf(key: string): Message | undefined {
  const dot = key.indexOf(".");
  return speech.rooms[key.slice(0, dot) as Room]?.[key.slice(dot + 1)];
}

function written<T>(message: Message, values: Values<T>, count: number): (string | T)[] {
  return typeof message === "string" ? [message] : message.flatMap(part => partWritten(part, values, count));
}

function partWritten<T>(part: Part, values: Values<T>, count: number): string | T | (string | T)[] {
  if (typeof part === "string") return part;
  if (part === 0) return numeral(count);
  const [argument, forms] = part;
  const value = values[argument] ?? "";
  if (!forms) return typeof value === "number" ? numeral(value) : value;
  if (typeof value !== "number") return written(forms[String(value)] ?? forms.other ?? "", values, count);
  return written(forms[`=${value}`] ?? forms[speech.plurals.select(value)] ?? forms.other ?? "", values, value);
}
