import type { Db, Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { type Agreement, type InsightsView, outcomeNames, type Unit, type Waits } from "../protocol/figures.ts";
import { houseRuleNames } from "../protocol/houseRules.ts";
import { timeZoneOf } from "../sites/sites.ts";
import {
  agreementIn,
  checksIn,
  depthMoves,
  oldestOpen,
  outcomesIn,
  type Period,
  removalsIn,
  type Scope,
  waitsIn,
} from "./queries.ts";
import { startsUntil } from "./starts.ts";

const keptMs = 20_000;
const kept = new WeakMap<Pool, Map<string, { view: Promise<InsightsView>; until: number }>>();

/**
 * The figures of a site, or of some of its sections, up to `until`, or up to now. However many look, they are counted once in 20 seconds, in one connection and from one
 * state of the database.
 */
export function insights(db: Pool, { siteId, sections }: Scope, by: Unit, until?: Date): Promise<InsightsView> {
  const now = Date.now();
  const here = kept.get(db) ?? new Map();
  kept.set(db, here);
  for (const [key, entry] of here) if (entry.until < now) here.delete(key);
  const key = `${siteId} ${JSON.stringify(sections)} ${by} ${until?.toISOString() ?? "now"}`;
  const known = here.get(key);
  if (known) return known.view;
  const view = db.transaction(async tx => {
    await tx.run(sql`set transaction isolation level repeatable read, read only`);
    return await countAll(tx, { siteId, sections }, by, until ?? new Date(now));
  });
  here.set(key, { view, until: now + keptMs });
  view.catch(() => here.delete(key));
  return view;
}

/** Forgets what is kept: a changed time zone is to be seen at once. */
export const forgetInsights = (db: Pool): void => void kept.delete(db);

async function countAll(db: Db, scope: Scope, by: Unit, until: Date): Promise<InsightsView> {
  const timeZone = await timeZoneOf(db, scope.siteId);
  const starts = startsUntil(by, until, timeZone);
  const period = { ...scope, starts, until };
  const waits = await waitsIn(db, period);
  return {
    timeZone,
    by,
    starts: starts.map(start => start.toISOString()),
    until: until.toISOString(),
    outcomes: series(starts, outcomeNames, "outcome", await outcomesIn(db, period)),
    waits: starts.map((_, index) => waitsAt(waits, index + 1)),
    waitsInAll: waitsAt(waits, 0),
    depth: await depth(db, period),
    oldestOpenedAt: (await oldestOpen(db, scope)).at?.toISOString() ?? null,
    removals: series(starts, houseRuleNames, "reason", await removalsIn(db, period)),
    agreement: agreement(starts, await agreementIn(db, period)),
    checks: await checksIn(db, period),
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

function agreement(starts: Date[], rows: { place: number; held: boolean; removed: boolean; n: number }[]): Agreement[] {
  return starts.map((_, index) => {
    const at = (held: boolean, removed: boolean) =>
      rows.find(row => row.place === index + 1 && row.held === held && row.removed === removed)?.n ?? 0;
    return {
      bothPublish: at(false, false),
      missed: at(false, true),
      heldForNothing: at(true, false),
      bothRemove: at(true, true),
    };
  });
}
