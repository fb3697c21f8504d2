import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { LiveEvent, OnCount, ParentCount, StoredEvent } from "../protocol/events.ts";
import { besideComment, type CommentRow, commentColumns } from "./queries.ts";
import { publicView } from "./view.ts";

type CommentEvent = Exclude<Extract<StoredEvent, { commentId: Id }>, { kind: "question-changed" }>;

/** Events about comments with what their comments are now, in the order of `events`. */
export async function deliverCommentEvents(db: Db, events: readonly CommentEvent[]): Promise<LiveEvent[]> {
  if (events.length === 0) return [];
  const rows = await countedComments(db, [...new Set(events.map(event => event.commentId))]);
  const byId = new Map(rows.map(row => [row.id, row]));
  return events.map(({ kind, commentId }): LiveEvent => {
    const row = byId.get(commentId);
    if (!row) return { kind: "nothing" };
    if (kind === "reactions-changed") return { kind, commentId, reactions: publicView(row).reactions };
    const { parent, on, commentCount } = row;
    return { kind, comment: publicView(row), parent, ...(on ? { on } : {}), commentCount };
  });
}

/** A comment with the counts of its article, of the comment that it hangs under and of the update that it is on. */
interface CountedRow extends CommentRow {
  commentCount: number;
  parent: ParentCount | null;
  on: OnCount | null;
}

/** In one statement: until it is answered everybody who reads along waits. */
function countedComments(db: Db, ids: readonly Id[]): Promise<CountedRow[]> {
  return db.all<CountedRow>(sql`
    select ${commentColumns}, a.comment_count as "commentCount",
      (select json_build_object('id', parent.id::text, 'replyCount', parent.reply_count)
        from comments parent where parent.id = c.parent_id) as parent,
      (select json_build_object('id', c.on_update::text, 'commentCount', count(*))
        from comments beside where beside.on_update = c.on_update and beside.state = 'visible' having c.on_update is not null) as "on"
    from comments c ${besideComment} where c.id = any(${ids}::bigint[])`);
}
