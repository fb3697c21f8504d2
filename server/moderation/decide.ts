import { articleByName } from "../articles/articles.ts";
import { sha256 } from "../audit/entry.ts";
import { recordAudit } from "../audit/record.ts";
import { changeState, toReaders } from "../comments/changeState.ts";
import { type CommentRow, lockComment } from "../comments/queries.ts";
import { tellAnswered } from "../comments/tellAnswered.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel, type Outgoing } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import { notify, unnotify } from "../notices/notices.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import { Problem } from "../protocol/problems.ts";
import type { Decide } from "../protocol/requests.ts";
import type { CommentState, DecisionView, Id, Notice } from "../protocol/views.ts";
import { closeCase, reopenCase } from "../review/cases.ts";
import { claimsOn } from "../review/claims.ts";
import { inSectionsOf } from "../review/sections.ts";
import { endStatements, stateReasons } from "../statements/stateReasons.ts";
import { plainText } from "../text/markdown.ts";
import type { Member } from "../users/viewer.ts";
import { decisions, decisionsOn } from "./decisions.ts";

interface LockedCase {
  id: Id;
  siteId: Id;
  closedAt: Date | null;
}

interface Judged {
  moderator: Member;
  ofCase: LockedCase;
  comment: CommentRow;
  now: Date;
}

/**
 * Decides a case in one transaction: the comment's state and what is counted from it, the decision, the settled findings and
 * reports, the end of the claim, the notices, the events. Of two moderators one wins; the other gets `already-decided`
 * with who, what and when. Also throws `not-found`, `not-allowed` (the own comment), `already-claimed`, `text-changed`,
 * `nothing-to-undo`.
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
      const judged = { ...(await lockCase(tx, moderator, caseId)), moderator, now };
      if (judged.comment.authorId === moderator.id) {
        throw new Problem("not-allowed", { detail: "Nobody decides on the own comment." });
      }
      return request.decision === "undo" ? await undo(tx, judged) : await settle(tx, judged, request);
    }),
  );
}

/** The comment is locked first, then its case: the order in which authors and reporters lock them too. */
async function lockCase(tx: Tx, moderator: Member, caseId: Id): Promise<{ ofCase: LockedCase; comment: CommentRow }> {
  const known = await tx.maybe<{ commentId: Id }>(sql`
    select k.comment_id as "commentId" from cases k join articles a on a.id = k.article_id
    where k.id = ${caseId} and k.site_id = ${moderator.siteId} and ${inSectionsOf(moderator)}`);
  const comment = known && (await lockComment(tx, known.commentId));
  if (!comment) throw new Problem("not-found");
  const ofCase = await tx.one<LockedCase>(sql`
    select id, site_id as "siteId", closed_at as "closedAt" from cases where id = ${caseId} for update`);
  return { ofCase, comment };
}

async function settle(tx: Tx, judged: Judged, request: Exclude<Decide, { decision: "undo" }>): Promise<DecisionView> {
  const { ofCase, comment, moderator, now } = judged;
  if (ofCase.closedAt) throw await alreadyDecided(tx, ofCase.id);
  const holder = (await claimsOn(tx, [ofCase.id])).get(ofCase.id);
  if (holder && holder.by.id !== moderator.id) {
    throw new Problem("already-claimed", { by: holder.by.name, until: holder.expiresAt });
  }
  if (comment.revision !== request.revision) throw new Problem("text-changed", { revision: comment.revision });
  const { from, to, reportsWereRight } = decisions[request.decision];
  if (!(from as readonly CommentState[]).includes(comment.state)) throw await alreadyDecided(tx, ofCase.id);

  const reason = request.decision === "reject" ? request.reason : null;
  const note = request.note?.trim() || null;
  const change = await changeState(tx, comment, to, { now, removedFor: reason });
  const taken = { decision: request.decision, reason, note, to, undoes: null };
  const id = await insertDecision(tx, judged, taken);
  await tx.run(sql`update findings set settled_at = ${now} where comment_id = ${comment.id} and settled_at is null`);
  await tx.run(sql`
    update reports set settled_at = ${now}, was_right = ${reportsWereRight}
    where case_id = ${ofCase.id} and settled_at is null`);
  await closeCase(tx, ofCase.siteId, ofCase.id, now);
  await endStatements(tx, { commentId: comment.id, restriction: "hold" }, "decision", now);
  const statement = reason && (await stateRemoval(tx, judged, { decisionId: id, rule: reason, note }));
  const told = [
    ...(await tellAuthor(tx, judged, to, { reason, note, statement })),
    ...(await tellAnswered(tx, comment, change, now)),
  ];
  await auditDecision(tx, judged, id, taken);
  await record(tx, [
    ...(comment.state === to ? [] : toReaders(comment, to, change)),
    { channel: deskChannel(ofCase.siteId), event: { kind: "case-closed", caseId: ofCase.id, decisionId: id } },
    ...told,
  ]);
  return await decisionView(tx, id);
}

