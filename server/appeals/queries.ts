import type { Db } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { DeskAppeal } from "../protocol/appeals.ts";
import type { Id } from "../protocol/basics.ts";
import { besideStatement, type StatementRow, statementColumns, statementView } from "../statements/queries.ts";

/** An appeal with the statement that it is against. */
export interface AppealRow extends StatementRow {
  appealId: Id;
  /** Where it waits, or waited. */
  appealCaseId: Id;
  decisionId: Id | null;
  sanctionId: Id | null;
  firstName: string | null;
  answeredById: Id | null;
  answeredByName: string | null;
}

const columns = sql`
  ${statementColumns}, p.id as "appealId", p.case_id as "appealCaseId", s.decision_id as "decisionId",
  s.sanction_id as "sanctionId", f.name as "firstName", p.decided_by as "answeredById", m.name as "answeredByName"`;

function appealsWhere(db: Db, condition: Sql): Promise<AppealRow[]> {
  return db.all<AppealRow>(sql`
    select ${columns} from statements s ${besideStatement}
      left join members f on f.id = s.decided_by left join members m on m.id = p.decided_by
    where p.id is not null and ${condition} order by p.id`);
}

export async function appealById(db: Db, siteId: Id, id: Id): Promise<AppealRow | undefined> {
  const [found] = await appealsWhere(db, sql`p.id = ${id} and s.site_id = ${siteId}`);
  return found;
}

/** The appeals that came to a case, oldest first. */
export async function appealsOn(db: Db, caseId: Id): Promise<DeskAppeal[]> {
  return (await appealsWhere(db, sql`p.case_id = ${caseId}`)).map(deskAppeal);
}

export function deskAppeal(row: AppealRow): DeskAppeal {
  const { appeal, ...statement } = statementView(row);
  if (!appeal) throw new Error("an appeal that was just read is not there");
  const { decidedBy, firstName, answeredById, answeredByName } = row;
  return {
    ...appeal,
    id: row.appealId,
    statement: { ...statement, appeal: null },
    firstDecidedBy: decidedBy && firstName !== null ? { id: decidedBy, name: firstName } : null,
    decidedBy: answeredById && answeredByName !== null ? { id: answeredById, name: answeredByName } : null,
  };
}
