import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { type Repeated, repeatedly } from "../repeatedly.ts";
import type { Outgoing } from "./channels.ts";
import { record } from "./stream.ts";

const everyMs = 250;
/** What more there is waits for the next turn, so that no turn keeps the channels' rows for long. */
const atOnce = 1_000;

/**
 * Instead of `record`, for what happens often and is delivered as what is now: counts of reactions and votes. It is recorded by
 * {@link startSoon} within a quarter of a second, once however often it happened meanwhile; also when this node dies right
 * after the commit. So neither the channel's row nor its readers are busy with each like of a popular comment. Called last.
 */
export async function recordSoon(tx: Tx, { channel, event }: Outgoing): Promise<void> {
  // A row that is there is locked and not changed: whoever is about to say it passes over it until this has been committed.
  await tx.run(sql`
    insert into soon (channel, event) values (${channel}, ${JSON.stringify(event)}::jsonb)
    on conflict (channel, event) do update set event = excluded.event where false`);
}

/** Records what waits; of all nodes one does it, four times a second at most. */
async function saySoon(db: Pool): Promise<void> {
  if (!(await db.maybe(sql`select 1 from soon limit 1`))) return;
  await db.transaction(async tx => {
    const isOurTurn = await tx.run(sql`
      update soon_turns set at = clock_timestamp()
      where at <= clock_timestamp() - make_interval(secs => ${everyMs / 1_000})`);
    if (!isOurTurn) return;
    const said = await tx.all<Outgoing>(sql`
      delete from soon s using (
        select channel, event from soon order by channel, event limit ${atOnce} for update skip locked) as next
      where s.channel = next.channel and s.event = next.event
      returning s.channel, s.event`);
    await record(tx, said);
  });
}

/** Says on this node what waits, until it is closed. */
export function startSoon(db: Pool, onError: (error: unknown) => void): Repeated {
  return repeatedly(everyMs, () => saySoon(db), onError);
}
