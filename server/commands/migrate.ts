import { readConfig, sqlFolder } from "../config.ts";
import { migrate } from "../db/migrate.ts";
import { migrateJobs } from "../jobs/jobs.ts";

/** `comity migrate`: brings the tables of DATABASE_URL up to date. */
export async function migrateTables(): Promise<undefined> {
  const { databaseUrl } = readConfig();
  if (!databaseUrl)
    throw new Error("DATABASE_URL is needed; the embedded database is brought up to date by npm start.");
  const applied = await migrate(databaseUrl, sqlFolder);
  await migrateJobs(databaseUrl);
  console.log(applied.length > 0 ? `Applied: ${applied.join(", ")}` : "Everything was applied already.");
}
