import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { needsLook, type Screening } from "./screenText.ts";

/**
 * Leaves word for opinions/ that a second opinion is wanted of a text that waits or was flagged, when its score lies in the
 * policy's grey zone. `withinSeconds` is undefined where nobody can be asked.
 */
export async function wantOpinion(
  tx: Tx,
  { commentId, revision }: { commentId: Id; revision: number },
  { verdict, policy }: Screening,
  withinSeconds: number | undefined,
): Promise<void> {
  const score = verdict.reading?.scores?.toxicity;
  if (withinSeconds === undefined || score === undefined) return;
  const { from, to } = policy.secondOpinion;
  const isGrey = score >= from && score <= to;
  if (!isGrey || (verdict.outcome !== "hold" && !needsLook(verdict.findings))) return;
  await tx.run(sql`
    insert into second_opinions (comment_id, revision, due_at)
    values (${commentId}, ${revision}, now() + make_interval(secs => ${withinSeconds}))`);
}
