import { askOutside, type Reach } from "../http/askOutside.ts";

/** A page as it was answered: its beginning, and what it says it is. */
export interface Page {
  url: string;
  html: Buffer;
  charset: string;
}

const bounds = {
  accept: "text/html",
  types: /^(text\/html|application\/xhtml\+xml)\s*(;|$)/,
  bytesMost: 256 * 1024,
  isBeginningEnough: true,
  withinMs: 4_000,
};

/**
 * Asks for a page that a stranger named: not more than a quarter of a megabyte, within four seconds in all, of HTML alone. Null: it may not
 * be asked, or did not answer so.
 */
export async function lookAt(address: string, reach?: Reach): Promise<Page | null> {
  const answer = await askOutside(address, bounds, reach);
  return answer && { url: answer.url, html: answer.body, charset: charsetOf(answer.type) };
}

const charsetOf = (type: string) => /;\s*charset="?([^\s;"]+)/.exec(type)?.[1] ?? "utf-8";
