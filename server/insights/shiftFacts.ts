import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { ShiftFacts } from "../protocol/handOvers.ts";

/** The most urgent that are looked into for what was found in them. */
const lookedInto = 2_000;

/** What happened on a site from `since` until `now`, exclusive, and what is left. */
export async function shiftFacts(db: Db, siteId: Id, since: Date, now: Date): Promise<ShiftFacts> {
  const within = (column: ReturnType<typeof sql>) => sql`${column} >= ${since} and ${column} < ${now}`;
  const decided = await db.all<{ key: string; n: number }>(sql`
    select d.decision as key, count(*)::int as n from decisions d join cases k on k.id = d.case_id
    where k.site_id = ${siteId} and ${within(sql`d.decided_at`)} group by d.decision`);
  const removed = await db.all<{ key: string; n: number }>(sql`
    select d.reason as key, count(*)::int as n from decisions d join cases k on k.id = d.case_id
    where k.site_id = ${siteId} and ${within(sql`d.decided_at`)} and d.decision = 'reject'
      and not exists (select 1 from decisions u where u.undoes = d.id)
    group by d.reason`);
  const { oldest, ...waiting } = await db.one<
    Omit<ShiftFacts["waiting"], "oldestOpenedAt" | "found"> & { oldest: Date | null }
  >(sql`
    select c.waiting as cases, c.held, c.reported, c.legal, more.*
    from case_counts c cross join (
      select min(opened_at) filter (where is_waiting) as oldest,
        (count(*) filter (where is_waiting and escalated_by is not null))::int as escalated,
        (count(*) filter (where asked_at is not null))::int as "askedToEdit"
      from cases where site_id = ${siteId} and closed_at is null) more
    where c.site_id = ${siteId}`);
  const found = await db.all<ShiftFacts["waiting"]["found"][number]>(sql`
    select f.check_name as "check", count(distinct k.id)::int as cases
    from (
      select id, comment_id from cases where site_id = ${siteId} and is_waiting
      order by rank desc, id desc limit ${lookedInto}) k
    join findings f on f.comment_id = k.comment_id and f.settled_at is null and f.then_do in ('flag', 'hold')
    group by f.check_name order by cases desc, f.check_name limit 5`);
  const given = await db.all<{ key: string; n: number }>(sql`
    select kind as key, count(*)::int as n from sanctions
    where site_id = ${siteId} and ${within(sql`given_at`)} group by kind`);
  const { lifted } = await db.one<{ lifted: number }>(sql`
    select count(*)::int as lifted from sanctions
    where site_id = ${siteId} and ended = 'lifted' and ${within(sql`ended_at`)}`);
  const rules = await db.all<{ version: number; by: string | null; at: Date }>(sql`
    select p.version, m.name as by, p.changed_at as at from policies p left join members m on m.id = p.changed_by
    where p.site_id = ${siteId} and p.version > 1 and ${within(sql`p.changed_at`)} order by p.version desc limit 20`);
  const appeals = await db.one<ShiftFacts["appeals"]>(sql`
    select (count(*) filter (where a.outcome is null and k.closed_at is null))::int as open,
      (count(*) filter (where a.outcome = 'upheld' and ${within(sql`a.decided_at`)}))::int as upheld,
      (count(*) filter (where a.outcome = 'overturned' and ${within(sql`a.decided_at`)}))::int as overturned
    from appeals a join statements s on s.id = a.statement_id join cases k on k.id = a.case_id
    where s.site_id = ${siteId} and (a.outcome is null or a.decided_at >= ${since})`);
  return {
    decided: byKey(decided),
    removedFor: byKey(removed),
    waiting: { ...waiting, oldestOpenedAt: oldest?.toISOString() ?? null, found },
    sanctions: { given: byKey(given), lifted },
    rules: rules.map(({ at, ...rule }) => ({ ...rule, at: at.toISOString() })),
    appeals,
  };
}

const byKey = (rows: { key: string; n: number }[]) => Object.fromEntries(rows.map(({ key, n }) => [key, n]));
