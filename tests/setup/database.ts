import { randomBytes } from "node:crypto";
import pg from "pg";
import { Pool } from "../../server/db/pool.ts";
import { databaseAt } from "./prepareCluster.ts";

export interface TestDatabase {
  url: string;
  pool: Pool;
  drop(): Promise<void>;
}

/** A database of one's own with all tables, cloned from the template; one for each test file. */
export async function aDatabase(): Promise<TestDatabase> {
  const cluster = process.env.COMITY_TEST_CLUSTER ?? "";
  const name = `comity_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await ask(cluster, `create database ${name} template ${process.env.COMITY_TEST_TEMPLATE} strategy file_copy`);
  const url = databaseAt(cluster, name);
  const pool = new Pool({ url, size: 4 });
  return {
    url,
    pool,
    async drop() {
      await pool.close();
      await ask(cluster, `drop database if exists ${name} with (force)`);
    },
  };
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
