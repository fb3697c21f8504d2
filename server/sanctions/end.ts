import { recordAudit } from "../audit/record.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { type Outgoing, userChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { WriteOptions } from "../http/idempotency.ts";
import { notify } from "../notices/notices.ts";
import { outranks } from "../protocol/permissions.ts";
import { Problem } from "../protocol/problems.ts";
import type { SanctionKind, SanctionRecord } from "../protocol/sanctions.ts";
import type { Id, Role } from "../protocol/views.ts";
import { inSectionsOf } from "../review/sections.ts";
import { endStatements } from "../statements/stateReasons.ts";
import type { Member } from "../users/viewer.ts";
import { sanctionById } from "./queries.ts";

interface Ended {
  memberId: Id;
  kind: SanctionKind;
}

/** Ends a sanction before its time. Throws `not-found`, `not-allowed`, `sanction-over`. */
export function liftSanction(
  db: Pool,
  moderator: Member,
  id: Id,
  { now = new Date() }: WriteOptions = {},
): Promise<SanctionRecord> {
  return db.transaction(async tx => {
    const of = await tx.maybe<{ role: Role }>(sql`
      select m.role
      from sanctions s join members m on m.id = s.member_id join cases k on k.id = s.case_id join articles a on a.id = k.article_id
      where s.id = ${id} and s.site_id = ${moderator.siteId} and ${inSectionsOf(moderator)}`);
    if (!of) throw new Problem("not-found");
    if (!outranks(moderator, of)) throw new Problem("not-allowed");
    const told = await lift(tx, moderator.id, id, now);
    if (!told) throw await endedAlready(tx, id);
    const lifted = await sanctionById(tx, id);
    const { memberId: member, kind: sanction } = lifted;
    const entry = { actorId: moderator.id, kind: "sanction-lifted", subject: `sanction:${id}` } as const;
    await recordAudit(tx, moderator.siteId, [{ ...entry, facts: { member, sanction } }], now);
    await record(tx, told);
    return lifted;
  });
}

/** Ends a sanction by somebody's hand and tells its member; null when it had ended. Answers the events to record. */
export async function lift(tx: Tx, by: Id, id: Id, now: Date): Promise<Outgoing[] | null> {
  const ended = await tx.maybe<Ended>(sql`
    update sanctions set ended = 'lifted', ended_at = ${now}, ended_by = ${by}
    where id = ${id} and ended_at is null
    returning member_id as "memberId", kind`);
  if (!ended) return null;
  await endStatements(tx, { sanctionId: id, memberId: ended.memberId }, "lifted", now);
  return [
    await notify(tx, ended.memberId, { kind: "sanction-lifted", sanction: ended.kind }, now),
    { channel: userChannel(ended.memberId), event: { kind: "rights-changed" } },
  ];
}

async function endedAlready(tx: Tx, id: Id): Promise<Problem> {
  const { end } = await sanctionById(tx, id);
  return new Problem("sanction-over", { how: end?.how, at: end?.at, by: end?.by?.name });
}

/** A member says that a warning was read; again changes nothing. Throws `not-found`. */
export function acknowledgeWarning(db: Pool, member: Member, id: Id, now = new Date()): Promise<void> {
  return db.transaction(async tx => {
    const own = await tx.maybe(
      sql`select 1 from sanctions where id = ${id} and member_id = ${member.id} and kind = 'warn'`,
    );
    if (!own) throw new Problem("not-found");
    const changed = await tx.run(sql`
      update sanctions set ended = 'acknowledged', ended_at = ${now} where id = ${id} and ended_at is null`);
    if (changed) await record(tx, [{ channel: userChannel(member.id), event: { kind: "rights-changed" } }]);
  });
}
