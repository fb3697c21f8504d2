import { recordAudit } from "../audit/record.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { Id } from "../protocol/basics.ts";
import type { RemapArticles, RemapItem, Remapped } from "../protocol/keyedArticles.ts";
import { idByKey } from "./byKey.ts";

interface Mover {
  /** Null: the installation itself. */
  id: Id | null;
  siteId: Id;
}

/**
 * Gives articles new keys and addresses. The old keys still name them, for pages in caches say those. What cannot be done is told line by
 * line; the rest is done, or for a trial taken back, so that what it says is what would happen.
 */
export async function remapArticles(
  db: Pool,
  by: Mover,
  { items, isTrial }: RemapArticles,
  now = new Date(),
): Promise<Remapped> {
  try {
    return await db.transaction(async tx => {
      const remapped = await moveEach(tx, by, items, now);
      if (isTrial) throw new TakenBack(remapped);
      return remapped;
    });
  } catch (thrown) {
    if (thrown instanceof TakenBack) return thrown.remapped;
    throw thrown;
  }
}

class TakenBack extends Error {
  readonly remapped: Remapped;
  constructor(remapped: Remapped) {
    super("a trial");
    this.remapped = remapped;
  }
}

/** Moves come one after the other, and lock articles in the order of those who count views, so that nobody waits in a circle. */
async function lockForMoving(tx: Tx, siteId: Id, items: readonly RemapItem[]): Promise<void> {
  await tx.run(sql`select 1 from sites where id = ${siteId} for no key update`);
  await tx.run(sql`
    select 1 from articles where id in (
      select article_id from article_keys where site_id = ${siteId} and key = any(${items.map(({ key }) => key)}::text[]))
    order by id for no key update`);
}

async function moveEach(tx: Tx, by: Mover, items: readonly RemapItem[], now: Date): Promise<Remapped> {
  await lockForMoving(tx, by.siteId, items);
  const moved = new Set<Id>();
  const problems: Remapped["problems"] = [];
  for (const [at, item] of items.entries()) {
    const id = await idByKey(tx, by.siteId, item.key);
    const isFree = id !== undefined && (item.newKey === undefined || (await giveKey(tx, by.siteId, id, item.newKey)));
    if (id === undefined || !isFree) {
      problems.push({ at, key: item.key, problem: id === undefined ? "unknown" : "taken" });
      continue;
    }
    if (item.newUrl) await tx.run(sql`update articles set url = ${item.newUrl} where id = ${id}`);
    moved.add(id);
  }
  if (moved.size === 0) return { moved: 0, problems };
  const facts = { changed: ["article-keys"], moved: moved.size };
  const subject = `site:${by.siteId}` as const;
  await recordAudit(tx, by.siteId, [{ actorId: by.id, kind: "settings-changed", subject, facts }], now);
  await record(
    tx,
    [...moved].map(id => ({ channel: articleChannel(id), event: { kind: "article-changed" } })),
  );
  return { moved: moved.size, problems };
}

/** False when the key is that of another article under which somebody has written; one that nobody has used gives it up. */
async function giveKey(tx: Tx, siteId: Id, articleId: Id, key: string): Promise<boolean> {
  return (
    (await tx.run(sql`
      insert into article_keys as k (site_id, key, article_id) values (${siteId}, ${key}, ${articleId})
      on conflict (site_id, key) do update set article_id = excluded.article_id
      where k.article_id = excluded.article_id
        or not exists (select 1 from comments c where c.article_id = k.article_id)`)) > 0
  );
}
