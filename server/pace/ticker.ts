import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { record } from "../events/stream.ts";
import type { Id } from "../protocol/basics.ts";
import { paceBars } from "../protocol/pace.ts";
import { type Repeated, repeatedly } from "../repeatedly.ts";
import { countMinutes, drawPaces, seriesOf } from "./count.ts";
import { guard, suspectsOf } from "./guard.ts";
import { followPace } from "./slowByItself.ts";

const lookEveryMs = 5_000;

/** Watches the pace of all discussions, on every node; each look is made by whichever comes first. */
export const startPace = (db: Pool, onError: (error: unknown) => void): Repeated =>
  repeatedly(lookEveryMs, () => look(db, new Date()), onError);

/** Counts, and switches what the counts ask for; false when it is not yet time, or somebody else's turn. */
export async function look(db: Pool, now: Date): Promise<boolean> {
  const suspects = await db.transaction(tx => count(tx, now));
  if (suspects === null) return false;
  await followPace(db, now);
  await guard(db, suspects, now);
  return true;
}

async function count(tx: Tx, now: Date): Promise<Id[] | null> {
  const isDue = await tx.maybe(sql`
    select 1 from pace_looks where looked_at <= ${new Date(now.getTime() - lookEveryMs)} for update skip locked`);
  if (!isDue) return null;
  await tx.run(sql`update pace_looks set looked_at = ${now}`);
  await countMinutes(tx, now);
  const series = await seriesOf(tx, now, paceBars);
  await record(tx, await drawPaces(tx, series, now));
  return suspectsOf(series, now);
}
