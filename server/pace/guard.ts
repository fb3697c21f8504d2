import { recordArticleChange } from "../audit/articleChange.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel, deskChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { Id } from "../protocol/basics.ts";
import type { SurgeJump } from "../protocol/pace.ts";
import { policyFor } from "../protocol/policyScopes.ts";
import { currentPolicy } from "../sites/policy.ts";
import { seriesOf } from "./count.ts";
import { type Count, minuteMs } from "./minutes.ts";
import { historyMinutes, isOver, jumps, mayJump, windowMinutes } from "./surge.ts";

/** For how long moderators read first, and by how much it is drawn out while it goes on. */
const guardMinutes = { first: 20, more: 10 };
const seriesMinutes = historyMinutes + windowMinutes + 1;

const after = (now: Date, minutes: number) => new Date(now.getTime() + minutes * minuteMs);

/** Has moderators read first where something jumped, draws that out while it goes on, and ends it when its time has come. */
export async function guard(db: Pool, suspects: readonly Id[], now: Date): Promise<void> {
  for (const id of suspects) await db.transaction(tx => beginWhereItJumps(tx, id, now));
  const goingOn = await db.all<{ id: Id; isDue: boolean }>(sql`
    select article_id as id, until <= ${now} as "isDue" from surges where ended_at is null order by article_id`);
  for (const { id, isDue } of goingOn) if (isDue) await db.transaction(tx => endOrDrawOut(tx, id, now));
  if (goingOn.length > 0) await tellWaits(db, now);
}

/** Articles under which enough was posted lately that something may have jumped. */
export const suspectsOf = (all: Awaited<ReturnType<typeof seriesOf>>, now: Date): Id[] =>
  [...all].filter(([, series]) => mayJump(series, now.getTime())).map(([id]) => id);

interface GuardedArticle {
  id: Id;
  siteId: Id;
  section: string;
  openedAt: Date;
}

async function beginWhereItJumps(tx: Tx, id: Id, now: Date): Promise<void> {
  const article = await tx.maybe<GuardedArticle>(sql`
    select a.id, a.site_id as "siteId", a.section,
      greatest(a.published_at, a.opens_at, (
        select max(at) from article_changes where article_id = a.id and kind = 'state')) as "openedAt"
    from articles a
    where a.id = ${id} and a.state in ('open', 'live', 'winding-down') and not exists (
      select 1 from surges g where g.article_id = a.id and (g.ended_at is null or g.rests_until > ${now}))
    for no key update`);
  if (!article) return;
  const { policy: whole } = await currentPolicy(tx, article.siteId);
  const policy = policyFor(whole, { section: article.section, articleId: id });
  const { guard: sensitivity } = policy.surge;
  // Where everything waits already there is nothing to begin.
  if (sensitivity === "off" || policy.mode === "review-first") return;
  const series = (await seriesOf(tx, now, seriesMinutes, [id])).get(id) ?? new Map();
  const watched = { series, openedAt: article.openedAt.getTime(), site: await siteLately(tx, article.siteId, now) };
  const found = jumps(watched, now.getTime(), sensitivity).map(rounded);
  if (found.length === 0) return;
  const until = after(now, guardMinutes.first);
  await tx.run(sql`
    insert into surges (article_id, began_at, until, jumps) values (${id}, ${now}, ${until}, ${JSON.stringify(found)})
    on conflict (article_id) do update set began_at = excluded.began_at, until = excluded.until, jumps = excluded.jumps,
      by_id = null, ended_at = null, rests_until = null, wait_minutes = null`);
  await tell(tx, article, { until: until.toISOString(), jumps: found.map(jump => ({ ...jump })) }, now);
}

const rounded = ({ of, is, usual }: SurgeJump): SurgeJump => ({ of, is: Math.round(is), usual: Math.round(usual) });

