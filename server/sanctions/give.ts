import { say } from "../../locales/say.ts";
import { type AuditEntry, sha256 } from "../audit/entry.ts";
import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel, type Outgoing, userChannel } from "../events/channels.ts";
import { notify } from "../notices/notices.ts";
import type { Id, Role } from "../protocol/basics.ts";
import { wrongField } from "../protocol/faults.ts";
import { limits } from "../protocol/limits.ts";
import { outranks } from "../protocol/permissions.ts";
import { Problem } from "../protocol/problems.ts";
import type { GiveSanction } from "../protocol/sanctions.ts";
import { inSectionsOf } from "../review/sections.ts";
import { stateReasons } from "../statements/stateReasons.ts";
import type { Member } from "../users/viewer.ts";

/** The case that occasions a sanction, and whose comment it is about. */
export interface Occasion {
  caseId: Id;
  comment: { id: Id; revision: number };
  author: { id: Id; role: Role };
}

/** Throws `not-found`, also for a case of a section that is not the moderator's. */
export async function occasionOf(db: Db, moderator: Member, caseId: Id): Promise<Occasion> {
  const row = await db.maybe<{ commentId: Id; revision: number; authorId: Id; role: Role }>(sql`
    select c.id as "commentId", c.revision, m.id as "authorId", m.role
    from cases k join comments c on c.id = k.comment_id join members m on m.id = c.author_id join articles a on a.id = k.article_id
    where k.id = ${caseId} and k.site_id = ${moderator.siteId} and ${inSectionsOf(moderator)} and m.deleted_at is null`);
  if (!row) throw new Problem("not-found");
  const { commentId, revision, authorId, role } = row;
  return { caseId, comment: { id: commentId, revision }, author: { id: authorId, role } };
}

export interface ToGive {
  moderator: Member;
  occasion: Occasion;
  request: GiveSanction;
  /** The decision that it came with. */
  decisionId?: Id | null;
  /** The batch of decisions by which a ban takes comments along. */
  batchId?: Id | null;
  now: Date;
}

/** What is left to do for whoever gave a sanction or ended it: to audit, and to record the events, last in the transaction. */
export interface Done {
  audit: AuditEntry;
  events: Outgoing[];
}

/**
 * Writes a sanction with its reasons and tells its member, whose writing the transaction has stopped before (`stopWriting`). Throws
 * `not-allowed` (somebody of the same rank or a higher one), `already-sanctioned`, and `unprocessable-request` for an end that is past
 * or too far away.
 */
export async function giveSanction(tx: Tx, given: ToGive): Promise<Done & { id: Id }> {
  const { moderator, occasion, request, now } = given;
  const { author } = occasion;
  if (!outranks(moderator, author)) {
    throw new Problem("not-allowed", { detail: () => say("details.sameRank") });
  }
  const terms = termsOf(request, now);
  const id = await insertSanction(tx, given, terms);
  const statement = await state(tx, given, terms, id);
  const { kind, reason } = request;
  const { note, removeDays } = terms;
  const until = terms.until?.toISOString() ?? null;
  const told = await notify(
    tx,
    author.id,
    { kind: "sanctioned", sanction: kind, reason, until, note, removeDays, statement },
    now,
  );
  return {
    id,
    audit: auditOf(given, terms, id),
    events: [
      told,
      { channel: userChannel(author.id), event: { kind: "rights-changed" } },
      authorChanged(moderator.siteId, author.id),
    ],
  };
}

/** What a request says of a sanction beside its kind and reason. */
interface Terms {
  until: Date | null;
  note: string | null;
  removeDays: number | null;
}

function termsOf(request: GiveSanction, now: Date): Terms {
  return {
    until: endOf(request, now),
    note: request.note?.trim() || null,
    removeDays: (request.kind === "ban" && request.removeDays) || null,
  };
}

async function insertSanction(tx: Tx, given: ToGive, { until, note, removeDays }: Terms): Promise<Id> {
  const { moderator, occasion, request, decisionId = null, batchId = null, now } = given;
  const { kind, reason } = request;
  const added = await tx.maybe<{ id: Id }>(sql`
    insert into sanctions (
      site_id, member_id, kind, reason, note, case_id, decision_id, remove_days, batch_id, given_by, given_at, until)
    values (
      ${moderator.siteId}, ${occasion.author.id}, ${kind}, ${reason}, ${note}, ${occasion.caseId}, ${decisionId}, ${removeDays},
      ${batchId}, ${moderator.id}, ${now}, ${until})
    on conflict do nothing returning id`);
  if (!added) throw new Problem("already-sanctioned", { kind });
  return added.id;
}

/** Its reasons, for its member; answers the token of the statement's address. */
function state(tx: Tx, given: ToGive, { until, note }: Terms, sanctionId: Id): Promise<string> {
  const { moderator, occasion, request, decisionId, now } = given;
  return stateReasons(tx, {
    siteId: moderator.siteId,
    memberId: occasion.author.id,
    comment: occasion.comment,
    caseId: occasion.caseId,
    restriction: request.kind,
    until,
    rule: request.reason,
    note,
    decidedBy: moderator.id,
    ...(decisionId ? { decisionId } : {}),
    sanctionId,
    now,
  });
}

function auditOf({ moderator, occasion, request, batchId }: ToGive, terms: Terms, id: Id): AuditEntry {
  const { until, note, removeDays } = terms;
  const facts = {
    member: occasion.author.id,
    case: occasion.caseId,
    sanction: request.kind,
    reason: request.reason,
    until: until?.toISOString() ?? null,
    note: note && sha256(note),
    ...(batchId ? { removeDays, batch: batchId } : {}),
  };
  return { actorId: moderator.id, kind: "sanction-given", subject: `sanction:${id}`, facts };
}

/** Tells the desk that it knows something new of somebody. */
export const authorChanged = (siteId: Id, memberId: Id): Outgoing => ({
  channel: deskChannel(siteId),
  event: { kind: "author-changed", memberId },
});

function endOf(request: GiveSanction, now: Date): Date | null {
  if (!("until" in request)) return null;
  const until = new Date(request.until);
  const days = (until.getTime() - now.getTime()) / 86_400_000;
  if (days <= 0) throw wrongField("until", "faults.past");
  if (days > limits.sanctionDaysMost) {
    throw wrongField("until", "faults.daysAway", { most: String(limits.sanctionDaysMost) });
  }
  return until;
}
