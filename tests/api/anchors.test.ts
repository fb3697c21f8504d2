import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Block } from "../../server/protocol/body.ts";
import type { UpdatesPage, UpdateView } from "../../server/protocol/updates.ts";
import type { CommentView, Permalink, ThreadPage } from "../../server/protocol/views.ts";
import { type Answer, aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { anEar, until } from "../setup/socket.ts";

const key = "a-key-of-twenty-signs";
let newsroom: Newsroom;
let ann: Person;
let ben: Person;

beforeAll(async () => {
  newsroom = await aNewsroom({ newsroomKeys: [key] });
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
});
afterAll(() => newsroom.close());

const system = <T = UpdateView>(method: string, path: string, body?: unknown): Promise<Answer<T>> =>
  newsroom.reader.send<T>(method, path, body, { Authorization: `Bearer ${key}` });
let turn = 0;
const aText = () => `The scales of harbour number ${++turn} were read ${turn * 7} times.`;
const anArticle = () => newsroom.anArticle(`anchored-${++turn}`, "live");
const anUpdate = async ({ slug }: ArticleView, title = "The scales may stay") =>
  (await system("POST", `articles/${slug}/updates`, { title, text: "They may." })).body;
const says = (who: Person, { slug }: ArticleView, anchor: unknown, parentId?: string) =>
  who.send<CommentView>("POST", `articles/${slug}/comments`, {
    body: aText(),
    anchor,
    ...(parentId ? { parentId } : {}),
  });
const thread = async ({ slug }: ArticleView, query: string) =>
  (await newsroom.reader.get<ThreadPage>(`articles/${slug}/comments?${query}`)).body;

test("[ST10] a comment is on an update or a paragraph of its own article and says so", async () => {
  const article = await anArticle();
  const update = await anUpdate(article);
  const onUpdate = await says(ann, article, { update: update.id });
  expect(onUpdate.status).toBe(201);
  const anchor = { kind: "update", id: update.id, at: update.postedAt, title: "The scales may stay" };
  expect(onUpdate.body.anchor).toEqual(anchor);
  const onParagraph = await says(ben, article, { paragraph: 1 });
  const begins = "The two delegations came down the steps together.";
  expect(onParagraph.body.anchor).toEqual({ kind: "paragraph", n: 1, begins });
  const { items } = await thread(article, "sort=oldest");
  expect(items.map(comment => comment.anchor?.kind)).toEqual(["update", "paragraph"]);
  expect((await says(ann, article, undefined)).body).not.toHaveProperty("anchor");
});

test("[ST10] on another article's update, on what is not there, or as an answer, it is refused, by the database too", async () => {
  const [article, other] = [await anArticle(), await anArticle()];
  const update = await anUpdate(other);
  const top = (await says(ann, article, undefined)).body;
  const refused = [
    await says(ann, article, { update: update.id }),
    await says(ann, article, { update: "999999" }),
    await says(ann, article, { paragraph: 2 }),
    await says(ann, other, { update: update.id }, top.id),
    ...(await Promise.all(
      [
        { paragraph: 0 },
        { paragraph: 1.5 },
        { update: "1e3" },
        { update: update.id, paragraph: 1 },
        {},
        "update:1",
      ].map(anchor => says(ann, other, anchor)),
    )),
  ];
  expect(new Set(refused.map(problemOf))).toEqual(new Set(["unprocessable-request"]));
  await expect(newsroom.db.run(sql`update comments set on_update = ${update.id} where id = ${top.id}`)).rejects.toThrow(
    "foreign key",
  );
  const mine = (await says(ann, other, { update: update.id })).body;
  await expect(
    newsroom.db.run(sql`update comments set parent_id = id, in_reply_to = id, depth = 1 where id = ${mine.id}`),
  ).rejects.toThrow("on_one_thing");
});

test("[ST11] a correction or a withdrawal marks the comments on its update at once, in threads, permalinks and events", async () => {
  const article = await anArticle();
  const update = await anUpdate(article);
  const before = (await says(ann, article, { update: update.id })).body;
  await thread(article, "sort=newest");
  const path = `articles/${article.slug}/updates/${update.id}`;
  const version = { title: "The scales stay", text: "They stay.", revision: 1, correction: "They may was wrong." };
  const corrected = (await system("PUT", path, version)).body;
  const [at] = corrected.corrections.map(correction => correction.at);
  const [marked] = (await thread(article, "sort=newest")).items;
  expect(marked?.anchor).toMatchObject({ title: "The scales stay", correctedAt: at });
  const after = (await says(ben, article, { update: update.id })).body;
  expect(after.anchor).toMatchObject({ correctedAt: at });
  const ear = await anEar(newsroom);
  await ear.watch(`article:${article.id}`);
  await system("PUT", `${path}/withdrawal`, { why: "It was not so." });
  const link = (await newsroom.reader.get<Permalink>(`comments/${before.id}`)).body;
  expect(link.comment.anchor).toEqual({
    kind: "update",
    id: update.id,
    at: update.postedAt,
    title: "",
    isWithdrawn: true,
  });
  await ben.send("PATCH", `comments/${after.id}`, { body: aText(), revision: 1 });
  await until("the edit to be heard", () => ear.heard.some(({ event }) => event.kind === "comment-changed"));
  expect(JSON.stringify(ear.heard)).not.toContain("The scales stay");
  ear.close();
});

test("[ST12] a thread is narrowed to what is on one update or paragraph, in each order, by keyset", async () => {
  const article = await anArticle();
  const [one, two] = [await anUpdate(article, "One"), await anUpdate(article, "Two")];
  const on: string[] = [];
  for (let n = 0; n < 7; n++) {
    on.push((await says(ann, article, { update: one.id })).body.id);
    await says(ben, article, n % 2 ? { update: two.id } : { paragraph: 1 });
    await ann.posts(aText(), { article });
  }
  await ben.posts(aText(), { article, under: { id: on[2] ?? "" } });
  for (const sort of ["newest", "oldest", "top", "active"]) {
    const met: string[] = [];
    let cursor: string | null = null;
    do {
      const query = `sort=${sort}&anchor=update:${one.id}&limit=3${cursor ? `&cursor=${cursor}` : ""}`;
      const page: ThreadPage = await thread(article, query);
      met.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(met.toSorted()).toEqual(on.toSorted());
  }
  expect((await thread(article, "anchor=paragraph:1")).items).toHaveLength(4);
  expect((await thread(article, "anchor=paragraph:2")).items).toEqual([]);
  for (const anchor of ["update:0", "paragraph:0", "paragraph:1e3", "case:1", "update:%00", ""]) {
    const answer = await newsroom.reader.get(`articles/${article.slug}/comments?anchor=${anchor}`);
    expect(problemOf(answer)).toBe("unprocessable-request");
  }
});

test("[ST12] how many are on each update equals a recount, also in events", async () => {
  const article = await anArticle();
  const update = await anUpdate(article);
  const ear = await anEar(newsroom);
  await ear.watch(`article:${article.id}`);
  const first = (await says(ann, article, { update: update.id })).body;
  await says(ben, article, { update: update.id });
  await ben.posts(aText(), { article, under: first });
  await ann.send("DELETE", `comments/${first.id}`);
  await until("all four", () => ear.heard.filter(({ event }) => event.kind.startsWith("comment-")).length >= 4);
  const counts = ear.heard.flatMap(({ event }) => ("on" in event && event.on ? event.on.commentCount : []));
  expect(counts.at(-1)).toBe(1);
  const { items } = (await newsroom.reader.get<UpdatesPage>(`articles/${article.slug}/updates`)).body;
  const { n } = await newsroom.db.one<{ n: number }>(
    sql`select count(*)::int as n from comments where on_update = ${update.id} and state = 'visible'`,
  );
  expect([items[0]?.commentCount, n]).toEqual([1, 1]);
  ear.close();
});

test("[ST13] a paragraph is known by its words: comments on it follow it where it moves, and say so when it is gone", async () => {
  const put = (...texts: string[]) =>
    system<ArticleView>("PUT", "articles/moving-paragraphs", {
      title: "Moving",
      section: "World",
      standfirst: "What is known so far.",
      byline: "Hanne Lorück",
      body: texts.map((text): Block => ({ type: "paragraph", text })),
    });
  const { body: article } = await put("The first one.", "The second *one*.", "The third one.");
  const comment = (await says(ann, article, { paragraph: 2 })).body;
  const anchor = async () => (await newsroom.reader.get<Permalink>(`comments/${comment.id}`)).body.comment.anchor;
  expect(await anchor()).toEqual({ kind: "paragraph", n: 2, begins: "The second one." });
  await put("A new one.", "The first one.", "The second *one*.");
  expect(await anchor()).toEqual({ kind: "paragraph", n: 3, begins: "The second one." });
  expect((await thread(article, "anchor=paragraph:3")).items.map(({ id }) => id)).toEqual([comment.id]);
  expect((await thread(article, "anchor=paragraph:2")).items).toEqual([]);
  await put("Only this.");
  expect(await anchor()).toEqual({ kind: "paragraph", n: null, begins: "The second one." });
  // Replaced and commented on at the same time, again and again: every comment ends where its paragraph stands.
  const words = ["Alpha.", "Beta.", "Gamma."];
  await put(...words);
  await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      n % 3 === 0 ? put(...(n % 2 ? words : words.toReversed())) : says(n % 2 ? ann : ben, article, { paragraph: 1 }),
    ),
  );
  await put(...words);
  const { items } = await thread(article, "sort=newest&limit=50");
  for (const { anchor } of items) {
    if (anchor?.kind === "paragraph" && words.includes(anchor.begins)) {
      expect(anchor.n).toBe(words.indexOf(anchor.begins) + 1);
    }
  }
});