const siteLately = (tx: Tx, siteId: Id, now: Date): Promise<Count> =>
  tx.one<Count>(sql`
    select coalesce(sum(comments), 0)::int as comments, coalesce(sum(newcomers), 0)::int as newcomers,
      coalesce(sum(findings), 0)::int as findings
    from pace_minutes p join articles a on a.id = p.article_id
    where a.site_id = ${siteId} and p.minute > ${after(now, -24 * 60)} and not p.is_guarded`);

/** What somebody asked for ends when they said; what began by itself goes on while what began it does. */
async function endOrDrawOut(tx: Tx, id: Id, now: Date): Promise<void> {
  const surge = await tx.maybe<{ id: Id; siteId: Id; jumps: SurgeJump[]; byId: Id | null }>(sql`
    select a.id, a.site_id as "siteId", g.jumps, g.by_id as "byId"
    from articles a join surges g on g.article_id = a.id
    where a.id = ${id} and g.ended_at is null and g.until <= ${now} for no key update of a, g`);
  if (!surge) return;
  const series = (await seriesOf(tx, now, windowMinutes + 1, [id])).get(id) ?? new Map();
  if (surge.byId !== null || isOver(surge.jumps, { series }, now.getTime())) {
    await tx.run(sql`update surges set ended_at = ${now} where article_id = ${id}`);
    return await tell(tx, surge, { until: null }, now);
  }
  const until = after(now, guardMinutes.more);
  await tx.run(sql`update surges set until = ${until} where article_id = ${id}`);
  await tell(tx, surge, { until: until.toISOString() }, now);
}

type Told = Parameters<typeof recordArticleChange>[2]["facts"];

async function tell(tx: Tx, article: { id: Id; siteId: Id }, facts: Told, now: Date): Promise<void> {
  const change = await recordArticleChange(tx, article, { actorId: null, kind: "review-first", facts }, now);
  await record(tx, [change, { channel: deskChannel(article.siteId), event: { kind: "surges-changed" } }]);
}

/** How many decisions say how long a comment waits, and how old they may be. */
const waits = { decisions: 20, minutes: 30 };

/** Tells readers how long the last comments that were decided on had to wait, where moderators read first: the median, in minutes. */
async function tellWaits(db: Pool, now: Date): Promise<void> {
  await db.transaction(async tx => {
    const changed = await tx.all<{ id: Id }>(sql`
      update surges g set wait_minutes = now_is.minutes
      from surges other cross join lateral (
        select case when count(*) > 0 then greatest(1, ceil(percentile_cont(0.5) within group (order by extract(epoch from d.decided_at - d.opened_at)) / 60))::int end
          as minutes
        from (
          select decided_at, opened_at from cases
          where article_id = other.article_id and decided_at > ${after(now, -waits.minutes)}
          order by decided_at desc limit ${waits.decisions}) d) now_is
      where other.article_id = g.article_id and g.ended_at is null and g.until > ${now}
        and g.wait_minutes is distinct from now_is.minutes
      returning g.article_id as id`);
    await record(
      tx,
      changed.map(({ id }) => ({ channel: articleChannel(id), event: { kind: "article-changed" } })),
    );
  });
}

/** For the desk: see SurgeView. `sections`: those alone; null: all. */
export const surgesGoingOn = (db: Db, siteId: Id, sections: string[] | null) =>
  db.all<{
    article: { id: Id; slug: string; title: string; section: string };
    beganAt: Date;
    until: Date;
    jumps: SurgeJump[];
    by: { id: Id; name: string } | null;
  }>(sql`
    select jsonb_build_object('id', a.id::text, 'slug', a.slug, 'title', a.title, 'section', a.section) as article,
      g.began_at as "beganAt", g.until, g.jumps,
      case when m.id is not null then jsonb_build_object('id', m.id::text, 'name', m.name) end as by
    from surges g join articles a on a.id = g.article_id left join members m on m.id = g.by_id
    where a.site_id = ${siteId} and g.ended_at is null and g.until > now()
      and (${sections}::text[] is null or a.section = any(${sections}::text[]))
    order by g.began_at desc, a.id`);
