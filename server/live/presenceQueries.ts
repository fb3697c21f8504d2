import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Channel } from "../protocol/events.ts";

/** A node that was silent for so long is gone, and its readers with it; later its rows go. All times are PostgreSQL's. */
const goneAfter = sql`interval '5 seconds'`;
const forgottenAfter = sql`interval '1 minute'`;
/** Longer than from one look to the next, so that what commits late is not overlooked. */
const recent = sql`interval '4 seconds'`;

export interface Company {
  others: string[];
  /** False when this node was forgotten, or PostgreSQL came back from a crash: nothing is known of it. */
  isKnown: boolean;
}

/** Says that this node is there; answers which others are. */
export async function beat(db: Db, me: string): Promise<Company> {
  return await db.one<Company>(sql`
    with known as (select 1 from nodes where id = ${me}),
    beat as (
      insert into nodes (id, seen_at) values (${me}, now()) on conflict (id) do update set seen_at = now()),
    forgotten as (
      delete from nodes where id in (
        select id from nodes where id <> ${me} and seen_at < now() - ${forgottenAfter} for update skip locked))
    select exists (select 1 from known) as "isKnown", array(
      select id::text from nodes where id <> ${me} and seen_at > now() - ${goneAfter} order by id) as others`);
}

/** Takes this node's counts back at its end. */
export async function leave(db: Db, me: string): Promise<void> {
  await db.run(sql`delete from nodes where id = ${me}`);
}

/** Tells the other nodes how many sockets are in these rooms here. */
export async function tellReaders(db: Db, me: string, readers: ReadonlyMap<Channel, number>): Promise<void> {
  if (readers.size === 0) return;
  const channels = [...readers.keys()];
  await db.run(sql`
    with empty as (
      delete from presence
      where node_id = ${me} and readers = 0 and told_at < now() - ${forgottenAfter} and channel <> all(${channels}::text[]))
    insert into presence (channel, node_id, readers, told_at)
    select channel, ${me}, readers, now()
    from unnest(${channels}::text[], ${[...readers.values()]}::int[]) as told (channel, readers)
    on conflict (channel, node_id) do update set readers = excluded.readers, told_at = excluded.told_at`);
}

/** How many sockets these nodes have in the rooms that are asked for, and in those of which somebody told lately. */
export async function readersOn(
  db: Db,
  nodes: readonly string[],
  asked: readonly Channel[],
): Promise<Map<Channel, number>> {
  const rows = await db.all<{ channel: Channel; readers: number }>(sql`
    select channel, sum(readers)::int as readers from presence
    where node_id = any(${nodes}::uuid[]) and channel in (
      select channel from presence where told_at > now() - ${recent} union select unnest(${asked}::text[]))
    group by channel`);
  return new Map(rows.map(row => [row.channel, row.readers]));
}
