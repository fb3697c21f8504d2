import type { Db } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { AppealFigures, Outcome } from "../protocol/figures.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import type { RuleId } from "../protocol/ruleNames.ts";
import { inSectionsOf } from "../review/sections.ts";

/** Whose figures: a site's, or those of some of its sections. */
export interface Scope {
  siteId: Id;
  sections: readonly string[] | null;
}

/** A stretch of their time: from the first of `starts` to `until`, exclusive, cut at each of `starts`. */
export interface Period extends Scope {
  starts: Date[];
  until: Date;
}

/** Which of `starts` something belongs to, counted from 1. */
interface Placed {
  place: number;
}

/** Decisions that end the wait of a case. Others pass it on, or take something back. */
const ends = sql`('approve', 'feature', 'reject')`;

const isTheirs = (scope: Scope): Sql => sql`a.site_id = ${scope.siteId} and ${inSectionsOf(scope)}`;
const isIn = (time: Sql, { starts, until }: Period): Sql => sql`${time} >= ${starts[0]} and ${time} < ${until}`;
const placeOf = (time: Sql, { starts }: Period): Sql => sql`width_bucket(${time}, ${starts}::timestamptz[])`;
const decidedAt = sql`d.decided_at`;
const decisionsIn = (period: Period): Sql => sql`
  from decisions d join cases k on k.id = d.case_id join articles a on a.id = k.article_id
  where ${isTheirs(period)} and ${isIn(decidedAt, period)}`;

/** What became of the comments posted in the period, as it stands now. */
export const outcomesIn = (db: Db, period: Period) =>
  db.all<Placed & { outcome: Outcome; n: number }>(sql`
    select ${placeOf(sql`c.posted_at`, period)} as place, count(*)::int as n,
      case
        when c.state = 'held' then 'waiting'
        when c.state = 'rejected' then 'removed'
        when c.state <> 'visible' then 'withdrawn'
        when exists (
          select 1 from decisions d
          where d.comment_id = c.id and d.revision = c.revision and d.decision in ('approve', 'feature')
            and not exists (select 1 from decisions u where u.undoes = d.id)) then 'approved'
        else 'atOnce'
      end as outcome
    from comments c join articles a on a.id = c.article_id
    where ${isTheirs(period)} and ${isIn(sql`c.posted_at`, period)}
    group by place, outcome`);

/**
 * How long cases waited for the first decision that ended it, in seconds, by when that was; place 0 is the whole period. Median
 * and 90th percentile lie between two cases where they fall between them (percentile_cont). An undo makes no second wait.
 */
export const waitsIn = (db: Db, period: Period) =>
  db.all<Placed & { decided: number; median: number; ninth: number }>(sql`
    select coalesce(place, 0) as place, count(*)::int as decided,
      percentile_cont(0.5) within group (order by waited) as median,
      percentile_cont(0.9) within group (order by waited) as ninth
    from (
      select ${placeOf(decidedAt, period)} as place, extract(epoch from d.decided_at - k.opened_at)::float8 as waited
      ${decisionsIn(period)} and d.decision in ${ends}
        and not exists (
          select 1 from decisions b where b.case_id = d.case_id and b.id < d.id and b.decision in ${ends})) first
    group by grouping sets ((place), ())`);

/**
 * How the number of open cases moved: those that are open now (`place` null), and the sum of what changed it from each of `moments`
 * on, up to the next. A case that an undo opened again was closed from the undone decision to the undo.
 */
export function depthMoves(db: Db, scope: Scope, moments: Date[]): Promise<{ place: number | null; by: number }[]> {
  const theirs = sql`cases k join articles a on a.id = k.article_id where ${isTheirs(scope)} and k.site_id = ${scope.siteId}`;
  return db.all(sql`
    select width_bucket(at, ${moments}::timestamptz[]) as place, sum(by)::int as by
    from (
      select k.opened_at as at, 1 as by from ${theirs} and k.opened_at >= ${moments[0]}
      union all
      select k.closed_at, -1 from ${theirs} and k.closed_at >= ${moments[0]}
      union all
      select moved.at, moved.by
      from decisions u join decisions d on d.id = u.undoes join cases k on k.id = u.case_id
      join articles a on a.id = k.article_id
      cross join lateral (values (d.decided_at, -1), (u.decided_at, 1)) moved (at, by)
      where ${isTheirs(scope)} and u.decided_at >= ${moments[0]} and d.decision in ${ends}) moves
    where at >= ${moments[0]}
    group by place
    union all
    select null, count(*)::int from ${theirs} and k.closed_at is null`);
}

