import { type Language, languageOf } from "../../locales/languages.ts";
import { type Asked, askedLanguage } from "../http/askedLanguage.ts";
import { settingsOf } from "../sites/settings.ts";
import type { Publication } from "./frame.ts";

/**
 * In which language a page is written that belongs to no article: as its reader has chosen, or as the browser asks; where Comity does not
 * speak it, in the usual one of the site.
 */
export const pageLanguage = async (context: Publication, req: Asked): Promise<Language> =>
  askedLanguage(req) ?? (await usualLanguage(context));

/** What belongs to an article is written in the article's, the same for everybody. */
export const articleLanguage = async (context: Publication, article: { language: string }): Promise<Language> =>
  languageOf(article.language) ?? (await usualLanguage(context));

const usualLanguage = async ({ db, site }: Publication): Promise<Language> =>
  (await settingsOf(db, site.id)).language.usual;
