import { ConfigError, readConfig } from "./config.ts";
import { log } from "./log.ts";
import { type Running, start } from "./start.ts";

const say = (line: string) => console.log(line);

/** The service: starts, says where it is, and ends in order on Ctrl-C or SIGTERM. */
async function main(): Promise<void> {
  const config = readConfig();
  const starting = start(config, line => say(`  ${line}`));
  endOnSignal(starting);
  say(welcome(await starting, config.adminEmail, config.publicUrl));
}

function welcome(
  { address, demo, newAdminPassword }: Running,
  adminEmail: string,
  publicUrl: string | undefined,
): string {
  const url = publicUrl ?? address;
  const admin = newAdminPassword
    ? [`  Admin:  ${adminEmail}`, `  Password:  ${newAdminPassword}  (shown this once; only its hash is kept)`]
    : [`  Admin:  ${adminEmail}, with the password of the first start`];
  return [
    "",
    `Comity is running.`,
    ...(publicUrl ? [`  Listening:  ${address}`] : []),
    `  ${demo ? "Demo front page" : "Front page"}:  ${url}/`,
    `  Moderators' desk:  ${url}/desk`,
    ...admin,
    "",
  ].join("\n");
}

/** Also while it starts: what has begun is brought to its end first, so that nothing is left running or half made. */
function endOnSignal(starting: Promise<Running>): void {
  let isEnding = false;
  const end = async () => {
    // Asked twice, it ends at once: everything that matters is in the database already.
    if (isEnding) process.exit(1);
    isEnding = true;
    say("Ending ...");
    await (await starting).stop();
    process.exit(0);
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}

// Whatever slips through every net is logged; one reader's mishap must not end everybody's discussion.
process.on("unhandledRejection", error => log.error({ err: error }, "unhandled rejection"));

main().catch(error => {
  if (error instanceof ConfigError)
    console.error(`These settings cannot be used:\n${error.mistakes.map(line => `  ${line}`).join("\n")}`);
  else console.error(`Comity could not start: ${(error as Error).message}`);
  process.exit(1);
});
