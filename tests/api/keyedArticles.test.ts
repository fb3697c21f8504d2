import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Settings, SettingsView } from "../../server/protocol/settings.ts";
import type { ThreadPage } from "../../server/protocol/views.ts";
import { keyedArticles } from "../setup/keyedArticles.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let ada: Person;
const home = "https://news.example";

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ada = await newsroom.join("Ada", { role: "admin" });
  await allow({ origins: [home] });
});
afterAll(() => newsroom.close());

async function allow(embedding: Partial<Settings["embedding"]>): Promise<void> {
  const { version, settings } = (await ada.get<SettingsView>("sites/meridian/settings")).body;
  const change = { version, settings: { embedding: { ...settings.embedding, ...embedding } } };
  expect((await ada.send("PUT", "sites/meridian/settings", change)).status).toBe(200);
}

const opens = (request: object, origin: string | null = home) =>
  newsroom.reader.send<ArticleView>("POST", "articles", request, origin === null ? {} : { Origin: origin });
const aStory = (key: string) => ({ key, url: `${home}/2026/11/${key}?id=1#top`, title: "Der Zoll fällt — für immer?" });
const named = (key: string, rest = "") => `articles/key:${encodeURIComponent(key)}${rest}`;

test("[EM7] a page opens the discussion of its article, and every door knows it by the key from then on", async () => {
  expect(problemOf(await newsroom.reader.get(named("12")))).toBe("not-found");
  const made = await opens({ ...aStory("12"), language: "de" });
  expect(made).toMatchObject({ status: 200 });
  expect(made.body).toMatchObject({
    title: "Der Zoll fällt — für immer?",
    url: `${home}/2026/11/12?id=1`,
    section: "news.example",
    language: "de",
    state: "open",
    slug: expect.stringMatching(/^der-zoll-fallt-fur-immer-[0-9a-f]{10}$/),
  });
  expect((await newsroom.reader.get<ArticleView>(named("12"))).body.id).toBe(made.body.id);
  expect((await ann.send("POST", named("12", "/comments"), { body: "By its key." })).status).toBe(201);
  const thread = await newsroom.reader.get<ThreadPage>(named("12", "/comments?sort=oldest"));
  expect(thread.body.items).toHaveLength(1);
  // A number is a key like others, and no article's id.
  expect((await newsroom.reader.get<ArticleView>("articles/1")).body.slug).toBe("tariff-pause");
});

test.each(["https://news.example/a?b=c", "tag:news.example,2026:1", "第12号", "100%"])(
  "[EM7] a key may be what the newsroom has: %s",
  async key => {
    const { body } = await opens({ ...aStory("any"), key });
    expect((await newsroom.reader.get<ArticleView>(named(key))).body.id).toBe(body.id);
  },
);

test.each([
  ["of another page", { url: "https://elsewhere.example/12" }, home],
  ["of the same host by another scheme", { url: "http://news.example/12" }, home],
  ["from no page at all", {}, null],
])("[EM7] nobody opens an article %s", async (_what, change, origin) => {
  const refused = await opens({ ...aStory("not-mine"), ...change }, origin);
  expect(problemOf(refused)).toBe("not-allowed");
  expect(problemOf(await newsroom.reader.get(named("not-mine")))).toBe("not-found");
});

test("[EM7] a page of an origin that is not allowed opens nothing", async () => {
  const evil = "https://evil.example";
  expect(problemOf(await opens({ ...aStory("evil"), url: `${evil}/x` }, evil))).toBe("cross-site");
});

test.each([
  ["key", "a b"],
  ["key", ""],
  ["key", "x".repeat(201)],
  ["url", "javascript:alert(1)"],
  ["url", `https://name:word@news.example/`],
  ["url", "https://:word@news.example/"],
  ["url", "news.example/12"],
  ["url", "https://"],
  ["title", " "],
])("[EM7] what cannot be taken is told at its field: %s", async (field, value) => {
  const refused = await opens({ ...aStory("odd"), [field]: value });
  expect([problemOf(refused), refused.body]).toMatchObject(["unprocessable-request", { errors: [{ path: field }] }]);
});

test("[EM7] of many who open the page at the same moment all get the same article", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => opens(aStory("crowd"))));
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  const { n } = await newsroom.db.one<{ n: number }>(
    sql`select count(*)::int as n from articles where url = ${`${home}/2026/11/crowd?id=1`}`,
  );
  expect(n).toBe(1);
});

test("[EM7] where the newsroom alone opens discussions a page gets those that are there, and no others", async () => {
  await allow({ newArticles: "newsroom" });
  expect(problemOf(await opens(aStory("later")))).toBe("not-allowed");
  expect((await opens(aStory("12"))).status).toBe(200);
  await allow({ newArticles: "pages" });
});

