import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { ClaimView } from "../protocol/cases.ts";
import { limits } from "../protocol/limits.ts";

interface ClaimRow {
  caseId: Id;
  memberId: Id;
  name: string;
  expiresAt: Date;
}

/** Takes a case, or renews the own claim; null when somebody else holds it. A lease: it ends by itself. */
export async function claim(db: Db, caseId: Id, memberId: Id): Promise<Date | null> {
  const taken = await db.maybe<{ expiresAt: Date }>(sql`
    insert into claims as c (case_id, member_id, expires_at)
    values (${caseId}, ${memberId}, now() + make_interval(secs => ${limits.claimSeconds}))
    on conflict (case_id) do update
      set member_id = excluded.member_id, expires_at = excluded.expires_at,
        claimed_at = case when c.member_id = excluded.member_id then c.claimed_at else now() end
      where c.expires_at <= now() or c.member_id = excluded.member_id
    returning expires_at as "expiresAt"`);
  return taken?.expiresAt ?? null;
}

/** Gives the own claim back; true when there was one. */
export async function release(db: Db, caseId: Id, memberId: Id): Promise<boolean> {
  return (await db.run(sql`delete from claims where case_id = ${caseId} and member_id = ${memberId}`)) > 0;
}

/** The claims on these cases that have not ended. */
export async function claimsOn(db: Db, caseIds: readonly Id[]): Promise<Map<Id, ClaimView>> {
  const rows = await db.all<ClaimRow>(sql`
    select c.case_id as "caseId", c.member_id as "memberId", m.name, c.expires_at as "expiresAt"
    from claims c join members m on m.id = c.member_id
    where c.case_id = any(${caseIds}::bigint[]) and c.expires_at > now()`);
  return new Map(
    rows.map(row => [row.caseId, { by: { id: row.memberId, name: row.name }, expiresAt: row.expiresAt.toISOString() }]),
  );
}
