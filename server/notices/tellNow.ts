import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { mutedBy } from "../mutes/mutes.ts";
import type { Id } from "../protocol/basics.ts";
import type { Notice } from "../protocol/views.ts";
import { addressOf, pageOfNotice } from "./addresses.ts";

/** A notice that may still be told, with what readers see now of the comment that it tells of. */
export interface Tellable {
  id: Id;
  to: Id;
  notice: Notice;
  /** Of the other's comment; null for what is about oneself. */
  html: string | null;
  /** Where it is read on, whole or a path of ours. */
  url: string;
}

interface Row extends Omit<Tellable, "url"> {
  page: string | null;
  commentId: Id | null;
}

/**
 * Of these notices those that may still be told: not read on the page meanwhile, and their comment (if they tell of one) is still seen by
 * readers and its author not muted. Asked when something is sent, for much can happen between.
 */
export async function stillTellable(db: Db, noticeIds: readonly Id[]): Promise<Tellable[]> {
  const rows = await db.all<Row>(sql`
    select n.id, n.member_id as "to", n.notice, n.comment_id as "commentId", c.html, ${pageOfNotice} as page
    from notices n
    join members m on m.id = n.member_id and m.deleted_at is null
    left join comments c on c.id = n.comment_id
    where n.id = any(${noticeIds}::bigint[]) and n.read_at is null and (n.comment_id is null or c.state = 'visible')
    order by n.id`);
  const aboutOthers = rows.flatMap(row => (row.commentId ? { ...row, commentId: row.commentId } : []));
  const muted = new Set([...(await mutedBy(db, aboutOthers))].map(({ id }) => id));
  return rows
    .filter(({ id }) => !muted.has(id))
    .map(({ id, to, notice, html, page }) => ({ id, to, notice, html, url: addressOf(notice, page) ?? "/" }));
}
