import type { Pool } from "../db/pool.ts";
import { articleChannel } from "../events/channels.ts";
import { keptBySeq } from "../events/keptBySeq.ts";
import { readAsOf } from "../events/readAsOf.ts";
import type { ArticleView } from "../protocol/articles.ts";
import { limits } from "../protocol/limits.ts";
import type { ThreadQuery } from "../protocol/requests.ts";
import type { ThreadPage } from "../protocol/views.ts";
import { threadPage } from "./thread.ts";

/**
 * A thousand of usual comments are about 25 MB. What no event tells (somebody becomes a moderator, and their badge with it) is on the
 * page after five seconds, and after as many more where the page around it is kept, too (pages/hotPages).
 */
const kept = keptBySeq<ThreadPage>({ most: 1_000, forMs: 5_000 });

/**
 * A thread page; first pages of the usual length come from memory for as long as the article's seq stands, for some seconds. Whatever
 * changes a comment records an event, so the same seq is the same page for everybody.
 */
export function firstPage(
  db: Pool,
  article: Pick<ArticleView, "id" | "seq">,
  query: ThreadQuery,
  now?: number,
): Promise<ThreadPage> {
  const isUsual = query.cursor === undefined && query.anchor === undefined && query.limit === limits.pageDefault;
  const read = () => readAsOf(db, articleChannel(article.id), article.seq, from => threadPage(from, article, query));
  return isUsual ? kept(db, { key: `${article.id} ${query.sort}`, seq: article.seq, read, now }) : read();
}
