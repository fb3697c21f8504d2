import type { VNode } from "preact";
import type { Language } from "../../locales/languages.ts";
import { drawn } from "./drawn.ts";

/** What of an answer is needed to send a page: Express tags it, and leaves the body of a HEAD away. */
interface PageAnswer {
  hasHeader(name: string): boolean;
  set(name: string, value: string): unknown;
  type(type: string): { send(html: string): unknown };
}

/**
 * Sends a page, written in a language (pageLanguage.ts); whoever keeps it asks each time whether it still stands, unless its caching is said
 * already.
 */
export function sendPage<P>(res: PageAnswer, page: VNode<P>, language: Language): void {
  if (!res.hasHeader("Cache-Control")) res.set("Cache-Control", "no-cache");
  res.type("html").send(`<!doctype html>${drawn(language, page)}`);
}
