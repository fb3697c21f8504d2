import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { type Binaries, locateBinaries } from "./embeddedBinaries.ts";
import { giveTo, type RunAs, whoMayRun } from "./embeddedUser.ts";

export interface Embedded {
  url: string;
  /** Looks after the server no longer, and shuts it down unless the process that started it is still there. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Gets a line for each step that takes time. */
  onStep?: (line: string) => void;
  /** Settings of postgresql.conf for a server that is started now. */
  settings?: Record<string, string>;
}

interface Cluster extends Binaries {
  folder: string;
  data: string;
  password: string;
  runAs: RunAs;
  options: EmbeddedOptions;
}

const patienceMs = 60_000;
const databaseName = "comity";

/**
 * The real PostgreSQL from npm, in a folder that survives restarts. Makes the cluster at the first start, adopts a server that is
 * running on the folder already (after a kill of the process that started it, or when two start at once), else starts one.
 * It listens on a free port of 127.0.0.1 with a random password that is kept in the folder.
 */
export async function startEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const cluster = prepare(folder, options);
  await createCluster(cluster);
  const end = Date.now() + patienceMs;
  let reason = "";
  while (Date.now() < end) {
    const running = await adopt(cluster);
    if (running) return keepRunning(cluster, running);
    const started = await startServer(cluster, await freePort(lastPort(cluster.data)));
    if (started.url !== null) return keepRunning(cluster, started.url);
    // Another process was quicker, or is still shutting down: look again.
    reason = started.reason;
    await wait(100);
  }
  throw new Error(`The embedded PostgreSQL did not start: ${reason}. Its log is ${join(folder, "log")}.`);
}

const lookEveryMs = 500;

/**
 * Starts the server again, at the same address, when it has ended without us (a kill, a crash, the end of whoever started it):
 * those who are connected only have to connect again.
 */
function keepRunning(cluster: Cluster, url: string): Embedded {
  const port = Number(new URL(url).port);
  let looking: Promise<void> | undefined;
  const look = async () => {
    if (isAlive(readPidFile(cluster.data)?.pid ?? 0)) return;
    await startServer(cluster, port);
  };
  const timer = setInterval(() => {
    // Whoever else stands on the folder may be quicker; then there is a server at the next look.
    looking ??= look()
      .catch(() => {})
      .finally(() => {
        looking = undefined;
      });
  }, lookEveryMs);
  timer.unref();
  return {
    url,
    async stop() {
      clearInterval(timer);
      await looking;
      const starter = starterOf(cluster);
      if (starter === process.pid || !isAlive(starter)) await shutDown(readPidFile(cluster.data)?.pid ?? 0);
    },
  };
}

const starterFile = ({ folder }: Cluster) => join(folder, "starter");

/** The process that started the server and will stop it; 0 when that is not known. */
function starterOf(cluster: Cluster): number {
  const file = starterFile(cluster);
  return existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
}

function prepare(folder: string, options: EmbeddedOptions): Cluster {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(`The data folder ${folder} cannot be made: ${(error as Error).message}`);
  }
  const binaries = locateBinaries(folder);
  const runAs = whoMayRun(binaries.postgres, folder, options.onStep);
  giveTo(runAs, folder);
  return { ...binaries, folder, data: join(folder, "data"), password: keptPassword(folder, runAs), runAs, options };
}

/** The password of the folder; made by whoever comes first. */
function keptPassword(folder: string, runAs: RunAs): string {
  const file = join(folder, "password");
  if (!existsSync(file)) {
    const mine = `${file}-${randomBytes(6).toString("hex")}`;
    writeFileSync(mine, randomBytes(24).toString("base64url"), { mode: 0o600 });
    giveTo(runAs, mine);
    try {
      // A link appears whole or not at all, and only once.
      linkSync(mine, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(mine);
    }
  }
  return readFileSync(file, "utf8").trim();
}

/** Makes the cluster beside its place and then renames it: half a cluster is never taken for one. */
async function createCluster(cluster: Cluster): Promise<void> {
  const { folder, data, initdb, runAs, options } = cluster;
  if (existsSync(join(data, "PG_VERSION"))) return;
  options.onStep?.("Making the database (once) ...");
  const fresh = mkdtempSync(join(folder, "init-"));
  giveTo(runAs, fresh);
  const { code, output } = await run(cluster, initdb, [
    `--pgdata=${fresh}`,
    "--username=comity",
    "--auth=scram-sha-256",
    `--pwfile=${join(folder, "password")}`,
    "--encoding=UTF8",
    // The same order of letters on every system, whatever locales it has.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-sync",
  ]);
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`The database could not be made in ${folder}: ${lastLines(output)}`);
  }
  try {
    renameSync(fresh, data);
  } catch {
    // Another process renamed first; its cluster is as good as ours.
    rmSync(fresh, { recursive: true, force: true });
    return;
  }
  // What initdb skipped, while the server already starts.
  spawnAs(cluster, initdb, ["--sync-only", `--pgdata=${data}`], "ignore").unref();
}

