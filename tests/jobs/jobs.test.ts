import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import type { Pool } from "../../server/db/pool.ts";
import { sql } from "../../server/db/sql.ts";
import { addJob, migrateJobs, startJobs, type Tasks } from "../../server/jobs/jobs.ts";
import { log } from "../../server/log.ts";
import type { Repeated } from "../../server/repeatedly.ts";
import { aDatabase, type TestDatabase } from "../setup/database.ts";
import { until } from "../setup/socket.ts";

let database: TestDatabase;
let db: Pool;
const nodes: Repeated[] = [];

beforeAll(async () => {
  log.level = "silent";
  database = await aDatabase();
  db = database.pool;
  await migrateJobs(database.url);
});
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close();
});
afterAll(() => database.drop());

/** What its runner complains of is not ours to judge: the jobs are. */
const aNode = (tasks: Tasks) => void nodes.push(startJobs(database.url, tasks, () => {}));

const waiting = async () => (await db.one<{ n: number }>(sql`select count(*)::int as n from graphile_worker.jobs`)).n;
const atOnce = () =>
  db.all(sql`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), now())`);

test("[NF1] a job is done once its transaction is committed, and never without; of several nodes one does it", async () => {
  const done: number[] = [];
  const tasks = { note: async ({ n }: { n: number }) => void done.push(n) };
  aNode(tasks);
  aNode(tasks);
  await expect(
    db.transaction(async tx => {
      await addJob(tx, "note", { n: 0 });
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  await db.transaction(async tx => {
    for (let n = 1; n <= 20; n++) await addJob(tx, "note", { n });
  });
  await until("all are done", async () => (await waiting()) === 0);
  expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test("[NF2] of jobs with one key that wait the last payload counts, at the first one's time", async () => {
  const done: string[] = [];
  const soon = new Date(Date.now() + 3_600_000);
  await db.transaction(async tx => {
    await addJob(tx, "note", { word: "first" }, { key: "same", at: soon });
    await addJob(tx, "note", { word: "second" }, { key: "same", at: new Date(soon.getTime() + 3_600_000) });
  });
  const [job] = await db.all<{ runAt: Date }>(sql`select run_at as "runAt" from graphile_worker.jobs`);
  expect(job?.runAt).toEqual(soon);
  aNode({ note: async ({ word }: { word: string }) => void done.push(word) });
  await atOnce();
  await until("it is done", async () => (await waiting()) === 0);
  expect(done).toEqual(["second"]);
});

test("[NF3] a job that fails is tried again later, and given up for good after a dozen times: nothing of it is kept", async () => {
  let tries = 0;
  aNode({
    fragile: async () => {
      tries++;
      throw new Error("not today");
    },
  });
  await db.transaction(tx => addJob(tx, "fragile", {}));
  await until("the first try is over", async () => tries === 1 && (await isFree()));
  const [job] = await db.all<{ waits: boolean; last: number }>(sql`
    select run_at > now() as waits, max_attempts as last from graphile_worker.jobs`);
  expect(job).toEqual({ waits: true, last: 12 });
  await db.run(sql`
    select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at := now(), attempts := 11)`);
  await until("it is given up", async () => (await waiting()) === 0);
  expect(tries).toBe(2);
});

const isFree = async () =>
  (await db.all(sql`select 1 from graphile_worker.jobs where locked_at is not null`)).length === 0;

test("[NF4] a runner that lost PostgreSQL goes on once that is back", async () => {
  const done: number[] = [];
  aNode({ note: async ({ n }: { n: number }) => void done.push(n) });
  await db.transaction(tx => addJob(tx, "note", { n: 1 }));
  await until("the first is done", () => done.length === 1);
  await endRunners();
  await db.transaction(tx => addJob(tx, "note", { n: 2 }));
  await until("the second is done", () => done.includes(2));
});

test("[NF5] PostgreSQL that ends connections while a runner ends its own ends no process", async () => {
  for (let round = 0; round < 25; round++) {
    const node = startJobs(database.url, { note: async () => {} }, () => {});
    await until("it listens", async () => (await runners()).length > 1);
    // What nobody listens to would end the process, and this test with it.
    await Promise.all([node.close(), endRunners(), pause(round % 5).then(endRunners)]);
  }
});

const ofRunners = sql`datname = current_database() and pid <> pg_backend_pid() and query ilike any(array['%graphile_worker%', 'listen%'])`;
const runners = () => db.all(sql`select pid from pg_stat_activity where ${ofRunners}`);
const endRunners = () => db.run(sql`select pg_terminate_backend(pid) from pg_stat_activity where ${ofRunners}`);
