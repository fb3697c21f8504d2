import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel, type Outgoing } from "../events/channels.ts";
import type { Id } from "../protocol/basics.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import type { CommentState } from "../protocol/views.ts";
import { followComment } from "./asked.ts";
import type { CommentRow } from "./queries.ts";

export type Standing = Pick<
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
  /** It is what the desk asks everybody under its article, which readers see as long as they see the comment. */
  isPinned: boolean;
}

/**
 * The one way in which a comment changes its state; a new one is born in its state by `insertComments`. With it change, in the same
 * transaction, all the numbers that are counted from it (`countStates`); and a question follows. `by`: who made it so, where that is
 * somebody else than its author. The comment's row is locked before.
 */
export async function changeState(
  tx: Tx,
  comment: Standing,
  to: CommentState,
  { now, removedFor = null, by = null }: { now: Date; removedFor?: HouseRule | null; by?: Id | null },
): Promise<StateChange> {
  // What it was when is kept: `comment_states` is what a thread of the past is read from.
  const { isPinned } = await tx.one<{ isPinned: boolean }>(sql`
    with changed as (
      update comments set
        state = ${to}, removed_for = ${removedFor},
        was_visible = was_visible or ${to === "visible"},
        approved_revision = case when ${to === "visible"} then revision end
      where id = ${comment.id}
      returning id, article_id, state, removed_for, revision)
    insert into comment_states (comment_id, n, article_id, at, state, removed_for, revision, counted)
    select c.id, coalesce(last.n, 0) + 1, c.article_id, greatest(${now}::timestamptz, last.at), c.state, c.removed_for, c.revision,
      ${visibleMore(comment, to)}
    from changed c
    left join lateral (select n, at from comment_states where comment_id = c.id order by n desc limit 1) last on true
    returning exists (select 1 from articles a where a.id = article_id and a.pinned_comment_id = comment_id) as "isPinned"`);
  const question = await followComment(tx, comment, { by, now });
  const traces = await countStates(tx, comment.articleId, [{ comment, to, now }]);
  return { isFirstShow: to === "visible" && !comment.wasVisible, traces, question, isPinned };
}

/** What the readers of the article must hear of a change: of the comment when they saw it before or see it now, and of traces. */
export function toReaders(
  comment: Standing,
  to: CommentState,
  { isFirstShow, traces, question, isPinned }: StateChange,
): Outgoing[] {
  const channel = articleChannel(comment.articleId);
  const isTheirs = comment.state === "visible" || to === "visible" || comment.replyCount > 0;
  const kind = isFirstShow ? "comment-posted" : "comment-changed";
  return [
    ...(isTheirs ? [{ channel, event: { kind, commentId: comment.id } } as const] : []),
    ...tracesChanged(comment.articleId, traces),
    ...(question ? [{ channel, event: { kind: "question-changed", commentId: question } } as const] : []),
    ...(isPinned ? [{ channel, event: { kind: "article-changed" } } as const] : []),
  ];
}

export function tracesChanged(articleId: Id, traces: readonly Id[]): Outgoing[] {
  return traces.map(commentId => ({
    channel: articleChannel(articleId),
    event: { kind: "comment-changed", commentId },
  }));
}

export interface Changed {
  comment: Standing;
  to: CommentState;
  now: Date;
}

/**
 * Changes all the numbers that are counted from these comments of one article: the replies of their ancestors, the article's comments,
 * the authors' records. Answers the ancestors that became traces or are traces no longer. Locks are taken from the comments upwards,
 * then the article, then the authors; whoever changes many has locked their ancestors before, the youngest first.
 */
export async function countStates(tx: Tx, articleId: Id, changes: readonly Changed[]): Promise<Id[]> {
  const traces = await countInAncestors(tx, changes);
  const visible = changes.reduce((sum, { comment, to }) => sum + visibleMore(comment, to), 0);
  if (visible !== 0) {
    await tx.run(sql`update articles set comment_count = comment_count + ${visible} where id = ${articleId}`);
  }
  await countForAuthors(tx, changes);
  return traces;
}

const visibleMore = ({ state }: Standing, to: CommentState) => Number(to === "visible") - Number(state === "visible");

async function countForAuthors(tx: Tx, changes: readonly Changed[]): Promise<void> {
  const records = changes.map(({ comment, to }) => ({
    id: comment.authorId,
    published: visibleMore(comment, to),
    removed: Number(to === "rejected") - Number(comment.state === "rejected"),
  }));
  const changed = records.filter(({ published, removed }) => published !== 0 || removed !== 0);
  if (changed.length === 0) return;
  await tx.run(sql`
    with changed as (
      select id, sum(published)::int as published, sum(removed)::int as removed
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as c (id bigint, published int, removed int) group by id),
    locked as materialized (
      select m.id from members m join changed using (id) order by m.id for no key update of m)
    update members m set published = m.published + changed.published, removed = m.removed + changed.removed
    from changed join locked using (id) where m.id = changed.id`);
}

interface Counted {
  id: Id;
  /** Shown replies more or less. */
  by: number;
  /** When somebody answered; null when nothing came. */
  activeAt: Date | null;
}

/** Counts shown replies, level by level upwards, for as long as traces appear or disappear with them. */
async function countInAncestors(tx: Tx, changes: readonly Changed[]): Promise<Id[]> {
  const traces: Id[] = [];
  let level = together(
    changes.map(({ comment, to, now }) => {
      const visible = visibleMore(comment, to);
      return { id: comment.parentId, by: comment.replyCount > 0 ? 0 : visible, activeAt: visible > 0 ? now : null };
    }),
  );
  while (level.length > 0) {
    const parents = await tx.all<Counted & { parentId: Id | null; state: CommentState; replyCount: number }>(sql`
      update comments c set reply_count = c.reply_count + l.by, active_at = greatest(c.active_at, l."activeAt")
      from jsonb_to_recordset(${JSON.stringify(level)}::jsonb) as l (id bigint, by int, "activeAt" timestamptz)
      where c.id = l.id
      returning c.id, c.parent_id as "parentId", c.state, c.reply_count as "replyCount", l.by, l."activeAt"`);
    level = together(
      parents.map(({ id, parentId, state, replyCount, by, activeAt }) => {
        const wasShown = state === "visible" || replyCount - by > 0;
        const isShown = state === "visible" || replyCount > 0;
        if (wasShown !== isShown) traces.push(id);
        return { id: parentId, by: Number(isShown) - Number(wasShown), activeAt };
      }),
    );
  }
  return traces;
}

/** One for each comment, without those of which nothing changes. */
function together(counted: readonly (Omit<Counted, "id"> & { id: Id | null })[]): Counted[] {
  const byId = new Map<Id, Counted>();
  for (const { id, by, activeAt } of counted) {
    if (id === null || (by === 0 && !activeAt)) continue;
    const known = byId.get(id) ?? { id, by: 0, activeAt: null };
    byId.set(id, { id, by: known.by + by, activeAt: later(known.activeAt, activeAt) });
  }
  return [...byId.values()];
}

const later = (a: Date | null, b: Date | null) => (a && b && a > b ? a : (b ?? a));
