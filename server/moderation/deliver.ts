import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { LiveEvent, StoredEvent } from "../protocol/events.ts";
import { openCount } from "../review/cases.ts";
import { casesById } from "./caseViews.ts";
import { decisionsOn } from "./decisions.ts";

type CaseEvent = Extract<StoredEvent, { caseId: Id }>;

/**
 * Events about cases with what the cases are now, in the order of `events`. Of another section than those who listen are for there
 * is nothing.
 */
export async function deliverCaseEvents(
  db: Db,
  { siteId, sections }: { siteId: Id; sections: readonly string[] | null },
  events: readonly CaseEvent[],
): Promise<LiveEvent[]> {
  if (events.length === 0) return [];
  const decisionIds = events.flatMap(event => (event.kind === "case-closed" ? (event.decisionId ?? []) : []));
  const [cases, decisions, count] = await Promise.all([
    casesById(db, [...new Set(events.map(event => event.caseId))]),
    decisionsOn(db, sql`d.id = any(${decisionIds}::bigint[])`),
    openCount(db, siteId, sections),
  ]);
  return events.map((event): LiveEvent => {
    const view = cases.get(event.caseId);
    if (!view || (sections && !sections.includes(view.article.section))) return { kind: "nothing" };
    if (event.kind === "case-closed") {
      const decision = decisions.find(({ id }) => id === event.decisionId) ?? null;
      return { kind: "case-closed", caseId: event.caseId, decision, openCount: count };
    }
    return { kind: event.kind, case: view, openCount: count };
  });
}
