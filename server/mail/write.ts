import { readMessage } from "../../locales/message.mjs";
import { type Message, say, writeMessage } from "../../locales/say.ts";
import { isNeeded, type MailPlace, type MailTemplateKind, mailPlaces, subjectPlaces } from "../protocol/mailPlaces.ts";
import type { LetterPart, MailTemplate } from "../protocol/mailTemplates.ts";
import type { FieldError } from "../protocol/problems.ts";

/** What stands in the places of one mail; a paragraph whose place has nothing to say is left out. */
export type Values = { [place in Exclude<MailPlace, "count" | "notices">]?: string } & {
  count?: number;
  notices?: LetterPart[];
};

interface Written {
  subject: string;
  parts: LetterPart[];
}

/** Why a mail of this kind cannot be written so, in the language in force. Nothing: it can. */
export const faultsOf = (kind: MailTemplateKind, { subject, text }: MailTemplate): FieldError[] => [
  ...faultsIn(subject, subjectPlaces(kind), []).map(message => ({ path: "subject", message })),
  ...faultsIn(text, mailPlaces[kind], mailPlaces[kind].filter(isNeeded)).map(message => ({ path: "text", message })),
];

function faultsIn(text: string, places: readonly MailPlace[], needed: readonly MailPlace[]): string[] {
  const read = readOrFault(text);
  if (typeof read === "string") return [read];
  const known: readonly string[] = places;
  const wrong = [...read.argumentTypes].flatMap(([name, type]) => {
    if (!known.includes(name))
      return [say("faults.mail.otherPlace", { place: `{${name}}`, places: places.map(braced).join(", ") })];
    return type === "number" && name !== "count" ? [say("faults.mail.noNumber", { place: `{${name}}` })] : [];
  });
  const always = placesOutside(read.message);
  const chosen = choicesIn(read.message).some(name => read.argumentTypes.get(name) === "string");
  const unwritable = chosen ? [sayUnwritable()] : [];
  const missing = needed
    .filter(place => !always.includes(place))
    .map(place => say("faults.mail.lacks", { place: braced(place) }));
  const alone = paragraphsOf(text).filter(paragraph => paragraph === braced("notices"));
  const isTornOpen = placesIn(read.message).filter(place => place === "notices").length > alone.length;
  const torn = isTornOpen ? [say("faults.mail.ownParagraph", { place: braced("notices") })] : [];
  return [...wrong, ...unwritable, ...missing, ...torn];
}

const sayUnwritable = () => say("faults.mail.unwritable", { plural: "{count, plural, …}", number: "{count, number}" });

const braced = (place: MailPlace) => `{${place}}`;

/** Places that are there whatever is counted: not only within one form of a plural. */
const placesOutside = (message: Message): string[] =>
  typeof message === "string"
    ? []
    : message.flatMap(part => (Array.isArray(part) && part[1] === undefined ? [part[0]] : []));

/** All places, also within forms. */
const placesIn = (message: Message): string[] =>
  typeof message === "string"
    ? []
    : message.flatMap(part => {
        if (!Array.isArray(part)) return [];
        const [place, forms] = part;
        return forms ? Object.values(forms).flatMap(placesIn) : [place];
      });

/** By what forms are chosen. What fills a place is known last, so a number alone can. */
const choicesIn = (message: Message): string[] =>
  typeof message === "string"
    ? []
    : message.flatMap(part => {
        if (!Array.isArray(part) || !part[1]) return [];
        return [part[0], ...Object.values(part[1]).flatMap(choicesIn)];
      });

// In ICU an apostrophe before a brace makes both plain text; to who writes '{title}' it is a quotation mark.
const read = (text: string) => readMessage(text.replaceAll("'", "''"));

function readOrFault(text: string): ReturnType<typeof read> | string {
  try {
    return read(text);
  } catch (thrown) {
    const { location } = thrown as { location?: { start: { offset: number } } };
    if (!location) return sayUnwritable();
    const from = text.replaceAll("'", "''").slice(location.start.offset).replaceAll("''", "'");
    return say("faults.mail.unreadable", { from: from.slice(0, 20), place: "{site}" });
  }
}

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.trim())
    .filter(Boolean);

/**
 * The mail, in the language in force. What a place is filled with is looked at after the words around it, so nothing that somebody wrote
 * becomes a link or a paragraph. Throws where the template has faults that {@link faultsOf} names.
 */
export function writeTemplate({ subject, text }: MailTemplate, values: Values): Written {
  return {
    subject: filled(written(subject, values), values),
    parts: paragraphsOf(written(text, values)).flatMap(paragraph => partsOf(paragraph, values)),
  };
}

/** No text may hold NUL, so between two of them stands a place. */
const spot = (place: string) => `\0${place}\0`;
const spots = /\0(\w+)\0/g;

function written(text: string, values: Values): string {
  const { message, argumentTypes } = read(text);
  const stands = [...argumentTypes.keys()].map(name => [name, name === "count" ? (values.count ?? 0) : spot(name)]);
  return writeMessage(message, Object.fromEntries(stands));
}

/** In a sentence whatever somebody wrote is on one line, and so no paragraph. */
const filled = (text: string, values: Values) =>
  text.replace(spots, (_, place: keyof Values) => String(values[place] ?? "").replace(/\s*\n\s*/g, " "));

/** Nothing that somebody wrote leads to another place, or ends the address. */
const filledAddress = (url: string, values: Values) =>
  url.replace(spots, (_, place: keyof Values) => encodeURIComponent(String(values[place] ?? "")));

function partsOf(paragraph: string, values: Values): LetterPart[] {
  const places = [...paragraph.matchAll(spots)].map(([, place]) => place as keyof Values);
  if (places.some(place => !values[place]) && !places.some(isNeeded)) return [];
  if (paragraph === spot("notices")) return values.notices ?? [];
  if (paragraph === spot("quote")) return [{ quote: values.quote ?? "" }];
  const runs = runsOf(paragraph, values);
  const [only] = runs;
  return [runs.length === 1 && only !== undefined ? only : runs];
}

const links = /\[([^[\]]+)\]\((\0link\0|https?:\/\/[^\s()]+)\)|\0link\0/g;

function runsOf(paragraph: string, values: Values): Exclude<LetterPart, unknown[] | { quote: string }>[] {
  const runs: ReturnType<typeof runsOf> = [];
  let from = 0;
  for (const { 0: all, 1: label, 2: url = spot("link"), index } of paragraph.matchAll(links)) {
    if (index > from) runs.push(filled(paragraph.slice(from, index), values));
    const address = url === spot("link") ? filled(url, values) : filledAddress(url, values);
    runs.push({ label: label ? filled(label, values) : address, url: address });
    from = index + all.length;
  }
  if (from < paragraph.length) runs.push(filled(paragraph.slice(from), values));
  return runs;
}
