import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Channel, StoredEvent, StoredRow } from "../protocol/events.ts";
import type { Outgoing } from "./channels.ts";

/**
 * Writes the events of a transaction; its last statement. Each channel's `seq` is taken from the channel's row, whose
 * lock makes the order of numbers the order of commits: no number is ever missing or seen late. All events go in one
 * statement with the channels sorted, so that two transactions never wait for each other in a circle.
 */
export async function record(tx: Tx, outgoing: readonly Outgoing[]): Promise<void> {
  if (outgoing.length === 0) return;
  const channels = outgoing.map(({ channel }) => channel);
  const events = outgoing.map(({ event }) => JSON.stringify(event));
  const rows = await tx.all<{ channel: Channel; seq: string; event: StoredEvent }>(sql`
    with asked as (
      select channel, event, place
      from unnest(${channels}::text[], ${events}::jsonb[]) with ordinality as asked (channel, event, place)),
    counted as (select channel, count(*) as n from asked group by channel),
    taken as (
      insert into channels as c (name, last_seq)
      select channel, n from counted order by channel
      on conflict (name) do update set last_seq = c.last_seq + excluded.last_seq
      returning name, last_seq)
    insert into events (channel, seq, event)
    select channel, last_seq - n + row_number() over (partition by channel order by place), event
    from asked join counted using (channel) join taken on taken.name = channel
    returning channel, seq, event`);
  for (const { channel, seq, event } of rows) {
    const recorded = tx.recorded.get(channel) ?? [];
    tx.recorded.set(channel, recorded);
    recorded.push({ seq: Number(seq), event });
  }
}

/** The number of the channel's last event; 0 before the first. */
export async function head(db: Db, channel: Channel): Promise<number> {
  const row = await db.maybe<{ lastSeq: string }>(
    sql`select last_seq as "lastSeq" from channels where name = ${channel}`,
  );
  return Number(row?.lastSeq ?? 0);
}

/** Heads of many channels at once; a channel without events is absent. */
export async function heads(db: Db, channels: readonly Channel[]): Promise<Map<Channel, number>> {
  const rows = await db.all<{ name: Channel; lastSeq: string }>(
    sql`select name, last_seq as "lastSeq" from channels where name = any(${channels}::text[])`,
  );
  return new Map(rows.map(row => [row.name, Number(row.lastSeq)]));
}

/**
 * Events after `seq`, oldest first, at most `most`. Null when they cannot be given without a gap: more than `most`
 * were missed, the oldest are no longer kept, or `seq` is from another database.
 */
export async function since(db: Db, channel: Channel, seq: number, most: number): Promise<StoredRow[] | null> {
  const rows = await db.all<{ seq: string; event: StoredEvent; last: string }>(sql`
    select e.seq, e.event, c.last_seq as last
    from channels c left join lateral (
      select seq, event from events
      where channel = c.name and seq > ${seq} order by seq limit ${most + 1}) e on true
    where c.name = ${channel}
    order by e.seq`);
  const last = Number(rows[0]?.last ?? 0);
  const events = rows.filter(row => row.seq !== null).map(row => ({ seq: Number(row.seq), event: row.event }));
  const gapless = events.length === last - seq && events.length <= most;
  return gapless ? events : null;
}

/** So many go in one statement, which is over in a moment: nobody who records or reads waits for it. */
const forgottenAtOnce = 5_000;

/** Lets go of events that are older than so many days, in portions; a client from before then starts over. Answers how many. */
export async function forgetOldEvents(db: Db, days: number): Promise<number> {
  for (let forgotten = 0; ; ) {
    const gone = await db.run(sql`
      delete from events where ctid = any(array(
        select ctid from events where recorded_at < now() - make_interval(days => ${days}) limit ${forgottenAtOnce}))`);
    forgotten += gone;
    if (gone < forgottenAtOnce) return forgotten;
  }
}
