#!/usr/bin/env node
import { parseArgs } from "node:util";
import { ConfigError, readConfig, sqlFolder } from "./config.ts";
import { migrate } from "./db/migrate.ts";
import { Pool } from "./db/pool.ts";
import { openDatabase } from "./start.ts";
import { renewPassword } from "./users/accounts.ts";

const help = `comity: the comment section a newsroom can run with one process and one PostgreSQL

  comity start      run the service (the same as npm start after a build)
  comity password EMAIL
                    give the account with this e-mail a new password, and show it once
  comity migrate    bring the tables of DATABASE_URL up to date, and end

Settings come from the environment: see README.md.`;

const commands: Record<string, (...words: string[]) => Promise<void>> = {
  start: async () => {
    await import("./main.ts");
  },
  password: async email => {
    if (!email) throw new Error("Whose password? comity password ada@paper.example");
    const database = await openDatabase(readConfig(), () => {});
    const db = new Pool({ url: database.url, size: 1 });
    try {
      console.log(`The new password of ${email}: ${await renewPassword(db, email)}`);
    } finally {
      await db.close();
      await database.stop();
    }
  },
  migrate: async () => {
    const { databaseUrl } = readConfig();
    if (!databaseUrl)
      throw new Error("DATABASE_URL is needed; the embedded database is brought up to date by comity start.");
    const applied = await migrate(databaseUrl, sqlFolder);
    console.log(applied.length > 0 ? `Applied: ${applied.join(", ")}` : "Everything was applied already.");
  },
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { help: { type: "boolean", short: "h" } },
});
const command = commands[positionals[0] ?? ""];
if (values.help || !command) {
  console.log(help);
  process.exitCode = values.help || positionals.length === 0 ? 0 : 2;
} else {
  await command(...positionals.slice(1)).catch(error => {
    console.error(error instanceof ConfigError ? error.mistakes.join("\n") : (error as Error).message);
    process.exitCode = 1;
  });
}
