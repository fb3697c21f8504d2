import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";

/**
 * Locks all that decisions on these cases will change, in the order in which one decision does: comments from the youngest to their
 * ancestors, then articles, then authors. So many decisions in one transaction and single ones never wait for each other in a circle.
 */
export async function lockAll(tx: Tx, caseIds: readonly Id[]): Promise<void> {
  await tx.run(sql`
    with recursive upwards as (
      select c.id, c.parent_id from comments c join cases k on k.comment_id = c.id where k.id = any(${caseIds}::bigint[])
      union
      select c.id, c.parent_id from comments c join upwards on c.id = upwards.parent_id)
    select 1 from comments where id in (select id from upwards) order by id desc for update`);
  await tx.run(sql`
    select 1 from articles where id in (select article_id from cases where id = any(${caseIds}::bigint[]))
    order by id for no key update`);
  await tx.run(sql`
    select 1 from members where id in (
      select c.author_id from comments c join cases k on k.comment_id = c.id where k.id = any(${caseIds}::bigint[]))
    order by id for no key update`);
}
