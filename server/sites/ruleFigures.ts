import type { Facts } from "../audit/entry.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { defaultPolicy, type Policy } from "../protocol/policy.ts";
import { readiness } from "../protocol/readiness.ts";
import { type RuleId, rules } from "../protocol/ruleNames.ts";
import { goingLive, partOf, rulesIn, stateIn } from "../protocol/ruleParts.ts";
import type { RuleFigures, Tally } from "../protocol/rules.ts";

const dayMs = 86_400_000;
const days = { counted: 28, last: 90, tried: 30 };
/** The newest: a cost that does not grow with a site's past. */
const hitsMost = 50_000;
/** How far back it is looked for the beginning of a shadow. */
const versionsMost = 100;

interface HitRow {
  rule: RuleId;
  inShadow: boolean;
  lastHitAt: Date;
  comments: number;
  approved: number;
  removed: number;
}

/** What each rule met, what became of that, and how long it has been tried. */
export async function ruleFigures(db: Db, siteId: Id, policy: Policy, now: Date): Promise<RuleFigures[]> {
  const hits = await hitsOf(db, siteId, now);
  const shadow = rulesIn(policy, "shadow", rules);
  const since = await shadowSince(db, siteId, shadow);
  const tested = await triedPolicies(db, siteId, now);
  const names = new Set([...hits.map(({ rule }) => rule), ...shadow, ...tested.flatMap(({ rule }) => rule ?? [])]);
  return [...names].map(rule => {
    const ofRule = hits.filter(hit => hit.rule === rule);
    const last = Math.max(...ofRule.map(({ lastHitAt }) => lastHitAt.getTime()));
    return {
      rule,
      live: tallyOf(ofRule.find(({ inShadow }) => !inShadow)),
      inShadow: tallyOf(ofRule.find(({ inShadow }) => inShadow)),
      lastHitAt: ofRule.length > 0 ? new Date(last).toISOString() : null,
      shadowSince: since.get(rule)?.toISOString() ?? null,
      triedOn: triedOn(tested, policy, rule),
    };
  });
}

const tallyOf = (row: Tally | undefined): Tally => ({
  comments: row?.comments ?? 0,
  approved: row?.approved ?? 0,
  removed: row?.removed ?? 0,
});

/** Of each hit the last decision about that revision that stands. */
const hitsOf = (db: Db, siteId: Id, now: Date) =>
  db.all<HitRow>(sql`
    select h.rule, h.in_shadow as "inShadow", max(h.hit_at) as "lastHitAt",
      count(*) filter (where lately.is)::int as comments,
      count(*) filter (where lately.is and d.decision in ('approve', 'feature'))::int as approved,
      count(*) filter (where lately.is and d.decision = 'reject')::int as removed
    from (
      select rule, in_shadow, comment_id, revision, hit_at from rule_hits
      where site_id = ${siteId} and hit_at > ${before(now, days.last)}
      order by hit_at desc limit ${hitsMost}) h
    cross join lateral (select h.hit_at > ${before(now, days.counted)} as is) lately
    left join lateral (
      select d.decision from decisions d
      where lately.is and d.comment_id = h.comment_id and d.revision = h.revision
        and d.decision in ('approve', 'feature', 'reject')
        and not exists (select 1 from decisions u where u.undoes = d.id)
      order by d.id desc limit 1) d on true
    group by h.rule, h.in_shadow`);

const before = (now: Date, count: number) => new Date(now.getTime() - count * dayMs);

/** For each of these rules the version since which it has been in shadow without a break. */
async function shadowSince(db: Db, siteId: Id, shadow: readonly RuleId[]): Promise<Map<RuleId, Date>> {
  const since = new Map<RuleId, Date>();
  if (shadow.length === 0) return since;
  const versions = await db.all<{ policy: Partial<Policy>; changedAt: Date }>(sql`
    select policy, changed_at as "changedAt" from policies
    where site_id = ${siteId} order by version desc limit ${versionsMost}`);
  let left = [...shadow];
  for (const { policy, changedAt } of versions) {
    const then: Policy = { ...defaultPolicy, ...policy };
    left = left.filter(rule => stateIn(then, rule) === "shadow");
    for (const rule of left) since.set(rule, changedAt);
  }
  return since;
}

interface Tried {
  policy: Partial<Policy>;
  rule: RuleId | null;
  comments: number;
}

const triedPolicies = (db: Db, siteId: Id, now: Date) =>
  db.all<Tried>(sql`
    select policy, rule, (result->>'comments')::int as comments from backtests
    where site_id = ${siteId} and state = 'done' and started_at > ${before(now, days.tried)} order by id desc`);

/** On how many comments this rule was tried as it is in the policy. */
function triedOn(tested: readonly Tried[], policy: Policy, rule: RuleId): number {
  const part = JSON.stringify(partOf(policy, rule));
  const same = tested.filter(one => {
    const then: Policy = { ...defaultPolicy, ...one.policy };
    return JSON.stringify(partOf(then, rule)) === part && stateIn(then, rule) !== "off";
  });
  return Math.max(0, ...same.map(({ comments }) => comments));
}

/** So many are named in an entry of the audit. */
const namedMost = 20;

/** For the audit: which rules go live by a change, and what they had not behind them. Nothing when none does. */
export async function wentLive(db: Db, siteId: Id, was: Policy, is: Policy, now = new Date()): Promise<Facts> {
  const live = goingLive(was, is, rules);
  if (live.length === 0) return {};
  // Before the change, for afterwards none of them is in shadow.
  const known = new Map((await ruleFigures(db, siteId, was, now)).map(figures => [figures.rule, figures]));
  const tested = await triedPolicies(db, siteId, now);
  const wentLive = live.slice(0, namedMost).map(rule => {
    const figures = known.get(rule) ?? { ...unknown, rule };
    return { rule, missing: readiness({ ...figures, triedOn: triedOn(tested, is, rule) }, now.getTime()).missing };
  });
  return { wentLive, wentLiveCount: live.length };
}

const unknown: Omit<RuleFigures, "rule"> = {
  live: tallyOf(undefined),
  inShadow: tallyOf(undefined),
  lastHitAt: null,
  shadowSince: null,
  triedOn: 0,
};
