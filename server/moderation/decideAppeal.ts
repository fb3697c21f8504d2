import { type AppealRow, appealById, deskAppeal } from "../appeals/queries.ts";
import { type AuditEntry, sha256 } from "../audit/entry.ts";
import { recordAudit } from "../audit/record.ts";
import { toReaders } from "../comments/changeState.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel, type Outgoing } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import { notify } from "../notices/notices.ts";
import type { DecideAppeal, DeskAppeal } from "../protocol/appeals.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import { closeCase, reopenCase } from "../review/cases.ts";
import { endSanction } from "../sanctions/end.ts";
import { endStatements } from "../statements/stateReasons.ts";
import type { Member } from "../users/viewer.ts";
import { alreadyDecided, type Judged, lockCase } from "./lockCase.ts";
import { restoreRemoved } from "./removeLately.ts";
import { feature, refuseToTouch, settleCase } from "./settleCase.ts";

/** What an outcome did, beside the appeal itself. */
interface Done {
  decisionId: Id | null;
  audits: AuditEntry[];
  events: Outgoing[];
}

/**
 * Decides an appeal, in one transaction with all that follows. Upheld, all stays as it is; overturned, what was restricted is
 * restored: the comment with everything that is counted from it, the sanction's end, the feature; reports that were called
 * right were wrong. Its author is told either way. The database refuses who decided before, too. Throws what `lockCase` throws,
 * `decided-by-you`, `already-decided`, `comment-waits` (against a hold: deciding the comment answers that), and what
 * `settleCase` throws of claims and revisions.
 */
export async function decideAppeal(
  db: Pool,
  moderator: Member,
  appealId: Id,
  request: DecideAppeal,
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<DeskAppeal> {
  const answered = await db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      const known = await appealById(tx, moderator.siteId, appealId);
      if (!known) throw new Problem("not-found");
      const judged = await lockCase(tx, moderator, known.appealCaseId, { now });
      const appeal = (await appealById(tx, moderator.siteId, appealId)) ?? known;
      refuseToAnswer(appeal, moderator);

      const done =
        appeal.restriction === "removal"
          ? await answerRemoval(tx, judged, appeal, request)
          : await answerOther(tx, judged, appeal, request);
      const note = request.note?.trim() || null;
      await tx.run(sql`
        update appeals set outcome = ${request.outcome}, note = ${note}, decided_by = ${moderator.id}, decided_at = ${now},
          decision_id = ${done.decisionId}
        where id = ${appealId}`);
      const told = await tellAppellant(tx, judged, appeal, request.outcome, note);
      const left = await leaveCase(tx, judged, done.decisionId);
      const decided = await appealById(tx, moderator.siteId, appealId);
      const facts = {
        case: judged.ofCase.id,
        statement: appeal.id,
        outcome: request.outcome,
        note: note && sha256(note),
      };
      const entry = { actorId: moderator.id, kind: "appeal-decided", subject: `appeal:${appealId}`, facts } as const;
      await recordAudit(tx, moderator.siteId, [...done.audits, entry], now);
      await record(tx, [...done.events, ...left, told]);
      return deskAppeal(decided ?? appeal);
    }),
  );
  // What was removed with a ban comes back some at a time, after the commit.
  const ban = sql`s.id = (select t.sanction_id from appeals p join statements t on t.id = p.statement_id where p.id = ${appealId})`;
  if (request.outcome === "overturned") await restoreRemoved(db, moderator, ban, now);
  return answered;
}

function refuseToAnswer(appeal: AppealRow, moderator: Member): void {
  const { appealOutcome, appealDecidedAt, answeredByName } = appeal;
  if (appealOutcome) {
    throw new Problem("already-decided", {
      outcome: appealOutcome,
      by: answeredByName ?? undefined,
      decidedAt: appealDecidedAt?.toISOString(),
    });
  }
  if (appeal.decidedBy === moderator.id) throw new Problem("decided-by-you");
  if (appeal.restriction === "hold") throw new Problem("comment-waits");
}

