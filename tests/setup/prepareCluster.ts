import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import pg from "pg";
import { sqlFolder } from "../../server/config.ts";
import { startEmbedded } from "../../server/db/embedded.ts";
import { migrate } from "../../server/db/migrate.ts";
import { migrateJobs } from "../../server/jobs/jobs.ts";
import { root } from "../../server/root.ts";

/** A test cluster may lose everything in a crash; tests of durability start their own. */
const careless = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_connections: "200",
};

/**
 * One PostgreSQL for the run (TEST_DATABASE_URL names another), with a template database that has all migrations; a test file
 * clones it. Tells the workers by the environment. Answers how to stop it.
 */
export async function prepareCluster(): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given
    ? { url: given, stop: async () => {} }
    : await startEmbedded(join(root, ".test-data", "postgres"), { settings: careless });
  const template = `comity_template_${hashOfMigrations()}`;
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  await dropLeftovers(client, template);
  if (!(await exists(client, template))) await makeTemplate(client, cluster.url, template);
  await client.end();
  process.env.COMITY_TEST_CLUSTER = cluster.url;
  process.env.COMITY_TEST_TEMPLATE = template;
  return async () => {
    if (!(await isUsedByOthers(cluster.url))) await cluster.stop();
  };
}

/** Another run may have found this cluster and still be at work on it; that run then leaves it running. */
async function isUsedByOthers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query("select 1 from pg_stat_activity where datname ~ '^comity_test_' limit 1");
  await client.end();
  return rowCount !== 0;
}

function hashOfMigrations(): string {
  // The tables of the jobs are made by their library.
  const hash = createHash("sha256").update(createRequire(import.meta.url)("graphile-worker/package.json").version);
  for (const name of readdirSync(sqlFolder)
    .filter(name => /^\d/.test(name))
    .sort())
    hash.update(name).update(readFileSync(join(sqlFolder, name)));
  return hash.digest("hex").slice(0, 16);
}

/** Databases of runs that were cut off (their process is gone), and templates of other migrations. */
async function dropLeftovers(client: pg.Client, template: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname ~ '^comity_(test|template)_' and datname <> $1",
    [template],
  );
  const leftovers = rows.filter(
    ({ datname }) => !isAlive(Number(/^comity_test_(?:half_)?(\d+)/.exec(datname)?.[1] ?? 0)),
  );
  for (const { datname } of leftovers) await client.query(`drop database if exists ${datname} with (force)`);
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  return (await client.query("select 1 from pg_database where datname = $1", [name])).rowCount === 1;
}

/** Made under another name first: a template is never half made. */
async function makeTemplate(client: pg.Client, url: string, template: string): Promise<void> {
  const half = `comity_test_half_${process.pid}`;
  await client.query(`create database ${half}`);
  await migrate(databaseAt(url, half), sqlFolder);
  await migrateJobs(databaseAt(url, half));
  await client.query(`alter database ${half} rename to ${template}`);
}

export function databaseAt(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
