import { z } from "zod";
import { ancestorsOf, type CommentRow, commentsById, commentsOfMember } from "../comments/queries.ts";
import { insiderView, publicView } from "../comments/view.ts";
import type { Db } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import { deskChannel } from "../events/channels.ts";
import { head } from "../events/stream.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import { Problem } from "../protocol/problems.ts";
import type { CasesQuery } from "../protocol/requests.ts";
import type { CaseDetail, CasePage, CaseView, CaseViewName, Id, PriorityPart, Standing } from "../protocol/views.ts";
import { openCount } from "../review/cases.ts";
import { claimsOn } from "../review/claims.ts";
import { findingsOf } from "../review/findings.ts";
import { reportsOn } from "../review/reporters.ts";
import { inSectionsOf } from "../review/sections.ts";
import type { Member } from "../users/viewer.ts";
import { decisionsOn, target } from "./decisions.ts";

interface CaseRow {
  id: Id;
  siteId: Id;
  commentId: Id;
  articleSlug: string;
  articleTitle: string;
  section: string;
  commentCount: number;
  parts: PriorityPart[];
  priority: number;
  rank: number;
  openedAt: Date;
  closedAt: Date | null;
  askedAt: Date | null;
  hasAppeal: boolean;
  hasLegal: boolean;
  escalatedRole: "moderator" | "admin" | null;
  escalatedTo: Id | null;
  escalatedToName: string | null;
  escalatedBy: Id | null;
  escalatedByName: string | null;
}

const columns = sql`
  k.id, k.site_id as "siteId", k.comment_id as "commentId", a.slug as "articleSlug", a.title as "articleTitle",
  a.section, a.comment_count as "commentCount", k.parts, k.priority, k.rank, k.opened_at as "openedAt", k.closed_at as "closedAt",
  k.asked_at as "askedAt", k.has_appeal as "hasAppeal", k.has_legal as "hasLegal", k.escalated_role as "escalatedRole",
  k.escalated_to as "escalatedTo", k.escalated_by as "escalatedBy",
  (select name from members where id = k.escalated_to) as "escalatedToName",
  (select name from members where id = k.escalated_by) as "escalatedByName"`;

const Key = z.tuple([keyPart.number, keyPart.id]);
const recent = 8;

/** Whose desk it is. */
type Moderator = Pick<Member, "id" | "siteId" | "sections">;

/** A page of a site's open cases, most urgent first. */
export async function queuePage(db: Db, moderator: Moderator, query: CasesQuery): Promise<CasePage> {
  const after = decodeCursor(Key, query.cursor);
  const views = inView(moderator.id);
  const seq = await head(db, deskChannel(moderator.siteId));
  const rows = await db.all<CaseRow>(sql`
    select ${columns} from cases k join articles a on a.id = k.article_id
    where k.site_id = ${moderator.siteId} and k.is_waiting and ${views[query.view]} and ${inSectionsOf(moderator)}
      ${after ? sql`and (k.rank, k.id) < (${after[0]}, ${after[1]}::bigint)` : sql``}
    order by k.rank desc, k.id desc limit ${query.limit + 1}`);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const [items, counts] = await Promise.all([caseViews(db, shown), countsOf(db, moderator, views)]);
  return {
    items,
    nextCursor: rows.length > query.limit && last ? encodeCursor([last.rank, last.id]) : null,
    seq,
    openCount: counts[query.view],
    counts,
  };
}

/** What a case `k` must be to belong to each view. */
const inView = (moderatorId: Id): Record<CaseViewName, Sql> => ({
  all: sql`true`,
  reported: sql`k.is_reported`,
  held: sql`k.is_held`,
  mine: sql`exists (
    select 1 from claims l where l.case_id = k.id and l.member_id = ${moderatorId} and l.expires_at > now())`,
});

