import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { Likeness } from "../screening/likeness.ts";

/** Keeps of a comment's text, new or changed, what later texts are compared by. */
export async function rememberText(
  tx: Tx,
  comment: { id: Id; siteId: Id },
  { bands, domains }: Likeness,
): Promise<void> {
  await tx.run(sql`
    with no_longer as (
      delete from comment_domains where comment_id = ${comment.id} and domain <> all(${domains}::text[])),
    leads_to as (
      insert into comment_domains (site_id, domain, comment_id)
      select ${comment.siteId}::bigint, domain, ${comment.id}::bigint from unnest(${domains}::text[]) as here (domain)
      on conflict do nothing)
    insert into bands (band, comment_id)
    select band, ${comment.id}::bigint from unnest(${bands}::int[]) as here (band)
    on conflict do nothing`);
}

/**
 * Makes whoever writes the same words at the same time wait for this transaction to end, and then see what it wrote. Taken before
 * any row is locked.
 */
export async function queueBehindSame(tx: Tx, { bands }: Likeness): Promise<void> {
  if (bands.length === 0) return;
  const key = bands.reduce((all, band) => all ^ band);
  await tx.run(sql`select pg_advisory_xact_lock(${sameWords}, ${key})`);
}

/** Any fixed number: the first half of the keys of these advisory locks. */
const sameWords = 7_266_490;

/** Forgets by what texts were found that are older than any policy looks back. Ids grow with time. */
export function forgetOldBands(db: Db): Promise<number> {
  return db.run(sql`
    delete from bands where comment_id <= (
      select id from comments where posted_at < now() - interval '31 days' order by posted_at desc, id desc limit 1)`);
}
