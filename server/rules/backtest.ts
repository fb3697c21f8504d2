import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { commentsById } from "../comments/queries.ts";
import { insiderView } from "../comments/view.ts";
import type { Db, Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import { log } from "../log.ts";
import type { Id, Page } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { PageQuery } from "../protocol/requests.ts";
import type { BacktestComment, BacktestResult, BacktestState, BacktestView, StartBacktest } from "../protocol/rules.ts";
import type { CommentState } from "../protocol/views.ts";
import { root } from "../root.ts";
import { articlesOf } from "./articlesOf.ts";
import type { Listed } from "./tallies.ts";
import type { Assignment } from "./worker.ts";

/** So many are kept for each site. */
const keptMost = 10;
/** A thread tells of itself several times a second; one that was silent for so long is gone, with its process. */
const silentSeconds = 30;

/** The threads that try rules on past comments. */
export class Backtests {
  readonly #db: Pool;
  readonly #databaseUrl: string;
  readonly #threads = new Set<Worker>();

  constructor(db: Pool, databaseUrl: string) {
    this.#db = db;
    this.#databaseUrl = databaseUrl;
  }

  /** Starts one in a thread aside, on connections of its own. Throws `backtest-running`, with its id and who started it. */
  async start(by: { id: Id; siteId: Id }, { policy, rule, days }: StartBacktest): Promise<BacktestView> {
    const id = await this.#db.transaction(async tx => {
      // The site's row is the lock: of two at once the second finds the first.
      await tx.run(sql`select 1 from sites where id = ${by.siteId} for no key update`);
      await tx.run(sql`
        update backtests set state = 'failed', ended_at = now()
        where site_id = ${by.siteId} and state = 'running' and beat_at < now() - make_interval(secs => ${silentSeconds})`);
      const running = (await lastBacktests(tx, by.siteId)).find(({ state }) => state === "running");
      if (running) throw new Problem("backtest-running", { id: running.id, by: running.startedBy });
      const made = await tx.one<{ id: Id }>(sql`
        insert into backtests (site_id, started_by, policy, rule)
        values (${by.siteId}, ${by.id}, ${JSON.stringify(policy)}::jsonb, ${rule ?? null}) returning id`);
      await tx.run(sql`
        delete from backtests where site_id = ${by.siteId} and id not in (
          select id from backtests where site_id = ${by.siteId} order by id desc limit ${keptMost})`);
      return made.id;
    });
    this.#work({ databaseUrl: this.#databaseUrl, id, days });
    return await backtest(this.#db, by.siteId, id);
  }

  #work(assignment: Assignment): void {
    const file = join(root, "dist/server/rules/worker.js");
    const thread = new Worker(file, { workerData: assignment, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    this.#threads.add(thread);
    thread.on("error", error => log.error({ err: error }, "trying rules on past comments"));
    thread.on("exit", code => {
      this.#threads.delete(thread);
      if (code !== 0) this.#giveUp(assignment.id).catch(error => log.error({ err: error }, "giving a backtest up"));
    });
    // It ends with the process and does not keep it.
    thread.unref();
  }

  async #giveUp(id: Id): Promise<void> {
    await this.#db.run(
      sql`update backtests set state = 'failed', ended_at = now() where id = ${id} and state = 'running'`,
    );
  }

  /** Ends what is under way. */
  async close(): Promise<void> {
    const threads = [...this.#threads];
    await Promise.all(threads.map(thread => thread.removeAllListeners("exit").terminate()));
  }
}

interface BacktestRow extends Omit<BacktestView, "startedAt"> {
  startedAt: Date;
  isSilent: boolean;
}

/** The last ones of a site, newest first. */
export async function lastBacktests(db: Db, siteId: Id): Promise<BacktestView[]> {
  const rows = await db.all<BacktestRow>(sql`
    select b.id, b.started_at as "startedAt", m.name as "startedBy", b.rule, b.state, b.looked, b.total,
      b.result - 'list' as result, b.beat_at < now() - make_interval(secs => ${silentSeconds}) as "isSilent"
    from backtests b join members m on m.id = b.started_by
    where b.site_id = ${siteId} order by b.id desc limit ${keptMost}`);
  return rows.map(({ isSilent, state, startedAt, ...row }) => ({
    ...row,
    startedAt: startedAt.toISOString(),
    state: stateOf(state, isSilent),
  }));
}

const stateOf = (state: BacktestState, isSilent: boolean): BacktestState =>
  state === "running" && isSilent ? "failed" : state;

/** One of them. Throws `not-found`. */
export async function backtest(db: Db, siteId: Id, id: Id): Promise<BacktestView> {
  const found = (await lastBacktests(db, siteId)).find(one => one.id === id);
  if (!found) throw new Problem("not-found");
  return found;
}

/** Ends one before its time: its thread looks before each batch. Throws `not-found`. */
export async function cancelBacktest(db: Db, siteId: Id, id: Id): Promise<void> {
  await backtest(db, siteId, id);
  await db.run(sql`
    update backtests set state = 'cancelled', ended_at = now()
    where id = ${id} and site_id = ${siteId} and state = 'running'`);
}

const isThere: readonly CommentState[] = ["visible", "held", "rejected"];
const CommentsKey = z.tuple([z.literal("backtest"), keyPart.count]);

/** The comments that a backtest is about, newest first. Throws `not-found`; for a forged cursor `unprocessable-request`. */
export async function backtestComments(
  db: Db,
  siteId: Id,
  id: Id,
  { cursor, limit }: PageQuery,
): Promise<Page<BacktestComment>> {
  const from = decodeCursor(CommentsKey, cursor)?.[1] ?? 0;
  const { result } = await backtest(db, siteId, id);
  const listed = await db.all<Listed>(sql`
    select entry->>'id' as id, entry->>'then' as "then", entry->>'decided' as decided
    from backtests b cross join lateral jsonb_array_elements(b.result->'list') with ordinality as list (entry, n)
    where b.id = ${id} and n > ${from} order by n limit ${limit}`);
  const comments = await commentsById(
    db,
    listed.map(entry => entry.id),
  );
  const articles = await articlesOf(db, comments);
  const rows = new Map(comments.map(row => [row.id, row]));
  const items = listed.flatMap(({ id: commentId, then, decided }) => {
    const row = rows.get(commentId);
    const article = row && articles.get(row.articleId);
    // What its author took back since is nobody's to read.
    return article && isThere.includes(row.state) ? [{ comment: insiderView(row, []), article, then, decided }] : [];
  });
  return { items, nextCursor: cursorAfter(from + listed.length, result) };
}

function cursorAfter(seen: number, result: BacktestResult | null): string | null {
  return result && seen < result.listed ? encodeCursor(["backtest", seen]) : null;
}
