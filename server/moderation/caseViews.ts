import { type CommentRow, commentsById } from "../comments/queries.ts";
import { insiderView } from "../comments/view.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { CaseView, PriorityPart } from "../protocol/cases.ts";
import { claimsOn } from "../review/claims.ts";
import { findingsOf } from "../review/findings.ts";
import { reportsOn } from "../review/reporters.ts";
import { target } from "./decisions.ts";

/** A case with what a view of it needs from beside it. */
export interface CaseRow {
  id: Id;
  siteId: Id;
  commentId: Id;
  articleSlug: string;
  articleTitle: string;
  section: string;
  language: string;
  commentCount: number;
  parts: PriorityPart[];
  priority: number;
  rank: number;
  openedAt: Date;
  closedAt: Date | null;
  askedAt: Date | null;
  decidedAt: Date | null;
  hasAppeal: boolean;
  hasLegal: boolean;
  escalatedRole: "moderator" | "admin" | null;
  escalatedTo: Id | null;
  escalatedToName: string | null;
  escalatedBy: Id | null;
  escalatedByName: string | null;
}

/** Columns of {@link CaseRow}; the case is `k`, its article `a`. */
export const caseColumns = sql`
  k.id, k.site_id as "siteId", k.comment_id as "commentId", a.slug as "articleSlug", a.title as "articleTitle",
  a.section, a.language, a.comment_count as "commentCount", k.parts, k.priority, k.rank, k.opened_at as "openedAt", k.closed_at as "closedAt",
  k.asked_at as "askedAt", k.decided_at as "decidedAt", k.has_appeal as "hasAppeal", k.has_legal as "hasLegal", k.escalated_role as "escalatedRole",
  k.escalated_to as "escalatedTo", k.escalated_by as "escalatedBy",
  (select name from members where id = k.escalated_to) as "escalatedToName",
  (select name from members where id = k.escalated_by) as "escalatedByName"`;

/** Cases by id, open or closed, for delivery. */
export async function casesById(db: Db, ids: readonly Id[]): Promise<Map<Id, CaseView>> {
  const rows = await db.all<CaseRow>(sql`
    select ${caseColumns} from cases k join articles a on a.id = k.article_id where k.id = any(${ids}::bigint[])`);
  return new Map((await viewsOf(db, rows)).map(view => [view.id, view]));
}

/** How the desk sees these cases, in their order. */
export async function viewsOf(db: Db, rows: CaseRow[]): Promise<CaseView[]> {
  const caseIds = rows.map(row => row.id);
  const commentIds = rows.map(row => row.commentId);
  const comments = await commentsById(db, commentIds);
  const findings = await findingsOf(db, commentIds);
  const reports = await reportsOn(db, caseIds);
  const claims = await claimsOn(db, caseIds);
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
        language: row.language,
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
