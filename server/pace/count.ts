import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel, type Outgoing } from "../events/channels.ts";
import type { Id } from "../protocol/basics.ts";
import { paceBars, paceWord } from "../protocol/pace.ts";
import { lastMinutes, type MinuteRow, minuteMs, minuteOf } from "./minutes.ts";

/** How far back is counted at first, and after a time in which no node was there. */
const lookBackMinutes = paceBars + 2;
/** A minute is counted once more so long after its end: what was posted in it may be committed a little later. */
const lateMs = 10_000;
/** Open pages are told a new number at most so often. */
const tellEveryMs = 15_000;

export type Series = ReadonlyMap<number, MinuteRow>;

/** Counts what was posted since the last look, for all articles in one statement: its cost is that of a minute's comments. */
export async function countMinutes(tx: Tx, now: Date): Promise<void> {
  const least = new Date((minuteOf(now.getTime()) - lookBackMinutes) * minuteMs);
  const { last } = await tx.one<{ last: Date | null }>(
    sql`select max(minute) as last from pace_minutes where minute > ${least}`,
  );
  const from = new Date(Math.min((last ?? least).getTime(), minuteOf(now.getTime() - lateMs) * minuteMs));
  await tx.run(sql`
    insert into pace_minutes (article_id, minute, comments, newcomers, findings, is_guarded)
    select c.article_id, date_trunc('minute', c.posted_at), count(*),
      count(*) filter (where m.published <= 1 and m.role = 'member' and m.badges = '{}'),
      count(*) filter (where exists (
        select 1 from findings f
        where f.comment_id = c.id and f.revision = 1 and f.then_do in ('flag', 'hold') and f.check_name not in ('premoderated', 'guest', 'picture'))),
      exists (select 1 from surges g where g.article_id = c.article_id and g.ended_at is null and g.until > ${now})
    from comments c join members m on m.id = c.author_id
    where c.posted_at >= ${from} and c.posted_at <= ${now}
    group by c.article_id, date_trunc('minute', c.posted_at)
    on conflict (article_id, minute) do update set comments = excluded.comments, newcomers = excluded.newcomers,
      findings = excluded.findings, is_guarded = pace_minutes.is_guarded or excluded.is_guarded`);
}

/** The series of articles, by article, so many minutes back; of all that have one when none are named. */
export async function seriesOf(tx: Tx, now: Date, minutes: number, articleIds?: Id[]): Promise<Map<Id, Series>> {
  const from = new Date((minuteOf(now.getTime()) - minutes) * minuteMs);
  const rows = await tx.all<MinuteRow & { articleId: Id }>(sql`
    select article_id as "articleId", (extract(epoch from minute) / 60)::int as minute, comments, newcomers, findings,
      is_guarded as "isGuarded"
    from pace_minutes
    where minute >= ${from} and minute <= ${now} ${articleIds ? sql`and article_id = any(${articleIds}::bigint[])` : sql``}`);
  const series = new Map<Id, Map<number, MinuteRow>>();
  for (const { articleId, ...row } of rows) {
    series.set(articleId, (series.get(articleId) ?? new Map<number, MinuteRow>()).set(row.minute, row));
  }
  return series;
}

interface PaceRow {
  articleId: Id;
  perMinute: number;
  told: number;
  toldAt: Date;
  isLive: boolean;
}

/** Draws the paces of all articles anew; answers what open pages should hear of. */
export async function drawPaces(tx: Tx, all: ReadonlyMap<Id, Series>, now: Date): Promise<Outgoing[]> {
  const drawn = [...all].map(([id, series]) => ({ article_id: id, ...drawnOf(series, now.getTime()) }));
  await tx.run(sql`delete from paces where article_id <> all(${[...all.keys()]}::bigint[])`);
  const rows = await tx.all<PaceRow>(sql`
    insert into paces as p (article_id, per_minute, bars, counted_at, told, told_at)
    select article_id, per_minute, bars, ${now}, 0, '-infinity'
    from jsonb_to_recordset(${JSON.stringify(drawn)}) as drawn (article_id bigint, per_minute int, bars int[])
    on conflict (article_id) do update
    set per_minute = excluded.per_minute, bars = excluded.bars, counted_at = excluded.counted_at
    returning article_id as "articleId", per_minute as "perMinute", told, nullif(told_at, '-infinity') as "toldAt",
      (select state in ('live', 'winding-down') from articles a where a.id = p.article_id) as "isLive"`);
  const news = rows.filter(row => isNews(row, now)).map(row => row.articleId);
  await tx.run(sql`
    update paces set told = per_minute, told_at = ${now} where article_id = any(${news}::bigint[])`);
  return news.map(id => ({ channel: articleChannel(id), event: { kind: "article-changed" } }));
}

function drawnOf(series: Series, now: number): { per_minute: number; bars: number[] } {
  const begun = minuteOf(now);
  const bars = Array.from({ length: paceBars }, (_, bar) => series.get(begun - paceBars + bar)?.comments ?? 0);
  return { per_minute: Math.round(lastMinutes(series, now, 1).comments), bars };
}

/** Where nothing happens live the number is not drawn while it is calm, so nobody need hear of it. */
function isNews({ perMinute, told, toldAt, isLive }: PaceRow, now: Date): boolean {
  if (toldAt && now.getTime() - toldAt.getTime() < tellEveryMs) return false;
  return paceWord(perMinute) !== paceWord(told) || (perMinute !== told && (isLive || paceWord(perMinute) !== "calm"));
}

/** Forgets what no baseline asks for any more. */
export const forgetOldMinutes = (tx: Pick<Tx, "run">): Promise<number> =>
  tx.run(sql`delete from pace_minutes where minute < now() - interval '25 hours'`);
