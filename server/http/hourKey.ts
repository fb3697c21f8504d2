import { createHmac, randomBytes } from "node:crypto";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";

export const anHourMs = 3_600_000;

interface HourOfNames {
  hour: Date;
  /** What stands for somebody for the rest of this hour. */
  nameOf(who: string): Buffer;
}

/**
 * Names for one hour that do not say who it is: an HMAC under a key that exists for that hour and is then deleted, with all rows
 * made under it. Null when the next hour has begun meanwhile.
 */
export async function namesForAnHour(db: Db, now: Date): Promise<HourOfNames | null> {
  const hour = new Date(Math.floor(now.getTime() / anHourMs) * anHourMs);
  const key = await keyOf(db, hour);
  return key && { hour, nameOf: who => createHmac("sha256", key).update(who).digest().subarray(0, 16) };
}

/** The key of this hour; making it deletes those of the hours before. */
async function keyOf(db: Db, hour: Date): Promise<Buffer | null> {
  const known = await db.maybe<{ key: Buffer }>(sql`select key from hour_keys where hour = ${hour}`);
  if (known) return known.key;
  await db.run(sql`insert into hour_keys (hour, key) values (${hour}, ${randomBytes(32)}) on conflict do nothing`);
  await db.run(sql`delete from hour_keys where hour < ${hour}`);
  return (await db.maybe<{ key: Buffer }>(sql`select key from hour_keys where hour = ${hour}`))?.key ?? null;
}
