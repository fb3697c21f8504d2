import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { priority, rank, type Signals } from "./priority.ts";

/** What a case is about, by ids only. */
export interface Subject {
  siteId: Id;
  articleId: Id;
  commentId: Id;
}

export interface OpenCase {
  caseId: Id;
  /** False when it waited already and was only weighed again. */
  isNew: boolean;
}

/**
 * Opens the case of a comment, or weighs the open one again: there is never more than one. An appeal or a legal notice stays
 * with it until it is closed; a case that waited for its author goes on doing so until `comeBack`.
 */
export async function openCase(tx: Tx, subject: Subject, signals: Signals, now: Date): Promise<OpenCase> {
  const { articleId, commentId } = subject;
  const known = await openCaseOf(tx, commentId);
  if (known) {
    await weigh(tx, known, { ...signals, readers: await readersNow(tx, articleId, now) });
    return { caseId: known.id, isNew: false };
  }
  const [caseId] = await openCases(tx, subject, [{ commentId, signals }], now);
  if (!caseId) throw new Error("a case was not opened");
  return { caseId, isNew: true };
}

/** Opens the cases of comments of one article of which none has one; answers their ids. */
export async function openCases(
  tx: Tx,
  { siteId, articleId }: Omit<Subject, "commentId">,
  opened: readonly { commentId: Id; signals: Signals }[],
  now: Date,
): Promise<Id[]> {
  if (opened.length === 0) return [];
  const readers = await readersNow(tx, articleId, now);
  const rows = opened.map(({ commentId, signals }) => {
    const { hasAppeal = false, hasLegal = false } = signals;
    const { total, parts } = priority({ ...signals, readers });
    return { commentId, parts, total, rank: rank(total, now), hasAppeal, hasLegal };
  });
  const cases = await tx.all<{ id: Id }>(sql`
    insert into cases (site_id, article_id, comment_id, parts, priority, rank, opened_at, has_appeal, has_legal)
    select ${siteId}, ${articleId}, "commentId", parts, total, rank, ${now}, "hasAppeal", "hasLegal"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      "commentId" bigint, parts jsonb, total int, rank float8, "hasAppeal" boolean, "hasLegal" boolean)
    returning id`);
  return cases.map(({ id }) => id);
}

/** How many opened an article in this hour, on whichever node; more than this make no case more urgent. */
async function readersNow(tx: Tx, articleId: Id, now: Date): Promise<number> {
  const { readers } = await tx.one<{ readers: number }>(sql`
    select count(*)::int as readers from (
      select 1 from article_views where hour = date_trunc('hour', ${now}::timestamptz, 'UTC') and article_id = ${articleId} limit 1000) now`);
  return readers;
}

export interface CaseKey {
  id: Id;
  openedAt: Date;
  /** Since when its author is asked to edit. */
  askedAt: Date | null;
  hasAppeal: boolean;
  hasLegal: boolean;
}

/** The open case of a comment, locked; undefined when nothing waits. The comment's row is locked before. */
export function openCaseOf(tx: Tx, commentId: Id): Promise<CaseKey | undefined> {
  return tx.maybe<CaseKey>(sql`
    select id, opened_at as "openedAt", asked_at as "askedAt", has_appeal as "hasAppeal", has_legal as "hasLegal"
    from cases where comment_id = ${commentId} and closed_at is null for update`);
}

async function weigh(tx: Tx, known: CaseKey, signals: Signals): Promise<void> {
  const hasAppeal = known.hasAppeal || (signals.hasAppeal ?? false);
  const hasLegal = known.hasLegal || (signals.hasLegal ?? false);
  const { total, parts } = priority({ ...signals, hasLegal });
  await tx.run(sql`
    update cases set parts = ${JSON.stringify(parts)}::jsonb, priority = ${total}, rank = ${rank(total, known.openedAt)},
      has_appeal = ${hasAppeal}, has_legal = ${hasLegal}
    where id = ${known.id}`);
}

/** Closes an open case and ends its claim. */
export async function closeCase(tx: Tx, caseId: Id, now: Date): Promise<void> {
  await tx.run(sql`update cases set closed_at = ${now} where id = ${caseId}`);
  await endClaim(tx, caseId);
}

/** Opens a closed case again, at its old place in the queue. */
export async function reopenCase(tx: Tx, caseId: Id): Promise<void> {
  await tx.run(sql`update cases set closed_at = null where id = ${caseId}`);
}

/** Takes a case out of the queue until its author has edited. */
export async function awaitAuthor(tx: Tx, caseId: Id, now: Date): Promise<void> {
  await tx.run(sql`update cases set asked_at = ${now} where id = ${caseId}`);
  await endClaim(tx, caseId);
}

/** Puts it back, at its old place: the edit came, or is no longer asked for. */
export async function comeBack(tx: Tx, caseId: Id): Promise<void> {
  await tx.run(sql`update cases set asked_at = null where id = ${caseId}`);
}

export async function endClaim(tx: Tx, caseId: Id): Promise<void> {
  await tx.run(sql`delete from claims where case_id = ${caseId}`);
}

/** How many cases wait on a site, or in some of its sections; the former is kept by the database (sql/009_the_queue.sql). */
export async function openCount(db: Db, siteId: Id, sections: readonly string[] | null): Promise<number> {
  if (sections) return openCountIn(db, siteId, sections);
  const { count } = await db.one<{ count: number }>(
    sql`select waiting as count from case_counts where site_id = ${siteId}`,
  );
  return count;
}

async function openCountIn(db: Db, siteId: Id, sections: readonly string[]): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*)::int as count from cases k join articles a on a.id = k.article_id
    where k.site_id = ${siteId} and k.is_waiting and a.section = any(${sections}::text[])`);
  return count;
}
