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
const atOnce = 20;

/** Opens and closes discussions and ends pauses when their time has come, on every node; each is done once. */
export const startSchedule = (db: Pool, onError: (error: unknown) => void): Repeated =>
  repeatedly(
    lookEveryMs,
    async () => {
      for (const id of await due(db)) await db.transaction(tx => keepTime(tx, id));
    },
    onError,
  );

const isDue = {
  opening: sql`state = 'scheduled' and opens_at <= now()`,
  closing: sql`state in ('open', 'live', 'winding-down') and closes_at <= now()`,
  pauseEnding: sql`paused_until <= now()`,
};

async function due(db: Pool): Promise<Id[]> {
  const rows = await db.all<{ id: Id }>(sql`
    select id from articles where ${isDue.opening}
    union select id from articles where ${isDue.closing}
    union select id from articles where ${isDue.pauseEnding}
    limit ${atOnce}`);
  return rows.map(({ id }) => id);
}

interface DueRow {
  id: Id;
  siteId: Id;
  state: ArticleState;
  opensAs: ArticleState;
  closesAt: Date | null;
  opens: boolean;
  closes: boolean;
  goesOn: boolean;
}

/** Looked at again, alone: another node may have done it meanwhile, or somebody may have changed the times. */
async function keepTime(tx: Tx, id: Id, now = new Date()): Promise<void> {
  await changeAlone(tx, id);
  const article = await tx.one<DueRow>(sql`
    select id, site_id as "siteId", state, opens_as as "opensAs", closes_at as "closesAt",
      coalesce(${isDue.opening}, false) as opens, coalesce(${isDue.closing}, false) as closes,
      coalesce(${isDue.pauseEnding}, false) as "goesOn"
    from articles where id = ${id} for no key update`);
  const switched = await whatIsDue(tx, article, now);
  if (!switched) return;
  await record(tx, [await recordArticleChange(tx, article, { actorId: null, ...switched }, now)]);
}

async function whatIsDue(tx: Tx, article: DueRow, now: Date): Promise<Switched> {
  const { state: from, opensAs, closesAt } = article;
  if (article.opens) return await moveOn(tx, article, opensAs, now);
  // Whoever wakes up late tells what happened meanwhile: it was closed at the time that was said.
  if (article.closes) return await moveOn(tx, article, "closed", closesAt ?? now);
  if (!article.goesOn) return null;
  await tx.run(sql`update articles set paused_until = null where id = ${article.id}`);
  return isOpen({ state: from }) ? { kind: "pause", facts: { until: null } } : null;
}

async function moveOn(tx: Tx, article: DueRow, to: ArticleState, now: Date): Promise<Switched> {
  await enter(tx, article, to, { closesAt: null, now });
  return { kind: "state", facts: { from: article.state, to } };
}
