import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { LiveEvent, OnCount, ParentCount, StoredEvent } from "../protocol/events.ts";
import { type CommentRow, commentsById } from "./queries.ts";
import { publicView } from "./view.ts";

type CommentEvent = Exclude<Extract<StoredEvent, { commentId: Id }>, { kind: "question-changed" }>;

/** Events about comments with what their comments are now, in the order of `events`. */
export async function deliverCommentEvents(db: Db, events: readonly CommentEvent[]): Promise<LiveEvent[]> {
  const rows = await commentsById(db, [...new Set(events.map(event => event.commentId))]);
  const [parents, commentCounts, counts] = await Promise.all([
    parentCounts(
      db,
      rows.flatMap(row => row.parentId ?? []),
    ),
    articleCounts(
      db,
      rows.map(row => row.articleId),
    ),
    updateCounts(
      db,
      rows.flatMap(({ anchor }) => (anchor?.kind === "update" ? anchor.id : [])),
    ),
  ]);
  const byId = new Map(rows.map(row => [row.id, row]));
  return events.map(({ kind, commentId }): LiveEvent => {
    const row = byId.get(commentId);
    if (!row) return { kind: "nothing" };
    if (kind === "reactions-changed") return { kind, commentId, reactions: publicView(row).reactions };
    return {
      kind,
      comment: publicView(row),
      parent: (row.parentId && parents.get(row.parentId)) || null,
      ...onCount(row, counts),
      commentCount: commentCounts.get(row.articleId) ?? 0,
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

async function parentCounts(db: Db, ids: Id[]): Promise<Map<Id, ParentCount>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<ParentCount>(
    sql`select id, reply_count as "replyCount" from comments where id = any(${ids}::bigint[])`,
  );
  return new Map(rows.map(row => [row.id, row]));
}

async function articleCounts(db: Db, ids: Id[]): Promise<Map<Id, number>> {
  const rows = await db.all<{ id: Id; commentCount: number }>(
    sql`select id, comment_count as "commentCount" from articles where id = any(${ids}::bigint[])`,
  );
  return new Map(rows.map(row => [row.id, row.commentCount]));
}
