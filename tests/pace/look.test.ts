import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import { look } from "../../server/pace/ticker.ts";
import type { ArticleChangeView, ArticleView } from "../../server/protocol/articles.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { SurgeView } from "../../server/protocol/pace.ts";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import type { CommentView, ThreadPage } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { anEar, until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ann: Person;
let mo: Person;
let sport: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
  sport = await newsroom.join("Sid", { role: "moderator", sections: ["Sport"] });
});
afterAll(() => newsroom.close());

/** Far ahead of the clock, so that the newsroom's own looks are never due; each test has a day of its own. */
let day = 0;
const aMoment = () => new Date(Math.ceil(Date.now() / 60_000) * 60_000 + ++day * 86_400_000);
const after = (start: Date, seconds: number) => new Date(start.getTime() + seconds * 1_000);

let turn = 0;
const anArticle = () => newsroom.anArticle(`pace-${++turn}`, "live");
const view = async ({ id }: { id: Id }) => (await newsroom.reader.get<ArticleView>(`articles/${id}`)).body;
const changes = async ({ id }: { id: Id }) =>
  (await mo.get<{ items: ArticleChangeView[] }>(`articles/${id}/changes-made`)).body.items;

/** So many comments, spread evenly over the seconds before a moment. */
async function written(article: { id: Id }, n: number, end: Date, seconds = 60, by = ann): Promise<void> {
  await newsroom.db.run(sql`
    insert into comments (article_id, author_id, depth, state, text, html, posted_at, active_at, was_visible, approved_revision)
    select ${article.id}, ${by.member?.id}, 0, 'visible', 'text', 'text', at, at, true, 1
    from generate_series(0, ${n - 1}) as i,
      lateral (select ${end}::timestamptz - make_interval(secs => (i + 0.5) * ${seconds}::float / ${n})) as t (at)`);
}

test("[PA8] the pace is the comments of the last minute, in three words and with its last minutes", async () => {
  const start = aMoment();
  const article = await anArticle();
  expect(await view(article)).toMatchObject({ pace: { perMinute: 0, word: "calm", bars: [] } });
  await written(article, 4, after(start, -60));
  await written(article, 18, start);
  await look(newsroom.db, start);
  expect(await view(article)).toMatchObject({ pace: { perMinute: 18, word: "brisk" } });
  expect((await view(article)).pace.bars.slice(-2)).toEqual([4, 18]);
  await written(article, 37, after(start, 30), 30);
  await look(newsroom.db, after(start, 30));
  expect((await view(article)).pace).toMatchObject({ perMinute: 46, word: "brisk" });
  await written(article, 37, after(start, 60), 30);
  await look(newsroom.db, after(start, 60));
  expect((await view(article)).pace).toMatchObject({ perMinute: 74, word: "busy" });
  await look(newsroom.db, after(start, 60 * 40));
  expect((await view(article)).pace).toEqual({ perMinute: 0, word: "calm", bars: [] });
});

test("[PA8] it is counted once for all nodes, and what is committed late is counted too", async () => {
  const start = aMoment();
  const article = await anArticle();
  await written(article, 6, start);
  const looks = await Promise.all(Array.from({ length: 6 }, () => look(newsroom.db, start)));
  expect(looks.filter(Boolean)).toHaveLength(1);
  expect(await look(newsroom.db, after(start, 4))).toBe(false);
  await written(article, 3, start);
  expect(await look(newsroom.db, after(start, 6))).toBe(true);
  expect((await view(article)).pace.perMinute).toBe(8);
});

test("[PA8] open pages hear of it at most every 15 seconds, and of a calm article that is not live never", async () => {
  const start = aMoment();
  const [live, quiet] = [await anArticle(), await newsroom.anArticle(`pace-${++turn}`)];
  const told = async ({ id }: { id: Id }) =>
    (await newsroom.db.all(sql`select 1 from events where channel = ${`article:${id}`}`)).length;
  for (let seconds = 0; seconds < 60; seconds += 5) {
    for (const article of [live, quiet]) await written(article, 1, after(start, seconds), 5);
    await look(newsroom.db, after(start, seconds));
  }
  expect(await told(live)).toBe(4);
  expect(await told(quiet)).toBe(0);
});

