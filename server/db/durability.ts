import type { Db } from "./pool.ts";
import { sql } from "./sql.ts";

/** Settings under which PostgreSQL may lose what it has acknowledged, each in a sentence; empty when there are none. */
export async function unsafeSettings(db: Db): Promise<string[]> {
  const { fsync, synchronousCommit } = await db.one<{ fsync: string; synchronousCommit: string }>(sql`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as "synchronousCommit"`);
  return [
    ...(fsync === "off" ? ["fsync is off: a crash may lose or damage the database"] : []),
    ...(synchronousCommit === "off"
      ? ["synchronous_commit is off: a crash loses comments that were acknowledged"]
      : []),
  ];
}
