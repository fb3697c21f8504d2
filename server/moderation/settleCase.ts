import { say } from "../../locales/say.ts";
import type { AuditEntry } from "../audit/entry.ts";
import { changeState, toReaders } from "../comments/changeState.ts";
import { tellShown } from "../comments/tellShown.ts";
import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel, type Outgoing } from "../events/channels.ts";
import type { Id, Role } from "../protocol/basics.ts";
import type { Settle } from "../protocol/deciding.ts";
import { wrongField } from "../protocol/faults.ts";
import { may, outranks } from "../protocol/permissions.ts";
import { Problem } from "../protocol/problems.ts";
import type { CommentState } from "../protocol/views.ts";
import { awaitAuthor, closeCase, endClaim } from "../review/cases.ts";
import { claimsOn } from "../review/claims.ts";
import { answerNotices } from "../review/legalNotices.ts";
import { appealWaits, appealWaitsForOther } from "../statements/queries.ts";
import { endStatements, stateReasons } from "../statements/stateReasons.ts";
import { auditOfDecision } from "./auditDecision.ts";
import { decisions } from "./decisions.ts";
import { insertDecision, type Taken } from "./insertDecision.ts";
import { alreadyDecided, givenToOther, isGivenTo, type Judged } from "./lockCase.ts";
import { tellAuthor } from "./tellAuthor.ts";

/** What is left to do for whoever settled a case: to audit, and to record the events, last in the transaction. */
export interface Settled {
  decisionId: Id;
  audit: AuditEntry;
  events: Outgoing[];
}

/**
 * Decides one case in the transaction of whoever calls: the comment's state and what is counted from it, the decision, the
 * settled findings and reports, the end of the claim, the notices. Of two moderators one wins; the other gets `already-decided`
 * with who, what and when. Also throws `not-allowed` (a person of the own rank or above), `already-claimed`, `escalated`,
 * `text-changed`, `appeal-waits`, `decided-by-you` (an appeal against the own wish for an edit), and `unprocessable-request`
 * for an escalation to nobody who could decide.
 */
export async function settleCase(
  tx: Tx,
  judged: Judged,
  request: Settle,
  { isAnswer = false, isTold = false }: { isAnswer?: boolean; isTold?: boolean } = {},
): Promise<Settled> {
  await refuseToSettle(tx, judged, request);
  const goesPast = !isAnswer && request.decision !== "escalate";
  if (goesPast && (await appealWaits(tx, judged.ofCase.id))) throw new Problem("appeal-waits");
  if (goesPast && (await appealWaitsForOther(tx, judged.ofCase.id, judged.moderator.id)))
    throw new Problem("decided-by-you");
  const { ofCase, comment, now } = judged;
  const { to, reportsWereRight } = decisions[request.decision];
  const state = to ?? comment.state;

  const events: Outgoing[] = [];
  if (to) {
    const removedFor = request.decision === "reject" ? request.reason : null;
    const change = await changeState(tx, comment, to, { now, removedFor, by: judged.moderator.id });
    if (request.decision === "feature") await feature(tx, judged, true);
    const isOther = comment.state !== to || request.decision === "feature";
    if (isOther) events.push(...toReaders(comment, to, change));
    events.push(...(await tellShown(tx, change.isFirstShow ? [comment.id] : [], now)));
  }
  const taken = { ...partsOf(request), to: state };
  const decisionId = await insertDecision(tx, judged, taken);
  if (reportsWereRight !== null) await settleFoundAndReported(tx, judged, reportsWereRight);
  const isOver = await leave(tx, judged, request);
  const desk = deskChannel(ofCase.siteId);
  events.push(
    isOver
      ? { channel: desk, event: { kind: "case-closed", caseId: ofCase.id, decisionId } }
      : { channel: desk, event: { kind: "case-changed", caseId: ofCase.id } },
  );
  // What answers an appeal is stated already, and told by whoever decides the appeal; what goes with a ban is told with it.
  if (!isAnswer) {
    const statement = await restate(tx, judged, request, decisionId);
    if (!isTold) events.push(...(await tellAuthor(tx, judged, request, { to: state, statement })));
    await answerHoldAppeal(tx, judged, request.decision, decisionId);
  }
  if (state === "rejected") await answerNotices(tx, ofCase.id, "removed", now);
  else if (isOver && state === "visible") await answerNotices(tx, ofCase.id, "kept", now);
  return { decisionId, audit: auditOfDecision(judged, decisionId, taken), events };
}

/** Whoever decides a comment that waits answers an appeal against the waiting; who made it wait does not come here. */
async function answerHoldAppeal(
  tx: Tx,
  { ofCase, moderator, now }: Judged,
  decision: Settle["decision"],
  decisionId: Id,
): Promise<void> {
  if (decision === "escalate") return;
  await tx.run(sql`
    update appeals p set outcome = ${decisions[decision].restricts ? "upheld" : "overturned"}, decided_by = ${moderator.id},
      decided_at = ${now}, decision_id = ${decisionId}
    from statements s
    where p.case_id = ${ofCase.id} and p.outcome is null and s.id = p.statement_id and s.restriction = 'hold'`);
}

