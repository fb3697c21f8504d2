import { articleAddress } from "../articles/addresses.ts";
import { isPageAddress } from "../protocol/articleKeys.ts";
import type { ArticleView } from "../protocol/articles.ts";

interface Backs {
  publicUrl: string;
  /** Origins of pages that the site allows beside its own. */
  origins: readonly string[];
}

/** A whole address of a page that is of ours or of an allowed origin; null for any other. */
export function allowedPage(asked: string | undefined, { publicUrl, origins }: Backs): string | null {
  if (asked === undefined || !isPageAddress(asked)) return null;
  const { origin, href } = new URL(asked);
  return [new URL(publicUrl).origin, ...origins].includes(origin) ? href : null;
}

/**
 * Where whoever writes without JavaScript came from and goes back to: the page that the link named, when it is one of ours or of an
 * allowed origin; else the article's own. So no link of ours leads anywhere else.
 */
export const pageToGoBackTo = (asked: string | undefined, article: Pick<ArticleView, "url">, backs: Backs): string =>
  allowedPage(asked, backs) ?? articleAddress(article, backs.publicUrl);

/** The path of a page of ours that comes next, `/articles/tariff-pause` say; the front page where another one is named. */
export function ownPath(asked: string | undefined, publicUrl: string): string {
  const { origin } = new URL(publicUrl);
  if (asked === undefined || !URL.canParse(asked, origin)) return "/";
  const next = new URL(asked, origin);
  // A path that begins with two slashes, as that of `/.//evil.example` does, would lead to another host.
  return next.origin === origin ? next.pathname.replace(/^\/+/, "/") + next.search + next.hash : "/";
}
