import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { Finding } from "../protocol/findings.ts";
import { hitsIn } from "../screening/hits.ts";

interface Hits {
  siteId: Id;
  commentId: Id;
  revision: number;
  policyVersion: number;
  findings: readonly Finding[];
  inShadow: readonly Finding[];
  now: Date;
}

/** Counts which rules met a text: the live ones by what they did, those in shadow by what they would have done. */
export async function storeHits(tx: Tx, { findings, inShadow, ...written }: Hits): Promise<void> {
  const live = hitsIn(findings);
  // A rule that is live in one place and in shadow in another is one thing at each.
  const shadow = [...hitsIn(inShadow)].filter(([rule]) => !live.has(rule));
  const rows = [...live, ...shadow].map(([rule, then], index) => ({ rule, then, inShadow: index >= live.size }));
  if (rows.length === 0) return;
  const { siteId, commentId, revision, policyVersion, now } = written;
  await tx.run(sql`
    insert into rule_hits (site_id, rule, comment_id, revision, policy_version, would, in_shadow, hit_at)
    select ${siteId}, h.rule, ${commentId}, ${revision}, ${policyVersion}, h."then", h."inShadow", ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as h (rule text, "then" text, "inShadow" boolean)`);
}
