import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/views.ts";
import { priority, rank, type Signals } from "./priority.ts";

/** What a case is about, by ids only. */
export interface Subject {
  siteId: Id;
  articleId: Id;
  commentId: Id;
}

export interface OpenCase {
  caseId: Id;
  /** False when it was open already and was only weighed again. */
  isNew: boolean;
}

/** Opens the case of a comment, or weighs the open one again: there is never more than one. */
export async function openCase(tx: Tx, subject: Subject, signals: Signals, now: Date): Promise<OpenCase> {
  const { siteId, articleId, commentId } = subject;
  const known = await openCaseOf(tx, commentId);
  if (known) {
    await weigh(tx, known, signals);
    return { caseId: known.id, isNew: false };
  }
  const { total, parts } = priority(signals);
  const { id } = await tx.one<{ id: Id }>(sql`
    insert into cases (site_id, article_id, comment_id, parts, priority, rank, opened_at)
    values (${siteId}, ${articleId}, ${commentId}, ${JSON.stringify(parts)}::jsonb, ${total}, ${rank(total, now)}, ${now})
    returning id`);
  await countOpen(tx, siteId, 1);
  return { caseId: id, isNew: true };
}

export interface CaseKey {
  id: Id;
  openedAt: Date;
}

/** The open case of a comment, locked; undefined when nothing waits. The comment's row is locked before. */
export function openCaseOf(tx: Tx, commentId: Id): Promise<CaseKey | undefined> {
  return tx.maybe<CaseKey>(sql`
    select id, opened_at as "openedAt" from cases where comment_id = ${commentId} and closed_at is null for update`);
}

async function weigh(tx: Tx, { id, openedAt }: CaseKey, signals: Signals): Promise<void> {
  const { total, parts } = priority(signals);
  await tx.run(sql`
    update cases set parts = ${JSON.stringify(parts)}::jsonb, priority = ${total}, rank = ${rank(total, openedAt)}
    where id = ${id}`);
}

/** Closes an open case and ends its claim. */
export async function closeCase(tx: Tx, siteId: Id, caseId: Id, now: Date): Promise<void> {
  await tx.run(sql`update cases set closed_at = ${now} where id = ${caseId}`);
  await tx.run(sql`delete from claims where case_id = ${caseId}`);
  await countOpen(tx, siteId, -1);
}

/** Opens a closed case again, at its old place in the queue. */
export async function reopenCase(tx: Tx, siteId: Id, caseId: Id): Promise<void> {
  await tx.run(sql`update cases set closed_at = null where id = ${caseId}`);
  await countOpen(tx, siteId, 1);
}

async function countOpen(tx: Tx, siteId: Id, by: 1 | -1): Promise<void> {
  await tx.run(sql`update open_cases set open_count = open_count + ${by} where site_id = ${siteId}`);
}

/** How many cases wait on a site, or in some of its sections; the former is kept in the transactions that open and close them. */
export async function openCount(db: Db, siteId: Id, sections: readonly string[] | null): Promise<number> {
  if (sections) return openCountIn(db, siteId, sections);
  const { count } = await db.one<{ count: number }>(
    sql`select open_count as count from open_cases where site_id = ${siteId}`,
  );
  return count;
}

async function openCountIn(db: Db, siteId: Id, sections: readonly string[]): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*)::int as count from cases k join articles a on a.id = k.article_id
    where k.site_id = ${siteId} and k.closed_at is null and a.section = any(${sections}::text[])`);
  return count;
}
