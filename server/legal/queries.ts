import type { Db } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { LegalKind } from "../protocol/legalKinds.ts";
import type { DeskNotice, LegalOutcome, LegalStatus } from "../protocol/legalNotices.ts";
import { Problem } from "../protocol/problems.ts";
import { hashOf } from "../users/tokens.ts";

interface NoticeRow {
  id: Id;
  reference: string;
  kind: LegalKind;
  law: string;
  explanation: string;
  country: string;
  name: string | null;
  email: string | null;
  madeAt: Date;
  outcome: LegalOutcome | null;
  decidedAt: Date | null;
  articleSlug: string;
  articleTitle: string;
}

function noticesWhere(db: Db, condition: Sql): Promise<NoticeRow[]> {
  return db.all<NoticeRow>(sql`
    select n.id, n.reference, n.kind, n.law, n.explanation, n.country, n.name, n.email, n.made_at as "madeAt", n.outcome,
      n.decided_at as "decidedAt", a.slug as "articleSlug", a.title as "articleTitle"
    from legal_notices n join comments c on c.id = n.comment_id join articles a on a.id = c.article_id
    where ${condition} order by n.id`);
}

/** What came of a notice, for whoever sent it. Throws `not-found`. */
export async function noticeAt(db: Db, siteId: Id, reference: string, secret: string): Promise<LegalStatus> {
  const [found] = await noticesWhere(
    db,
    sql`n.token_hash = ${hashOf(secret)} and n.reference = ${reference} and n.site_id = ${siteId}`,
  );
  if (!found) throw new Problem("not-found");
  return statusOf(found);
}

/** The notices that came to a case, oldest first, with who sent them: for the desk's case alone. */
export async function noticesOn(db: Db, caseId: Id): Promise<DeskNotice[]> {
  return (await noticesWhere(db, sql`n.case_id = ${caseId}`)).map(row => {
    const { id, law, explanation, country, name, email } = row;
    return { ...statusOf(row), id, law, explanation, country, name, email };
  });
}

function statusOf({ reference, kind, madeAt, outcome, decidedAt, articleSlug, articleTitle }: NoticeRow): LegalStatus {
  return {
    reference,
    kind,
    madeAt: madeAt.toISOString(),
    article: { slug: articleSlug, title: articleTitle },
    outcome,
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}
