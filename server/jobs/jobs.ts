import { type Job, Logger, type Runner, run, runMigrations, type TaskList } from "graphile-worker";
import { poolForLibrary, type Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { log } from "../log.ts";
import { type Repeated, repeatedly } from "../repeatedly.ts";

/** What can be done later, by name. A task may run more than once, so doing it again must do no harm. */
export type Tasks = Record<string, (payload: never) => Promise<void>>;

interface JobOptions {
  /** Of two jobs with the same key that wait only one stays, with the new payload; its time stays the first one's. */
  key?: string;
  /** Not before; by default at once. */
  at?: Date;
}

/** The pause after the nth try is e^n seconds, at most some six hours: with these the last try is 16 hours after the first. */
const attempts = 12;

/**
 * Adds a job in a transaction of ours: once that is committed, some node does it, and without the commit nobody does. It rings inside the
 * transaction, which makes commits wait for each other: nothing that is done for every comment may add one (see notices/outbox).
 */
export async function addJob(tx: Tx, name: string, payload: object, { key, at }: JobOptions = {}): Promise<void> {
  await tx.run(sql`
    select graphile_worker.add_job(
      ${name}, payload := ${JSON.stringify(payload)}::json, run_at := ${at ?? null}::timestamptz, max_attempts := ${attempts}::int,
      job_key := ${key ?? null}::text, job_key_mode := ${key ? "preserve_run_at" : "replace"}::text)`);
}

/** Makes the tables of the jobs, or brings them up to date; several processes may call it at once. */
export function migrateJobs(url: string): Promise<void> {
  return runMigrations({ connectionString: url, logger });
}

const atOnce = 4;
/** One of them listens. */
const connections = 3;
const againAfterMs = 1_000;

/**
 * Does what waits, beside every other node that does; of several each job goes to one. What a node leaves that died is done by another one.
 * Closing takes no more and waits for what is under way. A runner that lost PostgreSQL in the middle of something ends; another one follows,
 * on the same pool: one that the library makes has no listener left while it ends.
 */
export function startJobs(url: string, tasks: Tasks, onError: (error: unknown) => void): Repeated {
  const taskList = Object.fromEntries(Object.entries(tasks).map(([name, work]) => [name, boundedly(name, work)]));
  const pgPool = poolForLibrary(url, connections);
  let runner: Runner | undefined;
  let isClosing = false;
  const stop = () => runner?.stop().catch(() => {});
  const running = repeatedly(
    againAfterMs,
    async () => {
      runner = await run({
        pgPool,
        concurrency: atOnce,
        taskList,
        parsedCronItems: [],
        noHandleSignals: true,
        logger,
      });
      if (isClosing) await stop();
      await runner.promise;
    },
    onError,
  );
  return {
    async close() {
      isClosing = true;
      await stop();
      await running.close();
      await pgPool.end();
    },
  };
}

/** The last try that fails is logged, and the job is gone: what it carries (an address) is not kept for ever. */
function boundedly(name: string, work: (payload: never) => Promise<void>): NonNullable<TaskList[string]> {
  return async (payload, { job }) => {
    try {
      await work(payload as never);
    } catch (error) {
      if (!isLastTry(job)) throw error;
      log.error({ err: error, task: name, attempts: job.attempts }, "a job was given up");
    }
  };
}

const isLastTry = ({ attempts, max_attempts }: Job) => attempts >= max_attempts;

/** Errors only; what the library says of each job holds nothing that an operator would look for. */
const logger = new Logger(() => (level, message) => {
  if (level === "error") log.error(`jobs: ${message}`);
});
