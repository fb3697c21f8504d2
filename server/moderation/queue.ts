import { z } from "zod";
import type { Db, Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel } from "../events/channels.ts";
import { head } from "../events/stream.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import type { CasePage, CaseView, CaseViewName } from "../protocol/cases.ts";
import type { CasesFilter, CasesQuery } from "../protocol/queue.ts";
import { type CaseRow, caseColumns, viewsOf } from "./caseViews.ts";
import { decisionsOn, stands } from "./decisions.ts";
import { inView, isWhole, type Moderator, passing } from "./queueViews.ts";

const RankKey = z.tuple([keyPart.number, keyPart.id]);
const TimeKey = z.tuple([keyPart.time, keyPart.id]);

/** A page of a view of the queue with the counts of all views; both are of one moment, so they never disagree. */
export function queuePage(db: Pool, moderator: Moderator, query: CasesQuery): Promise<CasePage> {
  const { before, order, keyOf } = query.view === "decided" ? byTime(query.cursor) : byRank(query.cursor);
  return db.snapshot(async at => {
    const seq = await head(at, deskChannel(moderator.siteId));
    const rows = await at.all<CaseRow>(sql`
      select ${caseColumns} from cases k join articles a on a.id = k.article_id
      where ${inView(moderator.id)[query.view]} and ${passing(moderator, query)} ${before}
      order by ${order} limit ${query.limit + 1}`);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const items = await viewsOf(at, shown);
    if (query.view === "decided") await addDecisions(at, items);
    const counts = await countsOf(at, moderator, query);
    return {
      items,
      nextCursor: rows.length > query.limit && last ? encodeCursor(keyOf(last)) : null,
      seq,
      openCount: counts[query.view],
      counts,
    };
  });
}

/** Gives each case the last decision that stands. */
async function addDecisions(db: Db, items: CaseView[]): Promise<void> {
  const ids = items.map(({ id }) => id);
  const decisions = await decisionsOn(
    db,
    sql`d.id in (
      select distinct on (d.case_id) d.id from decisions d where d.case_id = any(${ids}::bigint[]) and ${stands}
      order by d.case_id, d.id desc)`,
  );
  for (const item of items) {
    const last = decisions.find(({ caseId }) => caseId === item.id);
    if (last) item.lastDecision = last;
  }
}

/** The most urgent first. */
function byRank(cursor: string | undefined) {
  const after = decodeCursor(RankKey, cursor);
  return {
    before: after ? sql`and (k.rank, k.id) < (${after[0]}, ${after[1]}::bigint)` : sql``,
    order: sql`k.rank desc, k.id desc`,
    keyOf: ({ rank, id }: CaseRow) => [rank, id] as const,
  };
}

/** The last decided first. */
function byTime(cursor: string | undefined) {
  const after = decodeCursor(TimeKey, cursor);
  return {
    before: after ? sql`and (k.decided_at, k.id) < (${after[0]}::timestamptz, ${after[1]}::bigint)` : sql``,
    order: sql`k.decided_at desc, k.id desc`,
    keyOf: ({ decidedAt, id }: CaseRow) => [decidedAt?.toISOString() ?? "", id] as const,
  };
}

/** How many cases each view has. Of a whole site the database keeps it; of a part of it they are counted. */
async function countsOf(db: Db, moderator: Moderator, filter: CasesFilter): Promise<CasePage["counts"]> {
  const views = inView(moderator.id);
  const others = isWhole(moderator, filter)
    ? sql`select waiting as "all", held, reported, appeals, legal from case_counts where site_id = ${moderator.siteId}`
    : sql`
      select count(*)::int as "all", (count(*) filter (where k.is_held))::int as held,
        (count(*) filter (where k.is_reported))::int as reported, (count(*) filter (where k.has_appeal))::int as appeals,
        (count(*) filter (where k.has_legal))::int as legal
      from cases k join articles a on a.id = k.article_id where ${views.all} and ${passing(moderator, filter)}`;
  const kept = await db.one<Omit<CasePage["counts"], "mine" | "decided">>(others);
  const mine = await countIn(db, moderator, filter, "mine");
  return { ...kept, mine, decided: await countIn(db, moderator, filter, "decided") };
}

async function countIn(db: Db, moderator: Moderator, filter: CasesFilter, view: CaseViewName): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*)::int as count from cases k join articles a on a.id = k.article_id
    where ${inView(moderator.id)[view]} and ${passing(moderator, filter)}`);
  return count;
}
