import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { Correction } from "../screening/model/correction.ts";

/** The weights of a correction never change: read once, kept while its id is asked for. */
const kept = new Map<Id, Correction>();
const keptMost = 50;

/** What a site learned and uses; null where it learned nothing yet. */
export async function liveCorrection(db: Db, siteId: Id): Promise<Correction | null> {
  const live = await db.maybe<{ id: Id }>(sql`select id from corrections where site_id = ${siteId} and state = 'live'`);
  if (!live) return null;
  return kept.get(live.id) ?? (await read(db, live.id));
}

async function read(db: Db, id: Id): Promise<Correction> {
  const correction = await db.one<Correction>(sql`select id, model, weights from corrections where id = ${id}`);
  kept.set(id, correction);
  const [oldest] = kept.keys();
  if (kept.size > keptMost && oldest !== undefined) kept.delete(oldest);
  return correction;
}
