import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { LegalOutcome } from "../protocol/legalNotices.ts";

/** What is decided about a case answers the notices on it. */
export async function answerNotices(tx: Tx, caseId: Id, outcome: LegalOutcome, now: Date): Promise<void> {
  await tx.run(sql`
    update legal_notices set outcome = ${outcome}, decided_at = ${now} where case_id = ${caseId} and outcome is null`);
}

/** A decision that is taken back leaves its notices without an answer; but for whoever has sent another one since. */
export async function reopenNotices(tx: Tx, caseId: Id, decidedAt: Date): Promise<void> {
  await tx.run(sql`
    update legal_notices n set outcome = null, decided_at = null
    where case_id = ${caseId} and decided_at = ${decidedAt} and not exists (
      select 1 from legal_notices o where o.comment_id = n.comment_id and o.email = n.email and o.outcome is null)`);
}
