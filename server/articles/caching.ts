import { type ArticleView, isOpen } from "../protocol/articles.ts";

/** How long a text that was removed since may still come from a cache between us and readers of an archive. */
const archiveSeconds = 10;

/**
 * `Cache-Control` of an article's page, which is the same for everybody. While people write, whoever keeps it asks each time whether it
 * still stands; where the discussion is over a cache may answer by itself for some seconds, and the page then hears of what changed.
 * What an open page reads again by the API is always asked for.
 */
export const cachingOf = (article: Pick<ArticleView, "state">): string =>
  isOpen(article) || article.state === "scheduled" ? "no-cache" : `public, max-age=${archiveSeconds}`;
