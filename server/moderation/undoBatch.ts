import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { BatchView } from "../protocol/bulk.ts";
import { Problem } from "../protocol/problems.ts";
import type { Member } from "../users/viewer.ts";
import { auditBatch, inPortions } from "./decideMany.ts";
import { stands } from "./decisions.ts";
import { lockCase } from "./lockCase.ts";
import { undoDecision } from "./undoDecision.ts";

/**
 * Takes back what a batch decided and still stands; what was decided otherwise since is answered with why not. Throws `not-found`,
 * and `not-allowed` for anybody but its maker and admins.
 */
export async function undoBatch(db: Pool, moderator: Member, batchId: Id, now = new Date()): Promise<BatchView> {
  const batch = await db.maybe<{ madeBy: Id }>(sql`
    select made_by as "madeBy" from batches where id = ${batchId} and site_id = ${moderator.siteId}`);
  if (!batch) throw new Problem("not-found");
  if (batch.madeBy !== moderator.id && moderator.role !== "admin") throw new Problem("not-allowed");
  const taken = await db.all<{ caseId: Id; decisionId: Id }>(sql`
    select d.case_id as "caseId", d.id as "decisionId" from decisions d
    where d.batch_id = ${batchId} and ${stands} order by d.id`);
  const items = await inPortions(db, moderator, taken, now, async (tx, { caseId, decisionId }) =>
    undoDecision(tx, await lockCase(tx, moderator, caseId, { now, batchId }), decisionId),
  );
  await auditBatch(db, moderator, batchId, { kind: "batch-undone", decision: "undo", answers: items, now });
  return { id: batchId, items };
}
