import { recordAudit } from "../audit/record.ts";
import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import type { Decide } from "../protocol/deciding.ts";
import type { DecisionView, Id } from "../protocol/views.ts";
import type { Member } from "../users/viewer.ts";
import { decisionsOn } from "./decisions.ts";
import { lockCase } from "./lockCase.ts";
import { settleCase } from "./settleCase.ts";
import { undoDecision } from "./undoDecision.ts";

/**
 * Decides one case, or takes its last decision back, in one transaction. Throws what `lockCase`, `settleCase` and
 * `undoDecision` throw.
 */
export function decide(
  db: Pool,
  moderator: Member,
  caseId: Id,
  request: Decide,
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<DecisionView> {
  return db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      const judged = await lockCase(tx, moderator, caseId, { now });
      const { decisionId, audit, events } =
        request.decision === "undo" ? await undoDecision(tx, judged) : await settleCase(tx, judged, request);
      const [view] = await decisionsOn(tx, sql`d.id = ${decisionId}`);
      if (!view) throw new Error("the decision that was just written is not there");
      await recordAudit(tx, moderator.siteId, [audit], now);
      await record(tx, events);
      return view;
    }),
  );
}
