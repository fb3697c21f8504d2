#!/usr/bin/env node
import { UsageError } from "./commands/usage.ts";
import { ConfigError } from "./config.ts";

interface Command {
  /** Its name and what it takes, as it is typed. */
  typed: string;
  does: string;
  /** Answers the exit status; nothing means 0. */
  run(args: string[]): Promise<number | undefined>;
}

// Each is loaded when it is asked for: a command waits for no more than it needs.
const commands: Record<string, Command> = {
  serve: {
    typed: "serve",
    does: "run the service, as often as wanted on one DATABASE_URL (npm start builds it first)",
    run: async () => {
      await import("./main.ts");
      return undefined;
    },
  },
  password: {
    typed: "password EMAIL",
    does: "give the account with this e-mail a new password, and show it once",
    run: async args => (await import("./commands/password.ts")).newPassword(args),
  },
  migrate: {
    typed: "migrate",
    does: "bring the tables of DATABASE_URL up to date, and end",
    run: async () => (await import("./commands/migrate.ts")).migrateTables(),
  },
  audit: {
    typed: "audit verify [--site NAME] [--head N:HASH]",
    does: "follow the chain of the audit, and name the first entry that is not what was written",
    run: async args => (await import("./commands/audit.ts")).audit(args),
  },
  articles: {
    typed: "articles move FILE.csv [--site NAME] [--trial]",
    does: "give articles new keys and addresses: lines of old,new; --trial only says what would become of each",
    run: async args => (await import("./commands/articles.ts")).articles(args),
  },
  score: {
    typed: "score < comments.jsonl > scores.jsonl",
    does: 'read comments, one {"text"} a line, with the default rules; --language en',
    run: async args => (await import("./commands/score.ts")).score(args),
  },
  train: {
    typed: "train [--data DIR] [--out DIR] [--threads N] | --site NAME",
    does: "train the model from a folder of texts with labels, or a site's correction from its own decisions",
    run: async args => (await import("./commands/train.ts")).train(args),
  },
  evaluate: {
    typed: "evaluate [DATA.jsonl] [--json FILE] [--plot FILE.svg]",
    does: "judge the model by a file of texts with labels, or by all measures of docs/MODERATION-QUALITY.md",
    run: async args => (await import("./commands/evaluate.ts")).evaluate(args),
  },
};

const help = `comity: the comment section a newsroom can run with one process and one PostgreSQL

${Object.values(commands)
  .map(({ typed, does }) => `  comity ${typed}\n      ${does}`)
  .join("\n")}

Settings come from the environment: see README.md.`;

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
const isAsking = [name, ...args].some(word => word === "--help" || word === "-h");
if (!command || isAsking) {
  if (!isAsking && name !== "") console.error(`comity has no command ${name}.\n`);
  console.log(help);
  process.exitCode = isAsking || name === "" ? 0 : 2;
} else {
  await command.run(args).then(
    status => {
      if (status !== undefined) process.exitCode = status;
    },
    error => {
      console.error(error instanceof ConfigError ? error.mistakes.join("\n") : (error as Error).message);
      process.exitCode = isMisuse(error) ? 2 : 1;
    },
  );
}

function isMisuse(error: unknown): boolean {
  return error instanceof UsageError || String((error as { code?: string }).code).startsWith("ERR_PARSE_ARGS");
}
