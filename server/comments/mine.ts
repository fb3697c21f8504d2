import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { followsHere } from "../follows/follows.ts";
import { mutesOf } from "../mutes/mutes.ts";
import { postedSecondsAgo } from "../pace/slow.ts";
import type { Id } from "../protocol/basics.ts";
import type { DraftView } from "../protocol/draftView.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import type { CommentView, Mine } from "../protocol/views.ts";
import { findingsOf } from "../review/findings.ts";
import { tokensOf } from "../statements/queries.ts";
import { besideComment, type CommentRow, commentColumns } from "./queries.ts";
import { authorView } from "./view.ts";

const most = 50;
const draftsMost = 20;

/** What differs by viewer in one thread, so that the thread itself is the same for everybody. */
export async function mine(db: Db, articleId: Id, memberId: Id): Promise<Mine> {
  const [reactions, comments, reports, sincePost, muted, follows, bookmarks, drafts] = await Promise.all([
    db.all<{ commentId: Id; kinds: string[] }>(sql`
      select r.comment_id as "commentId", array_agg(r.kind order by r.reacted_at) as kinds
      from reactions r join comments c on c.id = r.comment_id
      where r.member_id = ${memberId} and c.article_id = ${articleId}
      group by r.comment_id`),
    db.all<CommentRow>(sql`
      select ${commentColumns} from comments c ${besideComment}
      where c.author_id = ${memberId} and c.article_id = ${articleId} and c.state in ('held', 'rejected')
        -- What waits for the hosts its author reads among the own questions; what is to be edited, where it is written.
        and (q.comment_id is null or c.state = 'rejected' or exists (
          select 1 from cases k where k.comment_id = c.id and k.closed_at is null and k.asked_at is not null))
      order by c.id desc limit ${most}`),
    db.all<{ commentId: Id }>(sql`
      select r.comment_id as "commentId" from reports r join comments c on c.id = r.comment_id
      where r.member_id = ${memberId} and c.article_id = ${articleId} and r.settled_at is null`),
    postedSecondsAgo(db, articleId, memberId),
    mutesOf(db, memberId),
    followsHere(db, articleId, memberId),
    db.all<{ commentId: Id }>(sql`
      select b.comment_id as "commentId" from bookmarks b join comments c on c.id = b.comment_id
      where b.member_id = ${memberId} and c.article_id = ${articleId}`),
    db.all<DraftView>(sql`
      select place, text, revision from drafts where member_id = ${memberId} and article_id = ${articleId}
      order by written_at desc limit ${draftsMost}`),
  ]);
  const ids = comments.map(comment => comment.id);
  const [findings, statements, asked] = await Promise.all([
    findingsOf(db, ids),
    tokensOf(db, memberId, ids),
    editsAsked(db, ids),
  ]);
  return {
    reactions: Object.fromEntries(reactions.map(({ commentId, kinds }) => [commentId, kinds])),
    comments: comments.map(comment => {
      const statement = statements.get(comment.id);
      const editAsked = asked.get(comment.id);
      return {
        ...authorView(comment, findings.get(comment.id) ?? []),
        ...(statement ? { statement } : {}),
        ...(editAsked ? { editAsked } : {}),
      };
    }),
    reported: reports.map(report => report.commentId),
    postedSecondsAgo: sincePost,
    muted,
    follows,
    bookmarked: bookmarks.map(({ commentId }) => commentId),
    drafts,
  };
}

/** Which of these comments wait for another text by their author, and why. */
async function editsAsked(db: Db, commentIds: Id[]): Promise<Map<Id, NonNullable<CommentView["editAsked"]>>> {
  const rows = await db.all<{ commentId: Id; reason: HouseRule; note: string | null }>(sql`
    select distinct on (k.comment_id) k.comment_id as "commentId", d.reason, d.note
    from cases k join decisions d on d.case_id = k.id and d.decision = 'ask-edit'
    where k.comment_id = any(${commentIds}::bigint[]) and k.closed_at is null and k.asked_at is not null
    order by k.comment_id, d.id desc`);
  return new Map(rows.map(({ commentId, ...asked }) => [commentId, asked]));
}
