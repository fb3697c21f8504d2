import { recordAudit } from "../audit/record.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { WatchList } from "../protocol/cases.ts";
import { wrongField } from "../protocol/faults.ts";
import { Problem } from "../protocol/problems.ts";
import type { PutWatchList } from "../protocol/queue.ts";
import type { Member } from "../users/viewer.ts";

/** The watch-lists of a site, by name. */
export function watchListsOf(db: Db, siteId: Id): Promise<WatchList[]> {
  return db.all<WatchList>(sql`
    select l.id, l.name,
      coalesce(jsonb_agg(jsonb_build_object('id', a.id::text, 'title', a.title) order by a.published_at desc, a.id desc)
        filter (where a.id is not null), '[]') as articles
    from watch_lists l
      left join watch_list_articles w on w.watch_list_id = l.id left join articles a on a.id = w.article_id
    where l.site_id = ${siteId}
    group by l.id order by lower(l.name)`);
}

/** Names a group of articles. Throws `unprocessable-request` for a name that is taken or an article that is not of the site. */
export function addWatchList(db: Pool, moderator: Member, wanted: PutWatchList): Promise<WatchList> {
  return db.transaction(async tx => {
    await lockNames(tx, moderator);
    const made = await tx.maybe<{ id: Id }>(sql`
      insert into watch_lists (site_id, name, made_by) values (${moderator.siteId}, ${wanted.name}, ${moderator.id})
      on conflict (site_id, lower(name)) do nothing returning id`);
    if (!made) throw nameTaken();
    return await fill(tx, moderator, made.id, wanted);
  });
}

/** Gives a watch-list another name and other articles. Throws `not-found`, and what `addWatchList` throws. */
export function changeWatchList(db: Pool, moderator: Member, id: Id, wanted: PutWatchList): Promise<WatchList> {
  return db.transaction(async tx => {
    await lockNames(tx, moderator);
    await lockList(tx, moderator, id);
    const isTaken = await tx.maybe(sql`
      select 1 from watch_lists
      where site_id = ${moderator.siteId} and lower(name) = lower(${wanted.name}) and id <> ${id}`);
    if (isTaken) throw nameTaken();
    await tx.run(sql`update watch_lists set name = ${wanted.name} where id = ${id}`);
    await tx.run(sql`delete from watch_list_articles where watch_list_id = ${id}`);
    return await fill(tx, moderator, id, wanted);
  });
}

/** Forgets a watch-list. Throws `not-found`. */
export function removeWatchList(db: Pool, moderator: Member, id: Id): Promise<void> {
  return db.transaction(async tx => {
    await lockList(tx, moderator, id);
    await tx.run(sql`delete from watch_lists where id = ${id}`);
    await audit(tx, moderator, id, { removed: true });
  });
}

/** The site's row is the lock: of two who want the same name at once the second is told that it is taken. */
async function lockNames(tx: Tx, { siteId }: Member): Promise<void> {
  await tx.run(sql`select 1 from sites where id = ${siteId} for no key update`);
}

async function lockList(tx: Tx, { siteId }: Member, id: Id): Promise<void> {
  const found = await tx.maybe(sql`select 1 from watch_lists where id = ${id} and site_id = ${siteId} for update`);
  if (!found) throw new Problem("not-found");
}

async function fill(tx: Tx, moderator: Member, id: Id, { name, articleIds }: PutWatchList): Promise<WatchList> {
  const ids = [...new Set(articleIds)];
  const added = await tx.run(sql`
    insert into watch_list_articles (watch_list_id, article_id)
    select ${id}::bigint, a.id from articles a where a.id = any(${ids}::bigint[]) and a.site_id = ${moderator.siteId}`);
  if (added < ids.length) throw wrongField("articleIds", "faults.articleElsewhere");
  await audit(tx, moderator, id, { name, articles: ids });
  const list = (await watchListsOf(tx, moderator.siteId)).find(one => one.id === id);
  if (!list) throw new Error("the watch-list that was just written is not there");
  return list;
}

function audit(tx: Tx, moderator: Member, id: Id, facts: { name: string; articles: Id[] } | { removed: true }) {
  const entry = { actorId: moderator.id, kind: "watch-list-changed", subject: `watch-list:${id}`, facts } as const;
  return recordAudit(tx, moderator.siteId, [entry]);
}

const nameTaken = (): Problem => wrongField("name", "faults.otherWatchList");
