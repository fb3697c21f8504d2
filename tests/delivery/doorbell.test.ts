import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type App, createApp } from "../../server/app.ts";
import { sql } from "../../server/db/sql.ts";
import { type Doorbell, openDoorbell } from "../../server/events/doorbell.ts";
import type { Channel } from "../../server/protocol/events.ts";
import { aNewsroom, type Newsroom, noLimits, Person } from "../setup/newsroom.ts";
import { aRedisServer, type RedisServer } from "../setup/redisServer.ts";
import { anEar, until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ann: Person;
let redis: RedisServer;
beforeAll(async () => {
  newsroom = await aNewsroom();
  await newsroom.setPolicy({ surge: { guard: "off" } });
  ann = await newsroom.join("Ann");
  redis = await aRedisServer();
});
afterAll(async () => {
  await newsroom.close();
  await redis.kill();
});

/** Connections of doorbells to this database. */
const bells = (): Promise<{ pid: number }[]> =>
  newsroom.db.all(sql`
    select pid from pg_stat_activity
    where datname = current_database() and application_name = 'comity doorbell'`);

/** Another node on the newsroom's database. */
async function anotherNode(redisUrl?: string): Promise<{ app: App; url: string }> {
  const { databaseUrl, site } = newsroom;
  const app = await createApp({ databaseUrl, redisUrl, site, rates: noLimits, poolSize: 3 });
  return { app, url: await app.listen(0, "127.0.0.1") };
}

/** While `harm` is done to the bell and mended, comments posted here reach those who listen there: each once and in order. */
async function isHeardThere(
  there: { url: string },
  poster: Person,
  harm: (posting: Promise<unknown>) => Promise<void>,
) {
  const article = await newsroom.anArticle(`story-${Math.random().toString(36).slice(2)}`);
  const channel: Channel = `article:${article.id}`;
  const ear = await anEar(there);
  await ear.watch(channel, 0);
  const posting = (async () => {
    for (let n = 1; n <= 30; n++) {
      await poster.posts(`${article.slug} ${n}, said of ${article.slug}.`, { article });
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  })();
  await harm(posting);
  await posting;
  const posts = () => ear.heard.flatMap(({ event }) => (event.kind === "comment-posted" ? event.comment.id : []));
  await until("all thirty", () => posts().length >= 30);
  expect(new Set(posts()).size).toBe(30);
  expect(posts()).toHaveLength(30);
  // So many in so short a time may also change the article's pace.
  expect(ear.heard.map(({ seq }) => seq)).toEqual(ear.heard.map((_, n) => n + 1));
  ear.close();
}

describe.each(["PostgreSQL", "Redis"])("over %s", carrier => {
  test("[ND7] a ring is heard on the other nodes and not here; rings of a moment go together; too many say only: look", async () => {
    const heard: Record<"here" | "there", string[][]> = { here: [], there: [] };
    const open = (where: "here" | "there"): Promise<Doorbell> =>
      openDoorbell({
        databaseUrl: newsroom.databaseUrl,
        redisUrl: carrier === "Redis" ? redis.url : undefined,
        onRing: words => void heard[where].push(words),
      });
    const [here, there] = await Promise.all([open("here"), open("there")]);
    await until("both to be open", () => heard.here.length > 0 && heard.there.length > 0);
    // Redis says that it is open before it listens.
    await until("the first ring", () => {
      here.ring(["article:1"]);
      return heard.there.length > 1;
    });
    for (const rings of Object.values(heard)) rings.length = 0;
    await until("silence", async () => {
      const before = heard.there.length;
      await new Promise(resolve => setTimeout(resolve, 200));
      return heard.there.length === before;
    });
    for (const rings of Object.values(heard)) rings.length = 0;
    for (const word of ["article:1", "article:2", "article:1"]) here.ring([word]);
    await until("the other to hear", () => heard.there.length > 0);
    expect(heard.there).toEqual([["article:1", "article:2"]]);
    expect(heard.here).toEqual([]);
    here.ring(Array.from({ length: 1_000 }, (_, n) => `article:${n}`));
    await until("the other to hear", () => heard.there.length > 1);
    expect(heard.there[1]).toEqual([]);
    await Promise.all([here.close(), there.close()]);
  });
});

test("[ND8] Redis lost and back: delay, no loss; and PostgreSQL is not asked to ring", async () => {
  const before = (await bells()).length;
  const [here, there] = await Promise.all([anotherNode(redis.url), anotherNode(redis.url)]);
  expect((await bells()).length).toBe(before);
  const poster = new Person({ ...newsroom, url: here.url }, ann.member, ann.cookie);
  await isHeardThere(there, poster, async () => {
    await redis.kill();
    await new Promise(resolve => setTimeout(resolve, 700));
    await redis.start();
  });
  await Promise.all([here.app.close(), there.app.close()]);
});

test("[ND8] a node starts without its Redis, and rings as soon as there is one", async () => {
  await redis.kill();
  const [here, there] = await Promise.all([anotherNode(redis.url), anotherNode(redis.url)]);
  const poster = new Person({ ...newsroom, url: here.url }, ann.member, ann.cookie);
  await isHeardThere(there, poster, () => redis.start());
  await Promise.all([here.app.close(), there.app.close()]);
});

test("[ND9] the connection of NOTIFY lost and back: delay, no loss", async () => {
  const there = await anotherNode();
  await isHeardThere(there, ann, async posting => {
    let isPosting = true;
    void posting.finally(() => {
      isPosting = false;
    });
    while (isPosting) {
      for (const { pid } of await bells()) await newsroom.db.run(sql`select pg_terminate_backend(${pid})`);
      await new Promise(resolve => setTimeout(resolve, 300));
    }
  });
  await until("both bells to be back", async () => (await bells()).length === 2);
  await there.app.close();
});
