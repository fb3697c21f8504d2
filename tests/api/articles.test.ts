import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { countView } from "../../server/articles/views.ts";
import { unsafeSettings } from "../../server/db/durability.ts";
import { sql } from "../../server/db/sql.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Endpoint } from "../../server/protocol/endpoint.ts";
import { endpoints } from "../../server/protocol/endpoints.ts";
import type { ThreadPage } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { anEar, until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ann: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
});
afterAll(() => newsroom.close());

const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const visit = (headers: Record<string, string>) => fetch(`${newsroom.url}/articles/tariff-pause`, { headers });
const views = async () => (await newsroom.reader.get<ArticleView>("articles/tariff-pause")).body.views;

test("[V1] a view is counted once for a visitor and hour; crawlers and prefetches are left out", async () => {
  const before = await views();
  for (let i = 0; i < 3; i++) await visit({ "User-Agent": browser });
  await until("the view", async () => (await views()) === before + 1);
  await visit({ "User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)" });
  await visit({ "User-Agent": `${browser} prefetching`, "Sec-Purpose": "prefetch" });
  await visit({ "User-Agent": "" });
  await visit({ "User-Agent": `${browser} another` });
  await until("the second visitor", async () => (await views()) === before + 2);
});

test("[V2] of a visitor nothing is kept but a keyed hash, and its key goes with the hour", async () => {
  await visit({ "User-Agent": browser });
  const rows = await newsroom.db.all<{ visitor: Buffer }>(sql`select visitor from article_views`);
  expect(rows.length).toBeGreaterThan(0);
  for (const { visitor } of rows) expect(visitor).toHaveLength(16);
  const old = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - 7_200_000);
  await newsroom.db.run(sql`insert into hour_keys (hour, key) values (${old}, '\\x00')`);
  await newsroom.db.run(sql`insert into article_views (hour, article_id, visitor) values (${old}, 1, '\\x00')`);
  await newsroom.db.run(sql`delete from hour_keys where hour > ${old}`);
  await visit({ "User-Agent": browser });
  await until(
    "the old hour gone",
    async () => (await newsroom.db.all(sql`select 1 from hour_keys where hour = ${old}`)).length === 0,
  );
  expect(await newsroom.db.all(sql`select 1 from article_views where hour = ${old}`)).toEqual([]);
});

test("[V2] where one hour ends and another begins, no visit fails and none keeps its key", async () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 4, 14, hour, 59, 59));
  const visitAt = (hour: number, n: number) => {
    const visitor = { address: `192.0.2.${n}`, headers: { "user-agent": browser } };
    return countView(newsroom.db, newsroom.article.id, visitor, at(hour));
  };
  await Promise.all(Array.from({ length: 60 }, (_, n) => visitAt(8 + (n % 3), n)));
  await visitAt(11, 1);
  expect(await newsroom.db.all(sql`select 1 from hour_keys where hour < ${at(10)}`)).toEqual([]);
});

test("[V1] an article is read also when its view cannot be counted", async () => {
  await newsroom.db.run(sql`alter table article_views rename to kept_elsewhere`);
  const answer = await visit({ "User-Agent": `${browser} at a bad moment` });
  await newsroom.db.run(sql`alter table kept_elsewhere rename to article_views`);
  expect(answer.status).toBe(200);
});

test("[V7] what is sent is compressed, and files that are named by their content are kept", async () => {
  const page = await fetch(`${newsroom.url}/articles/tariff-pause`, { headers: { "Accept-Encoding": "gzip" } });
  expect(page.headers.get("content-encoding")).toBe("gzip");
  const script = await (await fetch(`${newsroom.url}/embed.js`)).text();
  const chunk = /"\.\/assets\/(chunk-\w{8}\.js)"/.exec(script)?.[1];
  const kept = await fetch(`${newsroom.url}/assets/${chunk}`);
  expect(kept.headers.get("cache-control")).toContain("immutable");
  expect((await fetch(`${newsroom.url}/embed.js`)).headers.get("cache-control")).toContain("max-age=0");
});

