import type { Pool } from "../db/pool.ts";
import { articleChannel } from "../events/channels.ts";
import { readAsOf } from "../events/readAsOf.ts";
import type { ArticleView } from "../protocol/articles.ts";
import { limits } from "../protocol/limits.ts";
import type { ThreadQuery } from "../protocol/requests.ts";
import type { ThreadPage } from "../protocol/views.ts";
import { threadPage } from "./thread.ts";

interface Kept {
  seq: number;
  /** When it was read (milliseconds, as Date.now). */
  at: number;
  page: Promise<ThreadPage>;
}

const kept = new WeakMap<Pool, Map<string, Kept>>();
/** What no event tells (somebody becomes a moderator, and their badge with it) is on the page after so long. */
const keptMs = 10_000;
/** Some 25 kB each of usual comments: about 25 MB. */
const keptMost = 1_000;

/**
 * A thread page; first pages of the usual length come from memory for as long as the article's seq stands, for some seconds. Whatever
 * changes a comment records an event, so the same seq is the same page for everybody; and it is read once, however many ask at
 * that moment.
 */
export function firstPage(
  db: Pool,
  article: Pick<ArticleView, "id" | "seq">,
  query: ThreadQuery,
  now = Date.now(),
): Promise<ThreadPage> {
  const isUsual = query.cursor === undefined && query.anchor === undefined && query.limit === limits.pageDefault;
  const read = () => readAsOf(db, articleChannel(article.id), article.seq, from => threadPage(from, article, query));
  if (!isUsual) return read();
  const pages = pagesOf(db);
  const key = `${article.id} ${query.sort}`;
  const known = pages.get(key);
  if (known && known.seq >= article.seq && now - known.at < keptMs) return known.page;

  const page = read();
  pages.delete(key);
  pages.set(key, { seq: article.seq, at: now, page });
  page.catch(() => pages.get(key)?.page === page && pages.delete(key));
  const [oldest] = pages.keys();
  if (pages.size > keptMost && oldest !== undefined) pages.delete(oldest);
  return page;
}

function pagesOf(db: Pool): Map<string, Kept> {
  let pages = kept.get(db);
  if (!pages) {
    pages = new Map();
    kept.set(db, pages);
  }
  return pages;
}
