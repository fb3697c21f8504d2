import { z } from "zod";
import { articleByName } from "../articles/articles.ts";
import type { Db } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import { articleChannel } from "../events/channels.ts";
import { head } from "../events/stream.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import type { Id, Page, Sort } from "../protocol/basics.ts";
import { limits } from "../protocol/limits.ts";
import { may } from "../protocol/permissions.ts";
import { Problem } from "../protocol/problems.ts";
import type { PageQuery, ThreadQuery } from "../protocol/requests.ts";
import type { Permalink, ThreadComment, ThreadPage } from "../protocol/views.ts";
import { findingsOf } from "../review/findings.ts";
import type { Viewer } from "../users/viewer.ts";
import { isOnAnchor } from "./anchors.ts";
import { ancestorsOf, besideComment, type CommentRow, commentById, commentColumns, isShown } from "./queries.ts";
import { authorView, insiderView, publicView } from "./view.ts";

/** How each sort orders the top level, and the key after which the next page begins. Ids grow with time. */
const orders = {
  newest: {
    by: sql`c.id desc`,
    key: z.tuple([z.literal("newest"), keyPart.id]),
    keyOf: row => [row.id],
    after: ([id]) => sql`c.id < ${id}`,
  },
  oldest: {
    by: sql`c.id`,
    key: z.tuple([z.literal("oldest"), keyPart.id]),
    keyOf: row => [row.id],
    after: ([id]) => sql`c.id > ${id}`,
  },
  top: {
    by: sql`c.reaction_count desc, c.id desc`,
    key: z.tuple([z.literal("top"), keyPart.count, keyPart.id]),
    keyOf: row => [row.reactionCount, row.id],
    after: ([count, id]) => sql`(c.reaction_count, c.id) < (${count}, ${id})`,
  },
  active: {
    by: sql`c.active_at desc, c.id desc`,
    key: z.tuple([z.literal("active"), keyPart.time, keyPart.id]),
    keyOf: row => [row.activeAt.toISOString(), row.id],
    // `active_at` is only ever set to a JavaScript Date, so a cursor in milliseconds names it exactly.
    after: ([time, id]) => sql`(c.active_at, c.id) < (${time}::timestamptz, ${id})`,
  },
} as const satisfies Record<Sort, Order>;

interface Order {
  by: Sql;
  key: z.ZodType<[Sort, ...(string | number)[]]>;
  keyOf: (row: CommentRow) => (string | number)[];
  after: (key: (string | number)[]) => Sql;
}

/** The same for everybody: a page of top-level comments with the first replies of each. Throws for a forged cursor. */
export async function threadPage(
  db: Db,
  article: { id: Id },
  { sort, anchor, cursor, limit }: ThreadQuery,
): Promise<ThreadPage> {
  const order: Order = orders[sort];
  const after = decodeCursor(order.key, cursor);
  // The number is read before the page: an event that comes between is then applied twice, which changes nothing.
  const seq = await head(db, articleChannel(article.id));
  const isOn = anchor && (await isOnAnchor(db, article.id, anchor));
  const [rows, counted] = await Promise.all([
    db.all<CommentRow>(sql`
      select ${commentColumns} from comments c ${besideComment}
      where c.article_id = ${article.id} and c.parent_id is null and ${isShown}
        ${after ? sql`and ${order.after(after.slice(1))}` : sql``} ${isOn ? sql`and ${isOn}` : sql``}
      order by ${order.by} limit ${limit + 1}`),
    db.one<{ commentCount: number }>(
      sql`select comment_count as "commentCount" from articles where id = ${article.id}`,
    ),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await withReplies(db, shown),
    nextCursor: rows.length > limit && last ? encodeCursor([sort, ...order.keyOf(last)]) : null,
    seq,
    commentCount: counted.commentCount,
  };
}

const RepliesKey = z.tuple([z.literal("replies"), keyPart.id]);
const repliesCursor = (last: { id: Id } | undefined, isMore: boolean) =>
  isMore && last ? encodeCursor(["replies", last.id]) : null;

/** A page of the replies of one comment, oldest first. Throws `not-found`. */
export async function repliesPage(db: Db, commentId: Id, { cursor, limit }: PageQuery): Promise<Page<ThreadComment>> {
  const after = decodeCursor(RepliesKey, cursor);
  const parent = await commentById(db, commentId);
  if (!parent || !isShownRow(parent)) throw new Problem("not-found");
  const rows = await db.all<CommentRow>(sql`
    select ${commentColumns} from comments c ${besideComment}
    where c.parent_id = ${commentId} and ${isShown} and c.id > ${after?.[1] ?? "0"}
    order by c.id limit ${limit + 1}`);
  const items = await withReplies(db, rows.slice(0, limit));
  return { items, nextCursor: repliesCursor(items.at(-1), rows.length > limit) };
}

/**
 * One comment with its ancestors and first replies. A comment that is not visible is there for its author and the desk; for others
 * only when it keeps a trace. Throws `not-found`.
 */
export async function permalink(db: Db, commentId: Id, viewer: Viewer = null): Promise<Permalink> {
  const row = await commentById(db, commentId);
  const isInsider = row !== undefined && (await mayReadWhole(db, viewer, row));
  if (!row || !(isShownRow(row) || isInsider)) throw new Problem("not-found");
  const seq = await head(db, articleChannel(row.articleId));
  const [comment] = await withReplies(db, [row]);
  if (!comment) throw new Error("a comment became no comment");
  const findings = isInsider ? ((await findingsOf(db, [row.id])).get(row.id) ?? []) : [];
  const seen = viewer?.id === row.authorId ? authorView : insiderView;
  const whole = isInsider ? seen(row, findings) : {};
  return { ancestors: (await ancestorsOf(db, row)).map(publicView), comment: { ...comment, ...whole }, seq };
}

/** True for the author and for moderators of the site and the article's section. */
async function mayReadWhole(db: Db, viewer: Viewer, row: CommentRow): Promise<boolean> {
  if (viewer?.id === row.authorId) return true;
  if (viewer?.siteId !== row.siteId || !may(viewer, "decide")) return false;
  return viewer.sections === null || viewer.sections.includes((await articleByName(db, row.articleId)).section);
}

const isShownRow = (row: CommentRow) => row.state === "visible" || row.replyCount > 0;

/** Hangs the first replies under each comment, and theirs under those, as deep as comments go. */
async function withReplies(db: Db, rows: CommentRow[]): Promise<ThreadComment[]> {
  const parents = rows.filter(row => row.replyCount > 0).map(row => row.id);
  const replyRows = parents.length > 0 ? await firstReplies(db, parents) : [];
  const replies = replyRows.length > 0 ? await withReplies(db, replyRows) : [];
  return rows.map(row => {
    const first = replies.filter(reply => reply.parentId === row.id);
    return {
      ...publicView(row),
      replies: first,
      repliesCursor: repliesCursor(first.at(-1), row.replyCount > first.length),
    };
  });
}

function firstReplies(db: Db, parentIds: Id[]): Promise<CommentRow[]> {
  return db.all<CommentRow>(sql`
    select ${commentColumns}
    from unnest(${parentIds}::bigint[]) as parent (id)
    cross join lateral (
      select c.id from comments c where c.parent_id = parent.id and ${isShown}
      order by c.id limit ${limits.repliesShown}) first
    join comments c on c.id = first.id
    ${besideComment}
    order by c.id`);
}
