import type { AuditEntry } from "../audit/entry.ts";
import { recordAudit } from "../audit/record.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Outgoing } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import type { Id } from "../protocol/basics.ts";
import type { DecisionView } from "../protocol/cases.ts";
import type { Decide, Settle } from "../protocol/deciding.ts";
import type { GiveSanction } from "../protocol/sanctions.ts";
import { occasionOf } from "../sanctions/give.ts";
import type { Member } from "../users/viewer.ts";
import { stopWriting } from "../users/writing.ts";
import { decisionsOn } from "./decisions.ts";
import { cameWith, liftWith } from "./liftSanction.ts";
import { lockCase } from "./lockCase.ts";
import { removeLately, restoreRemoved } from "./removeLately.ts";
import { sanction } from "./sanctionAuthor.ts";
import { settleCase } from "./settleCase.ts";
import { undoDecision } from "./undoDecision.ts";

/**
 * Decides one case, with a sanction on its author in the same step, or takes its last decision back with the sanction that came
 * with it; in one transaction. Throws what `lockCase`, `settleCase`, `giveSanction` and `undoDecision` throw.
 */
export async function decide(
  db: Pool,
  moderator: Member,
  caseId: Id,
  request: Decide,
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<DecisionView> {
  const decided = await db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      const of = { moderator, caseId, now };
      const { decisionId, audit, events } =
        request.decision === "undo" ? await takeBack(tx, of) : await settle(tx, of, request);
      const [view] = await decisionsOn(tx, sql`d.id = ${decisionId}`);
      if (!view) throw new Error("the decision that was just written is not there");
      await recordAudit(tx, moderator.siteId, audit, now);
      await record(tx, events);
      return view;
    }),
  );
  // After the commit, some at a time: a ban that came with it takes comments along, and its undo brings them back.
  if ("sanction" in request) await removeLately(db, moderator, cameWith(decided.id), now);
  if (decided.undoes) await restoreRemoved(db, moderator, cameWith(decided.undoes), now);
  return decided;
}

interface OneCase {
  moderator: Member;
  caseId: Id;
  now: Date;
}

interface Decided {
  decisionId: Id;
  audit: AuditEntry[];
  events: Outgoing[];
}

async function settle(tx: Tx, { moderator, caseId, now }: OneCase, request: Settle): Promise<Decided> {
  const asked = sanctionIn(request);
  const occasion = asked && (await occasionOf(tx, moderator, caseId));
  // Before anything is locked.
  if (occasion) await stopWriting(tx, occasion.author.id);
  const judged = await lockCase(tx, moderator, caseId, { now });
  const { decisionId, audit, events } = await settleCase(tx, judged, request);
  if (!asked || !occasion) return { decisionId, audit: [audit], events };
  const of = { ...occasion, comment: judged.comment };
  const given = await sanction(tx, { moderator, occasion: of, request: asked, decisionId, now });
  return { decisionId, audit: [audit, given.audit], events: [...events, ...given.events] };
}

/** The sanction that goes with a decision: for its reason, unless it names one itself. */
function sanctionIn(request: Settle): GiveSanction | null {
  if (request.decision === "approve" && request.sanction) return { ...request.sanction, note: request.note };
  if (request.decision !== "reject" && request.decision !== "ask-edit") return null;
  return request.sanction ? { ...request.sanction, reason: request.reason, note: request.note } : null;
}

async function takeBack(tx: Tx, { moderator, caseId, now }: OneCase): Promise<Decided> {
  const judged = await lockCase(tx, moderator, caseId, { now });
  const { decisionId, audit, events } = await undoDecision(tx, judged);
  const lifted = await liftWith(tx, moderator, decisionId, now);
  return {
    decisionId,
    audit: [audit, ...lifted.map(done => done.audit)],
    events: [...events, ...lifted.flatMap(done => done.events)],
  };
}
