import type { Db } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import type { SanctionKind } from "../protocol/restrictions.ts";
import type { SanctionRecord } from "../protocol/sanctions.ts";

interface SanctionRow {
  id: Id;
  kind: SanctionKind;
  reason: HouseRule;
  note: string | null;
  givenAt: Date;
  until: Date | null;
  memberId: Id;
  caseId: Id;
  byId: Id;
  byName: string;
  removeDays: number | null;
  removed: number;
  ended: "over" | "lifted" | "acknowledged" | null;
  endedAt: Date | null;
  endedById: Id | null;
  endedByName: string | null;
}

/** All sanctions of a member, present and past, newest first. */
export const sanctionsOf = (db: Db, memberId: Id): Promise<SanctionRecord[]> =>
  sanctionsWhere(db, sql`s.member_id = ${memberId}`);

export async function sanctionById(db: Db, id: Id): Promise<SanctionRecord> {
  const [found] = await sanctionsWhere(db, sql`s.id = ${id}`);
  if (!found) throw new Error("a sanction that must be there is not");
  return found;
}

async function sanctionsWhere(db: Db, condition: Sql): Promise<SanctionRecord[]> {
  const rows = await db.all<SanctionRow>(sql`
    select s.id, s.kind, s.reason, s.note, s.given_at as "givenAt", s.until, s.member_id as "memberId", s.case_id as "caseId",
      g.id as "byId", g.name as "byName", s.remove_days as "removeDays", s.ended, s.ended_at as "endedAt",
      e.id as "endedById", e.name as "endedByName",
      (select count(*)::int from decisions d
       where d.batch_id = s.batch_id and not exists (select 1 from decisions u where u.undoes = d.id)) as removed
    from sanctions s join members g on g.id = s.given_by left join members e on e.id = s.ended_by
    where ${condition} order by s.id desc`);
  return rows.map(({ byId, byName, ended, endedAt, endedById, endedByName, ...row }) => ({
    ...row,
    givenAt: row.givenAt.toISOString(),
    until: row.until?.toISOString() ?? null,
    by: { id: byId, name: byName },
    end: ended &&
      endedAt && {
        how: ended,
        at: endedAt.toISOString(),
        by: endedById && endedByName ? { id: endedById, name: endedByName } : null,
      },
  }));
}
