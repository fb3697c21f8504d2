import { readConfig } from "../config.ts";
import { openDatabase } from "../db/openDatabase.ts";
import { Pool } from "../db/pool.ts";

/** Does something with the database of the settings, also while the service runs on it. */
export async function withDatabase<Result>(work: (db: Pool) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(readConfig(), () => {});
  const db = new Pool({ url: database.url, size: 2 });
  try {
    return await work(db);
  } finally {
    await db.close();
    await database.stop();
  }
}
