import { createHmac, randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";

export interface Visitor {
  address: string;
  headers: IncomingHttpHeaders;
}

const crawler =
  /bot|crawl|spider|slurp|preview|fetch|monitor|headlesschrome|lighthouse|curl|wget|python|java\/|go-http|axios/i;

/**
 * Counts a view of an article: one per visitor and hour, without crawlers and prefetches. No personal data is kept: the visitor is
 * an HMAC of address and browser under a key that exists for one hour and is then deleted with all rows made under it.
 */
export async function countView(db: Db, articleId: Id, { address, headers }: Visitor, now = new Date()): Promise<void> {
  const browser = headers["user-agent"] ?? "";
  if (browser === "" || crawler.test(browser) || headers["sec-purpose"] || headers["x-purpose"] || headers.purpose)
    return;
  const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
  const salt = await saltOf(db, hour);
  if (!salt) return;
  const visitor = createHmac("sha256", salt).update(`${address}\n${browser}`).digest().subarray(0, 16);
  await db.run(sql`
    with seen as (
      insert into article_views (hour, article_id, visitor)
      select hour, ${articleId}, ${visitor} from view_hours where hour = ${hour} for key share
      on conflict do nothing returning article_id)
    update articles set views = views + 1 where id in (select article_id from seen)`);
}

/**
 * The key of this hour; making it deletes those of the hours before, and with them their rows. Null when the next hour has begun
 * meanwhile: a view of the last moment is not worth a key that should be gone.
 */
async function saltOf(db: Db, hour: Date): Promise<Buffer | null> {
  const known = await db.maybe<{ salt: Buffer }>(sql`select salt from view_hours where hour = ${hour}`);
  if (known) return known.salt;
  await db.run(sql`insert into view_hours (hour, salt) values (${hour}, ${randomBytes(32)}) on conflict do nothing`);
  await db.run(sql`delete from view_hours where hour < ${hour}`);
  return (await db.maybe<{ salt: Buffer }>(sql`select salt from view_hours where hour = ${hour}`))?.salt ?? null;
}
