import { parseArgs } from "node:util";
import { renewPassword } from "../users/accounts.ts";
import { UsageError } from "./usage.ts";
import { withDatabase } from "./withDatabase.ts";

/**
 * `comity password EMAIL`: a new password for whoever lost theirs, shown once. With `--forget-second-factor` also for whoever lost the
 * phone with it.
 */
export async function newPassword(args: string[]): Promise<undefined> {
  const options = { "forget-second-factor": { type: "boolean", default: false } } as const;
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
  const [email] = positionals;
  if (!email) throw new UsageError("Whose password? comity password ada@paper.example");
  const password = await withDatabase(db =>
    renewPassword(db, email, { forgetSecondFactor: values["forget-second-factor"] }),
  );
  console.log(`The new password of ${email}: ${password}`);
}
