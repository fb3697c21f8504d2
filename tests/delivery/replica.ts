import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import pg from "pg";
import { startEmbedded } from "../../server/db/embedded.ts";
import { until } from "../setup/socket.ts";
import type { Database } from "./stage.ts";

/** A streaming replica that can be made to lag. */
export interface StandBy {
  url: string;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Everything that the primary has is here. */
  catchUp(): Promise<void>;
  /** Statements of a node that run or ran last on its connections here. */
  asked(): Promise<string[]>;
  /** kill -9; it comes back. */
  kill(): void;
  stop(): Promise<void>;
}

/**
 * A copy of the primary's files, made while it runs (PostgreSQL's manual, 25.3.4), which then follows it. The package of the embedded
 * server has no pg_basebackup, and that of another version refuses.
 */
export async function aReplica(primary: Database): Promise<StandBy> {
  const folder = mkdtempSync(join(tmpdir(), "comity-replica-"));
  const place = join(folder, "postgres");
  const data = join(place, "data");
  const client = await connected(primary.url);
  await client.query("select pg_backup_start('replica', true)");
  mkdirSync(place);
  cpSync(join(dirname(primary.data), "password"), join(place, "password"));
  cpSync(primary.data, data, { recursive: true, filter: path => isCopied(relative(primary.data, path)) });
  const { rows } = await client.query<{ labelfile: string }>("select labelfile from pg_backup_stop(false)");
  writeFileSync(join(data, "backup_label"), rows[0]?.labelfile ?? "");
  writeFileSync(join(data, "standby.signal"), "");
  spawnSync("chmod", ["0700", data]);
  // Of whoever may run PostgreSQL here; root may not.
  spawnSync("chown", ["-R", "--reference", primary.data, place]);
  const { hostname, port, username, password } = new URL(primary.url);
  const server = await startEmbedded(place, {
    settings: {
      primary_conninfo: `host=${hostname} port=${port} user=${username} password=${password}`,
      wal_retrieve_retry_interval: "200ms",
    },
  });
  const here = async <Row extends pg.QueryResultRow>(query: string, values: unknown[] = []) => {
    const asking = await connected(server.url);
    return await asking.query<Row>(query, values).finally(() => asking.end());
  };
  return {
    url: server.url,
    kill: () => void process.kill(Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL"),
    async pause() {
      await here("select pg_wal_replay_pause()");
      await until("the replay to pause", async () => {
        const { rows: state } = await here<{ state: string }>("select pg_get_wal_replay_pause_state() as state");
        return state[0]?.state === "paused";
      });
    },
    resume: async () => void (await here("select pg_wal_replay_resume()")),
    async catchUp() {
      const { rows: now } = await client.query<{ lsn: string }>("select pg_current_wal_insert_lsn() as lsn");
      await until("the replica to catch up", async () => {
        const { rows: state } = await here<{ ready: boolean }>(
          "select pg_last_wal_replay_lsn() >= $1::pg_lsn as ready",
          [now[0]?.lsn],
        );
        return state[0]?.ready === true;
      });
    },
    async asked() {
      const { rows: found } = await here<{ query: string }>(
        "select query from pg_stat_activity where application_name = 'comity'",
      );
      return found.map(row => row.query);
    },
    async stop() {
      await client.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** All but what belongs to the running server, and the log that the replica gets from it. */
const isCopied = (path: string) => !/^postmaster\.(pid|opts)$|^pg_wal\/\w{24}$/.test(path);

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  return client;
}
