import { type ArticleView, isOpen } from "../protocol/articles.ts";

/** How long a text that was removed since may still come from a cache between us and readers of an archive. */
const archiveSeconds = 10;

/**
 * `Cache-Control` of what is the same for everybody about an article. While people write, whoever keeps it asks each time whether it
 * still stands; of a closed or archived discussion a cache may answer by itself for some seconds, and live pages hear of changes anyway.
 */
export const cachingOf = (article: Pick<ArticleView, "state">): string =>
  isOpen(article) || article.state === "scheduled" ? "no-cache" : `public, max-age=${archiveSeconds}`;
