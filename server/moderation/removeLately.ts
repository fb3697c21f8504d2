import { randomUUID } from "node:crypto";
import { lockComment } from "../comments/queries.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import { deskChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { Id } from "../protocol/basics.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import { limits } from "../protocol/limits.ts";
import { Problem } from "../protocol/problems.ts";
import { closeCase, endClaim, openCase, openCaseOf } from "../review/cases.ts";
import { inSectionsOf } from "../review/sections.ts";
import { signalsOf } from "../review/signals.ts";
import type { Member } from "../users/viewer.ts";
import { inPortions } from "./decideMany.ts";
import { stands } from "./decisions.ts";
import { lockCase } from "./lockCase.ts";
import { settleCase } from "./settleCase.ts";
import { undoDecision } from "./undoDecision.ts";

/** The batch of decisions by which a ban will take comments along. */
export async function aBatch(tx: Tx, { siteId, id }: Member): Promise<Id> {
  const { batchId } = await tx.one<{ batchId: Id }>(sql`
    insert into batches (site_id, made_by, key, request_hash) values (${siteId}, ${id}, ${randomUUID()}, '')
    returning id as "batchId"`);
  return batchId;
}

interface Ban {
  id: Id;
  memberId: Id;
  batchId: Id;
  reason: HouseRule;
  from: Date;
}

/**
 * Removes what a banned person wrote in the days that the ban names, in the moderator's sections: each comment by a decision of
 * its own in the ban's batch, some in one transaction, so that readers are not kept waiting. Done after the ban is in force,
 * when nothing new can come; done again it goes on where it stopped, and it stops when the ban is lifted. A colleague's
 * claim ends with it; what was given to somebody else, or waits for its author or for the answer to an appeal, is left to them.
 */
export async function removeLately(db: Pool, moderator: Member, which: Sql, now: Date): Promise<void> {
  const ban = await db.maybe<Ban>(sql`
    select s.id, s.member_id as "memberId", s.batch_id as "batchId", s.reason, s.given_at - make_interval(days => s.remove_days) as "from"
    from sanctions s where ${which} and s.batch_id is not null and s.ended_at is null`);
  if (!ban) return;
  const { id: banId, memberId, batchId, reason, from } = ban;
  const lately = await db.all<{ id: Id }>(sql`
    select c.id from comments c join articles a on a.id = c.article_id
    where c.author_id = ${memberId} and c.posted_at > ${from} and c.state in ('visible', 'held') and ${inSectionsOf(moderator)}
      -- What was decided otherwise since stays as it is.
      and not exists (select 1 from decisions d where d.comment_id = c.id and d.batch_id = ${batchId})
    order by c.id desc limit ${limits.removedWithBanMost}`);
  const cases: ToRemove[] = [];
  for (const { id } of lately) {
    const one = await db.transaction(tx => caseFor(tx, id, now));
    if (one) cases.push(one);
  }
  await inPortions(db, moderator, cases, now, async (tx, { caseId, revision }) => {
    const judged = await lockCase(tx, moderator, caseId, { now, batchId });
    await refuseWhenLifted(tx, banId);
    await endClaim(tx, caseId);
    return await settleCase(tx, judged, { decision: "reject", reason, revision }, { isTold: true });
  });
  const opened = cases.filter(({ isNew }) => isNew).map(({ caseId }) => caseId);
  await closeUndecided(db, moderator.siteId, opened, now);
}

interface ToRemove {
  caseId: Id;
  revision: number;
  /** It was opened for the removal. */
  isNew: boolean;
}

/** Cases that were opened for a removal which did not come, and about which there is nothing else. */
async function closeUndecided(db: Pool, siteId: Id, caseIds: Id[], now: Date): Promise<void> {
  await db.transaction(async tx => {
    const undecided = await tx.all<{ id: Id }>(sql`
      select id from cases k
      where id = any(${caseIds}::bigint[]) and closed_at is null and not (is_held or is_reported or has_appeal or has_legal)
        and not exists (select 1 from decisions d where d.case_id = k.id)
      for update`);
    for (const { id } of undecided) await closeCase(tx, id, now);
    const channel = deskChannel(siteId);
    await record(
      tx,
      undecided.map(({ id }) => ({ channel, event: { kind: "case-closed", caseId: id, decisionId: null } })),
    );
  });
}

/** Nothing more is removed once the ban is lifted; and whoever lifts it waits for what is being removed, to bring that back too. */
async function refuseWhenLifted(tx: Tx, banId: Id): Promise<void> {
  const isInForce = await tx.maybe(sql`select 1 from sanctions where id = ${banId} and ended_at is null for share`);
  if (!isInForce) throw new Problem("sanction-over");
}

/** The case that waits about a comment; opened where there is none. */
async function caseFor(tx: Tx, commentId: Id, now: Date): Promise<ToRemove | null> {
  const comment = await lockComment(tx, commentId);
  if (!comment || (comment.state !== "visible" && comment.state !== "held")) return null;
  const { siteId, articleId, revision } = comment;
  const known = await openCaseOf(tx, commentId);
  if (known) return { caseId: known.id, revision, isNew: false };
  const signals = await signalsOf(tx, comment, known);
  const { caseId } = await openCase(tx, { siteId, articleId, commentId }, signals, now);
  return { caseId, revision, isNew: true };
}

/**
 * Brings back what went with a ban that was lifted, each comment by an undo of its own, as far as nothing has happened to it since and
 * it is in the moderator's sections. A case that waited before waits again; one that was opened for the removal does not.
 */
export async function restoreRemoved(db: Pool, moderator: Member, which: Sql, now: Date): Promise<void> {
  const taken = await db.all<{ caseId: Id; decisionId: Id; isOfBan: boolean }>(sql`
    select d.case_id as "caseId", d.id as "decisionId", k.opened_at = d.decided_at as "isOfBan"
    from sanctions s join decisions d on d.batch_id = s.batch_id join cases k on k.id = d.case_id
      join articles a on a.id = k.article_id
    where ${which} and s.ended = 'lifted' and ${stands} and ${inSectionsOf(moderator)}
    order by d.comment_id desc`);
  await inPortions(db, moderator, taken, now, async (tx, { caseId, decisionId, isOfBan }) => {
    const undone = await undoDecision(tx, await lockCase(tx, moderator, caseId, { now }), decisionId);
    if (!isOfBan) return undone;
    await closeCase(tx, caseId, now);
    const closed = { kind: "case-closed", caseId, decisionId: null } as const;
    return { ...undone, events: [...undone.events, { channel: deskChannel(moderator.siteId), event: closed }] };
  });
}
