import type { Db, Pool } from "../db/pool.ts";
import {
  type Agreement,
  type InsightsView,
  outcomeNames,
  type RulePrecision,
  sum,
  type Unit,
  type Waits,
} from "../protocol/figures.ts";
import { type HouseRule, houseRuleNames } from "../protocol/houseRules.ts";
import type { Judged as TwoJudges } from "../protocol/kappa.ts";
import type { RuleId } from "../protocol/ruleNames.ts";
import { currentTimeZone } from "../sites/policy.ts";
import {
  appealsIn,
  depthMoves,
  type Judged,
  judgedIn,
  looksIn,
  oldestOpen,
  outcomesIn,
  type Period,
  removalsIn,
  type Scope,
  waitsIn,
} from "./queries.ts";
import { startsUntil } from "./starts.ts";

interface Kept {
  view: Promise<InsightsView>;
  /** In ms since 1970. */
  until: number;
}

const keptMs = 20_000;
const kept = new WeakMap<Pool, Map<string, Kept>>();

/**
 * The figures of a site, or of some of its sections, up to `until`, or up to now. However many look, they are counted once in 20
 * seconds, in one connection and from one state of the database.
 */
export async function insights(db: Pool, { siteId, sections }: Scope, by: Unit, until?: Date): Promise<InsightsView> {
  const timeZone = await currentTimeZone(db, siteId);
  const now = Date.now();
  const known = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, known);
  for (const [key, entry] of known) if (entry.until < now) known.delete(key);
  const key = JSON.stringify([siteId, sections, by, until, timeZone]);
  const view = known.get(key)?.view ?? count(db, { siteId, sections }, by, until ?? new Date(now), timeZone);
  if (!known.has(key)) known.set(key, { view, until: now + keptMs });
  // What could not be counted is counted anew for whoever asks next.
  view.catch(() => known.delete(key));
  return view;
}

function count(db: Pool, scope: Scope, by: Unit, until: Date, timeZone: string): Promise<InsightsView> {
  const period = { ...scope, starts: startsUntil(by, until, timeZone), until };
  return db.snapshot(at => countAll(at, period, by, timeZone));
}

async function countAll(db: Db, period: Period, by: Unit, timeZone: string): Promise<InsightsView> {
  const { starts, until } = period;
  const waits = await waitsIn(db, period);
  const judged = await judgedIn(db, period);
  const looks = await looksIn(db, period);
  return {
    timeZone,
    by,
    starts: starts.map(start => start.toISOString()),
    until: until.toISOString(),
    outcomes: series(starts, outcomeNames, "outcome", await outcomesIn(db, period)),
    waits: starts.map((_, index) => waitsAt(waits, index + 1)),
    waitsInAll: waitsAt(waits, 0),
    depth: await depth(db, period),
    oldestOpenedAt: (await oldestOpen(db, period)).at?.toISOString() ?? null,
    removals: series(starts, houseRuleNames, "reason", await removalsIn(db, period)),
    agreement: starts.map((_, index) => agreement(judged.filter(({ place }) => place === index + 1))),
    rules: precision(judged),
    appeals: await appealsIn(db, period),
    secondLooks: {
      removed: judgedBy(looks, reason => reason !== null),
      rules: Object.fromEntries(
        houseRuleNames.map(rule => [rule, judgedBy(looks, reason => reason === rule)]),
      ) as InsightsView["secondLooks"]["rules"],
    },
  };
}

/** Counts by name and place as one array for each name. */
function series<By extends string, Name extends string>(
  starts: Date[],
  names: readonly Name[],
  by: By,
  rows: ({ place: number; n: number } & Record<By, Name>)[],
): Record<Name, number[]> {
  const made = Object.fromEntries(names.map(name => [name, starts.map(() => 0)])) as Record<Name, number[]>;
  for (const row of rows) made[row[by]][row.place - 1] = row.n;
  return made;
}

function waitsAt(rows: (Waits & { place: number })[], place: number): Waits {
  const { decided = 0, median = null, ninth = null } = rows.find(row => row.place === place) ?? {};
  return { decided, median, ninth };
}

/** Counted back from what is open now: what came or went after a moment was not, or still, there. */
async function depth(db: Db, { starts, until, ...scope }: Period): Promise<number[]> {
  const moments = [...starts.slice(1), until];
  const moves = await depthMoves(db, scope, moments);
  const now = moves.find(({ place }) => place === null)?.by ?? 0;
  return moments.map((_, index) =>
    moves.reduce((open, { place, by }) => (place !== null && place > index ? open - by : open), now),
  );
}

function agreement(judged: Judged[]): Agreement {
  const all = (held: boolean, removed: boolean) =>
    sum(judged.filter(row => row.held === held && row.removed === removed).map(({ n }) => n));
  return {
    bothPublish: all(false, false),
    missed: all(false, true),
    heldForNothing: all(true, false),
    bothRemove: all(true, true),
  };
}

const rulesMost = 30;

/** Each rule that met something, most hits first; what is live here and in shadow there is two. */
function precision(judged: Judged[]): RulePrecision[] {
  const found = new Map<string, RulePrecision>();
  const count = (rule: RuleId, inShadow: boolean, { removed, n }: Judged) => {
    const key = `${inShadow} ${rule}`;
    const { hits, right } = found.get(key) ?? { hits: 0, right: 0 };
    found.set(key, { rule, inShadow, hits: hits + n, right: right + (removed ? n : 0) });
  };
  for (const row of judged) {
    for (const rule of row.live) count(rule, false, row);
    for (const rule of row.inShadow) count(rule, true, row);
  }
  return [...found.values()]
    .sort((a, b) => b.hits - a.hits || Number(a.inShadow) - Number(b.inShadow) || (a.rule < b.rule ? -1 : 1))
    .slice(0, rulesMost);
}

type Looks = Awaited<ReturnType<typeof looksIn>>;

/** Two judges who say yes where the reason of a removal (null: let stand) is meant. */
function judgedBy(looks: Looks, isMeant: (reason: HouseRule | null) => boolean): TwoJudges {
  const count = (first: boolean, second: boolean) =>
    sum(looks.filter(look => isMeant(look.first) === first && isMeant(look.second) === second).map(({ n }) => n));
  return {
    both: count(true, true),
    first: count(true, false),
    second: count(false, true),
    neither: count(false, false),
  };
}
