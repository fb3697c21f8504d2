import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { Finding } from "../protocol/findings.ts";
import { hitsIn } from "../screening/hits.ts";

interface Met {
  siteId: Id;
  commentId: Id;
  revision: number;
  policyVersion: number;
  findings: readonly Finding[];
  inShadow: readonly Finding[];
  now: Date;
}

/** Counts which rules met some texts: the live ones by what they did, those in shadow by what they would have done. */
export async function storeHits(tx: Tx, met: readonly Met[]): Promise<void> {
  const rows = met.flatMap(({ findings, inShadow, ...text }) => {
    const live = hitsIn(findings);
    // A rule that is live in one place and in shadow in another is one thing at each.
    const shadow = [...hitsIn(inShadow)].filter(([rule]) => !live.has(rule));
    return [...live, ...shadow].map(([rule, then], index) => ({ ...text, rule, then, inShadow: index >= live.size }));
  });
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into rule_hits (site_id, rule, comment_id, revision, policy_version, would, in_shadow, hit_at)
    select h."siteId", h.rule, h."commentId", h.revision, h."policyVersion", h."then", h."inShadow", h.now
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as h (
      "siteId" bigint, rule text, "commentId" bigint, revision int, "policyVersion" int, "then" text, "inShadow" boolean,
      now timestamptz)`);
}