/** A case that a colleague has, or that was given to somebody else, or whose text is another than was read, is left alone. */
export async function refuseToTouch(tx: Tx, judged: Judged, revision: number): Promise<void> {
  const { ofCase, comment, moderator } = judged;
  const holder = (await claimsOn(tx, [ofCase.id])).get(ofCase.id);
  if (holder && holder.by.id !== moderator.id) {
    throw new Problem("already-claimed", { by: holder.by.name, until: holder.expiresAt });
  }
  if (!isGivenTo(judged)) throw await givenToOther(tx, judged);
  if (comment.revision !== revision) throw new Problem("text-changed", { revision: comment.revision });
}

/** Whoever may not decide this, or comes too late, is told why. */
async function refuseToSettle(tx: Tx, judged: Judged, request: Settle): Promise<void> {
  const { ofCase, comment, moderator } = judged;
  const { from, restricts } = decisions[request.decision];
  if (ofCase.closedAt || ofCase.askedAt || !(from as readonly CommentState[]).includes(comment.state)) {
    throw await alreadyDecided(tx, ofCase.id);
  }
  if (restricts && !outranks(moderator, { role: comment.authorRole })) {
    throw new Problem("not-allowed", { detail: () => say("details.higherRole") });
  }
  await refuseToTouch(tx, judged, request.revision);
  if (request.decision === "escalate" && "memberId" in request.to) await refuseTarget(tx, judged, request.to.memberId);
}

/** A case is given to somebody else of the desk, and never to its comment's author. */
async function refuseTarget(tx: Tx, { comment, moderator }: Judged, memberId: Id): Promise<void> {
  const found = await tx.maybe<{ role: Role }>(sql`
    select m.role from members m join articles a on a.id = ${comment.articleId}
    where m.id = ${memberId} and m.site_id = ${moderator.siteId} and (m.sections is null or a.section = any(m.sections))`);
  if (may(found, "decide") && memberId !== moderator.id && memberId !== comment.authorId) return;
  throw wrongField("to.memberId", "faults.cannotDecide");
}

/** The parts of a request that are kept with the decision. */
function partsOf(request: Settle): Omit<Taken, "to"> {
  const { decision } = request;
  const internalNote = request.internalNote?.trim() || null;
  if (decision === "escalate") return { decision, internalNote, ...targetOf(request) };
  const note = request.note?.trim() || null;
  return { decision, internalNote, note, reason: "reason" in request ? request.reason : null };
}

function targetOf({ to }: Extract<Settle, { decision: "escalate" }>) {
  const isRole = "role" in to;
  return { escalatedRole: isRole ? to.role : null, escalatedTo: isRole ? null : to.memberId };
}

async function settleFoundAndReported(tx: Tx, { ofCase, comment, now }: Judged, wasRight: boolean): Promise<void> {
  await tx.run(sql`update findings set settled_at = ${now} where comment_id = ${comment.id} and settled_at is null`);
  await tx.run(sql`
    update reports set settled_at = ${now}, was_right = ${wasRight} where case_id = ${ofCase.id} and settled_at is null`);
}

/** Ends what was stated of a hold, and states anew what restricts the author now; answers the token of the statement's address. */
async function restate(tx: Tx, judged: Judged, request: Settle, decisionId: Id): Promise<string | null> {
  if (request.decision === "escalate") return null;
  const { ofCase, comment, moderator, now } = judged;
  await endStatements(tx, { commentId: comment.id, restriction: "hold" }, "decision", now);
  if (!("reason" in request)) return null;
  return stateReasons(tx, {
    siteId: ofCase.siteId,
    memberId: comment.authorId,
    comment,
    caseId: ofCase.id,
    restriction: request.decision === "reject" ? "removal" : "hold",
    rule: request.reason,
    note: request.note?.trim() || null,
    decidedBy: moderator.id,
    decisionId,
    now,
  });
}

/** What becomes of the case; true when it waits no longer. */
async function leave(tx: Tx, { ofCase, moderator, now }: Judged, request: Settle): Promise<boolean> {
  const { leaves } = decisions[request.decision];
  if (leaves === "closed") await closeCase(tx, ofCase.id, now);
  else if (leaves === "asked") await awaitAuthor(tx, ofCase.id, now);
  else if (request.decision === "escalate") {
    const { escalatedRole, escalatedTo } = targetOf(request);
    await tx.run(sql`
      update cases set escalated_role = ${escalatedRole}, escalated_to = ${escalatedTo}, escalated_by = ${moderator.id}
      where id = ${ofCase.id}`);
    await endClaim(tx, ofCase.id);
  }
  return leaves !== "open";
}

/** Points at the present text of a comment, or no longer. */
export async function feature(tx: Tx, { comment }: Judged, isFeatured: boolean): Promise<void> {
  await tx.run(sql`
    update comments set featured_revision = case when ${isFeatured}::boolean then revision end where id = ${comment.id}`);
}
