import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { DecisionName } from "../protocol/cases.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import type { CommentState } from "../protocol/views.ts";
import { stands } from "./decisions.ts";
import type { Judged } from "./lockCase.ts";

export interface Taken {
  decision: DecisionName;
  to: CommentState;
  reason?: HouseRule | null;
  note?: string | null;
  internalNote?: string | null;
  escalatedRole?: "moderator" | "admin" | null;
  escalatedTo?: Id | null;
  undoes?: Id | null;
}

/** Writes a decision beside the policy that was in force, and keeps on its case whose decision stands last. */
export async function insertDecision(tx: Tx, judged: Judged, taken: Taken): Promise<Id> {
  const { ofCase, comment, moderator, now, batchId } = judged;
  const { decision, to, reason = null, note = null, internalNote = null, undoes = null } = taken;
  const { escalatedRole = null, escalatedTo = null } = taken;
  const { id } = await tx.one<{ id: Id }>(sql`
    insert into decisions (
      case_id, comment_id, revision, decision, reason, note, internal_note, state_before, state_after, undoes,
      escalated_role, escalated_to, batch_id, policy_version, decided_by, decided_at)
    values (
      ${ofCase.id}, ${comment.id}, ${comment.revision}, ${decision}, ${reason}, ${note}, ${internalNote},
      ${comment.state}, ${to}, ${undoes}, ${escalatedRole}, ${escalatedTo}, ${batchId},
      (select max(version) from policies where site_id = ${ofCase.siteId}), ${moderator.id}, ${now})
    returning id`);
  await tx.run(sql`
    update cases set (decided_by, decided_at) = (
      select decided_by, decided_at from decisions d where case_id = ${ofCase.id} and ${stands} order by id desc limit 1)
    where id = ${ofCase.id}`);
  return id;
}
