import { randomUUID } from "node:crypto";
import { lockComment } from "../comments/queries.ts";
import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel } from "../events/channels.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import { limits } from "../protocol/limits.ts";
import { outranks } from "../protocol/permissions.ts";
import { Problem } from "../protocol/problems.ts";
import type { CommentState, Id, Role } from "../protocol/views.ts";
import { closeCase, endClaim, openCase, openCaseOf } from "../review/cases.ts";
import { unsettledFindings } from "../review/findings.ts";
import { inSectionsOf } from "../review/sections.ts";
import { appealWaits } from "../statements/queries.ts";
import type { Member } from "../users/viewer.ts";
import { stands } from "./decisions.ts";
import { isGivenTo, lockCase } from "./lockCase.ts";
import { type Settled, settleCase } from "./settleCase.ts";
import { undoDecision } from "./undoDecision.ts";

/** A new batch of decisions that are taken in one transaction. */
export async function aBatch(tx: Tx, { siteId, id }: Member): Promise<Id> {
  const { batchId } = await tx.one<{ batchId: Id }>(sql`
    insert into batches (site_id, made_by, key, request_hash) values (${siteId}, ${id}, ${randomUUID()}, '')
    returning id as "batchId"`);
  return batchId;
}

interface Removal {
  moderator: Member;
  author: { id: Id; role: Role };
  days: number;
  reason: HouseRule;
  batchId: Id;
  now: Date;
}

/**
 * Removes what somebody wrote in the last days, in the moderator's sections, each by a decision of its own in one batch. A colleague's
 * claim ends with it; what was given to somebody else, or waits for its author or for the answer to an appeal, is left to them.
 */
export async function removeLately(tx: Tx, removal: Removal): Promise<Settled[]> {
  const { moderator, author, days, now } = removal;
  if (!outranks(moderator, author)) throw new Problem("not-allowed");
  const from = new Date(now.getTime() - days * 86_400_000);
  const lately = await tx.all<{ id: Id }>(sql`
    select c.id from comments c join articles a on a.id = c.article_id
    where c.author_id = ${author.id} and c.posted_at > ${from} and c.state in ('visible', 'held') and ${inSectionsOf(moderator)}
    order by c.id desc limit ${limits.removedWithBanMost}`);
  const settled: Settled[] = [];
  for (const { id } of lately) {
    const one = await remove(tx, id, removal);
    if (one) settled.push(one);
  }
  return settled;
}

const removable: readonly CommentState[] = ["visible", "held"];

async function remove(tx: Tx, commentId: Id, { moderator, reason, batchId, now }: Removal): Promise<Settled | null> {
  const comment = await lockComment(tx, commentId);
  if (!comment || !removable.includes(comment.state)) return null;
  const { siteId, articleId, authorId, replyCount, revision } = comment;
  let caseId = (await openCaseOf(tx, commentId))?.id;
  if (!caseId) {
    const author = await tx.one<{ published: number; removed: number }>(
      sql`select published, removed from members where id = ${authorId}`,
    );
    const findings = await unsettledFindings(tx, commentId);
    const signals = { findings, reporters: [], isVisible: comment.state === "visible", replies: replyCount, author };
    caseId = (await openCase(tx, { siteId, articleId, commentId }, signals, now)).caseId;
  }
  const judged = await lockCase(tx, moderator, caseId, { now, batchId });
  if (judged.ofCase.askedAt || !isGivenTo(judged) || (await appealWaits(tx, caseId))) return null;
  await endClaim(tx, caseId);
  return await settleCase(tx, judged, { decision: "reject", reason, revision });
}

/**
 * Brings back what a batch removed, each by an undo of its own, as far as nothing has happened to it since and it is in the moderator's
 * sections. A case that waited before waits again; one that was opened for the removal does not.
 */
export async function restoreBatch(tx: Tx, moderator: Member, batchId: Id, now: Date): Promise<Settled[]> {
  const taken = await tx.all<{ caseId: Id; isOfBatch: boolean }>(sql`
    select k.id as "caseId", k.opened_at = d.decided_at as "isOfBatch"
    from decisions d join cases k on k.id = d.case_id join articles a on a.id = k.article_id
    where d.batch_id = ${batchId} and ${stands} and ${inSectionsOf(moderator)}
    order by d.comment_id desc`);
  const undone: Settled[] = [];
  for (const { caseId, isOfBatch } of taken) {
    const judged = await lockCase(tx, moderator, caseId, { now });
    const one = await undoDecision(tx, judged).catch(ifOutdated);
    if (one && isOfBatch) {
      await closeCase(tx, caseId, now);
      one.events.push({
        channel: deskChannel(moderator.siteId),
        event: { kind: "case-closed", caseId, decisionId: null },
      });
    }
    if (one) undone.push(one);
  }
  return undone;
}

/** Nothing was written when these are thrown: the transaction goes on. */
function ifOutdated(thrown: unknown): null {
  if (thrown instanceof Problem && ["nothing-to-undo", "text-changed", "escalated"].includes(thrown.problem))
    return null;
  throw thrown;
}