test("[EM8] a link of ours leads to the article's page, and to ours where that origin is no longer allowed", async () => {
  const { slug } = (await newsroom.reader.get<ArticleView>(named("12"))).body;
  const open = (path: string) => fetch(newsroom.url + path, { redirect: "manual" });
  const away = await open(`/articles/${slug}?comment=3`);
  expect([away.status, away.headers.get("location")]).toEqual([302, `${home}/2026/11/12?id=1&comment=3#discussion`]);
  const byKey = await open("/articles/key:12?here");
  expect([byKey.status, byKey.headers.get("location")]).toEqual([301, `/articles/${slug}?here`]);
  const here = await (await open(`/articles/${slug}?here`)).text();
  expect(here).toContain(`<link rel="canonical" href="${home}/2026/11/12?id=1"/>`);
  const front = await (await open("/")).text();
  expect(front).toContain(`href="${home}/2026/11/12?id=1&amp;comment=`);
  for (const html of [front, here]) expect(html).not.toMatch(/href="[^"#]*\?[^"#]*\?/);
  await allow({ origins: [] });
  expect((await open(`/articles/${slug}`)).status).toBe(200);
  await allow({ origins: [home] });
});

test("[EM11] an article moves to another key and address; its old key still names it, and others keep their comments", async () => {
  const { id } = (await opens(aStory("old"))).body;
  await opens(aStory("empty"));
  const busy = (await opens(aStory("busy"))).body;
  await ann.posts("Under the busy one.", { article: busy });
  const move = (...items: object[]) => ada.send("POST", "sites/meridian/articles/moves", { items });
  const moved = await move(
    { key: "old", newKey: "new", newUrl: `${home}/new#part` },
    { key: "old", newKey: "empty" },
    { key: "old", newKey: "busy" },
    { key: "never", newKey: "x" },
  );
  const problems = [
    { at: 2, key: "old", problem: "taken" },
    { at: 3, key: "never", problem: "unknown" },
  ];
  expect(moved.body).toEqual({ moved: 1, problems });
  for (const key of ["old", "new", "empty"])
    expect((await newsroom.reader.get<ArticleView>(named(key))).body).toMatchObject({ id, url: `${home}/new` });
  expect((await newsroom.reader.get<ArticleView>(named("busy"))).body.id).toBe(busy.id);
  expect(problemOf(await move({ key: "old" }))).toBe("unprocessable-request");
});

test("[EM11] of many moves of the same articles at the same moment each is done, in whatever order they name them", async () => {
  await keyedArticles(newsroom, 20);
  const items = Array.from({ length: 20 }, (_, n) => ({
    key: `post-${n + 1}`,
    newKey: `story-${n + 1}`,
    newUrl: `${home}/story-${n + 1}`,
  }));
  const moves = Array.from({ length: 6 }, (_, n) => ({ items: n % 2 ? items : items.toReversed() }));
  const answers = await Promise.all(moves.map(move => ada.send("POST", "sites/meridian/articles/moves", move)));
  expect(answers.map(({ body }) => body)).toEqual(moves.map(() => ({ moved: 20, problems: [] })));
});

test("[EM12] a trial says what would become of each line, and does none of it", async () => {
  const { id } = (await opens(aStory("here"))).body;
  const busy = (await opens(aStory("there"))).body;
  await ann.posts("Somebody is there already.", { article: busy });
  const items = [
    { key: "here", newKey: "gone", newUrl: `${home}/gone` },
    { key: "here", newKey: "there" },
    { key: "nowhere", newKey: "x" },
  ];
  const entries = async () =>
    (await ada.get<{ items: object[] }>("sites/meridian/audit?kind=settings-changed")).body.items;
  const before = await entries();
  const trial = await ada.send("POST", "sites/meridian/articles/moves", { items, isTrial: true });
  const problems = [
    { at: 1, key: "here", problem: "taken" },
    { at: 2, key: "nowhere", problem: "unknown" },
  ];
  expect(trial).toMatchObject({ status: 200, body: { moved: 1, problems } });
  expect(problemOf(await newsroom.reader.get(named("gone")))).toBe("not-found");
  expect((await newsroom.reader.get<ArticleView>(named("here"))).body).toMatchObject({
    id,
    url: `${home}/2026/11/here?id=1`,
  });
  expect(await entries()).toEqual(before);
  expect((await ada.send("POST", "sites/meridian/articles/moves", { items })).body).toEqual({ moved: 1, problems });
});
