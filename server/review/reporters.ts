import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { ReportView } from "../protocol/cases.ts";
import type { HouseRule } from "../protocol/houseRules.ts";

/** The reports that hang on these cases, each with how often its reporter was right so far; never who it was. */
export async function reportsOn(db: Db, caseIds: readonly Id[]): Promise<Map<Id, ReportView[]>> {
  const rows = await db.all<{
    caseId: Id;
    id: Id;
    reason: HouseRule;
    note: string | null;
    madeAt: Date;
    reporterAccuracy: number | null;
  }>(sql`
    select r.case_id as "caseId", r.id, r.reason, r.note, r.made_at as "madeAt",
      (select avg(was_right::int)::float8 from reports
       where member_id = r.member_id and settled_at is not null and id <> r.id) as "reporterAccuracy"
    from reports r where r.case_id = any(${caseIds}::bigint[]) order by r.id`);
  const byCase = new Map<Id, ReportView[]>(caseIds.map(id => [id, []]));
  for (const { caseId, madeAt, ...row } of rows) byCase.get(caseId)?.push({ ...row, madeAt: madeAt.toISOString() });
  return byCase;
}

/** How often each reporter of a case was right so far, 0..1; null before the first settled report. */
export async function reportersOf(db: Db, caseId: Id): Promise<(number | null)[]> {
  const reports = (await reportsOn(db, [caseId])).get(caseId) ?? [];
  return reports.map(report => report.reporterAccuracy);
}

/** How often a member was right so far, 0..1; null before the first settled report. */
export async function accuracyOf(db: Db, memberId: Id): Promise<number | null> {
  const { accuracy } = await db.one<{ accuracy: number | null }>(sql`
    select avg(was_right::int)::float8 as accuracy from reports where member_id = ${memberId} and settled_at is not null`);
  return accuracy;
}
