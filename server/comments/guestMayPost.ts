import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { limits } from "../protocol/limits.ts";
import { Problem } from "../protocol/problems.ts";
import { settingsOf } from "../sites/settings.ts";
import type { Member } from "../users/viewer.ts";

/**
 * Keeps one guest, who did the work once, from filling the queue: so many of their comments may wait at a time. Throws `guests-off`,
 * `guest-waits`.
 */
export async function guestMayPost(db: Db, { id, siteId, isGuest }: Member): Promise<void> {
  if (!isGuest) return;
  if (!(await settingsOf(db, siteId)).guests.allowed) throw new Problem("guests-off");
  const { waiting } = await db.one<{ waiting: number }>(sql`
    select count(*)::int as waiting from (
      select 1 from comments where author_id = ${id} and state = 'held' limit ${limits.guestWaits}) held`);
  if (waiting >= limits.guestWaits) throw new Problem("guest-waits");
}
