import type { Pool, Tx } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import { deskChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { Id } from "../protocol/basics.ts";
import type { CaseView } from "../protocol/cases.ts";
import type { NextCase } from "../protocol/queue.ts";
import { claim } from "../review/claims.ts";
import type { Member } from "../users/viewer.ts";
import { casesById } from "./caseViews.ts";
import { inView, passing } from "./queueViews.ts";

/**
 * Takes the most urgent case of a view that is free for this moderator: nobody holds it, they did not write it nor skip it lately,
 * it was not given to somebody else, and nobody appeals there against what they decided. Of many who ask at once each gets another. Null when none is free.
 */
export function nextCase(
  db: Pool,
  moderator: Member,
  { view, ...filter }: NextCase,
): Promise<{ case: CaseView | null }> {
  const wanted = sql`${inView(moderator.id)[view]} and ${passing(moderator, filter)} and ${isFreeFor(moderator)}`;
  return db.transaction(async tx => {
    const caseId = await take(tx, moderator, wanted);
    if (!caseId) return { case: null };
    const view = (await casesById(tx, [caseId])).get(caseId) ?? null;
    const event = { kind: "case-changed", caseId } as const;
    await record(tx, [{ channel: deskChannel(moderator.siteId), event }]);
    return { case: view };
  });
}

/** What somebody else is about to take is locked, and is passed over; what they took since this looked is asked for anew. */
async function take(tx: Tx, moderator: Member, wanted: Sql): Promise<Id | null> {
  for (;;) {
    const free = await tx.maybe<{ id: Id }>(sql`
      select k.id from cases k join articles a on a.id = k.article_id
      where ${wanted}
      order by k.rank desc, k.id desc limit 1 for update of k skip locked`);
    if (!free) return null;
    if (await claim(tx, free.id, moderator.id)) return free.id;
  }
}

const isFreeFor = ({ id, role }: Member): Sql => sql`
  not exists (select 1 from claims l where l.case_id = k.id and l.expires_at > now())
  and not exists (select 1 from skips s where s.case_id = k.id and s.member_id = ${id} and s.ends_at > now())
  and not exists (select 1 from comments c where c.id = k.comment_id and c.author_id = ${id})
  and not exists (
    select 1 from appeals p join statements s on s.id = p.statement_id
    where k.has_appeal and p.case_id = k.id and p.outcome is null and s.decided_by = ${id})
  and (k.escalated_by is null or ${role}::text = 'admin' or k.escalated_to = ${id}
    or (k.escalated_role = 'moderator' and k.escalated_by <> ${id}))`;
