import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { log } from "../log.ts";
import type { Id } from "../protocol/basics.ts";
import { learn, promote } from "./learn.ts";

/**
 * What is due on every site: judges what is in shadow once an hour, and learns anew once a week when a hundred decisions were made
 * since. May be called as often as one likes, on as many nodes: whoever marks the site first does it.
 */
export async function learnWhatIsDue(db: Pool, now: Date): Promise<void> {
  const sites = await db.all<{ id: Id; isDue: boolean }>(sql`
    update sites s set learning_looked_at = ${now}
    where learning_looked_at is null or learning_looked_at < ${now}::timestamptz - interval '50 minutes'
    returning s.id, coalesce(learned_at <= ${now}::timestamptz - interval '7 days', true) and (
      select count(*) >= 100 from decisions d join cases k on k.id = d.case_id
      where k.site_id = s.id and d.decided_at > coalesce(s.learned_at, '-infinity')
    ) as "isDue"`);
  for (const { id, isDue } of sites) {
    try {
      await promote(db, id, now);
      if (isDue) await learn(db, id, now);
    } catch (error) {
      // What goes wrong on one site keeps no other from learning.
      log.error({ err: error, site: id }, "learning");
    }
  }
}
