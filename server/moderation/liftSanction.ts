import { recordAudit } from "../audit/record.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import type { Id, Role } from "../protocol/basics.ts";
import { outranks } from "../protocol/permissions.ts";
import { Problem } from "../protocol/problems.ts";
import type { SanctionRecord } from "../protocol/sanctions.ts";
import { inSectionsOf } from "../review/sections.ts";
import { endSanction } from "../sanctions/end.ts";
import type { Done } from "../sanctions/give.ts";
import { sanctionById } from "../sanctions/queries.ts";
import type { Member } from "../users/viewer.ts";
import { restoreRemoved } from "./removeLately.ts";

/**
 * Ends a sanction before its time; what was removed with a ban then comes back, when that is asked for. Throws `not-found`,
 * `not-allowed`, `sanction-over`.
 */
export async function liftSanction(
  db: Pool,
  moderator: Member,
  id: Id,
  { restore }: { restore: boolean },
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<SanctionRecord> {
  await db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      const of = await tx.maybe<{ role: Role }>(sql`
        select m.role
        from sanctions s join members m on m.id = s.member_id join cases k on k.id = s.case_id
          join articles a on a.id = k.article_id
        where s.id = ${id} and s.site_id = ${moderator.siteId} and ${inSectionsOf(moderator)}`);
      if (!of) throw new Problem("not-found");
      if (!outranks(moderator, of)) throw new Problem("not-allowed");
      const { audit, events } = await endSanction(tx, moderator.id, id, now);
      await recordAudit(tx, moderator.siteId, [audit], now);
      await record(tx, events);
    }),
  );
  if (restore) await restoreRemoved(db, moderator, sql`s.id = ${id}`, now);
  return await sanctionById(db, id);
}

/** True of the sanction `s` that came with a decision. */
export const cameWith = (decisionId: Id | Sql): Sql => sql`
  s.decision_id = ${decisionId}
  and s.member_id = (select c.author_id from decisions d join comments c on c.id = d.comment_id where d.id = ${decisionId})`;

/** Lifts what came with a decision that is undone; what has ended since stays as it is. Throws `not-allowed`. */
export async function liftWith(tx: Tx, moderator: Member, undoId: Id, now: Date): Promise<Done[]> {
  const undone = sql`(select undoes from decisions where id = ${undoId})`;
  const came = await tx.all<{ id: Id; role: Role }>(sql`
    select s.id, m.role from sanctions s join members m on m.id = s.member_id
    where ${cameWith(undone)} and s.ended_at is null`);
  const lifted: Done[] = [];
  for (const { id, role } of came) {
    if (!outranks(moderator, { role })) throw new Problem("not-allowed");
    lifted.push(await endSanction(tx, moderator.id, id, now));
  }
  return lifted;
}
