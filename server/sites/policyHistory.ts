import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import type { Id, Page } from "../protocol/basics.ts";
import type { Policy } from "../protocol/policy.ts";
import { policyChanges } from "../protocol/policyDiff.ts";
import { Problem } from "../protocol/problems.ts";
import type { PageQuery } from "../protocol/requests.ts";
import type { OldPolicy, PolicyVersion } from "../protocol/rules.ts";
import { whole } from "./policy.ts";

const VersionsKey = z.tuple([z.literal("versions"), keyPart.count]);
const changesMost = 100;

interface VersionRow {
  version: number;
  policy: Partial<Policy>;
  changedAt: Date;
  changedBy: string | null;
}

/** A site's versions, newest first, each with what it changed. Throws for a forged cursor. */
export async function policyVersions(db: Db, siteId: Id, { cursor, limit }: PageQuery): Promise<Page<PolicyVersion>> {
  const before = decodeCursor(VersionsKey, cursor)?.[1] ?? null;
  const rows = await db.all<VersionRow>(sql`
    select p.version, p.policy, p.changed_at as "changedAt", m.name as "changedBy"
    from policies p left join members m on m.id = p.changed_by
    where p.site_id = ${siteId} and (${before}::int is null or p.version < ${before})
    order by p.version desc limit ${limit + 1}`);
  const items: PolicyVersion[] = [];
  for (const [index, row] of rows.slice(0, limit).entries()) {
    items.push(versionView(row, rows[index + 1]));
    // Long lists take their time: whoever reads meanwhile goes first.
    await setImmediate();
  }
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(["versions", last.version]) : null };
}

function versionView({ version, policy, changedAt, changedBy }: VersionRow, previous?: VersionRow): PolicyVersion {
  const changes = previous ? policyChanges(whole(previous.policy), whole(policy)) : [];
  return {
    version,
    changedAt: changedAt.toISOString(),
    changedBy,
    changes: changes.slice(0, changesMost),
    changeCount: changes.length,
  };
}

/** The rules as they stood in one version. Throws `not-found`. */
export async function oldPolicy(db: Db, siteId: Id, version: number): Promise<OldPolicy> {
  const row = await db.maybe<Pick<VersionRow, "policy">>(sql`
    select policy from policies where site_id = ${siteId} and version = ${version}`);
  if (!row) throw new Problem("not-found");
  return { version, policy: whole(row.policy) };
}
