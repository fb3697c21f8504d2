import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { postComment } from "../../server/comments/post.ts";
import { sql } from "../../server/db/sql.ts";
import { slowedDown } from "../../server/pace/slow.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { CommentView, Mine } from "../../server/protocol/views.ts";
import type { Member } from "../../server/users/viewer.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(() => newsroom.close());

let turn = 0;
const aText = () => `Crane number ${++turn} at berth ${turn * 7} was seen by nobody.`;

/** An article of its own, slowed down. */
async function aSlowArticle(seconds: number): Promise<ArticleView> {
  const article = await newsroom.anArticle(`slow-${++turn}`);
  await newsroom.db.run(sql`
    insert into slow_modes (article_id, kind, seconds, why) values (${article.id}, 'fixed', ${seconds}, 'It is busy.')`);
  return article;
}

const post = (who: Person, article: ArticleView, body = aText(), headers = {}) =>
  who.send<CommentView & { seconds: number }>("POST", `articles/${article.slug}/comments`, { body }, headers);

const after = (start: Date, seconds: number) => new Date(start.getTime() + seconds * 1_000);

test("[PA1] under slow mode each reader waits between two posts under an article, and is told how long", async () => {
  const article = await aSlowArticle(60);
  const start = new Date();
  const at = (seconds: number) =>
    postComment(newsroom.db, ann.member as Member, article.slug, { body: aText() }, { now: after(start, seconds) });
  await at(0);
  await expect(at(18)).rejects.toMatchObject({
    problem: "slow-mode",
    details: { seconds: 42 },
    headers: { "Retry-After": "42" },
  });
  await expect(at(59.9)).rejects.toMatchObject({ problem: "slow-mode", details: { seconds: 1 } });
  await at(60);
  await expect(at(61)).rejects.toMatchObject({ problem: "slow-mode", details: { seconds: 59 } });

  const answer = await post(ann, article);
  expect(answer.status).toBe(429);
  expect(problemOf(answer)).toBe("slow-mode");
  expect(answer.headers.get("retry-after")).toBe(String(answer.body.seconds));
  expect((await post(ben, article)).status).toBe(201);
  expect((await post(ann, newsroom.article)).status).toBe(201);
});

test("[PA1] readers see that it is on, and it is over at its end", async () => {
  const article = await aSlowArticle(60);
  const view = async () => (await newsroom.reader.get<ArticleView>(`articles/${article.id}`)).body.slowMode;
  expect(await view()).toMatchObject({ kind: "fixed", seconds: 60, until: null, why: "It is busy.", by: "desk" });
  await post(ann, article);
  await newsroom.db.run(sql`
    update slow_modes set until = now() - interval '1 s' where article_id = ${article.id}`);
  expect(await view()).toBeNull();
  expect((await post(ann, article)).status).toBe(201);
});

test("[PA2] of 50 posts at once by one person one goes through", async () => {
  const article = await aSlowArticle(60);
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(ann, article)));
  expect(answers.filter(answer => answer.status === 201)).toHaveLength(1);
  expect(answers.filter(answer => problemOf(answer) === "slow-mode")).toHaveLength(49);
  expect(answers.every(({ status, body }) => status === 201 || (body.seconds >= 55 && body.seconds <= 60))).toBe(true);
  expect(await newsroom.db.all(sql`select 1 from comments where article_id = ${article.id}`)).toHaveLength(1);
});

test("[PA2] of posts that share a transaction each gets its own answer", async () => {
  const article = await aSlowArticle(60);
  const from = (who: Person, where = article) => ({ article: where, author: who.member as Member, inReplyTo: null });
  const posts = [from(ann), from(ben), from(ann), from(mo), from(ann, newsroom.article)];
  const now = new Date();
  const first = await newsroom.db.transaction(tx => slowedDown(tx, posts, now));
  expect(first.map(problem => problem?.details.seconds ?? null)).toEqual([null, null, 60, null, null]);
  const second = await newsroom.db.transaction(tx => slowedDown(tx, posts, after(now, 20)));
  expect(second.map(problem => problem?.details.seconds ?? null)).toEqual([40, 40, 40, null, null]);
});

test("[PA3] what is refused or comes to nothing makes nobody wait", async () => {
  const article = await aSlowArticle(60);
  await newsroom.setPolicy({ words: [{ text: "zeppelin", then: "refuse" }] });
  expect(problemOf(await post(ann, article, "The zeppelin is back over the harbour."))).toBe("text-refused");
  await newsroom.setPolicy({});
  const failing = newsroom.db.transaction(async tx => {
    await slowedDown(tx, [{ article, author: ann.member as Member, inReplyTo: null }], new Date());
    throw new Error("the power went");
  });
  await expect(failing).rejects.toThrow("the power went");
  expect((await post(ann, article)).status).toBe(201);
});

test("[PA4] the newsroom, edits, and answers to the newsroom are not slowed down", async () => {
  const article = await aSlowArticle(60);
  const asked = (await post(mo, article, "Who of you works at the harbour?")).body;
  expect((await post(mo, article)).status).toBe(201);
  const mine = (await post(ann, article)).body;
  const answer = { body: "I do, at berth four.", parentId: asked.id };
  expect((await ann.send("POST", `articles/${article.slug}/comments`, answer)).status).toBe(201);
  expect((await ann.send("PATCH", `comments/${mine.id}`, { body: aText(), revision: 1 })).status).toBe(200);
  const toBen = { body: "I do as well.", parentId: (await post(ben, article)).body.id };
  expect(problemOf(await ann.send("POST", `articles/${article.slug}/comments`, toBen))).toBe("slow-mode");
});

test("[PA5] the same post sent again with its key gets its answer, and no wait", async () => {
  const article = await aSlowArticle(60);
  const body = aText();
  const send = () => post(ann, article, body, { "Idempotency-Key": `once-more-${article.id}` });
  const answers = await Promise.all(Array.from({ length: 10 }, send));
  answers.push(await send());
  expect(answers.map(answer => answer.status)).toEqual(answers.map(() => 201));
  expect(new Set(answers.map(answer => answer.body.id)).size).toBe(1);
});

test("[PA6] whoever comes back to the page learns how long ago they posted, and nobody else does", async () => {
  const article = await aSlowArticle(60);
  const ago = async (who: Person) => (await who.get<Mine>(`articles/${article.id}/mine`)).body.postedSecondsAgo;
  expect(await ago(ann)).toBeNull();
  await post(ann, article);
  expect(await ago(ann)).toBeGreaterThanOrEqual(0);
  expect(await ago(ann)).toBeLessThan(30);
  expect(await ago(ben)).toBeNull();
  await newsroom.db.run(sql`update last_posts set at = at - interval '1 min' where article_id = ${article.id}`);
  expect(await ago(ann)).toBeNull();
});
