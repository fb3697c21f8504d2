import type { IncomingHttpHeaders } from "node:http";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { namesForAnHour } from "../http/hourKey.ts";
import type { Id } from "../protocol/basics.ts";
import { type Outcome, Rounds } from "../rounds.ts";

export interface Visitor {
  address: string;
  headers: IncomingHttpHeaders;
}

const crawler =
  /bot|crawl|spider|slurp|preview|fetch|monitor|headlesschrome|lighthouse|curl|wget|python|java\/|go-http|axios/i;

/**
 * Counts a view of an article: one per visitor and hour, without crawlers and prefetches. No personal data is kept: the visitor has
 * a name for this hour alone, made of address and browser. Those who come while others are counted are counted together.
 */
export async function countView(db: Db, articleId: Id, { address, headers }: Visitor, now = new Date()): Promise<void> {
  const browser = headers["user-agent"] ?? "";
  if (browser === "" || crawler.test(browser) || headers["sec-purpose"] || headers["x-purpose"] || headers.purpose)
    return;
  const counting =
    countingOf.get(db) ?? new Rounds({ work: visits => countTogether(db, visits), keysOf: () => [], most: 1_000 });
  countingOf.set(db, counting);
  await counting.join({ articleId, who: `${address}\n${browser}`, now });
}

interface Visit {
  articleId: Id;
  who: string;
  now: Date;
}

const countingOf = new WeakMap<Db, Rounds<Visit, void>>();

/** In the hour of the first of them. Articles are locked in order, so that two nodes never wait for each other in a circle. */
async function countTogether(db: Db, visits: Visit[]): Promise<Outcome<void>[]> {
  // A view of the last moment of an hour is not worth a key that should be gone.
  const names = await namesForAnHour(db, visits[0]?.now ?? new Date());
  if (names)
    await db.run(sql`
      with seen as (
        insert into article_views (hour, article_id, visitor)
        select h.hour, v.article_id, v.visitor
        from hour_keys h
        cross join unnest(
          ${visits.map(({ articleId }) => articleId)}::bigint[],
          ${visits.map(({ who }) => names.nameOf(who))}::bytea[]) as v (article_id, visitor)
        where h.hour = ${names.hour}
        for key share of h
        on conflict do nothing returning article_id),
      counted as (
        select a.id, s.views from articles a
        join (select article_id, count(*)::int as views from seen group by article_id) s on s.article_id = a.id
        order by a.id for no key update of a)
      update articles a set views = a.views + c.views from counted c where a.id = c.id`);
  return visits.map(() => ({ status: "fulfilled", value: undefined }));
}
