import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel, type Outgoing } from "../events/channels.ts";
import type { Id } from "../protocol/basics.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import type { CommentState } from "../protocol/views.ts";
import { followComment } from "./asked.ts";
import type { CommentRow } from "./queries.ts";

type Standing = Pick<
  CommentRow,
  "id" | "articleId" | "authorId" | "parentId" | "state" | "wasVisible" | "replyCount" | "question"
>;

export interface StateChange {
  /** It became visible for the first time in its life. */
  isFirstShow: boolean;
  /** Ancestors that are no longer visible but appear or disappear as traces because of this. */
  traces: Id[];
  /** The question that the comment is, or answers. */
  question: Id | null;
}

/**
 * The one way in which a comment changes its state. With it change, in the same transaction, all the numbers that are counted
 * from it: the article's comments, the replies of its ancestors, the author's record; and a question follows. `by`: who made it
 * so, where that is somebody else than its author. The comment's row is locked before.
 * Locks are taken from the comment upwards, then the article, then the author.
 */
export async function changeState(
  tx: Tx,
  comment: Standing,
  to: CommentState,
  { now, removedFor = null, by = null }: { now: Date; removedFor?: HouseRule | null; by?: Id | null },
): Promise<StateChange> {
  const visible = Number(to === "visible") - Number(comment.state === "visible");
  // What it was when is kept: `comment_states` is what a thread of the past is read from.
  await tx.run(sql`
    with changed as (
      update comments set
        state = ${to}, removed_for = ${removedFor},
        was_visible = was_visible or ${to === "visible"},
        approved_revision = case when ${to === "visible"} then revision end
      where id = ${comment.id}
      returning id, article_id, state, removed_for, revision)
    insert into comment_states (comment_id, n, article_id, at, state, removed_for, revision, counted)
    select c.id, coalesce(last.n, 0) + 1, c.article_id, greatest(${now}::timestamptz, last.at), c.state, c.removed_for, c.revision,
      ${visible}
    from changed c
    left join lateral (select n, at from comment_states where comment_id = c.id order by n desc limit 1) last on true`);

  const rejected = Number(to === "rejected") - Number(comment.state === "rejected");
  const shown = comment.replyCount > 0 ? 0 : visible;
  const activeAt = visible > 0 ? now : null;
  const traces = await countInAncestors(tx, comment.parentId, shown, activeAt);
  const question = await followComment(tx, comment, { by, now });
  if (visible !== 0) {
    await tx.run(sql`update articles set comment_count = comment_count + ${visible} where id = ${comment.articleId}`);
  }
  if (visible !== 0 || rejected !== 0) {
    await tx.run(sql`
      update members set published = published + ${visible}, removed = removed + ${rejected}
      where id = ${comment.authorId}`);
  }
  return { isFirstShow: to === "visible" && !comment.wasVisible, traces, question };
}

/** What the readers of the article must hear of a change: of the comment when they saw it before or see it now, and of traces. */
export function toReaders(
  comment: Standing,
  to: CommentState,
  { isFirstShow, traces, question }: StateChange,
): Outgoing[] {
  const channel = articleChannel(comment.articleId);
  const isTheirs = comment.state === "visible" || to === "visible" || comment.replyCount > 0;
  const kind = isFirstShow ? "comment-posted" : "comment-changed";
  return [
    ...(isTheirs ? [{ channel, event: { kind, commentId: comment.id } } as const] : []),
    ...traces.map(commentId => ({ channel, event: { kind: "comment-changed", commentId } }) as const),
    ...(question ? [{ channel, event: { kind: "question-changed", commentId: question } } as const] : []),
  ];
}

/** Counts one shown reply more or less (`by`), upwards for as long as traces appear or disappear with it. */
async function countInAncestors(tx: Tx, parentId: Id | null, by: number, activeAt: Date | null): Promise<Id[]> {
  const traces: Id[] = [];
  let change = by;
  for (let id = parentId; id && (change !== 0 || activeAt); ) {
    const parent = await tx.one<{ parentId: Id | null; state: CommentState; replyCount: number }>(sql`
      update comments set reply_count = reply_count + ${change}, active_at = greatest(active_at, ${activeAt})
      where id = ${id}
      returning parent_id as "parentId", state, reply_count as "replyCount"`);
    const wasShown = parent.state === "visible" || parent.replyCount - change > 0;
    const isShown = parent.state === "visible" || parent.replyCount > 0;
    if (wasShown !== isShown) traces.push(id);
    change = Number(isShown) - Number(wasShown);
    id = parent.parentId;
  }
  return traces;
}
