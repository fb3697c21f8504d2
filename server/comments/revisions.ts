import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { storeFindings } from "../review/findings.ts";
import { storeHits } from "../sites/hits.ts";
import { rendererVersion } from "../text/markdown.ts";
import type { Screening } from "./screenText.ts";

export interface NewRevision {
  commentId: Id;
  revision: number;
  text: string;
  html: string;
  screening: Screening;
  now: Date;
}

/** Keeps one version each of some comments' texts with all that the machine said of it. */
export async function storeRevisions(tx: Tx, written: readonly NewRevision[]): Promise<void> {
  const rows = written.map(({ commentId, revision, text, html, screening, now }) => {
    const { policyVersion, verdict } = screening;
    // What the shipped model said: thresholds are tried on it, and corrections are made from it.
    const shipped = verdict.reading?.shipped ?? verdict.reading;
    const { model = null, scores = null } = shipped ?? {};
    return { commentId, revision, text, html, policyVersion, verdict: verdict.outcome, model, scores, now };
  });
  await tx.run(sql`
    insert into revisions (
      comment_id, revision, text, html, renderer, policy_version, verdict, model, scores, written_at)
    select r."commentId", r.revision, r.text, r.html, ${rendererVersion}, r."policyVersion", r.verdict, r.model, r.scores, r.now
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      "commentId" bigint, revision int, text text, html text, "policyVersion" int, verdict text, model text, scores jsonb,
      now timestamptz)`);
  const said = written.map(({ commentId, revision, screening: { siteId, policyVersion, verdict }, now }) => {
    return { siteId, commentId, revision, policyVersion, findings: verdict.findings, inShadow: verdict.inShadow, now };
  });
  await storeFindings(tx, said);
  await storeHits(tx, said);
}
