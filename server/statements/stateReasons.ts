import { randomBytes } from "node:crypto";
import { inLanguage, say } from "../../locales/say.ts";
import type { Tx } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import type { Restriction, RestrictionEnd } from "../protocol/restrictions.ts";

export interface Reasons {
  siteId: Id;
  /** Whom it restricts. */
  memberId: Id;
  /** The comment that occasioned it, and its case, where an appeal will go. */
  comment: { id: Id; revision: number };
  caseId: Id;
  restriction: Restriction;
  /** When it ends; null or absent: not by itself. */
  until?: Date | null;
  rule: HouseRule | null;
  /** What the author is told beside the rule. */
  note?: string | null;
  /** The moderator, who is named to nobody; null: a program. */
  decidedBy: Id | null;
  decisionId?: Id;
  sanctionId?: Id;
  now: Date;
}

/**
 * Writes the statement of reasons of one restriction, in the transaction that restricts (DSA, Art. 17). What was found, who reported
 * it and under which version of the policy is read here, so that it stays as it was. Answers the token of its secret
 * address (`/statements/<token>`), which is for the restricted person alone.
 */
export async function stateReasons(tx: Tx, reasons: Reasons): Promise<string> {
  const { siteId, comment, caseId, rule } = reasons;
  const token = randomBytes(32);
  await tx.run(sql`
    insert into statements (
      site_id, member_id, comment_id, revision, case_id, restriction, until, rule, rule_text, policy_version, note, facts,
      source, automated_detection, decided_by, decision_id, sanction_id, token, stated_at)
    select ${siteId}, ${reasons.memberId}, ${comment.id}, ${comment.revision}, ${caseId}, ${reasons.restriction},
      ${reasons.until ?? null}, ${rule}, ${rule && inLanguage("en", () => say(`rules.${rule}.rule`))},
      (select max(version) from policies where site_id = ${siteId}), ${reasons.note ?? null},
      jsonb_build_object('found', found.sentences, 'reports', reports.count),
      case when legal.is_why then 'legal-notice' when reports.count > 0 then 'report' else 'own' end, found.count > 0,
      ${reasons.decidedBy}, ${reasons.decisionId ?? null}, ${reasons.sanctionId ?? null}, ${token}, ${reasons.now}
    from
      (select count(*) as count,
         coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('why', why, 'says', says)) order by id) filter (where check_name <> 'secondOpinion'), '[]') as sentences
       from findings
       where comment_id = ${comment.id} and revision = ${comment.revision} and then_do in ('flag', 'hold')) as found,
      (select count(*)::int as count from reports where case_id = ${caseId}) as reports,
      (select exists (select 1 from legal_notices where case_id = ${caseId}) as is_why) as legal`);
  return token.toString("base64url");
}

/**
 * Ends what was stated about a comment and stands: one, those of a kind, or what one decision or one sanction brought. Nothing
 * to end is no fault.
 */
export async function endStatements(tx: Tx, which: Which, by: RestrictionEnd, now: Date): Promise<void> {
  await tx.run(
    sql`update statements set ended_at = ${now}, ended_by = ${by} where ${those(which)} and ended_at is null`,
  );
}

type Which =
  | { statementId: Id }
  | { commentId: Id; restriction: Restriction }
  | { decisionId: Id }
  | { sanctionId: Id; memberId: Id };

function those(which: Which): Sql {
  if ("statementId" in which) return sql`id = ${which.statementId}`;
  if ("decisionId" in which) return sql`decision_id = ${which.decisionId}`;
  if ("sanctionId" in which) return sql`member_id = ${which.memberId} and sanction_id = ${which.sanctionId}`;
  return sql`comment_id = ${which.commentId} and restriction = ${which.restriction}`;
}
