import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { build } from "esbuild";
import pg from "pg";
import { type Embedded, startEmbedded } from "../../server/db/embedded.ts";
import { root } from "../../server/root.ts";
import { until } from "../setup/socket.ts";

const folder = mkdtempSync(join(tmpdir(), "comity-pg-"));
const place = join(folder, "postgres");
const starter = join(root, "dist/tests/startEmbedded.js");
const started: Embedded[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  await build({
    stdin: {
      contents: `import { startEmbedded } from "./server/db/embedded.ts";
        const { url } = await startEmbedded(process.argv[2]); console.log(url); setInterval(() => {}, 1000);`,
      resolveDir: root,
      loader: "ts",
    },
    outfile: starter,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
});
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  for (const { stop } of started) await stop();
  endServer();
  await until("no server left", () => !isRunning());
  rmSync(folder, { recursive: true, force: true });
});

const pidFile = () => {
  try {
    return readFileSync(join(place, "data/postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
};
const serverPid = () => Number(pidFile()[0] ?? 0);
const isRunning = () => {
  try {
    return serverPid() > 0 && process.kill(serverPid(), 0);
  } catch {
    return false;
  }
};
const endServer = () => isRunning() && process.kill(serverPid(), "SIGINT");

async function start(): Promise<Embedded> {
  const embedded = await startEmbedded(place);
  started.push(embedded);
  return embedded;
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Another process that starts the database and stays; answers its first line. */
async function anotherProcess(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [starter, place], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
  return { child, url: line.toString().trim() };
}

test("[D9] two first starts at once end with one server that serves both", async () => {
  const [one, other] = await Promise.all([anotherProcess(), anotherProcess()]);
  expect(one.url).toBe(other.url);
  await ask(one.url, "create table kept (n int); insert into kept values (7)");
  expect(await ask(other.url, "select n from kept")).toEqual([{ n: 7 }]);
  expect(readdirSync(place).filter(name => name.startsWith("init-"))).toEqual([]);
  one.child.kill("SIGKILL");
  other.child.kill("SIGKILL");
});

test("[D10] after a kill of the process that started it, the server is found again, and stopped by who found it", async () => {
  const pid = serverPid();
  const found = await start();
  expect(serverPid()).toBe(pid);
  expect(await ask(found.url, "select n from kept")).toEqual([{ n: 7 }]);
  await found.stop();
  expect(isRunning()).toBe(false);
});

test("[D20] who finds a server whose starter is there leaves it running", async () => {
  const { child } = await anotherProcess();
  const found = await start();
  await found.stop();
  expect(isRunning()).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
});

test("[D11] what was committed survives a kill of PostgreSQL itself", async () => {
  const { url } = await start();
  for (let n = 0; n < 50; n++) await ask(url, `insert into kept values (${n})`);
  const pid = serverPid();
  process.kill(pid, "SIGKILL");
  await until("the server is gone", () => {
    try {
      return !process.kill(pid, 0);
    } catch {
      return true;
    }
  });
  const again = await start();
  expect(serverPid()).not.toBe(pid);
  expect(await ask(again.url, "select count(*)::int as n from kept")).toEqual([{ n: 51 }]);
});

test("[D19] a server that was killed is started again by who stands on it, at the same address", async () => {
  const { url } = await start();
  const pid = serverPid();
  process.kill(pid, "SIGKILL");
  await until(
    "another server answers at the same address",
    async () => serverPid() !== pid && (await ask(url, "select 1").catch(() => [])).length === 1,
    30_000,
  );
  expect(await ask(url, "select count(*)::int as n from kept")).toEqual([{ n: 51 }]);
});

test("[D12] it is durable, speaks only to this machine, and its password is for its owner alone", async () => {
  const { url } = await start();
  const [settings] = (await ask(
    url,
    "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as address, current_setting('unix_socket_directories') as socket",
  )) as Record<string, string>[];
  expect(settings).toEqual({ fsync: "on", commit: "on", address: "127.0.0.1", socket: "" });
  expect(statSync(join(place, "password")).mode & 0o777).toBe(0o600);
  await expect(ask(url.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toThrow("password");
});

test("[D13] a later start finds the data, and who started it stops it", async () => {
  for (const { stop } of started) await stop();
  endServer();
  await until("stopped", () => !isRunning());
  const own = await start();
  expect(await ask(own.url, "select count(*)::int as n from kept")).toEqual([{ n: 51 }]);
  await own.stop();
  expect(isRunning()).toBe(false);
});

test("[D14] a folder that cannot be used gets a plain error", async () => {
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  await expect(startEmbedded(file)).rejects.toThrow(`The data folder ${file} cannot be made`);
  await expect(startEmbedded(join(file, "postgres"))).rejects.toThrow("cannot be made");
});
