import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { Likeness } from "../screening/likeness.ts";

/** Keeps of comments' texts, new or changed, what later texts are compared by. */
export async function rememberTexts(tx: Tx, comments: readonly Remembered[]): Promise<void> {
  const ids = comments.map(({ id }) => id);
  const bands = comments.flatMap(({ id, likeness }) => likeness.bands.map(band => ({ id, band })));
  const domains = comments.flatMap(({ id, siteId, likeness }) =>
    likeness.domains.map(domain => ({ id, siteId, domain })),
  );
  await tx.run(sql`
    with here as (
      select * from jsonb_to_recordset(${JSON.stringify(domains)}::jsonb) as d (id bigint, "siteId" bigint, domain text)),
    no_longer as (
      delete from comment_domains where comment_id = any(${ids}::bigint[]) and (comment_id, domain) not in (select id, domain from here)),
    leads_to as (
      insert into comment_domains (site_id, domain, comment_id) select "siteId", domain, id from here
      on conflict do nothing)
    insert into bands (band, comment_id)
    select band, id from unnest(${bands.map(({ band }) => band)}::int[], ${bands.map(({ id }) => id)}::bigint[]) as b (band, id)
    on conflict do nothing`);
}

interface Remembered {
  id: Id;
  siteId: Id;
  likeness: Likeness;
}

/** One number for the same words; null for a text that is compared with nothing. */
export function wordsKey({ bands }: Likeness): number | null {
  return bands.length === 0 ? null : bands.reduce((all, band) => all ^ band);
}

/**
 * Makes whoever writes the same words at the same time wait for this transaction to end, and then see what it wrote. Taken before
 * any row is locked.
 */
export async function queueBehindSame(tx: Tx, texts: readonly Likeness[]): Promise<void> {
  const keys = texts.map(wordsKey).filter(key => key !== null);
  if (keys.length === 0) return;
  // In one order, so that two transactions never wait for each other in a circle.
  await tx.run(sql`
    select pg_advisory_xact_lock(${sameWords}, key) from (select key from unnest(${keys}::int[]) as k (key) order by key) sorted`);
}

/** Any fixed number: the first half of the keys of these advisory locks. */
const sameWords = 7_266_490;

/** Forgets by what texts were found that are older than any policy looks back. Ids grow with time. */
export function forgetOldBands(db: Db): Promise<number> {
  return db.run(sql`
    delete from bands where comment_id <= (
      select id from comments where posted_at < now() - interval '31 days' order by posted_at desc, id desc limit 1)`);
}
