import type { Db } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import type { CommentState, DecisionName, DecisionView, Id } from "../protocol/views.ts";

/** What a decision does to a comment, and from which states it can be taken. Undo restores what was before. */
export const decisions = {
  approve: { from: ["visible", "held"], to: "visible", reportsWereRight: false },
  reject: { from: ["visible", "held"], to: "rejected", reportsWereRight: true },
} as const satisfies Record<string, { from: readonly CommentState[]; to: CommentState; reportsWereRight: boolean }>;

interface DecisionRow {
  id: Id;
  decision: DecisionName;
  reason: HouseRule | null;
  note: string | null;
  revision: number;
  byId: Id;
  byName: string;
  decidedAt: Date;
  undoes: Id | null;
}

/** Decisions (`d`) that meet a condition, oldest first. */
export async function decisionsOn(db: Db, condition: Sql): Promise<DecisionView[]> {
  const rows = await db.all<DecisionRow>(sql`
    select d.id, d.decision, d.reason, d.note, d.revision, m.id as "byId", m.name as "byName",
      d.decided_at as "decidedAt", d.undoes
    from decisions d join members m on m.id = d.decided_by
    where ${condition} order by d.id`);
  return rows.map(({ byId, byName, decidedAt, ...row }) => ({
    ...row,
    by: { id: byId, name: byName },
    decidedAt: decidedAt.toISOString(),
  }));
}
