import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { Evidence, Finding, StoredFinding } from "../protocol/findings.ts";

interface FindingRow {
  id: Id;
  commentId: Id;
  revision: number;
  check: Finding["check"];
  then: Finding["then"];
  why: string;
  says: Finding["says"] | null;
  evidence: Evidence[];
  comments: Id[] | null;
  score: number | null;
  threshold: number | null;
  reading: NonNullable<Finding["reading"]> | null;
  policyVersion: number;
  foundAt: Date;
}

/** What the checks found in one revision. */
export interface Found {
  commentId: Id;
  revision: number;
  policyVersion: number;
  findings: readonly Finding[];
  now: Date;
}

/** Keeps everything that the checks found in some revisions. */
export async function storeFindings(tx: Tx, found: readonly Found[]): Promise<void> {
  const rows = found.flatMap(({ findings, ...of }) => findings.map(finding => ({ ...finding, ...of })));
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into findings (comment_id, revision, policy_version, found_at, check_name, then_do, why, says, evidence, comments, score, threshold,
      reading)
    select f."commentId", f.revision, f."policyVersion", f.now, f."check", f."then", f.why, f.says, f.evidence, f.comments, f.score,
      f.threshold, f.reading
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (
      "commentId" bigint, revision int, "policyVersion" int, now timestamptz, "check" text, "then" text, why text, says jsonb, evidence jsonb,
      comments bigint[], score float8, threshold float8, reading jsonb)`);
}

/** What of the present revision of a comment no decision has settled yet: only that still weighs. */
export function unsettledFindings(db: Db, commentId: Id): Promise<Pick<Finding, "then">[]> {
  return db.all(sql`
    select then_do as "then" from findings
    where comment_id = ${commentId} and settled_at is null
      and revision = (select max(revision) from revisions where comment_id = ${commentId})`);
}

/** The findings of the present revisions of these comments, in the order in which they were made. */
export async function findingsOf(db: Db, commentIds: readonly Id[]): Promise<Map<Id, StoredFinding[]>> {
  const rows = await db.all<FindingRow>(sql`
    select id, comment_id as "commentId", revision, check_name as "check", then_do as "then", why, says, evidence, comments, score,
      threshold, reading, policy_version as "policyVersion", found_at as "foundAt"
    from findings f
    where comment_id = any(${commentIds}::bigint[])
      and revision = (select max(revision) from revisions r where r.comment_id = f.comment_id)
    order by id`);
  const byComment = new Map<Id, StoredFinding[]>(commentIds.map(id => [id, []]));
  for (const row of rows) byComment.get(row.commentId)?.push(storedFinding(row));
  return byComment;
}

function storedFinding({
  commentId: _,
  says,
  comments,
  score,
  threshold,
  reading,
  foundAt,
  ...row
}: FindingRow): StoredFinding {
  return {
    ...row,
    ...(says === null ? {} : { says }),
    ...(comments === null ? {} : { comments }),
    ...(score === null ? {} : { score }),
    ...(threshold === null ? {} : { threshold }),
    ...(reading === null ? {} : { reading }),
    foundAt: foundAt.toISOString(),
  };
}
