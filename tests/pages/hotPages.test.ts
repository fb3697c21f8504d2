import { setTimeout as pause } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { DiscussionStart } from "../../client/thread/start.ts";
import { type App, createApp } from "../../server/app.ts";
import { sql } from "../../server/db/sql.ts";
import { keptBySeq } from "../../server/events/keptBySeq.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import { aNewsroom, type Newsroom, noLimits, type Person } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";
import { scriptsOf, wordsOf } from "./html.ts";

let newsroom: Newsroom;
let other: App;
/** Two nodes on one database. */
let nodes: string[];
let ann: Person;
let ben: Person;
const news = "https://news.example";

beforeAll(async () => {
  newsroom = await aNewsroom();
  const { databaseUrl, site, url: publicUrl } = newsroom;
  other = await createApp({
    databaseUrl,
    site,
    rates: { ...noLimits, read: { points: 3, seconds: 60 } },
    trustProxy: 1,
    publicUrl,
  });
  nodes = [newsroom.url, await other.listen(0, "127.0.0.1")];
  [ann, ben] = [await newsroom.join("Ann"), await newsroom.join("Ben")];
  await newsroom.setSettings({ embedding: { origins: [news], newArticles: "pages" } });
  await ann.posts("The ferry was full by noon.");
});
afterAll(async () => {
  await other.close();
  await newsroom.close();
});

const page = "/articles/tariff-pause";
const fragment = "/embed/articles/tariff-pause";
let callers = 0;
/** Each from another address, for the second node counts; of a program, whose views are not counted. */
const read = async (path: string, headers: Record<string, string> = {}, node = nodes[0]) => {
  const from = { "X-Forwarded-For": `198.51.${callers >> 8}.${callers++ & 255}`, "User-Agent": "curl/8" };
  const answer = await fetch(`${node}${path}`, { headers: { ...from, ...headers }, redirect: "manual" });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
};
const startIn = (html: string) =>
  scriptsOf(html, "application/json")
    .map(json => JSON.parse(json) as DiscussionStart)
    .find(({ thread }) => thread);
/** What is kept is drawn anew after some seconds: from here on it is young. */
const somethingNew = () => ann.posts(`The tide, once more: ${Math.random()}.`);
/** The same drawing, unless something was told of the article meanwhile: how fast people write, say. */
const expectKept = (now: { html: string }, before: { html: string }) => {
  if (startIn(now.html)?.thread.seq === startIn(before.html)?.thread.seq) expect(now.html).toBe(before.html);
};
/** When it was drawn: two with the same moment are one drawing. */
const drawnAt = ({ html }: { html: string }) => startIn(html)?.now;

test("[HP1] a flood of readers costs one drawing for each version, of the page and of its fragment", async () => {
  for (const path of [page, fragment]) {
    const before = await Promise.all(Array.from({ length: 60 }, () => read(path)));
    expect(new Set(before.map(({ html }) => html)).size).toBe(1);
    expect((await read(path)).html).toBe(before[0]?.html);
    const { id } = await ben.posts(`One more ferry, says ${path}.`);
    const after = await Promise.all(Array.from({ length: 60 }, () => read(path)));
    expect(new Set(after.map(({ html }) => html)).size).toBe(1);
    expect(after[0]?.html).toContain(`c-${id}`);
  }
});

test("[HP2] what was removed is on no page that is asked for afterwards, on no node, however many read meanwhile", async () => {
  let isOver = false;
  const crowd = nodes.flatMap(node =>
    [page, fragment].map(async path => {
      while (!isOver) await read(path, {}, node);
    }),
  );
  for (let n = 0; n < 12; n++) {
    const { id } = await ann.posts(`Bound to go, number ${n}.`);
    const shown = await Promise.all(nodes.flatMap(node => [read(page, {}, node), read(fragment, {}, node)]));
    for (const { html } of shown) expect(html).toContain(`Bound to go, number ${n}.`);
    await ann.send("DELETE", `comments/${id}`);
    const left = await Promise.all(nodes.flatMap(node => [read(page, {}, node), read(fragment, {}, node)]));
    for (const { status, html } of left) {
      expect(status).toBe(200);
      expect(html).not.toContain(`Bound to go, number ${n}.`);
    }
  }
  isOver = true;
  await Promise.all(crowd);
});

