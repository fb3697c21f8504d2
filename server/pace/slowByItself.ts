import { recordArticleChange } from "../audit/articleChange.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { record } from "../events/stream.ts";
import type { Id } from "../protocol/basics.ts";
import type { SlowMode } from "../protocol/pace.ts";
import { adapted } from "./adapt.ts";

interface SlowRow {
  articleId: Id;
  siteId: Id;
  kind: SlowMode["kind"];
  seconds: number;
  calmerSince: Date | null;
  perMinute: number;
  isOver: boolean;
}

/** Lets adaptive slow modes follow the pace, and ends those whose time has come; each change is told and written down. */
export async function followPace(db: Pool, now: Date): Promise<void> {
  const all = await db.all<{ articleId: Id }>(sql`
    select article_id as "articleId" from slow_modes where kind = 'adaptive' or until <= ${now} order by article_id`);
  for (const { articleId } of all) await db.transaction(tx => follow(tx, articleId, now));
}

async function follow(tx: Tx, articleId: Id, now: Date): Promise<void> {
  const row = await tx.maybe<SlowRow>(sql`
    select s.article_id as "articleId", a.site_id as "siteId", s.kind, s.seconds, s.calmer_since as "calmerSince",
      coalesce(p.per_minute, 0) as "perMinute", coalesce(s.until <= ${now}, false) as "isOver"
    from articles a join slow_modes s on s.article_id = a.id left join paces p on p.article_id = a.id
    where a.id = ${articleId} and (s.kind = 'adaptive' or s.until <= ${now})
    for no key update of a, s`);
  if (!row) return;
  if (row.isOver) return await end(tx, row, now);
  const { seconds, calmerSince } = adapted(row, row.perMinute, now);
  if (seconds === row.seconds && calmerSince?.getTime() === row.calmerSince?.getTime()) return;
  await tx.run(sql`
    update slow_modes set seconds = ${seconds}, calmer_since = ${calmerSince},
      per_minute = case when seconds = ${seconds} then per_minute else ${row.perMinute} end
    where article_id = ${articleId}`);
  if (seconds !== row.seconds) await tell(tx, row, { slow: row.kind, seconds, perMinute: row.perMinute }, now);
}

async function end(tx: Tx, row: SlowRow, now: Date): Promise<void> {
  await tx.run(sql`delete from slow_modes where article_id = ${row.articleId}`);
  await tell(tx, row, { slow: null, seconds: 0 }, now);
}

async function tell(
  tx: Tx,
  { articleId: id, siteId }: SlowRow,
  facts: Record<string, string | number | null>,
  now: Date,
) {
  await record(tx, [await recordArticleChange(tx, { id, siteId }, { actorId: null, kind: "slow", facts }, now)]);
}
