import { parseArgs } from "node:util";
import { renewPassword } from "../users/accounts.ts";
import { UsageError } from "./usage.ts";
import { withDatabase } from "./withDatabase.ts";

/** `comity password EMAIL`: a new password for whoever lost theirs, shown once. */
export async function newPassword(args: string[]): Promise<undefined> {
  const [email] = parseArgs({ args, allowPositionals: true }).positionals;
  if (!email) throw new UsageError("Whose password? comity password ada@paper.example");
  const password = await withDatabase(db => renewPassword(db, email));
  console.log(`The new password of ${email}: ${password}`);
}