interface PidFile {
  pid: number;
  port: number;
  isReady: boolean;
}

/** Lines of postmaster.pid: pid, data folder, start, port, socket folder, address, shared memory, status. */
function readPidFile(data: string): PidFile | null {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: (lines[7] ?? "").trim() === "ready" };
}

/** The address of a server that runs on this folder; null when there is none. */
async function adopt(cluster: Cluster): Promise<string | null> {
  const found = readPidFile(cluster.data);
  if (!found || !isAlive(found.pid)) return null;
  const end = Date.now() + patienceMs;
  for (
    let state: PidFile | null = found;
    state && isAlive(state.pid) && Date.now() < end;
    state = readPidFile(cluster.data)
  ) {
    if (state.isReady) return await confirm(cluster, state.port);
    await wait(50);
  }
  return null;
}

/** The address when the server at this port is ours: it takes our password and stands on our folder. */
async function confirm({ data, password }: Cluster, port: number): Promise<string | null> {
  const address = (database: string) => `postgres://comity:${password}@127.0.0.1:${port}/${database}`;
  const client = new pg.Client({ connectionString: address("postgres"), connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
    if (rows[0]?.folder !== data) return null;
    await client.query(`create database ${databaseName}`).catch(error => {
      // duplicate_database; a concurrent start that makes it this moment; a standby, which has what its primary has.
      if (!["42P04", "23505", "25006"].includes(error.code)) throw error;
    });
    return address(databaseName);
  } catch {
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}

type Started = { url: string } | { url: null; reason: string };

async function startServer(cluster: Cluster, port: number): Promise<Started> {
  const { folder, data, postgres, options } = cluster;
  options.onStep?.("Starting the database ...");
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    ...options.settings,
  };
  const logFile = openSync(join(folder, "log"), "a");
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawnAs(cluster, postgres, ["-D", data, ...args], ["ignore", logFile, logFile]);
  closeSync(logFile);
  let hasEnded = false;
  child.on("exit", () => {
    hasEnded = true;
  });
  child.on("error", () => {
    hasEnded = true;
  });
  child.unref();
  while (!hasEnded) {
    const state = readPidFile(data);
    if (state?.isReady && state.port === Number(settings.port)) {
      const url = await confirm(cluster, state.port);
      if (url) {
        writeFileSync(starterFile(cluster), String(process.pid));
        return { url };
      }
    }
    await wait(25);
  }
  return { url: null, reason: lastLines(readFileSync(join(folder, "log"), "utf8")) };
}

/** Fast shutdown: open transactions are rolled back, everything committed is kept. */
async function shutDown(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, "SIGINT");
  const end = Date.now() + patienceMs;
  while (isAlive(pid) && Date.now() < end) await wait(25);
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The port of the last server on this folder, so that whoever knew it finds the next one; 0 before the first. */
function lastPort(data: string): number {
  const file = join(data, "postmaster.opts");
  return existsSync(file) ? Number(/port=(\d+)/.exec(readFileSync(file, "utf8"))?.[1] ?? 0) : 0;
}

/** The wished port when nobody has it, else any. */
function freePort(wished: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", error => (wished === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(wished, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}

/** Detached, so that Ctrl-C in a terminal reaches us and not PostgreSQL before us. */
function spawnAs(
  { runAs, env }: Cluster,
  program: string,
  args: string[],
  stdio: "ignore" | ["ignore", number | "pipe", number | "pipe"],
) {
  const [command = program, ...before] = [...runAs.prefix, program];
  return spawn(command, [...before, ...args], { ...runAs.spawn, env, stdio, detached: true, cwd: "/" });
}

function run(cluster: Cluster, program: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawnAs(cluster, program, args, ["ignore", "pipe", "pipe"]);
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.on("error", reject);
    child.on("close", code => resolve({ code, output }));
  });
}

function lastLines(output: string): string {
  return output.trim().split("\n").slice(-3).join(" ").slice(-500);
}
