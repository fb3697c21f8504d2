import type { Db, Pool } from "../db/pool.ts";
import type { Channel } from "../protocol/events.ts";
import { Problem } from "../protocol/problems.ts";
import { head } from "./stream.ts";

/** For so long nobody is made to wait for a replica that failed. */
const restMs = 5_000;

/**
 * What `read` reads, from the replica where there is one and it has come as far as event `seq` of the channel, else from the primary.
 * With the number that the primary has when somebody asks, nobody is ever shown anything older than what they have seen.
 */
export async function readAsOf<T>(db: Pool, channel: Channel, seq: number, read: (db: Db) => Promise<T>): Promise<T> {
  const { replica } = db;
  if (!replica || Date.now() < replica.restsUntil) return await read(db);
  try {
    if ((await head(replica.db, channel)) >= seq) return await read(replica.db);
  } catch (error) {
    if (error instanceof Problem) throw error;
    // Away, behind a migration, or it broke the reading off to follow the primary: the primary can answer all the same.
    replica.restsUntil = Date.now() + restMs;
    replica.onError(error);
  }
  return await read(db);
}
