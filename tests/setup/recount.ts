import type { Pool } from "../../server/db/pool.ts";
import { sql } from "../../server/db/sql.ts";

/** Every counter that is not what a recount says. */
export const wrongCounts = (db: Pool) =>
  db.all(sql`
    select 'article' as what, a.id from articles a
    where comment_count <> (select count(*) from comments where article_id = a.id and state = 'visible')
    union all
    select 'replies', c.id from comments c
    where reply_count <> (select count(*) from comments r where r.parent_id = c.id and (r.state = 'visible' or r.reply_count > 0))
    union all
    select 'reactions', c.id from comments c
    where reaction_count <> (select count(*) from reactions r where r.comment_id = c.id)
    union all
    select 'cases', n.site_id from case_counts n
    where (waiting, held, reported, appeals, legal) <> (
      select count(*), count(*) filter (where c.state = 'held'),
        count(*) filter (where exists (select 1 from reports r where r.case_id = k.id)),
        count(*) filter (where has_appeal), count(*) filter (where has_legal)
      from cases k join comments c on c.id = k.comment_id
      where k.closed_at is null and k.asked_at is null and k.site_id = n.site_id)`);
