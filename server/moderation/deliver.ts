import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { LiveEvent, StoredEvent } from "../protocol/events.ts";
import type { Id } from "../protocol/views.ts";
import { openCount } from "../review/cases.ts";
import { decisionsOn } from "./decisions.ts";
import { casesById } from "./desk.ts";

type CaseEvent = Extract<StoredEvent, { caseId: Id }>;

/** Events about cases with what the cases are now, in the order of `events`. */
export async function deliverCaseEvents(db: Db, siteId: Id, events: readonly CaseEvent[]): Promise<LiveEvent[]> {
  if (events.length === 0) return [];
  const decisionIds = events.flatMap(event => (event.kind === "case-closed" ? (event.decisionId ?? []) : []));
  const [cases, decisions, count] = await Promise.all([
    casesById(db, [...new Set(events.map(event => event.caseId))]),
    decisionsOn(db, sql`d.id = any(${decisionIds}::bigint[])`),
    openCount(db, siteId),
  ]);
  return events.map((event): LiveEvent => {
    if (event.kind === "case-closed") {
      const decision = decisions.find(({ id }) => id === event.decisionId) ?? null;
      return { kind: "case-closed", caseId: event.caseId, decision, openCount: count };
    }
    const view = cases.get(event.caseId);
    return view ? { kind: event.kind, case: view, openCount: count } : { kind: "nothing" };
  });
}
