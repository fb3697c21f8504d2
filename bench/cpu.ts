import { readdirSync, readFileSync } from "node:fs";
import type { Pool } from "../server/db/pool.ts";
import { sql } from "../server/db/sql.ts";

/** CPU time in milliseconds. */
export interface Cpu {
  /** Of this process. */
  node: number;
  /** Of all processes of its PostgreSQL; NaN where there is no /proc. */
  postgres: number;
}

const msPerTick = 10;

/** A clock of the CPU time that has been used so far; on a busy machine it tells more than the clock on the wall. */
export async function cpuClock(db: Pool): Promise<() => Cpu> {
  const { pid } = await db.one<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  const postmaster = statOf(String(pid))?.parent ?? "";
  return () => {
    const { user, system } = process.cpuUsage();
    return { node: (user + system) / 1_000, postgres: ticksOf(postmaster) * msPerTick };
  };
}

/** CPU time in milliseconds that another process has used so far; NaN where there is no /proc. */
export const cpuOf = (pid: number): number => (statOf(String(pid))?.ticks ?? Number.NaN) * msPerTick;

/** Of a process, of those it started, and of those of them that have ended. */
function ticksOf(pid: string): number {
  const own = statOf(pid);
  if (!own) return Number.NaN;
  const children = readdirSync("/proc").flatMap(child => (/^\d+$/.test(child) ? (statOf(child) ?? []) : []));
  return children.reduce((sum, { parent, ticks }) => (parent === pid ? sum + ticks : sum), own.ticks + own.ended);
}

/** The parent of a process and its ticks of CPU time (proc(5): 100 a second); undefined when it is not there. */
function statOf(pid: string): { parent: string; ticks: number; ended: number } | undefined {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = afterName.slice(11, 15).map(Number);
    return { parent: afterName[1] ?? "", ticks: user + system, ended: endedUser + endedSystem };
  } catch {
    return undefined;
  }
}
