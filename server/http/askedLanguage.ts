import type { IncomingHttpHeaders } from "node:http";
import { type Language, languageOf, languages } from "../../locales/languages.ts";

/** Of a request of Express. */
export interface Asked {
  headers: IncomingHttpHeaders;
  acceptsLanguages(languages: string[]): string | false;
}

/** Set by client/core/languageCookie.ts when a reader chooses. */
const cookie = /(?:^|; )comity_language=(\w+)/;

/** What a reader asks for, as far as Comity speaks it: as chosen in our pages, else as the browser or a program says. */
export function askedLanguage(req: Asked): Language | undefined {
  const chosen = languageOf(cookie.exec(req.headers.cookie ?? "")?.[1]);
  if (chosen || req.headers["accept-language"] === undefined) return chosen;
  return languageOf(req.acceptsLanguages([...languages]) || undefined);
}
