import { type Language, languageOf } from "../../locales/languages.ts";
import { type Asked, askedLanguage } from "../http/askedLanguage.ts";
import { settingsOf } from "../sites/settings.ts";
import type { Publication } from "./frame.ts";

/**
 * In which language a page is written. What belongs to an article is written in the article's, the same for everybody; another page as its
 * reader has chosen, as the browser asks; and where Comity does not speak it, in the usual one of the site.
 */
export async function pageLanguage(
  { db, site }: Publication,
  req: Asked,
  article?: { language: string },
): Promise<Language> {
  const own = article ? languageOf(article.language) : askedLanguage(req);
  return own ?? (await settingsOf(db, site.id)).language.usual;
}
