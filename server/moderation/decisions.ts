import type { Db } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { DecisionName, DecisionView, EscalatedTo } from "../protocol/cases.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import type { CommentState } from "../protocol/views.ts";

interface Decision {
  /** From which states of the comment it can be taken; an open case of a rejected comment is an appeal. */
  from: readonly CommentState[];
  /** The state of the comment afterwards; null: as it was. */
  to: CommentState | null;
  /** What becomes of the case: `asked` waits for its author, `open` for somebody else. */
  leaves: "closed" | "asked" | "open";
  /** What it says of the reports; null: nothing, they stay open. */
  reportsWereRight: boolean | null;
  /** Its author is restricted by it, which takes a role above theirs. */
  restricts: boolean;
}

/** What can be decided on a case, and what that does. Undo restores what was before. */
export const decisions = {
  approve: {
    from: ["visible", "held", "rejected"],
    to: "visible",
    leaves: "closed",
    reportsWereRight: false,
    restricts: false,
  },
  feature: {
    from: ["visible", "held", "rejected"],
    to: "visible",
    leaves: "closed",
    reportsWereRight: false,
    restricts: false,
  },
  reject: {
    from: ["visible", "held", "rejected"],
    to: "rejected",
    leaves: "closed",
    reportsWereRight: true,
    restricts: true,
  },
  "ask-edit": { from: ["visible", "held"], to: "held", leaves: "asked", reportsWereRight: true, restricts: true },
  escalate: {
    from: ["visible", "held", "rejected"],
    to: null,
    leaves: "open",
    reportsWereRight: null,
    restricts: false,
  },
} as const satisfies Record<Exclude<DecisionName, "undo">, Decision>;

/** Of decisions `d`: those that no other has undone. */
export const stands = sql`d.decision <> 'undo' and not exists (select 1 from decisions u where u.undoes = d.id)`;

interface DecisionRow {
  id: Id;
  caseId: Id;
  decision: DecisionName;
  reason: HouseRule | null;
  note: string | null;
  internalNote: string | null;
  escalatedRole: "moderator" | "admin" | null;
  escalatedTo: Id | null;
  escalatedName: string | null;
  batchId: Id | null;
  revision: number;
  byId: Id;
  byName: string;
  decidedAt: Date;
  undoes: Id | null;
}

/** Decisions (`d`) that meet a condition, oldest first. */
export async function decisionsOn(db: Db, condition: Sql): Promise<DecisionView[]> {
  const rows = await db.all<DecisionRow>(sql`
    select d.id, d.case_id as "caseId", d.decision, d.reason, d.note, d.internal_note as "internalNote", d.batch_id as "batchId", d.revision,
      d.escalated_role as "escalatedRole", d.escalated_to as "escalatedTo", t.name as "escalatedName",
      m.id as "byId", m.name as "byName", d.decided_at as "decidedAt", d.undoes
    from decisions d join members m on m.id = d.decided_by left join members t on t.id = d.escalated_to
    where ${condition} order by d.id`);
  return rows.map(({ byId, byName, decidedAt, escalatedRole, escalatedTo, escalatedName, ...row }) => ({
    ...row,
    escalatedTo: target(escalatedRole, escalatedTo, escalatedName),
    by: { id: byId, name: byName },
    decidedAt: decidedAt.toISOString(),
  }));
}

/** To whom a case was given, as it is stored. */
export function target(role: "moderator" | "admin" | null, id: Id | null, name: string | null): EscalatedTo | null {
  if (role) return { role };
  return id ? { id, name: name ?? "" } : null;
}
