import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { type HouseRule, houseRuleNames } from "../protocol/houseRules.ts";
import { type Restriction, restrictions } from "../protocol/restrictions.ts";
import type { Count, Transparency } from "../protocol/transparency.ts";

/** Below this a number could point at a person. */
const fewest = 5;
const months = 12;
const keptMs = 10 * 60_000;
const kept = new Map<Id, { until: number; figures: Promise<Transparency> }>();

/** The figures of a site, counted anew every ten minutes at most: anybody may ask. */
export function transparencyOf(db: Db, siteId: Id, now: Date): Promise<Transparency> {
  const known = kept.get(siteId);
  if (known && now.getTime() < known.until) return known.figures;
  const figures = countFigures(db, siteId, now);
  kept.set(siteId, { until: now.getTime() + keptMs, figures });
  figures.catch(() => kept.delete(siteId));
  return figures;
}

/** The same, now. */
export async function countFigures(db: Db, siteId: Id, now: Date): Promise<Transparency> {
  const names = lastMonths(now);
  const from = new Date(`${names.at(-1)}-01T00:00:00Z`);
  const [removals, others, looked, decided, appeals, notices] = await Promise.all([
    db.all<{ month: string; rule: HouseRule; count: number }>(sql`
      select to_char(stated_at at time zone 'UTC', 'YYYY-MM') as month, rule, count(*)::int as count
      from statements where ${stands(siteId, from)} and restriction = 'removal' group by 1, 2`),
    db.all<{ restriction: Restriction; count: number }>(sql`
      select restriction, count(*)::int as count
      from statements where ${stands(siteId, from)} and restriction <> 'removal' group by 1`),
    db.one<{ count: number; detected: number; decided: number }>(sql`
      select count(*)::int as count, (count(*) filter (where automated_detection))::int as detected,
        (count(*) filter (where decided_by is null))::int as decided
      from statements where ${stands(siteId, from)} and restriction = 'removal'`),
    db.one<Median>(sql`
      select count(*)::int as count, ${medianHours(sql`d.decided_at - k.opened_at`)} as hours
      from cases k join lateral (
        select decided_at from decisions where case_id = k.id and decision in ('approve', 'feature', 'reject', 'ask-edit')
        order by id limit 1) d on true
      where k.site_id = ${siteId} and k.opened_at >= ${from}`),
    db.one<Median & { overturned: number }>(sql`
      select count(*)::int as count, (count(*) filter (where p.outcome = 'overturned'))::int as overturned,
        ${medianHours(sql`p.decided_at - p.made_at`)} as hours
      from appeals p join statements s on s.id = p.statement_id
      where s.site_id = ${siteId} and p.decided_at >= ${from}`),
    db.one<{ count: number; decided: number; removed: number }>(sql`
      select count(*)::int as count, (count(*) filter (where outcome is not null))::int as decided,
        (count(*) filter (where outcome = 'removed'))::int as removed
      from legal_notices where site_id = ${siteId} and made_at >= ${from}`),
  ]);
  return {
    from: from.toISOString(),
    to: now.toISOString(),
    months: names.map(month => monthOf(month, removals)),
    others: countsOf(others),
    detectedByProgram: share(looked.detected, looked.count),
    decidedByProgram: share(looked.decided, looked.count),
    medianHoursToDecision: decided.count < fewest ? null : decided.hours,
    appeals: {
      decided: countOf(appeals.count),
      overturned: share(appeals.overturned, appeals.count),
      medianHours: appeals.count < fewest ? null : appeals.hours,
    },
    legalNotices: { received: countOf(notices.count), removed: share(notices.removed, notices.decided) },
  };
}

interface Median {
  count: number;
  hours: number | null;
}

/** What was taken back by who decided it counts as a slip, not as a restriction. */
const stands = (siteId: Id, from: Date) =>
  sql`site_id = ${siteId} and stated_at >= ${from} and ended_by is distinct from 'undo'`;

const medianHours = (interval: ReturnType<typeof sql>) =>
  sql`(percentile_cont(0.5) within group (order by extract(epoch from ${interval})) / 3600)::float8`;

/** `2026-11`, `2026-10` ...: this month and those before it, by UTC. */
function lastMonths(now: Date): string[] {
  return Array.from({ length: months }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  );
}

function monthOf(month: string, counts: { month: string; rule: HouseRule; count: number }[]) {
  const counted = houseRuleNames.map(rule => {
    const found = counts.find(row => row.month === month && row.rule === rule);
    return [rule, countOf(found?.count ?? 0)] as const;
  });
  const shown = counted.reduce((sum, [, count]) => sum + (count === "few" ? 0 : count), 0);
  const total: Count = shown === 0 && counted.some(([, count]) => count === "few") ? "few" : shown;
  return { month, removals: Object.fromEntries(counted) as Record<HouseRule, Count>, total };
}

function countsOf(counts: { restriction: Restriction; count: number }[]): Transparency["others"] {
  const others = restrictions.filter(name => name !== "removal");
  return Object.fromEntries(
    others.map(name => [name, countOf(counts.find(row => row.restriction === name)?.count ?? 0)]),
  ) as Transparency["others"];
}

const countOf = (count: number): Count => (count > 0 && count < fewest ? "few" : count);

/** A share with few on either side would tell their number. */
function share(part: number, whole: number): number | null {
  if (whole < fewest) return null;
  const percent = Math.round((100 * part) / whole);
  return percent / 100;
}
