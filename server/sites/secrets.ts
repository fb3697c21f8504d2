import { recordAudit } from "../audit/record.ts";
import type { Db, Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { SettingsView } from "../protocol/settings.ts";

/** Which secrets a site keeps, by name: all that a door tells of them. */
export async function namesOfSecrets(db: Db, siteId: Id): Promise<SettingsView["secrets"]> {
  const rows = await db.all<{ name: string; setAt: Date }>(
    sql`select name, set_at as "setAt" from site_secrets where site_id = ${siteId} order by name`,
  );
  return rows.map(({ name, setAt }) => ({ name, setAt: setAt.toISOString() }));
}

/** For the room that needs it, and for no answer. */
export async function secretOf(db: Db, siteId: Id, name: string): Promise<string | null> {
  const row = await db.maybe<{ secret: string }>(
    sql`select secret from site_secrets where site_id = ${siteId} and name = ${name}`,
  );
  return row?.secret ?? null;
}

/** Keeps a secret in the place of the one with this name; null forgets it. The audit names it and says nothing of what it was. */
export async function setSecret(
  db: Pool,
  by: { id: Id; siteId: Id },
  name: string,
  secret: string | null,
): Promise<void> {
  await db.transaction(async tx => {
    const changed =
      secret === null
        ? await tx.run(sql`delete from site_secrets where site_id = ${by.siteId} and name = ${name}`)
        : await tx.run(sql`
            insert into site_secrets (site_id, name, secret) values (${by.siteId}, ${name}, ${secret})
            on conflict (site_id, name) do update set secret = excluded.secret, set_at = now()`);
    if (!changed) return;
    const facts = { secret: name, isSet: secret !== null };
    const subject = `site:${by.siteId}` as const;
    await recordAudit(tx, by.siteId, [{ actorId: by.id, kind: "settings-changed", subject, facts }]);
  });
}