export const oldestOpen = (db: Db, scope: Scope) =>
  db.one<{ at: Date | null }>(sql`
    select min(k.opened_at) as at from cases k join articles a on a.id = k.article_id
    where ${isTheirs(scope)} and k.site_id = ${scope.siteId} and k.is_waiting`);

/** Removals that stand, by when they were decided and for which rule. */
export const removalsIn = (db: Db, period: Period) =>
  db.all<Placed & { reason: HouseRule; n: number }>(sql`
    select ${placeOf(decidedAt, period)} as place, d.reason, count(*)::int as n
    ${decisionsIn(period)} and d.decision = 'reject' and not exists (select 1 from decisions u where u.undoes = d.id)
    group by place, d.reason`);

/** Revisions that the same rules met and on which the same was decided. */
export interface Judged extends Placed {
  removed: boolean;
  /** A check asked to hold it. One that could not run judged nothing. */
  held: boolean;
  live: RuleId[];
  inShadow: RuleId[];
  n: number;
}

/** The last decision of the period on each revision that stands, with what was found in it. */
export const judgedIn = (db: Db, period: Period) =>
  db.all<Judged>(sql`
    with judged as materialized (
      select distinct on (d.comment_id, d.revision) d.comment_id, d.revision, d.decision = 'reject' as removed,
        ${placeOf(decidedAt, period)} as place
      ${decisionsIn(period)} and d.decision in ${ends} and not exists (select 1 from decisions u where u.undoes = d.id)
      order by d.comment_id, d.revision, d.id desc
    ), asked as (
      select distinct comment_id, revision, true as held from judged join findings f using (comment_id, revision)
      where f.then_do = 'hold' and f.check_name <> 'check-failed'
    ), met as (
      select comment_id, revision, array_agg(h.rule order by h.rule) filter (where not h.in_shadow) as live,
        array_agg(h.rule order by h.rule) filter (where h.in_shadow) as in_shadow
      from judged join rule_hits h using (comment_id, revision)
      group by comment_id, revision
    )
    select place, removed, coalesce(held, false) as held, coalesce(live, '{}') as live,
      coalesce(in_shadow, '{}') as "inShadow", count(*)::int as n
    from judged left join asked using (comment_id, revision) left join met using (comment_id, revision)
    group by place, removed, held, live, in_shadow`);

/** Appeals that were decided in the period, by the rule of what they were against. */
export const appealsIn = (db: Db, period: Period) =>
  db.all<AppealFigures>(sql`
    select s.rule, (count(*) filter (where p.outcome = 'upheld'))::int as upheld,
      (count(*) filter (where p.outcome = 'overturned'))::int as overturned
    from appeals p join statements s on s.id = p.statement_id
    join cases k on k.id = p.case_id join articles a on a.id = k.article_id
    where s.site_id = ${period.siteId} and ${isTheirs(period)} and ${isIn(sql`p.decided_at`, period)}
    group by s.rule order by count(*) desc, s.rule`);

/**
 * What two moderators said of the same texts, by what the second said when. Each counts, also when the first decision was
 * undone since.
 */
export const looksIn = (db: Db, period: Period) =>
  db.all<{ first: HouseRule | null; second: HouseRule | null; n: number }>(sql`
    select d.reason as first, l.reason as second, count(*)::int as n
    from second_looks l join decisions d on d.id = l.decision_id join cases k on k.id = d.case_id
    join articles a on a.id = k.article_id
    where l.site_id = ${period.siteId} and ${isTheirs(period)} and ${isIn(sql`l.looked_at`, period)}
    group by d.reason, l.reason`);