/** Takes back the last decision of a case: the state before it returns, and the case to its place in the queue. */
async function undo(tx: Tx, judged: Judged): Promise<DecisionView> {
  const { ofCase, comment, now } = judged;
  const last = await tx.maybe<{
    id: Id;
    stateBefore: CommentState;
    stateAfter: CommentState;
    revision: number;
    decidedAt: Date;
  }>(sql`
    select id, state_before as "stateBefore", state_after as "stateAfter", revision, decided_at as "decidedAt"
    from decisions d
    where case_id = ${ofCase.id} and decision <> 'undo' and not exists (select 1 from decisions u where u.undoes = d.id)
    order by id desc limit 1`);
  const isLatest = await tx.maybe(sql`
    select 1 where not exists (select 1 from cases where comment_id = ${comment.id} and id > ${ofCase.id})`);
  if (!last || !ofCase.closedAt || !isLatest || comment.state !== last.stateAfter) throw new Problem("nothing-to-undo");
  if (comment.revision !== last.revision) throw new Problem("text-changed", { revision: comment.revision });

  const change = await changeState(tx, comment, last.stateBefore, { now });
  const undone = { decision: "undo", reason: null, note: null, to: last.stateBefore, undoes: last.id } as const;
  const id = await insertDecision(tx, judged, undone);
  await tx.run(sql`
    update findings set settled_at = null where comment_id = ${comment.id} and revision = ${comment.revision}`);
  await tx.run(sql`update reports set settled_at = null, was_right = null where case_id = ${ofCase.id}`);
  await reopenCase(tx, ofCase.siteId, ofCase.id);
  await endStatements(tx, { decisionId: last.id }, "undo", now);
  const untold = await unnotify(tx, comment.authorId, comment.id, last.decidedAt);
  await auditDecision(tx, judged, id, undone);
  await record(tx, [
    ...toReaders(comment, last.stateBefore, change),
    { channel: deskChannel(ofCase.siteId), event: { kind: "case-opened", caseId: ofCase.id } },
    untold,
  ]);
  return await decisionView(tx, id);
}

interface Taken {
  decision: DecisionView["decision"];
  reason: HouseRule | null;
  note: string | null;
  to: CommentState;
  undoes: Id | null;
}

async function insertDecision(tx: Tx, { ofCase, comment, moderator, now }: Judged, taken: Taken): Promise<Id> {
  const { id } = await tx.one<{ id: Id }>(sql`
    insert into decisions (
      case_id, comment_id, revision, decision, reason, note, state_before, state_after, undoes, decided_by, decided_at)
    values (
      ${ofCase.id}, ${comment.id}, ${comment.revision}, ${taken.decision}, ${taken.reason}, ${taken.note},
      ${comment.state}, ${taken.to}, ${taken.undoes}, ${moderator.id}, ${now})
    returning id`);
  return id;
}

async function auditDecision(tx: Tx, { ofCase, comment, moderator, now }: Judged, id: Id, taken: Taken): Promise<void> {
  const { decision, reason, note, to, undoes } = taken;
  const facts = {
    article: comment.articleId,
    case: ofCase.id,
    decision,
    decisionId: id,
    reason,
    from: comment.state,
    to,
    undoes,
    revision: comment.revision,
    text: sha256(comment.text),
    note: note && sha256(note),
  };
  const entry = { actorId: moderator.id, kind: "decided", subject: `comment:${comment.id}`, facts } as const;
  await recordAudit(tx, ofCase.siteId, [entry], now);
}

/** Why it was removed, for its author; answers the token of the statement's address. */
function stateRemoval(
  tx: Tx,
  { ofCase, comment, moderator, now }: Judged,
  why: { decisionId: Id; rule: HouseRule; note: string | null },
): Promise<string> {
  return stateReasons(tx, {
    siteId: ofCase.siteId,
    memberId: comment.authorId,
    comment,
    caseId: ofCase.id,
    restriction: "removal",
    decidedBy: moderator.id,
    now,
    ...why,
  });
}

interface Told {
  reason: HouseRule | null;
  note: string | null;
  /** Where the reasons stand; null when nothing was removed. */
  statement: string | null;
}

/** A notice with the reason; none for a comment that was visible and stays so. */
async function tellAuthor(
  tx: Tx,
  { comment, now }: Judged,
  to: CommentState,
  { reason, note, statement }: Told,
): Promise<Outgoing[]> {
  if (comment.state === to) return [];
  const { slug, title } = await articleByName(tx, comment.articleId);
  const about = {
    commentId: comment.id,
    articleSlug: slug,
    articleTitle: title,
    quote: plainText(comment.text, 200),
    ...(note ? { note } : {}),
  };
  const notice: Notice =
    reason && statement ? { kind: "rejected", ...about, reason, statement } : { kind: "approved", ...about };
  return [await notify(tx, comment.authorId, notice, now)];
}

async function alreadyDecided(tx: Tx, caseId: Id): Promise<Problem> {
  const last = (await decisionsOn(tx, sql`d.case_id = ${caseId}`)).at(-1);
  if (!last) return new Problem("already-decided", { detail: "Its author withdrew or mended the comment." });
  const { decision, reason, by, decidedAt } = last;
  return new Problem("already-decided", { decision, reason, by: by.name, decidedAt });
}

async function decisionView(tx: Tx, id: Id): Promise<DecisionView> {
  const [view] = await decisionsOn(tx, sql`d.id = ${id}`);
  if (!view) throw new Error("the decision that was just written is not there");
  return view;
}
