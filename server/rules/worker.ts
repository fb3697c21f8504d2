import os from "node:os";
import { workerData } from "node:worker_threads";
import { Pool } from "../db/pool.ts";
import type { Id } from "../protocol/basics.ts";
import { runBacktest } from "./runBacktest.ts";

// Runs in a thread of its own (backtest.ts); build.mjs bundles it by itself.

/** What the thread is told. */
export interface Assignment {
  databaseUrl: string;
  id: Id;
  days: number;
}

const { databaseUrl, id, days } = workerData as Assignment;
// On Linux 0 means this thread alone; elsewhere it would be the whole process. Whoever posts goes first.
if (process.platform === "linux") os.setPriority(0, os.constants.priority.PRIORITY_BELOW_NORMAL);
const db = new Pool({ url: databaseUrl, size: 2 });
try {
  await runBacktest(db, id, days);
} finally {
  await db.close();
}
