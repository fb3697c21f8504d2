import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import { personalFaults, type SignInFault } from "../protocol/tokenFaults.ts";
import type { RefusalView } from "../protocol/tokens.ts";

/** The newest are kept. */
const refusalsMost = 50;

/**
 * Notes for the newsroom's technicians why somebody could not be signed in; the same again counts up. What was found is a value that a
 * machine wrote; something of a person, or a token, is not kept.
 */
export async function noteRefusal(db: Db, siteId: Id, way: string, fault: SignInFault): Promise<void> {
  const { expected } = fault;
  const found = personalFaults.includes(fault.fault) ? null : fault.found;
  await db.run(sql`
    insert into sign_in_refusals as r (site_id, way, fault, found, expected)
    values (${siteId}, ${way}, ${fault.fault}, ${found ?? ""}, ${expected ?? ""})
    on conflict (site_id, way, fault, found, expected) do update set times = r.times + 1, last_at = now()`);
  await db.run(sql`
    delete from sign_in_refusals where site_id = ${siteId} and last_at < (
      select last_at from sign_in_refusals where site_id = ${siteId} order by last_at desc offset ${refusalsMost - 1} limit 1)`);
}

/** The newest first. */
export async function refusalsOf(db: Db, siteId: Id): Promise<RefusalView[]> {
  const rows = await db.all<Omit<RefusalView, "firstAt" | "lastAt"> & { firstAt: Date; lastAt: Date }>(sql`
    select way, fault, nullif(found, '') as found, nullif(expected, '') as expected, times,
      first_at as "firstAt", last_at as "lastAt"
    from sign_in_refusals where site_id = ${siteId} order by last_at desc limit ${refusalsMost}`);
  return rows.map(row => ({ ...row, firstAt: row.firstAt.toISOString(), lastAt: row.lastAt.toISOString() }));
}

/** Notes a `name-refused`, and throws what it was given. */
export async function noteNameRefused(db: Db, siteId: Id, way: string, error: unknown): Promise<never> {
  if (error instanceof Problem && error.problem === "name-refused") {
    await noteRefusal(db, siteId, way, {
      fault: "name",
      found: null,
      expected: error.details.errors?.()[0]?.message ?? null,
    });
  }
  throw error;
}
