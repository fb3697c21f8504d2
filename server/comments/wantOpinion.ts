import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { needsLook, type Screening } from "./screenText.ts";

/** A text that was stored, with what the checks said of it. */
interface Stored {
  commentId: Id;
  revision: number;
  screening: Screening;
  /** Undefined where nobody can be asked. */
  withinSeconds: number | undefined;
}

/**
 * Leaves word for opinions/ that a second opinion is wanted of texts that wait or were flagged, when their score lies in the
 * policy's grey zone.
 */
export async function wantOpinions(tx: Tx, stored: readonly Stored[]): Promise<void> {
  const wanted = stored
    .filter(isWanted)
    .map(({ commentId, revision, withinSeconds }) => ({ commentId, revision, withinSeconds }));
  if (wanted.length === 0) return;
  await tx.run(sql`
    insert into second_opinions (comment_id, revision, due_at)
    select w."commentId", w.revision, now() + make_interval(secs => w."withinSeconds")
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w ("commentId" bigint, revision int, "withinSeconds" float8)`);
}

function isWanted({ withinSeconds, screening: { verdict, policy } }: Stored): boolean {
  const score = verdict.reading?.scores?.toxicity;
  if (withinSeconds === undefined || score === undefined) return false;
  const { from, to } = policy.secondOpinion;
  const isGrey = score >= from && score <= to;
  return isGrey && (verdict.outcome === "hold" || needsLook(verdict.findings));
}
