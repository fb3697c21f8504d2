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

/** Keeps one version of a comment's text with all that the machine said of it. */
export async function storeRevision(tx: Tx, written: NewRevision): Promise<void> {
  const { commentId, revision, text, html, screening, now } = written;
  const { siteId, policyVersion, verdict } = screening;
  const { reading, findings, inShadow, outcome } = verdict;
  // What the shipped model said: thresholds are tried on it, and corrections are made from it.
  const shipped = reading?.shipped ?? reading;
  const scores = shipped?.scores ? JSON.stringify(shipped.scores) : null;
  await tx.run(sql`
    insert into revisions (
      comment_id, revision, text, html, renderer, policy_version, verdict, model, scores, written_at)
    values (
      ${commentId}, ${revision}, ${text}, ${html}, ${rendererVersion}, ${policyVersion}, ${outcome},
      ${shipped?.model ?? null}, ${scores}::jsonb, ${now})`);
  await storeFindings(tx, { commentId, revision, policyVersion, findings, now });
  await storeHits(tx, { siteId, commentId, revision, policyVersion, findings, inShadow, now });
}
