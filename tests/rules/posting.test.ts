import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import type { CommentView, Mine, Nudge, Permalink, ThreadPage } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let mo: Person;
const noRepeats = { ...defaultPolicy.repeats, then: "off" } as const;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(() => newsroom?.close());
beforeEach(() => newsroom.setPolicy({ repeats: noRepeats }));

const hitsOf = ({ id }: CommentView) =>
  newsroom.db.all<{ rule: string; would: string; inShadow: boolean; revision: number }>(sql`
    select rule, would, in_shadow as "inShadow", revision from rule_hits where comment_id = ${id} order by revision, rule`);
const shown = async ({ id }: CommentView, who: Person = newsroom.reader) =>
  (await who.get<Permalink>(`comments/${id}`)).body.comment;

test("[Y15] a rule in shadow is counted, and author, readers and queue see nothing of it", async () => {
  await newsroom.setPolicy({
    repeats: noRepeats,
    words: [{ text: "ledger licker", then: "refuse", state: "shadow" }],
    states: { shouting: "shadow" },
  });
  const comment = await ann.posts("WHAT A LEDGER LICKER OF A QUAY MASTER THAT IS");
  expect(comment).toMatchObject({ state: "visible", findings: [] });
  expect(await hitsOf(comment)).toEqual([
    { rule: "shouting", would: "flag", inShadow: true, revision: 1 },
    { rule: "words:ledger licker", would: "refuse", inShadow: true, revision: 1 },
  ]);
  for (const who of [newsroom.reader, ann, mo]) {
    expect(JSON.stringify(await shown(comment, who))).not.toMatch(/shouting|wordList|shadow/);
  }
  const { body: mine } = await ann.get<Mine>("articles/tariff-pause/mine");
  expect(mine.comments.map(({ id }) => id)).not.toContain(comment.id);
  expect(await newsroom.db.all(sql`select 1 from cases where comment_id = ${comment.id}`)).toEqual([]);
  const nudge = await ann.send<Nudge | CommentView>("POST", "articles/tariff-pause/comments?nudge=true", {
    body: "ANOTHER LEDGER LICKER OF A QUAY MASTER",
  });
  expect(nudge.status).toBe(201);
});

test("[Y15] a live rule is counted by the most that it did, each revision for itself, and not what was refused", async () => {
  await newsroom.setPolicy({
    repeats: noRepeats,
    words: [
      { text: "ledger licker", then: "hold" },
      { text: "quay goblin", then: "refuse" },
    ],
    links: { newcomers: "flag", members: "flag", most: 1 },
  });
  const comment = await ann.posts(
    "A ledger licker, see https://a.example and https://b.example and once more a ledger licker.",
  );
  await ann.send("PATCH", `comments/${comment.id}`, { body: "Only one link now: https://a.example", revision: 1 });
  expect(await hitsOf(comment)).toEqual([
    { rule: "links", would: "hold", inShadow: false, revision: 1 },
    { rule: "words:ledger licker", would: "hold", inShadow: false, revision: 1 },
    { rule: "links", would: "flag", inShadow: false, revision: 2 },
  ]);
  expect(problemOf(await ann.send("POST", "articles/tariff-pause/comments", { body: "You quay goblin." }))).toBe(
    "text-refused",
  );
  expect(await newsroom.db.all(sql`select 1 from rule_hits where rule = 'words:quay goblin'`)).toEqual([]);
});

test("[Y16] a masked word is seen as asterisks through every door, and kept for its author and the desk", async () => {
  const words = [{ text: "barge rat", then: "mask" as const }];
  await newsroom.setPolicy({ repeats: noRepeats, words });
  const asked = await ann.send<Nudge>("POST", "articles/tariff-pause/comments?nudge=true", {
    body: "That **barge rat**!",
  });
  expect(asked.body).toMatchObject({ nudge: true, then: "publish" });
  expect(asked.body.findings).toContainEqual(expect.objectContaining({ check: "wordList", then: "mask" }));
  const comment = await ann.posts("That **barge rat** of the harbour office!");
  const veiled = "<p>That <strong>***** ***</strong> of the harbour office!</p>";
  expect(comment).toMatchObject({ state: "visible", html: veiled });
  const { body: thread } = await newsroom.reader.get<ThreadPage>("articles/tariff-pause/comments");
  expect(thread.items.find(({ id }) => id === comment.id)?.html).toBe(veiled);
  const page = await (await fetch(`${newsroom.url}/articles/tariff-pause`)).text();
  expect(page).toContain("of the harbour office");
  expect(page).not.toMatch(/barge rat/i);
  expect(await shown(comment, mo)).toMatchObject({ html: veiled, text: "That **barge rat** of the harbour office!" });
  expect(await shown(comment, ann)).toMatchObject({ text: "That **barge rat** of the harbour office!" });
  // It asks for nothing of the desk.
  expect(await newsroom.db.all(sql`select 1 from cases where comment_id = ${comment.id}`)).toEqual([]);
  await newsroom.setPolicy({ repeats: noRepeats, words: [...words, { text: "quay master", then: "hold" }] });
  await ann.send("PATCH", `comments/${comment.id}`, { body: "A barge rat and a quay master.", revision: 1 });
  const { id } = await newsroom.caseOf(comment, mo);
  await mo.send("POST", `cases/${id}/decisions`, { decision: "approve", revision: 2 });
  expect(await shown(comment)).toMatchObject({ html: "<p>A ***** *** and a quay master.</p>" });
});

test("[Y17] an article and a section with rules of their own: what is posted there, and what its readers are told", async () => {
  const sport = await newsroom.anArticle("regatta");
  await newsroom.db.run(sql`update articles set section = 'Sport' where id = ${sport.id}`);
  await newsroom.setPolicy({
    repeats: noRepeats,
    scopes: {
      sections: { Sport: { mode: "review-first", words: [{ text: "referee", then: "flag" }] } },
      articles: { [newsroom.article.id]: { words: [{ text: "tariff", then: "hold" }] } },
    },
  });
  const article = async (slug: string) => (await newsroom.reader.get<ArticleView>(`articles/${slug}`)).body.reviewFirst;
  expect([await article("regatta"), await article("tariff-pause")]).toEqual([true, false]);
  const states = async (where: ArticleView) =>
    [
      await ann.posts("The referee looked away, and so did we.", { article: where }),
      await ann.posts("A tariff is a tax that somebody else is told to pay.", { article: where }),
    ].map(({ state, findings }) => [state, findings?.map(({ check }) => check)]);
  expect(await states(sport)).toEqual([
    ["held", ["wordList"]],
    ["held", []],
  ]);
  expect(await states(newsroom.article)).toEqual([
    ["visible", []],
    ["held", ["wordList"]],
  ]);
});
