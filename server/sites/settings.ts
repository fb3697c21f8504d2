import { canonical } from "../audit/entry.ts";
import { recordAudit } from "../audit/record.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import { type ChangeSettings, type Settings, type SettingsView, wholeSettings } from "../protocol/settings.ts";
import { namesOfSecrets } from "./secrets.ts";

interface Kept {
  until: number;
  settings: Promise<Settings>;
}

const keptMs = 1_000;
const kept = new WeakMap<Db, Map<Id, Kept>>();

/** The settings of a site, at most a second old: every request may ask. */
export function settingsOf(db: Db, siteId: Id): Promise<Settings> {
  const sites = kept.get(db) ?? new Map<Id, Kept>();
  kept.set(db, sites);
  const known = sites.get(siteId);
  if (known && known.until > Date.now()) return known.settings;
  const settings = savedSettings(db, siteId);
  sites.set(siteId, { until: Date.now() + keptMs, settings });
  settings.catch(() => sites.delete(siteId));
  return settings;
}

async function savedSettings(db: Db, siteId: Id): Promise<Settings> {
  const row = await db.maybe<{ settings: Partial<Settings> }>(
    sql`select settings from site_settings where site_id = ${siteId}`,
  );
  return wholeSettings(row?.settings ?? {});
}

/** The same with who changed them last, and the names of the secrets; never older than the database. */
export async function settingsView(db: Db, siteId: Id): Promise<SettingsView> {
  const row = await db.maybe<Omit<SettingsView, "changedAt" | "secrets"> & { changedAt: Date }>(sql`
    select s.version, s.settings, s.changed_at as "changedAt", m.name as "changedBy"
    from site_settings s left join members m on m.id = s.changed_by
    where s.site_id = ${siteId}`);
  return {
    version: row?.version ?? 0,
    settings: wholeSettings(row?.settings ?? {}),
    changedAt: row?.changedAt.toISOString() ?? null,
    changedBy: row?.changedBy ?? null,
    secrets: await namesOfSecrets(db, siteId),
  };
}

/** Null: the installation itself. */
interface Changer {
  id: Id | null;
  siteId: Id;
}

/**
 * Changes some parts. `version` is the one that the admin read: when somebody was quicker, `settings-changed` says who and when, and
 * nothing is overwritten.
 */
export async function changeSettings(
  db: Pool,
  by: Changer,
  request: ChangeSettings,
  now = new Date(),
): Promise<SettingsView> {
  const view = await db.transaction(tx => nextVersion(tx, by, request, now));
  kept.get(db)?.delete(by.siteId);
  return view;
}

async function nextVersion(
  tx: Tx,
  by: Changer,
  { version, settings }: ChangeSettings,
  at: Date,
): Promise<SettingsView> {
  // The site's row is the lock: two admins who save at once come one after the other.
  await tx.run(sql`select 1 from sites where id = ${by.siteId} for no key update`);
  const before = await settingsView(tx, by.siteId);
  if (before.version !== version) {
    const { version: now, changedBy, changedAt } = before;
    throw new Problem("settings-changed", { version: now, by: changedBy, changedAt });
  }
  const after = wholeSettings({ ...before.settings, ...settings });
  await tx.run(sql`
    insert into site_settings (site_id, version, settings, changed_by, changed_at)
    values (${by.siteId}, ${version + 1}, ${JSON.stringify(after)}::jsonb, ${by.id}, ${at})
    on conflict (site_id) do update set
      version = excluded.version, settings = excluded.settings, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at`);
  const changed = changedParts(before.settings, after);
  const subject = `site:${by.siteId}` as const;
  await recordAudit(tx, by.siteId, [{ actorId: by.id, kind: "settings-changed", subject, facts: { changed } }], at);
  return await settingsView(tx, by.siteId);
}

function changedParts(before: Settings, after: Settings): string[] {
  const names = Object.keys(after) as (keyof Settings)[];
  return names.filter(name => canonical(before[name]) !== canonical(after[name])).sort();
}
