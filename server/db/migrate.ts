import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

interface Migration {
  name: string;
  text: string;
  checksum: string;
}

/** Any fixed number: whoever migrates this database holds this advisory lock, and the others wait for it. */
const lock = 7_266_489;

/**
 * Applies the numbered files of `folder` that the database has not seen, in order, each in its own transaction.
 * Several processes may call it at once. Throws when a landed file was changed or is missing. Answers the names applied.
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lock]);
    await client.query(`
      create table if not exists migrations (
        name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
    const known = await client.query<{ name: string; checksum: string }>("select name, checksum from migrations");
    const pending = unapplied(migrations(folder), known.rows);
    for (const migration of pending) await apply(client, migration);
    return pending.map(migration => migration.name);
  } finally {
    await client.end();
  }
}

function migrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter(name => /^\d{3}_\w+\.sql$/.test(name))
    .sort()
    .map(name => {
      const text = readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");
      return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
    });
}

function unapplied(all: Migration[], applied: { name: string; checksum: string }[]): Migration[] {
  const byName = new Map(all.map(migration => [migration.name, migration]));
  for (const { name, checksum } of applied) {
    const file = byName.get(name);
    if (!file) throw new Error(`The database has the migration ${name}, which this version of Comity does not have.`);
    if (file.checksum !== checksum) throw new Error(`The migration ${name} was changed after it had been applied.`);
  }
  const done = new Set(applied.map(row => row.name));
  return all.filter(migration => !done.has(migration.name));
}

async function apply(client: pg.Client, { name, text, checksum }: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(text);
    await client.query("insert into migrations (name, checksum) values ($1, $2)", [name, checksum]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${name}: ${(error as Error).message}`, { cause: error });
  }
}
