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
export const languageNames = new Intl.DisplayNames("en", { type: "language" });
