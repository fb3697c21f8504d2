import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { ArticlePart, ArticleState, Badge } from "../protocol/articles.ts";
import type { Id, Role } from "../protocol/basics.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import type { KeptPicture } from "../protocol/images.ts";
import type { QuestionState } from "../protocol/questionStates.ts";
import type { ReactionCounts } from "../protocol/reactions.ts";
import type { CommentState } from "../protocol/views.ts";
import { type AnchorRow, anchorColumn } from "./anchors.ts";

/** A comment with what a view of it needs from beside it. */
export interface CommentRow {
  id: Id;
  articleId: Id;
  siteId: Id;
  articleState: ArticleState;
  authorId: Id;
  authorName: string;
  authorBadges: Badge[];
  authorRole: Role;
  /** What they are under this article. */
  authorPart: ArticlePart | null;
  authorLabel: string | null;
  authorAvatarId: string | null;
  authorIsGuest: boolean;
  authorIsGone: boolean;
  parentId: Id | null;
  inReplyTo: Id | null;
  /** Name of whom it answers; null when that comment is not visible. */
  answeredName: string | null;
  state: CommentState;
  wasVisible: boolean;
  removedFor: HouseRule | null;
  isFeatured: boolean;
  revision: number;
  text: string;
  html: string;
  images: KeptPicture[];
  depth: number;
  replyCount: number;
  reactions: ReactionCounts;
  reactionCount: number;
  postedAt: Date;
  activeAt: Date;
  editedAt: Date | null;
  anchor: AnchorRow | null;
  /** What it is as a question; null when it was asked as none. */
  question: { state: QuestionState; votes: number } | null;
}

/** Of the author `m`: their picture, and how they are here. */
export const authorPerson = sql`
  m.avatar_id as "authorAvatarId", m.is_guest as "authorIsGuest", m.deleted_at is not null as "authorIsGone"`;

/** Columns and tables of {@link CommentRow}; the comment is `c`. */
export const commentColumns = sql`
  c.id, c.article_id as "articleId", a.site_id as "siteId", a.state as "articleState", c.author_id as "authorId", m.name as "authorName",
  m.badges as "authorBadges", m.role as "authorRole", p.part as "authorPart", p.label as "authorLabel", ${authorPerson}, c.parent_id as "parentId", c.in_reply_to as "inReplyTo",
  case when answered.state = 'visible' then answerer.name end as "answeredName", c.state, c.was_visible as "wasVisible",
  c.removed_for as "removedFor", c.featured_revision is not distinct from c.revision as "isFeatured", c.revision, c.text, c.html, c.images, c.depth, c.reply_count as "replyCount", c.reactions,
  c.reaction_count as "reactionCount", c.posted_at as "postedAt", c.active_at as "activeAt", c.edited_at as "editedAt",
  case when q.comment_id is not null then jsonb_build_object('state', q.state, 'votes', q.votes) end as question,

  ${anchorColumn}`;

export const besideComment = sql`
  join articles a on a.id = c.article_id
  join members m on m.id = c.author_id
  left join article_people p on p.article_id = c.article_id and p.member_id = c.author_id
  left join comments answered on answered.id = c.in_reply_to
  left join members answerer on answerer.id = answered.author_id
  left join questions q on q.comment_id = c.id`;

/** What a thread shows: visible comments, and traces that keep shown replies. The partial indexes say the same. */
export const isShown = sql`(c.state = 'visible' or c.reply_count > 0)`;

export function commentsById(db: Db, ids: readonly Id[]): Promise<CommentRow[]> {
  return db.all<CommentRow>(sql`
    select ${commentColumns} from comments c ${besideComment} where c.id = any(${ids}::bigint[]) order by c.id`);
}

export function commentById(db: Db, id: Id): Promise<CommentRow | undefined> {
  return db.maybe<CommentRow>(sql`select ${commentColumns} from comments c ${besideComment} where c.id = ${id}`);
}

/** The comment, its row locked until the transaction ends: every change of a comment begins here. */
export async function lockComment(tx: Tx, id: Id): Promise<CommentRow | undefined> {
  const locked = await tx.maybe(sql`select 1 from comments where id = ${id} for update`);
  return locked ? await commentById(tx, id) : undefined;
}

/** The ancestors of a comment, outermost first. Depth is capped, so this is two rows at most. */
export async function ancestorsOf(db: Db, comment: { parentId: Id | null }): Promise<CommentRow[]> {
  const ancestors: CommentRow[] = [];
  let parentId = comment.parentId;
  while (parentId) {
    const parent = await commentById(db, parentId);
    if (!parent) break;
    ancestors.unshift(parent);
    parentId = parent.parentId;
  }
  return ancestors;
}

/** The last comments of a member, newest first. */
export function commentsOfMember(db: Db, memberId: Id, limit: number): Promise<CommentRow[]> {
  return db.all<CommentRow>(sql`
    select ${commentColumns} from comments c ${besideComment}
    where c.author_id = ${memberId} order by c.id desc limit ${limit}`);
}
