import type { AuditEntry } from "../audit/entry.ts";
import { recordAudit } from "../audit/record.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Outgoing } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import { outranks } from "../protocol/permissions.ts";
import { Problem } from "../protocol/problems.ts";
import type { SanctionRecord } from "../protocol/sanctions.ts";
import type { Id, Role } from "../protocol/views.ts";
import { inSectionsOf } from "../review/sections.ts";
import { endSanction } from "../sanctions/end.ts";
import { sanctionById } from "../sanctions/queries.ts";
import type { Member } from "../users/viewer.ts";
import { restoreBatch } from "./removeLately.ts";

/** Ends a sanction before its time. Throws `not-found`, `not-allowed`, `sanction-over`. */
export function liftSanction(
  db: Pool,
  moderator: Member,
  id: Id,
  { restore }: { restore: boolean },
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<SanctionRecord> {
  return db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      const of = await tx.maybe<{ role: Role }>(sql`
        select m.role
        from sanctions s join members m on m.id = s.member_id join cases k on k.id = s.case_id
          join articles a on a.id = k.article_id
        where s.id = ${id} and s.site_id = ${moderator.siteId} and ${inSectionsOf(moderator)}`);
      if (!of) throw new Problem("not-found");
      if (!outranks(moderator, of)) throw new Problem("not-allowed");
      const { audit, events } = await lift(tx, moderator, id, { restore, now });
      const lifted = await sanctionById(tx, id);
      await recordAudit(tx, moderator.siteId, audit, now);
      await record(tx, events);
      return lifted;
    }),
  );
}

export interface Lifted {
  audit: AuditEntry[];
  events: Outgoing[];
}

/** Ends a sanction and, where asked, brings back what a ban took along; answers what is left to do. Throws `sanction-over`. */
export async function lift(
  tx: Tx,
  moderator: Member,
  id: Id,
  { restore, now }: { restore: boolean; now: Date },
): Promise<Lifted> {
  const { audit, events } = await endSanction(tx, moderator.id, id, now);
  const { batchId } = await tx.one<{ batchId: Id | null }>(
    sql`select batch_id as "batchId" from sanctions where id = ${id}`,
  );
  const restored = restore && batchId ? await restoreBatch(tx, moderator, batchId, now) : [];
  return {
    audit: [...restored.map(settled => settled.audit), audit],
    events: [...restored.flatMap(settled => settled.events), ...events],
  };
}

/** Lifts what came with a decision that is undone, and brings back what went with it; what has ended since stays as it is. */
export async function liftWith(tx: Tx, moderator: Member, undoId: Id, now: Date): Promise<Lifted> {
  const came = await tx.all<{ id: Id }>(sql`
    select s.id from sanctions s join decisions u on u.undoes = s.decision_id
    where u.id = ${undoId} and s.ended_at is null
    order by s.id`);
  const lifted: Lifted = { audit: [], events: [] };
  for (const { id } of came) {
    const { audit, events } = await lift(tx, moderator, id, { restore: true, now });
    lifted.audit.push(...audit);
    lifted.events.push(...events);
  }
  return lifted;
}
