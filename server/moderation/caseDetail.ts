import { appealsOn } from "../appeals/queries.ts";
import { ancestorsOf, type CommentRow, commentsById, commentsOfMember } from "../comments/queries.ts";
import { insiderView, publicView } from "../comments/view.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { noticesOn } from "../legal/queries.ts";
import type { Id } from "../protocol/basics.ts";
import type { CaseDetail, Standing } from "../protocol/cases.ts";
import { Problem } from "../protocol/problems.ts";
import { inSectionsOf } from "../review/sections.ts";
import { type CaseRow, caseColumns, viewsOf } from "./caseViews.ts";
import { decisionsOn } from "./decisions.ts";
import type { Moderator } from "./queueViews.ts";

const recent = 8;

/** One case with what a moderator reads beside it. Throws `not-found`. */
export async function caseDetail(db: Db, moderator: Moderator, caseId: Id): Promise<CaseDetail> {
  const row = await db.maybe<CaseRow>(sql`
    select ${caseColumns} from cases k join articles a on a.id = k.article_id
    where k.id = ${caseId} and k.site_id = ${moderator.siteId} and ${inSectionsOf(moderator)}`);
  const [view] = row ? await viewsOf(db, [row]) : [];
  const [comment] = row ? await commentsById(db, [row.commentId]) : [];
  if (!view || !comment) throw new Problem("not-found");
  const named = view.findings.flatMap(({ comments = [] }) => comments);
  const ownSections = (rows: CommentRow[]) => readableBy(db, moderator, rows);
  const [ancestors, standing, lately, others, decisions, appeals, legalNotices, revisions] = await Promise.all([
    ancestorsOf(db, comment),
    standingOf(db, comment.authorId),
    commentsOfMember(db, comment.authorId, recent).then(ownSections),
    commentsById(db, newest(named)).then(ownSections),
    decisionsOn(db, sql`d.comment_id = ${comment.id}`),
    appealsOn(db, caseId),
    noticesOn(db, caseId),
    revisionsOf(db, comment.id),
  ]);
  return {
    ...view,
    ancestors: ancestors.map(publicView),
    standing,
    recentComments: lately.filter(row => row.id !== comment.id).map(row => insiderView(row, [])),
    others: others.reverse().map(row => insiderView(row, [])),
    decisions,
    appeals,
    // Whoever wrote the comment reads what a notice says of it, and not who sent it.
    legalNotices:
      comment.authorId === moderator.id
        ? legalNotices.map(notice => ({ ...notice, name: null, email: null }))
        : legalNotices,
    revisions: revisions.map(({ writtenAt, ...row }) => ({ ...row, writtenAt: writtenAt.toISOString() })),
  };
}

function revisionsOf(db: Db, commentId: Id) {
  return db.all<{ revision: number; text: string; writtenAt: Date }>(sql`
    select revision, text, written_at as "writtenAt" from revisions where comment_id = ${commentId} order by revision`);
}

/** Those of the comments that stand in the moderator's sections. */
async function readableBy(db: Db, moderator: Moderator, rows: CommentRow[]): Promise<CommentRow[]> {
  if (moderator.sections === null) return rows;
  const articleIds = rows.map(row => row.articleId);
  const own = await db.all<{ id: Id }>(
    sql`select a.id from articles a where a.id = any(${articleIds}::bigint[]) and ${inSectionsOf(moderator)}`,
  );
  return rows.filter(row => own.some(({ id }) => id === row.articleId));
}

/** Ids grow with time. */
const newest = (ids: Id[]) => [...new Set(ids)].sort((a, b) => Number(b) - Number(a)).slice(0, recent);

async function standingOf(db: Db, memberId: Id): Promise<Standing> {
  const row = await db.one<Omit<Standing, "memberSince"> & { joinedAt: Date }>(sql`
    select m.joined_at as "joinedAt", m.published, m.removed,
      (select count(*)::int from comments where author_id = m.id and state = 'held') as held,
      (select count(*)::int from reports where member_id = m.id and was_right) as "reportsRight",
      (select count(*)::int from reports where member_id = m.id and settled_at is not null) as "reportsSettled"
    from members m where m.id = ${memberId}`);
  const { joinedAt, ...standing } = row;
  return { memberSince: joinedAt.toISOString(), ...standing };
}
