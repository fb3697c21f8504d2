import type { IncomingHttpHeaders } from "node:http";
import { type Language, languageOf, languages } from "../../locales/languages.ts";
import { settingsOf } from "../sites/settings.ts";
import type { Publication } from "./frame.ts";

/** Of an Express request. */
interface Asked {
  headers: IncomingHttpHeaders;
  acceptsLanguages(languages: string[]): string | false;
}

/** Set by client/embed/page.ts when a reader chooses. */
const cookie = /(?:^|; )comity_language=(\w+)/;

/**
 * In which language a page is written. What belongs to an article is written in the article's, the same for everybody; another page as its
 * reader has chosen, as the browser asks; and where Comity does not speak it, in the usual one of the site.
 */
export async function pageLanguage(
  { db, site }: Publication,
  req: Asked,
  article?: { language: string },
): Promise<Language> {
  const own = article ? languageOf(article.language) : askedBy(req);
  return own ?? (await settingsOf(db, site.id)).language.usual;
}

/** What the reader asks for, as far as Comity speaks it. */
export function askedBy(req: Asked): Language | undefined {
  const chosen = languageOf(cookie.exec(req.headers.cookie ?? "")?.[1]);
  if (chosen || req.headers["accept-language"] === undefined) return chosen;
  return languageOf(req.acceptsLanguages([...languages]) || undefined);
}
