import { availableParallelism, loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { find } from "../../client/core/tree.ts";
import { sql } from "../../server/db/sql.ts";
import { head } from "../../server/events/stream.ts";
import type { Id } from "../../server/protocol/basics.ts";
import { seeded } from "../../server/training/random.ts";
import { until } from "../setup/socket.ts";
import { aBalancer } from "./balancer.ts";
import { aStage, ask, type Somebody, type Stage } from "./stage.ts";
import { aWatcher, readPage, type Watcher } from "./watcher.ts";
import { aSentence, post } from "./writer.ts";

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const random = seeded(seed);
const below = (n: number) => Math.floor(random() * n);

let stage: Stage;
beforeAll(async () => {
  console.info(`SEED=${seed}`);
  stage = await aStage(2);
});
afterAll(() => stage.close());

/** How much longer things take where other programs want the processors too. */
const crowding = () => Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());

/** Every watcher has applied everything, in order and each comment once. */
async function expectComplete(watchers: readonly Watcher[], articleId: Id): Promise<void> {
  const last = await head(stage.db, `article:${articleId}`);
  await until(
    "everybody to have the last event",
    () => watchers.every(({ seqs }) => (seqs.at(-1) ?? 0) >= last),
    30_000,
  );
  const posted = await stage.db.all<{ id: Id }>(sql`
    select event->>'commentId' as id from events
    where channel = ${`article:${articleId}`} and event->>'kind' = 'comment-posted' order by seq`);
  const ids = posted.map(({ id }) => id);
  for (const { seqs, appeared, startedOver } of watchers) {
    expect(seqs.filter((seq, n) => seq <= (seqs[n - 1] ?? 0))).toEqual([]);
    if (startedOver === 0) expect(appeared).toEqual(ids);
    else expect(new Set(appeared).size).toBe(appeared.length);
  }
}

test(`[ND10] 12 write, 20 watch on two nodes, one is cut every 15 ms: all end with what a fresh read has (SEED=${seed})`, async () => {
  const { url, db } = stage;
  const article = await stage.anArticle("cut-story");
  const writers = await Promise.all(Array.from({ length: 12 }, (_, n) => stage.join(`Writer ${n}`)));
  const wire = await aBalancer();
  wire.to.push(...stage.balancer.to);
  const page = await readPage(url, article.slug);
  const watchers = Array.from({ length: 20 }, () =>
    aWatcher(wire.url, article, page, { waitMs: () => 5 + random() * 40, keepsPage: true }),
  );
  const cutting = setInterval(() => wire.cutOne(random), 15);
  const all: { id: Id; by: Somebody }[] = [];
  const writing = writers.map(async by => {
    for (let n = 0; n < 12; n++) {
      const parent = random() < 0.3 ? all[below(all.length)] : undefined;
      const body = { body: aSentence(random), ...(parent ? { parentId: parent.id } : {}) };
      all.push({ id: (await post(url, by, article.slug, body)).id, by });
      const liked = all[below(all.length)];
      if (liked && liked.by !== by && random() < 0.3)
        await ask(url, "PUT", `comments/${liked.id}/reactions/taught-me`, { by });
    }
  });
  await Promise.all(writing);
  // Reactions are told a moment later.
  await pause(500);
  clearInterval(cutting);

  await expectComplete(watchers, article.id);
  const rows = await db.all<{ id: Id; html: string; replyCount: number; likes: number }>(sql`
    select id, html, reply_count as "replyCount", reaction_count as likes from comments where article_id = ${article.id}`);
  expect(rows).toHaveLength(144);
  const fresh = await readPage(url, article.slug);
  for (const watcher of watchers) {
    const { items, commentCount } = watcher.state();
    expect(commentCount).toBe(fresh.commentCount);
    for (const { id, html, replyCount, likes } of rows) {
      const drawn = find(items, id);
      const reactions = Object.values(drawn?.reactions ?? {}).reduce((sum, count) => sum + count, 0);
      expect([id, drawn?.html, drawn?.replyCount, reactions]).toEqual([id, html, replyCount, likes]);
    }
    watcher.close();
  }
  await wire.close();
});

test(`[ND11] a node of two is killed with 1,000 sockets on it while posting goes on: all are back in 10 s, nothing is missed or shown twice (SEED=${seed})`, async () => {
  const { url, balancer, nodes } = stage;
  const [first, second] = nodes;
  if (!first || !second) throw new Error("there are two nodes");
  const article = await stage.anArticle("killed-story");
  const by = await stage.join("Poster");
  const page = await readPage(url, article.slug);
  balancer.to = [first.port];
  const watchers: Watcher[] = [];
  for (let n = 0; n < 1_000; n += 50) {
    for (let m = 0; m < 50; m++) watchers.push(aWatcher(url, article, page));
    await until("fifty more", () => watchers.every(({ status }) => status === "live"), 30_000);
  }
  balancer.to = [first.port, second.port];

  let isPosting = true;
  const posting = (async () => {
    for (; isPosting; await pause(100)) await post(url, by, article.slug, { body: aSentence(random) });
  })();
  await pause(500);
  await first.kill();
  const killedAt = Date.now();
  const notBack = () => watchers.filter(({ status }) => status !== "live");
  await until("them to notice", () => notBack().length > 900);
  await until("all to be back", () => notBack().length === 0, 10_000 * crowding());
  console.info(`1,000 back after ${Date.now() - killedAt} ms`);
  isPosting = false;
  await posting;

  await expectComplete(watchers, article.id);
  expect(watchers.filter(({ startedOver }) => startedOver > 0)).toEqual([]);
  for (const watcher of watchers) watcher.close();
  balancer.to = [second.port];
  nodes.shift();
  await stage.addNode();
});

test(`[ND12] PostgreSQL is killed under load: what was answered with 201 is there once, screens converge, and meanwhile it says when to come again (SEED=${seed})`, async () => {
  const { url, db, database } = stage;
  const article = await stage.anArticle("crashed-story");
  const writers = await Promise.all(Array.from({ length: 6 }, (_, n) => stage.join(`Durable ${n}`)));
  const page = await readPage(url, article.slug);
  const watchers = Array.from({ length: 10 }, () => aWatcher(url, article, page, { keepsPage: true }));
  const taken: Id[] = [];
  const refusals: (string | null)[] = [];
  let isWriting = true;
  const writing = writers.map(async by => {
    while (isWriting) {
      const comment = await post(url, by, article.slug, { body: aSentence(random) }, (status, headers) => {
        if (status === 503) refusals.push(headers?.get("retry-after") ?? null);
      });
      taken.push(comment.id);
    }
  });
  for (let n = 0; n < 2; n++) {
    await pause(700);
    const before = taken.length;
    database.kill();
    await until("posting to go on by itself", () => taken.length > before + 12, 30_000);
  }
  isWriting = false;
  await Promise.all(writing);

  expect(refusals.length).toBeGreaterThan(0);
  expect(refusals.filter(seconds => !Number(seconds))).toEqual([]);
  const kept = await db.all<{ id: Id }>(sql`select id from comments where article_id = ${article.id} order by id`);
  expect(kept.map(({ id }) => id)).toEqual([...taken].sort((a, b) => Number(a) - Number(b)));
  await expectComplete(watchers, article.id);
  const fresh = await readPage(url, article.slug);
  expect(fresh.commentCount).toBe(taken.length);
  for (const watcher of watchers) {
    expect(watcher.state().commentCount).toBe(taken.length);
    watcher.close();
  }
});