test("[EM6] any page may load the program, whose bytes are told beforehand", async () => {
  const script = await fetch(`${newsroom.url}/embed.js`, { headers: { Origin: "https://news.example" } });
  expect(script.headers.get("access-control-allow-origin")).toBe("*");
  expect(script.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  const told = await (await fetch(`${newsroom.url}/assets/integrity.json`)).json();
  const hash = createHash("sha384").update(Buffer.from(await script.arrayBuffer()));
  expect(told).toEqual({ "embed.js": `sha384-${hash.digest("base64")}` });
});

test("[V3] a thread page says its number, and is not sent again while that stands", async () => {
  const url = `${newsroom.url}/api/v1/articles/tariff-pause/comments`;
  const first = await fetch(url);
  const tag = first.headers.get("etag") ?? "";
  expect(tag).toBe(`W/"${((await first.json()) as ThreadPage).seq}"`);
  // fetch adds Cache-Control: no-cache to a conditional request, which asks for a whole answer.
  const again = { headers: { "If-None-Match": tag, "Cache-Control": "max-age=0" } };
  expect((await fetch(url, again)).status).toBe(304);
  await ann.posts("A new number, please.");
  expect((await fetch(url, again)).status).toBe(200);
});

test("[V4] an article is found by slug and by id, and nothing by a wrong name", async () => {
  const bySlug = await newsroom.reader.get<ArticleView>("articles/tariff-pause");
  const byId = await newsroom.reader.get<ArticleView>(`articles/${bySlug.body.id}`);
  expect(byId.body).toEqual(bySlug.body);
  for (const name of ["no-such-story", "999999", "UPPER", "a%00b", "..%2f"]) {
    expect((await newsroom.reader.get(`articles/${name}`)).status).toBe(404);
  }
});

test("[V5] the API describes every door with the schemas that the server uses", async () => {
  const { body } = await newsroom.reader.get<{
    paths: Record<string, Record<string, { requestBody?: object; parameters?: { name: string }[] }>>;
  }>("openapi.json");
  for (const { method, path, body: schema, takesPicture } of Object.values(endpoints) as Endpoint[]) {
    const operation = body.paths[path.replaceAll(/:(\w+)/g, "{$1}")]?.[method];
    expect(operation).toBeDefined();
    expect(operation?.requestBody !== undefined).toBe(schema !== null || takesPicture === true);
  }
  expect(JSON.stringify(body)).toContain('"parentId"');
  const takesKey = ({ parameters = [] }: { parameters?: { name: string }[] } = {}) =>
    parameters.some(({ name }) => name === "Idempotency-Key");
  expect(takesKey(body.paths["/sites/{site}/policy"]?.put)).toBe(true);
  expect(takesKey(body.paths["/sessions"]?.post)).toBe(false);
});

test("[V6] a database that may lose what it acknowledged is told by name", async () => {
  const { fsync } = await newsroom.db.one<{ fsync: string }>(sql`select current_setting('fsync') as fsync`);
  const told = await newsroom.db.transaction(async tx => {
    await tx.run(sql`set local synchronous_commit = off`);
    return await unsafeSettings(tx);
  });
  expect(told.filter(line => line.includes("synchronous_commit"))).toHaveLength(1);
  expect(told.filter(line => line.includes("fsync"))).toHaveLength(fsync === "off" ? 1 : 0);
});

test("[L12] when PostgreSQL drops every connection the service goes on, and delivery with it", async () => {
  const ear = await anEar(newsroom);
  const page = await newsroom.reader.get<ThreadPage>("articles/tariff-pause/comments");
  await ear.watch(`article:${newsroom.article.id}`, page.body.seq);
  await newsroom.db
    .all(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
    .catch(() => []);
  await until("the service answers", async () => (await fetch(`${newsroom.url}/readyz`)).status === 200);
  const comment = await ann.posts("Written after the storm.");
  await until("the event", () =>
    ear.heard.some(({ event }) => event.kind === "comment-posted" && event.comment.id === comment.id),
  );
  ear.close();
});
