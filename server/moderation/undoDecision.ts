import { changeState, toReaders } from "../comments/changeState.ts";
import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel, type Outgoing } from "../events/channels.ts";
import { notify, unnotify } from "../notices/notices.ts";
import type { Id } from "../protocol/basics.ts";
import type { DecisionName } from "../protocol/cases.ts";
import { Problem } from "../protocol/problems.ts";
import type { CommentState } from "../protocol/views.ts";
import { comeBack, reopenCase } from "../review/cases.ts";
import { reopenNotices } from "../review/legalNotices.ts";
import { endStatements, stateReasons } from "../statements/stateReasons.ts";
import { auditOfDecision } from "./auditDecision.ts";
import { decisions, stands } from "./decisions.ts";
import { insertDecision } from "./insertDecision.ts";
import { givenToOther, isGivenTo, type Judged } from "./lockCase.ts";
import { feature, type Settled } from "./settleCase.ts";
import { aboutComment } from "./tellAuthor.ts";

interface Last {
  id: Id;
  decision: Exclude<DecisionName, "undo">;
  stateBefore: CommentState;
  stateAfter: CommentState;
  revision: number;
  decidedBy: Id;
  decidedAt: Date;
}

/**
 * Takes back the last decision of a case, or `only` when it is the last: the state before it returns, and the case to its place in
 * the queue. Throws `nothing-to-undo`, `text-changed`, `escalated`.
 */
export async function undoDecision(tx: Tx, judged: Judged, only?: Id): Promise<Settled> {
  const { ofCase, comment, moderator, now } = judged;
  const last = await lastOf(tx, ofCase.id);
  if (!last || (only && last.id !== only) || !(await isUndoable(tx, judged, last)))
    throw new Problem("nothing-to-undo");
  if (last.decidedBy !== moderator.id && !isGivenTo(judged)) throw await givenToOther(tx, judged);
  if (comment.revision !== last.revision) throw new Problem("text-changed", { revision: comment.revision });

  const change = await changeState(tx, comment, last.stateBefore, { now, by: moderator.id });
  if (last.decision === "feature") await feature(tx, judged, false);
  const taken = { decision: "undo", to: last.stateBefore, undoes: last.id } as const;
  const decisionId = await insertDecision(tx, judged, taken);
  if (decisions[last.decision].reportsWereRight !== null) {
    await tx.run(sql`
      update findings set settled_at = null where comment_id = ${comment.id} and revision = ${comment.revision}`);
    await tx.run(sql`
      update reports set settled_at = null, was_right = null
      where case_id = ${ofCase.id} and settled_at >= ${last.decidedAt}`);
  }
  await unleave(tx, judged, last);
  await endStatements(tx, { decisionId: last.id }, "undo", now);
  await reopenNotices(tx, ofCase.id, last.decidedAt);
  const told = last.decision === "feature" ? await tellUnfeatured(tx, judged, last, decisionId) : [];
  const kind = decisions[last.decision].leaves === "open" ? "case-changed" : "case-opened";
  const events = [
    ...toReaders(comment, last.stateBefore, change),
    { channel: deskChannel(ofCase.siteId), event: { kind, caseId: ofCase.id } } as const,
    await unnotify(tx, comment.authorId, comment.id, last.decidedAt),
    ...told,
  ];
  return { decisionId, audit: auditOfDecision(judged, decisionId, taken), events };
}

/** What readers were pointed at and are no more is a restriction, too, as long as they see it: with its reasons, and told. */
async function tellUnfeatured(tx: Tx, judged: Judged, last: Last, decisionId: Id): Promise<Outgoing[]> {
  if (last.stateBefore !== "visible") return [];
  const { ofCase, comment, moderator, now } = judged;
  const statement = await stateReasons(tx, {
    siteId: ofCase.siteId,
    memberId: comment.authorId,
    comment,
    caseId: ofCase.id,
    restriction: "feature-taken-back",
    rule: null,
    decidedBy: moderator.id,
    decisionId,
    now,
  });
  return [
    await notify(tx, comment.authorId, { kind: "unfeatured", ...(await aboutComment(tx, judged)), statement }, now),
  ];
}

function lastOf(tx: Tx, caseId: Id): Promise<Last | undefined> {
  return tx.maybe<Last>(sql`
    select id, decision, state_before as "stateBefore", state_after as "stateAfter", revision, decided_by as "decidedBy",
      decided_at as "decidedAt"
    from decisions d where case_id = ${caseId} and ${stands} order by id desc limit 1`);
}

/** Nothing has happened since that rests on it, and it is not the answer to an appeal, which stands. */
async function isUndoable(tx: Tx, { ofCase, comment }: Judged, last: Last): Promise<boolean> {
  const { leaves } = decisions[last.decision];
  const isAsLeft = leaves === "closed" ? ofCase.closedAt : leaves === "asked" ? ofCase.askedAt : !ofCase.closedAt;
  if (!isAsLeft || comment.state !== last.stateAfter) return false;
  const later = await tx.maybe(sql`
    select 1 from cases where comment_id = ${comment.id} and id > ${ofCase.id}
    union all select 1 from appeals where decision_id = ${last.id} limit 1`);
  return !later;
}

async function unleave(tx: Tx, { ofCase }: Judged, { decision }: Last): Promise<void> {
  const { leaves } = decisions[decision];
  if (leaves === "closed") await reopenCase(tx, ofCase.id);
  else if (leaves === "asked") await comeBack(tx, ofCase.id);
  else {
    await tx.run(sql`
      update cases set (escalated_role, escalated_to, escalated_by) = (
        select escalated_role, escalated_to, decided_by from decisions d
        where case_id = ${ofCase.id} and decision = 'escalate' and ${stands} order by id desc limit 1)
      where id = ${ofCase.id}`);
  }
}
