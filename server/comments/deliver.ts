import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { LiveEvent, OnCount, ParentCount, StoredEvent } from "../protocol/events.ts";
import { type CommentRow, commentsById } from "./queries.ts";
import { publicView } from "./view.ts";

type CommentEvent = Exclude<Extract<StoredEvent, { commentId: Id }>, { kind: "question-changed" }>;

/** Events about comments with what their comments are now, in the order of `events`. */
export async function deliverCommentEvents(db: Db, events: readonly CommentEvent[]): Promise<LiveEvent[]> {
  if (events.length === 0) return [];
  const ids = [...new Set(events.map(event => event.commentId))];
  const [rows, counted] = await Promise.all([commentsById(db, ids), countsBeside(db, ids)]);
  const updateIds = rows.flatMap(({ anchor }) => (anchor?.kind === "update" ? anchor.id : []));
  const counts = await updateCounts(db, updateIds);
  const byId = new Map(rows.map(row => [row.id, row]));
  return events.map(({ kind, commentId }): LiveEvent => {
    const row = byId.get(commentId);
    const beside = counted.get(commentId);
    if (!row || !beside) return { kind: "nothing" };
    if (kind === "reactions-changed") return { kind, commentId, reactions: publicView(row).reactions };
    return {
      kind,
      comment: publicView(row),
      parent: beside.parent,
      ...onCount(row, counts),
      commentCount: beside.commentCount,
    };
  });
}

const onCount = ({ anchor }: CommentRow, counts: Map<Id, OnCount>) => {
  const on = anchor?.kind === "update" && counts.get(anchor.id);
  return on ? { on } : {};
};

async function updateCounts(db: Db, ids: Id[]): Promise<Map<Id, OnCount>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<OnCount>(sql`
    select u.id, count(c.id)::int as "commentCount"
    from article_updates u left join comments c on c.on_update = u.id and c.state = 'visible'
    where u.id = any(${ids}::bigint[]) group by u.id`);
  return new Map(rows.map(row => [row.id, row]));
}

interface Beside {
  id: Id;
  commentCount: number;
  parent: ParentCount | null;
}

/** Of each comment the count of its article, and of the comment that it hangs under. */
async function countsBeside(db: Db, ids: Id[]): Promise<Map<Id, Beside>> {
  const rows = await db.all<Beside>(sql`
    select c.id, a.comment_count as "commentCount",
      case when p.id is not null then json_build_object('id', p.id::text, 'replyCount', p.reply_count) end as parent
    from comments c join articles a on a.id = c.article_id left join comments p on p.id = c.parent_id
    where c.id = any(${ids}::bigint[])`);
  return new Map(rows.map(row => [row.id, row]));
}
