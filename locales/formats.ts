import { type Language, tagOf } from "./languages.ts";
import { spoken } from "./say.ts";

/** A way to write times in the language in force; made once for each, because making one costs more than using it a thousand times. */
export const dateFormat = (shape: Intl.DateTimeFormatOptions) =>
  inEach(language => new Intl.DateTimeFormat(tagOf(language), shape));

/** "a, b, c" (unit), "a, b and c" (conjunction) or "a, b or c" (disjunction). */
export const listFormat = (type: "unit" | "conjunction" | "disjunction") =>
  inEach(language => new Intl.ListFormat(tagOf(language), { type }));

export const numberFormat = (shape: Intl.NumberFormatOptions) =>
  inEach(language => new Intl.NumberFormat(tagOf(language), shape));

/** What languages or countries are called, by their codes. */
export const displayNames = (type: "language" | "region") =>
  inEach(language => new Intl.DisplayNames(tagOf(language), { type }));

/** Something made once for each language that is spoken. */
function inEach<F>(make: (language: Language) => F): () => F {
  const made = new Map<Language, F>();
  return () => {
    const language = spoken();
    const format = made.get(language) ?? make(language);
    made.set(language, format);
    return format;
  };
}
