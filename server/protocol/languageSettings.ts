import { z } from "zod";
import { languages } from "../../locales/languages.ts";
import { fault } from "./faults.ts";

/** What is spoken where neither the reader nor the article says another language that Comity speaks. */
export const LanguageSettings = z.strictObject({
  usual: z.enum(languages, fault("faults.languageSpoken")),
});
export type LanguageSettings = z.infer<typeof LanguageSettings>;

export const defaultLanguageSettings: LanguageSettings = { usual: "en" };