test("[HP2] rules and settings that say something else are on the next page, and whoever loses its key names nothing", async () => {
  expect(startIn((await read(page)).html)?.article.reviewFirst).toBe(false);
  await newsroom.setPolicy({ mode: "review-first" });
  expect(startIn((await read(page)).html)?.article.reviewFirst).toBe(true);
  await newsroom.setPolicy({});

  const quiet = await newsroom.anArticle("quiet-street");
  const named = (to: ArticleView) =>
    newsroom.db.run(sql`
      insert into article_keys (site_id, key, article_id) values (${newsroom.site.id}, 'post-7', ${to.id})
      on conflict (site_id, key) do update set article_id = excluded.article_id`);
  await named(newsroom.article);
  expect(startIn((await read("/embed/articles/key:post-7")).html)?.article.slug).toBe("tariff-pause");
  await named(quiet);
  expect(startIn((await read("/embed/articles/key:post-7")).html)?.article.slug).toBe("quiet-street");
});

test("[HP3] who is signed in is drawn a page of their own, which leaves nothing in the one that is kept", async () => {
  await somethingNew();
  const kept = await read(page);
  const [, session = ""] = ben.cookie.split("=");
  const theirs = [await read(page, { Cookie: ben.cookie }), await read(page, { Cookie: `a=b; ${ben.cookie}` })];
  theirs.push(await read(fragment, { Authorization: `Bearer ${session}`, Origin: news }));
  for (const one of theirs) {
    expect(one.status).toBe(200);
    expect(drawnAt(one)).not.toBe(drawnAt(kept));
  }
  expectKept(await read(page), kept);
  const neo = await newsroom.join("Nobody Who Wrote");
  await read(page, { Cookie: neo.cookie });
  expect((await read(page)).html).not.toMatch(/Nobody Who Wrote|nobody\.who\.wrote/);
});

test("[HP3] it is in the language of its article, whatever the browser of its reader asks for", async () => {
  await somethingNew();
  const kept = await read(page);
  const german = { Cookie: "comity_language=de", "Accept-Language": "de" };
  expectKept(await read(page, german), kept);
  await newsroom.anArticle("hafen");
  await newsroom.db.run(sql`update articles set language = 'de' where slug = 'hafen'`);
  for (const path of ["/articles/hafen", "/embed/articles/hafen"]) {
    expect(wordsOf((await read(path)).html)).toContain("Diskussion");
    expect((await read(path, { "Accept-Language": "en" })).html).toBe((await read(path, german)).html);
  }
});

test("[HP4] each order, comment and page around has its own; what asks for nothing of ours changes nothing", async () => {
  const { items = [] } = startIn((await read(page)).html)?.thread ?? {};
  const last = items.at(-1)?.id ?? "";
  await somethingNew();
  for (const path of [page, fragment]) {
    for (const sort of ["newest", "oldest", "top"]) {
      for (let twice = 0; twice < 2; twice++)
        expect(startIn((await read(`${path}?sort=${sort}`)).html)?.sort).toBe(sort);
    }
    expect(startIn((await read(`${path}?comment=${last}`)).html)?.permalink?.comment.id).toBe(last);
    expect(startIn((await read(path)).html)?.permalink).toBeNull();
    const plain = await read(path);
    expect((await read(`${path}?fbclid=${Math.random()}&title=x`)).html).toBe(plain.html);
  }
  const around = async (url: string) =>
    startIn((await read(`${fragment}?${new URLSearchParams({ url })}`)).html)?.article.url;
  expect(await around(`${news}/one`)).toBe(`${news}/one`);
  expect(await around(`${news}/two`)).toBe(`${news}/two`);
  expect(await around("https://evil.example/")).toBe(`${newsroom.url}${page}`);
});

