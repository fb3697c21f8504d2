import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { KeptPicture } from "../protocol/images.ts";
import type { CommentState } from "../protocol/views.ts";
import type { On } from "./anchors.ts";

/** A comment that is about to be born. */
export interface NewComment {
  articleId: Id;
  authorId: Id;
  parentId: Id | null;
  inReplyTo: Id | null;
  on: On;
  depth: number;
  state: Extract<CommentState, "visible" | "held">;
  text: string;
  html: string;
  images: KeptPicture[];
  now: Date;
}

/**
 * Writes new comments, each by another author, in their order and in the states in which they are born; answers their ids by author.
 * Whoever calls counts those that are visible (`countStates`).
 */
export async function insertComments(tx: Tx, comments: readonly NewComment[]): Promise<Map<Id, Id>> {
  const rows = comments.map(({ on, ...comment }, place) => ({ ...comment, ...on, place }));
  const born = await tx.all<{ id: Id; authorId: Id }>(sql`
    with born as (
      insert into comments (
        article_id, author_id, parent_id, in_reply_to, on_update, on_paragraph, depth, state, was_visible, approved_revision,
        text, html, images, posted_at, active_at)
      select n."articleId", n."authorId", n."parentId", n."inReplyTo", n.update, n.paragraph, n.depth, n.state, n.state = 'visible',
        case when n.state = 'visible' then 1 end, n.text, n.html, n.images, n.now, n.now
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (
        place int, "articleId" bigint, "authorId" bigint, "parentId" bigint, "inReplyTo" bigint, update bigint, paragraph bigint, depth smallint, state text,
        text text, html text, images jsonb, now timestamptz)
      order by n.place
      returning id, author_id, article_id, state, posted_at),
    shown as (
      -- What it was when is kept: a thread of the past is read from it.
      insert into comment_states (comment_id, n, article_id, at, state, revision, counted)
      select id, 1, article_id, posted_at, state, 1, 1 from born where state = 'visible')
    select id, author_id as "authorId" from born`);
  return new Map(born.map(({ id, authorId }) => [authorId, id]));
}
