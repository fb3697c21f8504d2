import pg from "pg";
import type { Channel, StoredRow } from "../protocol/events.ts";
import type { Sql } from "./sql.ts";

/** Whatever can be asked: the pool, or a transaction. */
export interface Db {
  all<Row>(query: Sql): Promise<Row[]>;
  /** The first row, or undefined. */
  maybe<Row>(query: Sql): Promise<Row | undefined>;
  /** The only row; an Error when there is none. */
  one<Row>(query: Sql): Promise<Row>;
  /** Runs it and answers how many rows it touched. */
  run(query: Sql): Promise<number>;
}

/** What a transaction recorded in each channel, with the numbers that it was given. */
export type Recorded = Map<Channel, StoredRow[]>;

/** One transaction. `recorded` collects what `record` wrote; it is told after the commit. */
export interface Tx extends Db {
  readonly recorded: Recorded;
}

export interface PoolOptions {
  url: string;
  size?: number;
  /** How long a new connection may take. */
  connectWithinMs?: number;
  /** A connection that broke while idle; the pool has replaced it already. */
  onError?: (error: Error) => void;
}

/** A streaming replica of a database, which may be behind (see events/readAsOf). */
export interface Replica {
  db: Pool;
  /** Until when it is left alone, because it failed. */
  restsUntil: number;
  onError: (error: unknown) => void;
}

const retries = 3;
/** serialization_failure and deadlock_detected: the same work may succeed at once. */
const passing = new Set(["40001", "40P01"]);

/** Thrown by work that finds that it lost against a concurrent transaction, as PostgreSQL would say it: it is run again. */
export class LostRace extends Error {
  readonly code = "40001";
}

export class Pool implements Db {
  /** Called after each commit that recorded events, once its connection is free again. */
  onCommit: (recorded: Recorded) => void = () => {};
  replica: Replica | undefined;
  #pool: pg.Pool;

  constructor({ url, size = 10, connectWithinMs = 5_000, onError = () => {} }: PoolOptions) {
    this.#pool = new pg.Pool({
      connectionString: url,
      max: size,
      connectionTimeoutMillis: connectWithinMs,
      idle_in_transaction_session_timeout: 10_000,
      statement_timeout: 10_000,
      // A connection that went silent (no reset, no answer) would keep its request waiting for as long as TCP does. Longer than any
      // work of ours: a second first start waits for the demo.
      query_timeout: 120_000,
      keepAlive: true,
      application_name: "comity",
    });
    // Without a listener a connection that PostgreSQL ends while idle would end the process.
    this.#pool.on("error", onError);
  }

  async all<Row>(query: Sql): Promise<Row[]> {
    return (await this.#pool.query(query.toQuery())).rows as Row[];
  }

  async maybe<Row>(query: Sql): Promise<Row | undefined> {
    return (await this.all<Row>(query))[0];
  }

  async one<Row>(query: Sql): Promise<Row> {
    return only(await this.all<Row>(query));
  }

  async run(query: Sql): Promise<number> {
    return (await this.#pool.query(query.toQuery())).rowCount ?? 0;
  }

  /**
   * Runs `work` in one transaction: commits when it answers, rolls back when it throws. Work that lost against a
   * concurrent transaction is run again, so it must do nothing outside the database.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt("begin", work);
      } catch (error) {
        const code = (error as { code?: string }).code ?? "";
        if (!passing.has(code) || attempt === retries) throw error;
      }
    }
  }

  /** Questions that belong together: their answers are of one moment. */
  async snapshot<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return await this.#attempt("begin isolation level repeatable read read only", work);
  }

  async #attempt<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    const tx = asTx(client);
    let result: T;
    // The pool listens to idle connections only: one that breaks between two statements of ours would end the process.
    const lost = (error: Error) => {
      broken = error;
    };
    client.on("error", lost);
    try {
      await client.query(begin);
      result = await work(tx);
      await client.query("commit");
    } catch (error) {
      // What broke the connection says more than that it is broken.
      const cause = broken ?? error;
      await client.query("rollback").catch(failed => {
        broken = failed;
      });
      throw cause;
    } finally {
      client.off("error", lost);
      client.release(broken);
    }
    if (tx.recorded.size > 0) this.onCommit(tx.recorded);
    return result;
  }

  async close(): Promise<void> {
    // A connection that PostgreSQL ends while it is being given back is no news.
    this.#pool.removeAllListeners("error").on("error", () => {});
    await this.#pool.end();
  }
}

/**
 * For a library that brings its own queries. Its connections are listened to from their first moment to their last: one that PostgreSQL ends
 * while nobody listens would end the process.
 */
export function poolForLibrary(url: string, size: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: size });
  pool.on("error", () => {});
  pool.on("connect", client => void client.on("error", () => {}));
  return pool;
}

function asTx(client: pg.PoolClient): Tx {
  const all = async <Row>(query: Sql) => (await client.query(query.toQuery())).rows as Row[];
  return {
    recorded: new Map(),
    all,
    maybe: async <Row>(query: Sql) => (await all<Row>(query))[0],
    one: async <Row>(query: Sql) => only(await all<Row>(query)),
    run: async query => (await client.query(query.toQuery())).rowCount ?? 0,
  };
}

function only<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error("a query that must answer a row answered none");
  return row;
}
