import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { DiscussionStart } from "../../client/thread/start.ts";
import { sql } from "../../server/db/sql.ts";
import type { Permalink, ThreadPage } from "../../server/protocol/views.ts";
import { seeded } from "../../server/training/random.ts";
import { scriptsOf } from "../pages/html.ts";
import { until } from "../setup/socket.ts";
import { aReplica, type StandBy } from "./replica.ts";
import { aStage, ask, type Stage } from "./stage.ts";
import { readPage } from "./watcher.ts";
import { aSentence, post } from "./writer.ts";

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const random = seeded(seed);

let stage: Stage;
let replica: StandBy;
beforeAll(async () => {
  console.info(`SEED=${seed}`);
  stage = await aStage(0);
  replica = await aReplica(stage.database);
  await stage.addNode({ DATABASE_READ_URL: replica.url });
});
afterAll(async () => {
  await stage.close();
  await replica.stop();
});

const asksTheReplica = async () => (await replica.asked()).some(query => /as "articleId", a.site_id/.test(query));

test("[ND13] readers' pages come from the replica, and from the primary while that is behind", async () => {
  const { url, article } = stage;
  const ann = await stage.join("Ann");
  const first = await post(url, ann, article.slug, { body: aSentence(random) });
  await replica.catchUp();
  expect((await readPage(url, article.slug)).items.map(({ id }) => id)).toEqual([first.id]);
  expect(await asksTheReplica()).toBe(true);

  await replica.pause();
  const second = await post(url, ann, article.slug, { body: aSentence(random) });
  const reply = await post(url, ann, article.slug, { body: aSentence(random), parentId: first.id });
  const page = await readPage(url, article.slug);
  expect(page).toMatchObject({ commentCount: 3, seq: 3 });
  expect(page.items.map(({ id }) => id)).toEqual([second.id, first.id]);
  const replies = (await (await ask(url, "GET", `comments/${first.id}/replies`)).json()) as ThreadPage;
  expect(replies.items.map(({ id }) => id)).toEqual([reply.id]);
  const link = (await (await ask(url, "GET", `comments/${reply.id}`)).json()) as Permalink;
  expect(link).toMatchObject({ comment: { id: reply.id }, seq: 3 });
  const html = await (await fetch(`${url}/articles/${article.slug}`)).text();
  expect(html).toContain(`c-${second.id}`);
  await replica.resume();
});

test(`[ND14] while the replica lags and follows at random, nobody is shown a page from before what they have seen (SEED=${seed})`, async () => {
  const { url } = stage;
  const article = await stage.anArticle("lagging-story");
  const ben = await stage.join("Ben");
  let isOver = false;
  let posted = 0;
  const posting = (async () => {
    for (; posted < 25; posted++) await post(url, ben, article.slug, { body: aSentence(random) });
    isOver = true;
  })();
  const lagging = (async () => {
    while (!isOver) {
      await replica.pause();
      await pause(random() * 150);
      await replica.resume();
      await pause(random() * 80);
    }
  })();
  const by = () => ({ cookie: "", address: `10.0.0.${Math.floor(random() * 250)}` });
  // Kept pages are not asked for, so that each is read anew.
  const thread = async () =>
    (await (await ask(url, "GET", `articles/${article.slug}/comments?limit=49`, { by: by() })).json()) as ThreadPage;
  const page = async () => {
    const answer = await fetch(`${url}/articles/${article.slug}`, { headers: { "X-Forwarded-For": by().address } });
    const starts = scriptsOf(await answer.text(), "application/json").map(json => JSON.parse(json) as DiscussionStart);
    return starts.find(({ thread }) => thread)?.thread as ThreadPage;
  };
  const older: string[] = [];
  const reading = [thread, thread, thread, page, page].map(async read => {
    for (let seen = 0; !isOver; ) {
      const known = posted;
      const { seq, commentCount } = await read();
      if (seq < seen || commentCount < known) older.push(`${commentCount} at ${seq} after ${known} at ${seen}`);
      seen = seq;
    }
  });
  await Promise.all([posting, lagging, ...reading]);
  expect(older).toEqual([]);
});

test("[ND15] a replica that is gone costs nobody a page, and is asked again when it is back", async () => {
  const { url, article, db } = stage;
  await replica.catchUp();
  const { count } = await db.one<{ count: number }>(sql`
    select comment_count as count from articles where id = ${article.id}`);
  await replica.kill();
  for (let n = 0; n < 5; n++) expect((await readPage(url, article.slug)).commentCount).toBe(count);
  await until(
    "the replica to be asked again",
    async () => {
      await readPage(url, article.slug);
      return await asksTheReplica().catch(() => false);
    },
    30_000,
  );
});