test("[PA7] an adaptive slow mode begins, changes and ends by itself, and says so with the number", async () => {
  const start = aMoment();
  const article = await anArticle();
  const set = await mo.send<ArticleView>("PUT", `articles/${article.id}/slow-mode`, { kind: "adaptive" });
  expect(set.body.slowMode).toMatchObject({ kind: "adaptive", seconds: 0, by: "itself", perMinute: null });
  const ear = await anEar(newsroom);
  await ear.watch(`article:${article.id}`, set.body.seq);
  await written(article, 74, start);
  await look(newsroom.db, start);
  expect((await view(article)).slowMode).toMatchObject({ seconds: 60, perMinute: 74 });
  await until("slow mode", () =>
    ear.heard.some(({ event }) => event.kind === "article-changed" && event.article.slowMode?.seconds === 60),
  );
  ear.close();
  await look(newsroom.db, after(start, 120));
  expect((await view(article)).slowMode).toMatchObject({ seconds: 60 });
  await look(newsroom.db, after(start, 301));
  expect((await view(article)).slowMode).toMatchObject({ seconds: 0 });
  expect((await changes(article)).map(({ by, kind, facts }) => [by?.name ?? null, kind, facts.seconds])).toEqual([
    [null, "slow", 0],
    [null, "slow", 60],
    ["Mo", "slow", 0],
  ]);
});

test("[PA9] slow mode is switched by who hosts the discussion, with why, and ends at its time", async () => {
  const start = aMoment();
  const article = await anArticle();
  const path = `articles/${article.id}/slow-mode`;
  const request = { kind: "fixed", seconds: 60, minutes: 30, why: "So that all can follow." };
  expect(problemOf(await ann.send("PUT", path, request))).toBe("not-allowed");
  expect(problemOf(await mo.send("PUT", path, { kind: "fixed", seconds: 4 }))).toBe("unprocessable-request");
  const { body } = await mo.send<ArticleView>("PUT", path, request);
  expect(body.slowMode).toMatchObject({ kind: "fixed", seconds: 60, why: "So that all can follow.", by: "desk" });
  const [made] = await changes(article);
  expect(made).toMatchObject({
    by: { name: "Mo" },
    kind: "slow",
    why: "So that all can follow.",
    facts: { seconds: 60 },
  });
  await look(newsroom.db, after(start, 31 * 60));
  expect((await view(article)).slowMode).toBeNull();
  expect((await changes(article))[0]).toMatchObject({ by: null, facts: { slow: null, seconds: 0 } });
  await mo.send("PUT", path, request);
  expect((await mo.send<ArticleView>("DELETE", path)).body.slowMode).toBeNull();
  expect((await changes(article))[0]).toMatchObject({ by: { name: "Mo" }, facts: { slow: null } });
  const live = await mo.send<ArticleView>("PUT", `articles/${article.id}/template`, { template: "live" });
  expect(live.body.slowMode).toMatchObject({ kind: "adaptive", seconds: 0 });
});

/** An article with an hour of six comments a minute, and then ten times as many for three minutes. */
async function aRaid(): Promise<{ article: ArticleView; start: Date }> {
  await newsroom.setPolicy({ surge: defaultPolicy.surge });
  const start = aMoment();
  const article = await anArticle();
  await newsroom.db.run(sql`update article_changes set at = ${after(start, -7_200)} where article_id = ${article.id}`);
  await written(article, 180, after(start, -1_800), 1_800);
  await look(newsroom.db, after(start, -1_800));
  await written(article, 180, start, 1_800);
  await look(newsroom.db, start);
  expect((await view(article)).reviewFirst).toBe(false);
  await written(article, 180, after(start, 180), 180);
  await look(newsroom.db, after(start, 180));
  return { article, start: after(start, 180) };
}

