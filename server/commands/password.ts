import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { openDatabase } from "../db/openDatabase.ts";
import { Pool } from "../db/pool.ts";
import { renewPassword } from "../users/accounts.ts";
import { UsageError } from "./usage.ts";

/** `comity password EMAIL`: a new password for whoever lost theirs, shown once. */
export async function newPassword(args: string[]): Promise<undefined> {
  const [email] = parseArgs({ args, allowPositionals: true }).positionals;
  if (!email) throw new UsageError("Whose password? comity password ada@paper.example");
  const database = await openDatabase(readConfig(), () => {});
  const db = new Pool({ url: database.url, size: 1 });
  try {
    console.log(`The new password of ${email}: ${await renewPassword(db, email)}`);
  } finally {
    await db.close();
    await database.stop();
  }
}