test("[HP4] what is no page is answered as ever: another name, another method, an article that is read elsewhere", async () => {
  await read(page);
  const { status, headers } = await read(`/articles/${newsroom.article.id}`);
  expect([status, headers.get("location")]).toEqual([301, page]);
  for (const path of ["/articles/nowhere", "/articles/a%00b", "/articles/%ff", "/embed/articles/key:%00"]) {
    expect([400, 404]).toContain((await read(path)).status);
  }
  expect((await fetch(`${newsroom.url}${page}`, { method: "HEAD" })).status).toBe(200);
  expect((await fetch(`${newsroom.url}${page}`, { method: "POST" })).status).toBe(404);
  await newsroom.anArticle("moved");
  expect((await read("/articles/moved")).status).toBe(200);
  await newsroom.db.run(sql`update articles set url = ${`${news}/moved`} where slug = 'moved'`);
  await (await newsroom.join("Mo", { role: "moderator" })).posts("Moved.", { article: await view("moved") });
  const away = await read("/articles/moved?sort=top");
  expect([away.status, away.headers.get("location")]).toEqual([302, `${news}/moved?sort=top#discussion`]);
  expect((await read("/articles/moved?here")).status).toBe(200);
});
const view = async (slug: string) => (await newsroom.reader.get<ArticleView>(`articles/${slug}`)).body;

test("[HP5] whoever has a page is told so by each node, until something in it reads otherwise", async () => {
  // Where nobody writes: how fast people write is told on the page, too.
  const article = await newsroom.anArticle("still-water");
  for (const path of ["/articles/still-water", "/embed/articles/still-water"]) {
    const tag = (await read(path)).headers.get("etag") ?? "";
    const has = { "If-None-Match": `"other", ${tag}` };
    for (const node of nodes) {
      const again = await read(path, has, node);
      expect([again.status, again.html, again.headers.get("etag")]).toEqual([304, "", tag]);
      expect(again.headers.get("cache-control")).toBe("no-cache");
      expect(again.headers.get("vary")).toContain("Accept-Encoding");
    }
    // Who is signed in has the same page, and is told so, too.
    const theirs = { Cookie: ann.cookie, "If-None-Match": tag, "Cache-Control": "max-age=0" };
    expect((await read(path, theirs)).status).toBe(304);
    await ann.posts(`Something else stands on ${path}.`, { article });
    for (const node of nodes) expect((await read(path, has, node)).status).toBe(200);
    const { id } = startIn((await read(path)).html)?.thread.items[0] ?? {};
    await ann.send("DELETE", `comments/${id}`);
    await newsroom.db.run(sql`delete from paces where article_id = ${article.id}`);
  }
});

test("[HP5] it goes out packed as it is taken: br, gzip, or not at all", async () => {
  const plain = await raw({ "Accept-Encoding": "identity" });
  expect(plain.encoding).toBeNull();
  const ways = {
    "gzip, deflate, br": ["br", brotliDecompressSync],
    "br;q=0, gzip;q=0.5": ["gzip", gunzipSync],
    gzip: ["gzip", gunzipSync],
  } as const;
  for (const [accepted, [encoding, unpack]] of Object.entries(ways)) {
    const packed = await raw({ "Accept-Encoding": accepted });
    expect(packed.encoding).toBe(encoding);
    expect(unpack(packed.bytes).equals(plain.bytes)).toBe(true);
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 3);
  }
  for (const accepted of ["br;q=0.0", "deflate", ""])
    expect((await raw({ "Accept-Encoding": accepted })).encoding).toBeNull();
});