/** The comment is shown again, or removed once more by another person: a decision like others, which no undo takes back. */
async function answerRemoval(tx: Tx, judged: Judged, appeal: AppealRow, request: DecideAppeal): Promise<Done> {
  const { revision, outcome } = request;
  if (outcome === "overturned") {
    await endStatements(tx, { statementId: appeal.id }, "appeal", judged.now);
    await tx.run(sql`update reports set was_right = false where case_id = ${appeal.caseId} and was_right`);
  }
  const answer =
    outcome === "overturned"
      ? ({ decision: "approve", revision } as const)
      : ({ decision: "reject", revision, reason: appeal.rule ?? "off-subject" } as const);
  const { decisionId, audit, events } = await settleCase(tx, judged, answer, { isAnswer: true });
  return { decisionId, audits: [audit], events };
}

async function answerOther(tx: Tx, judged: Judged, appeal: AppealRow, request: DecideAppeal): Promise<Done> {
  if (judged.ofCase.closedAt) throw await alreadyDecided(tx, judged.ofCase.id);
  await refuseToTouch(tx, judged, request.revision);
  const nothing = { decisionId: null, audits: [], events: [] };
  if (request.outcome === "upheld") return nothing;
  await endStatements(tx, { statementId: appeal.id }, "appeal", judged.now);
  if (appeal.restriction === "feature-taken-back") {
    await feature(tx, judged, true);
    const change = { isFirstShow: false, traces: [], question: null, isPinned: false };
    return { ...nothing, events: toReaders(judged.comment, judged.comment.state, change) };
  }
  if (!appeal.sanctionId || !(await isInForce(tx, appeal.sanctionId))) return nothing;
  const { audit, events } = await endSanction(tx, judged.moderator.id, appeal.sanctionId, judged.now);
  return { decisionId: null, audits: [audit], events };
}

async function isInForce(tx: Tx, sanctionId: Id): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from sanctions where id = ${sanctionId} and ended_at is null`)) !== undefined;
}

/** The case waits on only for what else it has: a comment that is held, reports, a legal notice, another appeal. */
async function leaveCase(tx: Tx, { ofCase, now }: Judged, decisionId: Id | null): Promise<Outgoing[]> {
  const desk = deskChannel(ofCase.siteId);
  const { isOpen, hasAppeal, hasMore } = await tx.one<{ isOpen: boolean; hasAppeal: boolean; hasMore: boolean }>(sql`
    update cases k set has_appeal = exists (select 1 from appeals where case_id = k.id and outcome is null)
    where id = ${ofCase.id}
    returning closed_at is null as "isOpen", has_appeal as "hasAppeal",
      is_held or exists (select 1 from reports where case_id = k.id and settled_at is null)
        or exists (select 1 from legal_notices where case_id = k.id and outcome is null) as "hasMore"`);
  if (!isOpen && hasAppeal) {
    // Settling has closed it over another appeal.
    await reopenCase(tx, ofCase.id);
    return [{ channel: desk, event: { kind: "case-opened", caseId: ofCase.id } }];
  }
  // Settling has closed it and said so.
  if (!isOpen) return [];
  if (hasAppeal || hasMore) return [{ channel: desk, event: { kind: "case-changed", caseId: ofCase.id } }];
  await closeCase(tx, ofCase.id, now);
  return [{ channel: desk, event: { kind: "case-closed", caseId: ofCase.id, decisionId } }];
}

function tellAppellant(
  tx: Tx,
  { now }: Judged,
  appeal: AppealRow,
  outcome: DecideAppeal["outcome"],
  note: string | null,
): Promise<Outgoing> {
  const { restriction, commentId, articleSlug, articleTitle, memberId } = appeal;
  const statement = appeal.token.toString("base64url");
  const about = { restriction, commentId, articleSlug, articleTitle, statement };
  return notify(tx, memberId, { kind: "appeal-decided", outcome, note, ...about }, now);
}