test("[PA13] a surge has moderators read first: readers and desk are told until when and why, and it ends by itself", async () => {
  const desk = await anEar(newsroom, mo.cookie);
  await desk.watch(`desk:${newsroom.site.id}`);
  const { article, start } = await aRaid();
  const until20 = after(start, 20 * 60);
  expect(await view(article)).toMatchObject({
    reviewFirst: true,
    reviewFirstUntil: until20.toISOString(),
    reviewFirstWaitMinutes: null,
  });
  await until("surges", () => desk.heard.some(({ event }) => event.kind === "surges-changed"));
  desk.close();
  const { body } = await mo.get<{ items: SurgeView[] }>("sites/meridian/surges");
  expect(body.items).toEqual([
    expect.objectContaining({
      article: expect.objectContaining({ id: article.id }),
      until: until20.toISOString(),
      by: null,
      jumps: [{ of: "pace", is: 180, usual: 18 }],
    }),
  ]);
  expect((await sport.get<{ items: SurgeView[] }>("sites/meridian/surges")).body.items).toEqual([]);
  expect((await changes(article))[0]).toMatchObject({
    by: null,
    kind: "review-first",
    facts: { jumps: [{ is: 180 }] },
  });

  const posted = await ann.posts("I was there when the barge came in.", { article });
  expect(posted).toMatchObject({ state: "held", findings: [] });
  expect(await mo.posts("We read along.", { article })).toMatchObject({ state: "visible" });
  await mo.send("POST", `cases/${(await newsroom.caseOf(posted, mo)).id}/decisions`, {
    decision: "approve",
    revision: 1,
  });
  const page = (await newsroom.reader.get<ThreadPage>(`articles/${article.id}/comments`)).body;
  expect(page.items.map(item => item.id)).toContain(posted.id);

  await look(newsroom.db, after(start, 21 * 60));
  expect(await view(article)).toMatchObject({ reviewFirst: false, reviewFirstUntil: null });
  expect((await changes(article))[0]).toMatchObject({ by: null, kind: "review-first", facts: { until: null } });
  expect((await ann.posts("And when it left.", { article })).state).toBe("visible");
});

test("[PA13] it is drawn out while the surge goes on, and readers learn how long they wait", async () => {
  const { article, start } = await aRaid();
  const posted: CommentView[] = [];
  for (const body of ["One barge.", "Two of them.", "Three by now."]) posted.push(await ann.posts(body, { article }));
  for (const comment of posted) {
    const { id } = await newsroom.caseOf(comment, mo);
    await mo.send("POST", `cases/${id}/decisions`, { decision: "approve", revision: 1 });
  }
  await newsroom.db.run(sql`
    update cases set opened_at = ${after(start, 60)}, decided_at = ${after(start, 60 + 170)} where article_id = ${article.id}`);
  await written(article, 180, after(start, 20 * 60), 180);
  await look(newsroom.db, after(start, 20 * 60));
  expect(await view(article)).toMatchObject({
    reviewFirstUntil: after(start, 30 * 60).toISOString(),
    reviewFirstWaitMinutes: 3,
  });
  await look(newsroom.db, after(start, 30 * 60));
  expect(await view(article)).toMatchObject({ reviewFirst: false });
});

test("[PA14] a moderator ends it early, and the guard then leaves the article alone for an hour; or keeps it", async () => {
  const { article, start } = await aRaid();
  const path = `articles/${article.id}/review-first`;
  expect(problemOf(await ann.send("DELETE", path))).toBe("not-allowed");
  expect((await mo.send<ArticleView>("DELETE", path)).body.reviewFirst).toBe(false);
  await newsroom.db.run(sql`update surges set rests_until = ${after(start, 3_600)} where article_id = ${article.id}`);
  await written(article, 180, after(start, 180), 180);
  await look(newsroom.db, after(start, 180));
  expect((await view(article)).reviewFirst).toBe(false);

  const kept = (await mo.send<ArticleView>("PUT", path, { minutes: 90, why: "They come back." })).body;
  expect(kept.reviewFirst).toBe(true);
  expect((await changes(article))[0]).toMatchObject({ by: { name: "Mo" }, why: "They come back." });
  await newsroom.db.run(sql`update surges set until = ${after(start, 600)} where article_id = ${article.id}`);
  await written(article, 180, after(start, 600), 180);
  await look(newsroom.db, after(start, 601));
  expect((await view(article)).reviewFirst).toBe(false);
});

test("[PA14] where a site has switched the guard off, nothing happens by itself", async () => {
  await newsroom.setPolicy({ surge: { guard: "off" } });
  const start = aMoment();
  const article = await anArticle();
  await written(article, 600, after(start, 180), 180);
  await look(newsroom.db, after(start, 180));
  expect(await view(article)).toMatchObject({ reviewFirst: false, pace: { word: "busy" } });
});