/** As it came over the line. */
async function raw(headers: Record<string, string>): Promise<{ encoding: string | null; bytes: Buffer }> {
  const { request } = await import("node:http");
  return await new Promise((resolve, reject) => {
    const sent = request(`${newsroom.url}${page}`, { headers }, async answer => {
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part as Buffer);
      resolve({ encoding: answer.headers["content-encoding"] ?? null, bytes: Buffer.concat(parts) });
    });
    sent.once("error", reject).end();
  });
}

test("[HP6] it comes with the headers that it has where it is drawn for one, and for each origin with its own", async () => {
  // A page that is drawn later may say how fast people write by then.
  const own = new Set([
    "etag",
    "date",
    "content-length",
    "content-encoding",
    "connection",
    "keep-alive",
    "transfer-encoding",
  ]);
  const told = ({ headers }: { headers: Headers }) =>
    Object.fromEntries([...headers].filter(([name]) => !own.has(name)));
  const signedIn = { Cookie: ben.cookie };
  for (const [path, asking] of [
    [page, {}],
    [fragment, {}],
    [fragment, { Origin: news }],
    [fragment, { Origin: "https://evil.example" }],
  ] as const) {
    const kept = told(await read(path, asking));
    expect(kept).toEqual(told(await read(path, { ...asking, ...signedIn })));
    expect(kept["content-security-policy"]).toContain("default-src 'none'");
  }
  const allowed = await read(fragment, { Origin: news });
  expect(allowed.headers.get("access-control-allow-origin")).toBe(news);
  const refused = await read(fragment, { Origin: "https://evil.example" });
  expect(refused.headers.get("access-control-allow-origin")).toBeNull();
  for (const { headers } of [allowed, refused, await read(fragment)]) expect(headers.get("vary")).toContain("Origin");
});

test("[HP6] it counts against the rate of its reader, known behind a proxy, and its view is counted", async () => {
  const at = (address: string, path = page) => read(path, { "X-Forwarded-For": `spoofed, ${address}` }, nodes[1]);
  const answered: number[] = [];
  for (const path of [page, fragment, "/articles/nowhere", page]) answered.push((await at("203.0.113.9", path)).status);
  expect(answered).toEqual([200, 200, 404, 429]);
  expect((await at("203.0.113.10")).status).toBe(200);

  const { views } = await view("tariff-pause");
  const agents = Array.from({ length: 30 }, (_, n) => ({ "User-Agent": `Mozilla/5.0 Reader ${n % 10}` }));
  const from = { "X-Forwarded-For": "203.0.113.20" };
  await Promise.all(agents.map(agent => read(page, { ...agent, ...from })));
  await until("the views", async () => (await view("tariff-pause")).views === views + 10);
  await pause(50);
  expect((await view("tariff-pause")).views).toBe(views + 10);
});

test("[HP7] what is kept is bounded by what it weighs: the longest kept goes first, and what is too heavy is not kept", async () => {
  const kept = keptBySeq<string>({ most: 10, weigh: text => text.length });
  const reads: string[] = [];
  const get = (key: string, text: string, seq = 1) =>
    kept(newsroom.db, {
      key,
      seq,
      read: async () => {
        reads.push(key);
        return text;
      },
    });
  await get("a", "1234");
  await get("b", "1234");
  await get("a", "1234");
  expect(reads).toEqual(["a", "b"]);
  await get("c", "1234");
  await get("b", "1234");
  await get("a", "1234");
  expect(reads).toEqual(["a", "b", "c", "a"]);
  expect(await get("d", "more than ten")).toBe("more than ten");
  await get("d", "more than ten");
  expect(reads).toEqual(["a", "b", "c", "a", "d", "d"]);
  await expect(
    kept(newsroom.db, { key: "e", seq: 1, read: () => Promise.reject(new Error("away")) }),
  ).rejects.toThrow();
  expect(await get("e", "back")).toBe("back");
  // What was replaced weighs nothing any more.
  for (let seq = 1; seq < 9; seq++) await get("f", "1234", seq);
  reads.length = 0;
  expect(await get("e", "anew")).toBe("back");
  expect(reads).toEqual([]);
});
