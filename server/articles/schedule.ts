import { recordArticleChange } from "../audit/articleChange.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { record } from "../events/stream.ts";
import { type ArticleState, isOpen } from "../protocol/articles.ts";
import type { Id } from "../protocol/basics.ts";
import { type Repeated, repeatedly } from "../repeatedly.ts";
import { enter, type Switched } from "./change.ts";
import { changeAlone } from "./discussing.ts";

const lookEveryMs = 500;
/** Days need no haste, and policies are long. */
const lookForOldEveryMs = 20_000;
const atOnce = 20;

/** Opens and closes discussions and ends pauses when their time has come, on every node; each is done once. */
export function startSchedule(db: Pool, onError: (error: unknown) => void): Repeated {
  const keep = async (ids: Id[]) => {
    for (const id of ids) await db.transaction(tx => keepTime(tx, id));
  };
  const looks = [
    repeatedly(lookEveryMs, async () => keep(await due(db)), onError),
    repeatedly(lookForOldEveryMs, async () => keep(await old(db)), onError),
  ];
  return {
    async close() {
      for (const look of looks) await look.close();
    },
  };
}

const isDue = {
  opening: sql`a.state = 'scheduled' and a.opens_at <= now()`,
  closing: sql`a.state in ('open', 'live', 'winding-down') and a.closes_at <= now()`,
  pauseEnding: sql`a.paused_until <= now()`,
  /** Nobody has said when, so the site's policy does: after `p.days`. */
  closingByAge: sql`a.state = 'open' and a.closes_at is null and a.closes_by_policy
    and p.days > 0 and a.published_at <= now() - make_interval(days => p.days)`,
};

async function due(db: Pool): Promise<Id[]> {
  const rows = await db.all<{ id: Id }>(sql`
    select a.id from articles a where ${isDue.opening}
    union select a.id from articles a where ${isDue.closing}
    union select a.id from articles a where ${isDue.pauseEnding}
    limit ${atOnce}`);
  return rows.map(({ id }) => id);
}

async function old(db: Pool): Promise<Id[]> {
  const rows = await db.all<{ id: Id }>(sql`
    select a.id from sites s ${withDays} join articles a on a.site_id = s.id
    where ${isDue.closingByAge} order by a.published_at limit ${atOnce}`);
  return rows.map(({ id }) => id);
}

/** What the policy of a site `s` says. */
const withDays = sql`cross join lateral (
  select (policy->>'closesAfterDays')::int as days from policies
  where site_id = s.id order by version desc limit 1) p`;

interface DueRow {
  id: Id;
  siteId: Id;
  state: ArticleState;
  opensAs: ArticleState;
  /** When it is to be closed, once that is past. */
  closes: Date | null;
  opens: boolean;
  goesOn: boolean;
}

/** Looked at again, alone: another node may have done it meanwhile, or somebody may have changed the times. */
async function keepTime(tx: Tx, id: Id, now = new Date()): Promise<void> {
  await changeAlone(tx, id);
  const article = await tx.one<DueRow>(sql`
    select a.id, a.site_id as "siteId", a.state, a.opens_as as "opensAs", coalesce(${isDue.opening}, false) as opens,
      case when ${isDue.closing} then a.closes_at when ${isDue.closingByAge} then now() end as closes,
      coalesce(${isDue.pauseEnding}, false) as "goesOn"
    from articles a join sites s on s.id = a.site_id ${withDays}
    where a.id = ${id} for no key update of a`);
  const switched = await whatIsDue(tx, article, now);
  if (switched) await record(tx, [await recordArticleChange(tx, article, { actorId: null, ...switched }, now)]);
}

async function whatIsDue(tx: Tx, article: DueRow, now: Date): Promise<Switched> {
  const { state: from, opensAs, closes } = article;
  if (article.opens) return await moveOn(tx, article, opensAs, now);
  // Whoever wakes up late tells what happened meanwhile: it was closed at the time that was said.
  if (closes) return await moveOn(tx, article, "closed", closes);
  if (!article.goesOn) return null;
  await tx.run(sql`update articles set paused_until = null where id = ${article.id}`);
  return isOpen({ state: from }) ? { kind: "pause", facts: { until: null } } : null;
}

async function moveOn(tx: Tx, article: DueRow, to: ArticleState, now: Date): Promise<Switched> {
  await enter(tx, article, to, { closesAt: null, now });
  return { kind: "state", facts: { from: article.state, to } };
}
