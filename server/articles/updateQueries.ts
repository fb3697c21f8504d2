import { z } from "zod";
import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel } from "../events/channels.ts";
import { head } from "../events/stream.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import type { Id } from "../protocol/basics.ts";
import {
  type UpdateRevision,
  type UpdatesPage,
  type UpdatesQuery,
  type UpdateView,
  updateOrders,
} from "../protocol/updates.ts";

export interface UpdateRow {
  id: Id;
  articleId: Id;
  revision: number;
  postedAt: Date;
  title: string;
  html: string;
  corrections: { at: string; was: string }[];
  withdrawnAt: Date | null;
  withdrawnFor: string | null;
  commentCount: number;
}

const columns = sql`
  u.id, u.article_id as "articleId", u.revision, u.posted_at as "postedAt", u.title, u.html,
  u.withdrawn_at as "withdrawnAt", u.withdrawn_for as "withdrawnFor",
  coalesce(
    (select jsonb_agg(jsonb_build_object('at', r.written_at, 'was', r.correction) order by r.revision)
      from update_revisions r where r.update_id = u.id and r.revision > 1), '[]') as corrections,
  (select count(*)::int from comments c where c.on_update = u.id and c.state = 'visible') as "commentCount"`;

/** An update as everybody sees it: of one that was withdrawn only when and why. */
function updateView(row: UpdateRow): UpdateView {
  const { withdrawnAt, withdrawnFor } = row;
  const isGone = withdrawnAt !== null && withdrawnFor !== null;
  return {
    id: row.id,
    articleId: row.articleId,
    revision: row.revision,
    postedAt: row.postedAt.toISOString(),
    title: isGone ? "" : row.title,
    html: isGone ? "" : row.html,
    corrections: isGone ? [] : row.corrections.map(({ at, was }) => ({ at: new Date(at).toISOString(), was })),
    withdrawn: isGone ? { at: withdrawnAt.toISOString(), why: withdrawnFor } : null,
    commentCount: row.commentCount,
  };
}

export async function updatesById(db: Db, ids: readonly Id[]): Promise<UpdateView[]> {
  const rows = await db.all<UpdateRow>(
    sql`select ${columns} from article_updates u where u.id = any(${ids}::bigint[]) order by u.id`,
  );
  return rows.map(updateView);
}

const Key = z.tuple([z.enum(updateOrders), keyPart.id]);

/** A page of an article's updates, the same for everybody. Throws for a forged cursor. */
export async function updatesPage(
  db: Db,
  article: { id: Id },
  { sort, from, cursor, limit }: UpdatesQuery,
): Promise<UpdatesPage> {
  const after = decodeCursor(
    Key.refine(([order]) => order === sort),
    cursor,
  )?.[1];
  const isNewest = sort === "newest";
  const beyond = isNewest ? sql`u.id < ${after}` : sql`u.id > ${after}`;
  const beginning = isNewest ? sql`u.id <= ${from}` : sql`u.id >= ${from}`;
  // The number is read before the page: an event that comes between is then applied twice, which changes nothing.
  const seq = await head(db, articleChannel(article.id));
  const rows = await db.all<UpdateRow>(sql`
    select ${columns} from article_updates u
    where u.article_id = ${article.id} ${after === undefined ? sql`` : sql`and ${beyond}`}
      ${from === undefined ? sql`` : sql`and ${beginning}`}
    order by u.id ${isNewest ? sql`desc` : sql``} limit ${limit + 1}`);
  const isAll = rows.length <= limit && after === undefined && from === undefined;
  const items = rows.slice(0, limit).map(updateView);
  const last = items.at(-1);
  const nextCursor = rows.length > limit && last ? encodeCursor([sort, last.id]) : null;
  return { items, nextCursor, seq, count: isAll ? items.length : await countOf(db, article.id) };
}

async function countOf(db: Db, articleId: Id): Promise<number> {
  const { count } = await db.one<{ count: number }>(
    sql`select count(*)::int as count from article_updates where article_id = ${articleId}`,
  );
  return count;
}

/** The update, its row locked until the transaction ends; undefined when it is not of this article. */
export async function lockUpdate(tx: Tx, articleId: Id, id: Id): Promise<UpdateRow | undefined> {
  const locked = await tx.maybe(
    sql`select 1 from article_updates where id = ${id} and article_id = ${articleId} for no key update`,
  );
  return locked ? await tx.one<UpdateRow>(sql`select ${columns} from article_updates u where u.id = ${id}`) : undefined;
}

export async function revisionsOf(db: Db, articleId: Id, id: Id): Promise<UpdateRevision[]> {
  const rows = await db.all<Omit<UpdateRevision, "at"> & { at: Date }>(sql`
    select r.revision, r.title, r.text, r.correction, m.name as by, r.written_at as at
    from article_updates u
    join update_revisions r on r.update_id = u.id
    left join members m on m.id = r.written_by
    where u.id = ${id} and u.article_id = ${articleId} order by r.revision`);
  return rows.map(row => ({ ...row, at: row.at.toISOString() }));
}