async function countsOf(db: Db, moderator: Moderator, { reported, held, mine }: Record<CaseViewName, Sql>) {
  const [all, others] = await Promise.all([
    openCount(db, moderator.siteId, moderator.sections),
    db.one<Record<Exclude<CaseViewName, "all">, number>>(sql`
      select (count(*) filter (where ${reported}))::int as reported, (count(*) filter (where ${held}))::int as held,
        (count(*) filter (where ${mine}))::int as mine
      from cases k join articles a on a.id = k.article_id
      where k.site_id = ${moderator.siteId} and k.is_waiting and ${inSectionsOf(moderator)}`),
  ]);
  return { all, ...others };
}

/** Cases by id, open or closed, for delivery. */
export async function casesById(db: Db, ids: readonly Id[]): Promise<Map<Id, CaseView>> {
  const rows = await db.all<CaseRow>(sql`
    select ${columns} from cases k join articles a on a.id = k.article_id where k.id = any(${ids}::bigint[])`);
  return new Map((await caseViews(db, rows)).map(view => [view.id, view]));
}

/** One case with what a moderator reads beside it. Throws `not-found`. */
export async function caseDetail(db: Db, moderator: Moderator, caseId: Id): Promise<CaseDetail> {
  const row = await db.maybe<CaseRow>(sql`
    select ${columns} from cases k join articles a on a.id = k.article_id
    where k.id = ${caseId} and k.site_id = ${moderator.siteId} and ${inSectionsOf(moderator)}`);
  const [view] = row ? await caseViews(db, [row]) : [];
  const [comment] = row ? await commentsById(db, [row.commentId]) : [];
  if (!view || !comment) throw new Problem("not-found");
  const named = view.findings.flatMap(({ comments = [] }) => comments);
  const ownSections = (rows: CommentRow[]) => readableBy(db, moderator, rows);
  const [ancestors, standing, lately, others, decisions] = await Promise.all([
    ancestorsOf(db, comment),
    standingOf(db, comment.authorId),
    commentsOfMember(db, comment.authorId, recent).then(ownSections),
    commentsById(db, newest(named)).then(ownSections),
    decisionsOn(db, sql`d.comment_id = ${comment.id}`),
  ]);
  return {
    ...view,
    ancestors: ancestors.map(publicView),
    standing,
    recentComments: lately.filter(row => row.id !== comment.id).map(row => insiderView(row, [])),
    others: others.reverse().map(row => insiderView(row, [])),
    decisions,
  };
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

async function caseViews(db: Db, rows: CaseRow[]): Promise<CaseView[]> {
  const caseIds = rows.map(row => row.id);
  const commentIds = rows.map(row => row.commentId);
  const [comments, findings, reports, claims] = await Promise.all([
    commentsById(db, commentIds),
    findingsOf(db, commentIds),
    reportsOn(db, caseIds),
    claimsOn(db, caseIds),
  ]);
  const commentById = new Map<Id, CommentRow>(comments.map(comment => [comment.id, comment]));
  return rows.flatMap(row => {
    const comment = commentById.get(row.commentId);
    if (!comment) return [];
    const found = findings.get(row.commentId) ?? [];
    const claim = claims.get(row.id);
    return {
      id: row.id,
      comment: insiderView(comment, found),
      article: {
        id: comment.articleId,
        slug: row.articleSlug,
        title: row.articleTitle,
        section: row.section,
        commentCount: row.commentCount,
      },
      priority: { total: row.priority, parts: row.parts },
      findings: found,
      reports: reports.get(row.id) ?? [],
      openedAt: row.openedAt.toISOString(),
      closedAt: row.closedAt?.toISOString() ?? null,
      askedAt: row.askedAt?.toISOString() ?? null,
      hasAppeal: row.hasAppeal,
      hasLegal: row.hasLegal,
      ...escalationOf(row),
      ...(claim ? { claim } : {}),
    };
  });
}

function escalationOf(row: CaseRow): Pick<CaseView, "escalation"> {
  const to = target(row.escalatedRole, row.escalatedTo, row.escalatedToName);
  return to && row.escalatedBy
    ? { escalation: { to, by: { id: row.escalatedBy, name: row.escalatedByName ?? "" } } }
    : {};
}

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
