import { type App, createApp } from "./app.ts";
import { forgetOldBands } from "./comments/rememberText.ts";
import { type Config, sqlFolder } from "./config.ts";
import { forgetOldCrossings } from "./crossings/crossings.ts";
import { unsafeSettings } from "./db/durability.ts";
import { migrate } from "./db/migrate.ts";
import { openDatabase } from "./db/openDatabase.ts";
import { Pool } from "./db/pool.ts";
import { sql } from "./db/sql.ts";
import { seedDemo } from "./demo/seed.ts";
import { forgetOldEvents } from "./events/stream.ts";
import { forgetSpentChallenges } from "./guests/challenge.ts";
import { forgetOldAttempts } from "./http/idempotency.ts";
import { forgetOldVisits } from "./identities/visits.ts";
import { migrateJobs } from "./jobs/jobs.ts";
import { learnWhatIsDue } from "./learning/weekly.ts";
import { log } from "./log.ts";
import { forgetEndedMutes } from "./mutes/mutes.ts";
import { forgetOldMinutes } from "./pace/count.ts";
import { forgetOldDrafts } from "./personal/drafts.ts";
import { loadModels } from "./screening/model/read.ts";
import { forgetOldProofs } from "./signin/proofs.ts";
import { ensureSite, type Site } from "./sites/sites.ts";
import { addMember, hasAdmin } from "./users/accounts.ts";
import { hashPassword, randomPassword } from "./users/passwords.ts";
import { forgetOldSessions } from "./users/sessions.ts";

export interface Running {
  /** Where the server listens, such as http://127.0.0.1:3000. */
  address: string;
  demo: boolean;
  /** Made up at the first start; shown once and kept only as a hash. */
  newAdminPassword: string | undefined;
  stop(): Promise<void>;
}

const plainSite = { slug: "site", name: "Comity" };

/** Brings everything up in order: database, tables, site, admin, demo, server. `say` gets a line for each step. */
export async function start(config: Config, say: (line: string) => void): Promise<Running> {
  log.level = config.logLevel;
  // First: without a model that can be read nothing is screened, so nothing is served.
  loadModels();
  const database = await openDatabase(config, say);
  let app: App | undefined;
  try {
    const site = await prepare(database.url, config, say);
    app = await createApp({ ...config, databaseUrl: database.url, site });
    const address = await app.listen(config.port, config.host);
    // Last, when nothing can go wrong any more: a password that was made up is shown once.
    const newAdminPassword = await ensureAdmin(app.db, site, config);
    const housekeeping = keepHouse(app.db, config);
    return { address, demo: config.demo, newAdminPassword, stop: () => stop(app, housekeeping, database) };
  } catch (error) {
    await stop(app, undefined, database);
    throw inPlainWords(error, config);
  }
}

async function prepare(url: string, config: Config, say: (line: string) => void): Promise<Site> {
  const applied = await migrate(url, sqlFolder);
  await migrateJobs(url);
  if (applied.length > 0) say("Made the tables.");
  const db = new Pool({ url, size: 4 });
  try {
    const unsafe = await unsafeSettings(db);
    if (unsafe.length > 0) throw new Error(`PostgreSQL is set up to lose data: ${unsafe.join("; ")}.`);
    return config.demo ? await seedDemo(db, new Date(), say) : await ensureSite(db, plainSite);
  } finally {
    await db.close();
  }
}

/** Makes the first admin of a site; answers the password when it was made up. Of nodes that start at once the first makes it. */
async function ensureAdmin(db: Pool, site: Site, { adminEmail, adminPassword }: Config): Promise<string | undefined> {
  if (await hasAdmin(db, site.id)) return undefined;
  const password = adminPassword ?? randomPassword();
  const passwordHash = await hashPassword(password);
  return await db.transaction(async tx => {
    await tx.run(sql`select 1 from sites where id = ${site.id} for update`);
    if (await hasAdmin(tx, site.id)) return undefined;
    await addMember(tx, { siteId: site.id, name: "Admin", email: adminEmail, passwordHash, role: "admin" });
    return adminPassword ? undefined : password;
  });
}

const anHourMs = 3_600_000;

/** Forgets what is no longer needed, and learns what is due, once an hour; what another node did already costs nothing. */
function keepHouse(db: Pool, { eventDays }: Config): NodeJS.Timeout {
  return setInterval(() => {
    const forgetting = [
      forgetOldAttempts(db),
      forgetOldSessions(db),
      forgetOldVisits(db),
      forgetOldProofs(db),
      forgetOldCrossings(db),
      forgetOldEvents(db, eventDays),
      forgetOldBands(db),
      forgetOldMinutes(db),
      forgetEndedMutes(db),
      forgetSpentChallenges(db),
      forgetOldDrafts(db),
    ];
    Promise.all([...forgetting, learnWhatIsDue(db, new Date())]).catch(error =>
      log.error({ err: error }, "housekeeping"),
    );
  }, anHourMs);
}

async function stop(
  app: App | undefined,
  housekeeping: NodeJS.Timeout | undefined,
  database: { stop(): Promise<void> },
) {
  clearInterval(housekeeping);
  await app?.close();
  await database.stop();
}

function inPlainWords(error: unknown, { port, host }: Config): Error {
  const { code, message } = error as { code?: string; message: string };
  if (code === "EADDRINUSE") return new Error(`Port ${port} is taken by another program. Set PORT to a free one.`);
  if (code === "EACCES") return new Error(`Port ${port} may not be used by this user. Set PORT to one above 1023.`);
  if (code === "EADDRNOTAVAIL") return new Error(`${host} is not an address of this machine. Set HOST.`);
  if (code === "ECONNREFUSED") return new Error("PostgreSQL does not answer at DATABASE_URL.");
  return error instanceof Error ? error : new Error(message);
}
