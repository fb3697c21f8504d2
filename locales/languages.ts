/** What Comity speaks; each has a file in every room of messages, and English is the one that the others are written from. */
export const languages = ["en", "de", "fr", "es", "ar", "zh", "uk", "pt"] as const;

export type Language = (typeof languages)[number];

/** Written by a program, and not read by anybody who grew up with them; who has read one takes it out here. */
export const machineMade: readonly Language[] = ["de", "fr", "es", "ar", "zh", "uk", "pt"];

/** The language that somebody asks for, such as `de-AT`, as far as Comity speaks it. */
export function languageOf(asked: string | null | undefined): Language | undefined {
  const name = asked?.toLowerCase().split(/[-_]/)[0];
  return languages.find(language => language === name);
}

/** The side on which a line of it begins. */
export const directionOf = (language: Language): "ltr" | "rtl" => (language === "ar" ? "rtl" : "ltr");

/** As `Intl` knows it: in English the day comes before the month, and the clock has 24 hours. */
export const tagOf = (language: Language): string => (language === "en" ? "en-GB" : language);

/** As those who speak it call it. */
export const nameOf = (language: Language): string =>
  new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
