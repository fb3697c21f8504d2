import type { IncomingHttpHeaders } from "node:http";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { nameForAnHour } from "../http/hourKey.ts";
import type { Id } from "../protocol/basics.ts";

export interface Visitor {
  address: string;
  headers: IncomingHttpHeaders;
}

const crawler =
  /bot|crawl|spider|slurp|preview|fetch|monitor|headlesschrome|lighthouse|curl|wget|python|java\/|go-http|axios/i;

/**
 * Counts a view of an article: one per visitor and hour, without crawlers and prefetches. No personal data is kept: the visitor has
 * a name for this hour alone, made of address and browser.
 */
export async function countView(db: Db, articleId: Id, { address, headers }: Visitor, now = new Date()): Promise<void> {
  const browser = headers["user-agent"] ?? "";
  if (browser === "" || crawler.test(browser) || headers["sec-purpose"] || headers["x-purpose"] || headers.purpose)
    return;
  // A view of the last moment of an hour is not worth a key that should be gone.
  const visitor = await nameForAnHour(db, `${address}\n${browser}`, now);
  if (!visitor) return;
  await db.run(sql`
    with seen as (
      insert into article_views (hour, article_id, visitor)
      select hour, ${articleId}, ${visitor.name} from hour_keys where hour = ${visitor.hour} for key share
      on conflict do nothing returning article_id)
    update articles set views = views + 1 where id in (select article_id from seen)`);
}
