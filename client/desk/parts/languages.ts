import { displayNames } from "../../../locales/formats.ts";

/** ISO 639-1 of the languages that the page offers. */
export const languages = [
  "ar",
  "da",
  "de",
  "en",
  "es",
  "fi",
  "fr",
  "it",
  "nl",
  "no",
  "pl",
  "pt",
  "ru",
  "sv",
  "tr",
  "uk",
  "zh",
];

const names = displayNames("language");

/** What a language is called in the one that is spoken. */
export const languageName = (code: string): string => names().of(code) ?? code;
