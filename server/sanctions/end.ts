import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { userChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { notify } from "../notices/notices.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { SanctionKind } from "../protocol/restrictions.ts";
import { endStatements } from "../statements/stateReasons.ts";
import type { Member } from "../users/viewer.ts";
import { authorChanged, type Done } from "./give.ts";
import { sanctionById } from "./queries.ts";

interface Ended {
  siteId: Id;
  memberId: Id;
  kind: SanctionKind;
}

/**
 * Ends a sanction by somebody's hand, before its time, and tells its member; answers what is left to do. Throws `sanction-over`.
 */
export async function endSanction(tx: Tx, by: Id, id: Id, now: Date): Promise<Done> {
  const ended = await tx.maybe<Ended>(sql`
    update sanctions set ended = 'lifted', ended_at = ${now}, ended_by = ${by}
    where id = ${id} and ended_at is null
    returning site_id as "siteId", member_id as "memberId", kind`);
  if (!ended) throw await endedAlready(tx, id);
  const { siteId, memberId, kind } = ended;
  await endStatements(tx, { sanctionId: id, memberId }, "lifted", now);
  return {
    audit: {
      actorId: by,
      kind: "sanction-lifted",
      subject: `sanction:${id}`,
      facts: { member: memberId, sanction: kind },
    },
    events: [
      await notify(tx, memberId, { kind: "sanction-lifted", sanction: kind }, now),
      { channel: userChannel(memberId), event: { kind: "rights-changed" } },
      authorChanged(siteId, memberId),
    ],
  };
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
    if (!changed) return;
    await record(tx, [
      { channel: userChannel(member.id), event: { kind: "rights-changed" } },
      authorChanged(member.siteId, member.id),
    ]);
  });
}
