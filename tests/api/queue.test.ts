import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { Id } from "../../server/protocol/basics.ts";
import {
  type CaseChoices,
  type CasePage,
  type CaseView,
  caseViews,
  type WatchList,
} from "../../server/protocol/cases.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { priority, rank } from "../../server/review/priority.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;
let mia: Person;
let harbour: Awaited<ReturnType<Newsroom["anArticle"]>>;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
  mia = await newsroom.join("Mia", { role: "moderator" });
  harbour = await newsroom.anArticle("harbour", "open", "City");
});
afterAll(() => newsroom.close());

let turn = 0;
const aHeldComment = (by = ann, article = newsroom.article) =>
  by.posts(`Number ${++turn}: only wankers count to ${turn * 7} by ${turn * 13}.`, { article });
const page = async (query: string, who = mo) => (await who.get<CasePage>(`cases?limit=50&${query}`)).body;
const idsIn = async (query: string, who = mo) => (await page(query, who)).items.map(item => item.comment.id);
const caseIdOf = async (comment: CommentView) => (await newsroom.caseOf(comment, mo)).id;
const decide = (who: Person, caseId: Id, body: object) =>
  who.send("POST", `cases/${caseId}/decisions`, { revision: 1, ...body });

test("[M47] each view of the queue shows what its name says", async () => {
  const held = await aHeldComment();
  const reported = await ann.posts("A remark about cranes that somebody minds.");
  await ben.send("POST", `comments/${reported.id}/reports`, { reason: "off-subject" });
  const claimed = await aHeldComment(ben);
  await mo.send("POST", `cases/${await caseIdOf(claimed)}/claim`);
  const given = await aHeldComment(ben);
  const to = { memberId: mo.member?.id };
  await decide(mia, await caseIdOf(given), { decision: "escalate", to, internalNote: "Yours?" });
  const decided = await aHeldComment();
  await decide(mo, await caseIdOf(decided), { decision: "approve" });
  await newsroom.db.run(sql`update cases set has_appeal = true where comment_id = ${held.id}`);
  await newsroom.db.run(sql`update cases set has_legal = true where comment_id = ${reported.id}`);

  expect((await idsIn("view=all")).sort()).toEqual([held, reported, claimed, given].map(({ id }) => id).sort());
  expect((await idsIn("view=held")).sort()).toEqual([held, claimed, given].map(({ id }) => id).sort());
  expect(await idsIn("view=reported")).toEqual([reported.id]);
  expect(await idsIn("view=appeals")).toEqual([held.id]);
  expect(await idsIn("view=legal")).toEqual([reported.id]);
  expect((await idsIn("view=mine")).sort()).toEqual([claimed, given].map(({ id }) => id).sort());
  expect(await idsIn("view=mine", mia)).toEqual([]);
  expect(await idsIn("view=decided")).toEqual([decided.id]);
  expect(await idsIn("view=decided", mia)).toEqual([given.id]);
});

test("[M47] what I decided comes the last first, page by page, until it is undone or decided by somebody else", async () => {
  const three = [await aHeldComment(), await aHeldComment(), await aHeldComment()];
  for (const comment of three) await decide(mia, await caseIdOf(comment), { decision: "approve" });
  const seen: Id[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const next: CasePage = (
      await mia.get<CasePage>(`cases?view=decided&limit=1${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`)
    ).body;
    seen.push(...next.items.map(item => item.comment.id));
    cursor = next.nextCursor;
  }
  expect(seen.slice(0, 3)).toEqual(three.map(({ id }) => id).reverse());
  const [, , last] = three;
  const { items } = await page("view=decided", mia);
  await decide(mia, items[0]?.id ?? "", { decision: "undo" });
  expect(await idsIn("view=decided", mia)).not.toContain(last?.id);
});

test("[M48] the queue is filtered by article, section, watch-list, reason, author, language and words", async () => {
  const atTheHarbour = await aHeldComment(ben, harbour);
  const list = await mo.send<WatchList>("POST", "watch-lists", { name: "Ships", articleIds: [harbour.id] });
  expect(list).toMatchObject({ status: 201, body: { name: "Ships", articles: [{ id: harbour.id }] } });
  const spoken = await ann.posts("They said Wanker and PIER in one breath.");
  expect(await idsIn("article=harbour")).toEqual([atTheHarbour.id]);
  expect(await idsIn(`article=${harbour.id}&view=held`)).toEqual([atTheHarbour.id]);
  expect(await idsIn("section=City")).toEqual([atTheHarbour.id]);
  expect(await idsIn(`watchList=${list.body.id}`)).toEqual([atTheHarbour.id]);
  expect((await page("reason=off-subject")).items.every(item => item.reports.length > 0)).toBe(true);
  expect((await page("reason=badWords")).items.every(item => item.findings.length > 0)).toBe(true);
  expect(await idsIn("reason=for-sale")).toEqual([]);
  expect(await idsIn(`author=${ben.member?.id}&section=City`)).toEqual([atTheHarbour.id]);
  expect(await idsIn("language=cy")).toEqual([]);
  expect(await idsIn("words=pier%20wanker")).toEqual([spoken.id]);
  expect(await idsIn("words=%25")).toEqual([]);
  const filters = [
    "",
    "article=harbour",
    "section=World",
    "reason=badWords",
    `author=${ann.member?.id}`,
    "words=count",
  ];
  for (const filter of filters) {
    const { counts } = await page(filter);
    for (const view of caseViews) {
      const { items, openCount } = await page(`view=${view}&${filter}`);
      expect([filter, view, items.length, openCount]).toEqual([filter, view, counts[view], counts[view]]);
    }
  }
});

test("[M48] who is for some sections has a queue of them, counts and filters included", async () => {
  const cis = await newsroom.join("Cis", { role: "moderator", sections: ["City"] });
  const { items, counts } = await page("view=all", cis);
  expect(items.map(item => item.article.section)).toEqual(["City"]);
  expect(counts).toMatchObject({ all: 1, held: 1, reported: 0 });
  expect(await idsIn("section=World", cis)).toEqual([]);
  const choices = (await cis.get<CaseChoices>("cases/choices")).body;
  expect(choices.articles.map(({ id }) => id)).toEqual([harbour.id]);
  expect(choices.sections).toEqual(["City"]);
});

test("[M49] a watch-list is named once, holds articles of its site, and is audited", async () => {
  const add = (body: object) => mo.send<WatchList>("POST", "watch-lists", body);
  const { body: list } = await add({ name: "Tariffs", articleIds: [newsroom.article.id, newsroom.article.id] });
  expect(list.articles).toHaveLength(1);
  expect(problemOf(await add({ name: "tariffs", articleIds: [harbour.id] }))).toBe("unprocessable-request");
  expect(problemOf(await add({ name: "Others", articleIds: ["999999"] }))).toBe("unprocessable-request");
  const put = await mo.send("PUT", `watch-lists/${list.id}`, { name: "Trade", articleIds: [harbour.id] });
  expect(put).toMatchObject({ status: 200, body: { name: "Trade", articles: [{ id: harbour.id }] } });
  const { watchLists } = (await mo.get<CaseChoices>("cases/choices")).body;
  expect(watchLists.map(({ name }) => name)).toEqual(["Ships", "Trade"]);
  expect((await mo.send("DELETE", `watch-lists/${list.id}`)).status).toBe(204);
  expect(problemOf(await mo.send("DELETE", `watch-lists/${list.id}`))).toBe("not-found");
  expect(problemOf(await ann.send("POST", "watch-lists", { name: "Mine", articleIds: [harbour.id] }))).toBe(
    "not-allowed",
  );
  for (let round = 0; round < 5; round++) {
    const [one, two] = [
      (await add({ name: "One", articleIds: [harbour.id] })).body,
      (await add({ name: "Two", articleIds: [harbour.id] })).body,
    ];
    const same = { name: "Same", articleIds: [harbour.id] };
    const put = await Promise.all([one, two].map(({ id }) => mo.send("PUT", `watch-lists/${id}`, same)));
    expect(put.map(({ status }) => status).sort()).toEqual([200, 422]);
    for (const { id } of [one, two]) await mo.send("DELETE", `watch-lists/${id}`);
  }
  const audited = await newsroom.db.all<{ n: number }>(sql`
    select 1 from audit where kind = 'watch-list-changed' and subject = ${`watch-list:${list.id}`}`);
  expect(audited).toHaveLength(3);
});

test("[M50] of twenty moderators who ask for the next at once each gets another case, the most urgent first", async () => {
  const room = await aNewsroom();
  const authors = [await room.join("Ann"), await room.join("Ben")];
  for (let i = 0; i < 24; i++) {
    await authors[i % 2]?.posts(`Number ${i}: only wankers count ${i * 7} by ${i * 13} and ${i * 17}.`);
  }
  const desk = await Promise.all(Array.from({ length: 20 }, (_, i) => room.join(`Mo ${i}`, { role: "moderator" })));
  const next = (who: Person) => who.send<{ case: CaseView | null }>("POST", "cases/next", {});
  const answers = await Promise.all(desk.map(next));
  const got = answers.map(({ body }) => body.case?.id);
  expect(new Set(got).size).toBe(20);
  expect(answers.map(({ body }) => body.case?.claim?.by.id)).toEqual(desk.map(({ member }) => member?.id));
  const urgent = await room.db.all<{ id: Id }>(sql`select id from cases order by rank desc, id desc limit 20`);
  expect(got.sort()).toEqual(urgent.map(({ id }) => id).sort());
  for (const who of desk.slice(0, 4)) expect((await next(who)).body.case).not.toBeNull();
  expect((await next(desk[5] as Person)).body.case).toBeNull();
  await room.close();
});

test("[M51] next leaves out what I wrote, what I skipped, and what was given to somebody else", async () => {
  const room = await aNewsroom();
  const [author, one, two] = [
    await room.join("Ann"),
    await room.join("Mo", { role: "moderator" }),
    await room.join("Mia", { role: "moderator" }),
  ];
  const next = async (who: Person, body: object = {}) =>
    (await who.send<{ case: CaseView | null }>("POST", "cases/next", body)).body.case?.comment.id;
  const own = await one.posts("We wankers of the desk count to nine.");
  expect(await next(one)).toBeUndefined();
  const skipped = await author.posts("Only wankers count to ten by twos.");
  expect(await next(one)).toBe(skipped.id);
  const { id } = await room.caseOf(skipped, two);
  expect((await one.send("POST", `cases/${id}/skip`)).status).toBe(204);
  expect(await next(one)).toBeUndefined();
  expect(await next(two, { words: "twos" })).toBe(skipped.id);
  const to = { role: "admin" };
  const given = { decision: "escalate", revision: 1, to, internalNote: "Not mine to say." };
  expect((await two.send("POST", `cases/${id}/decisions`, given)).status).toBe(201);
  expect(await next(two, { words: "twos" })).toBeUndefined();
  expect(await next(two)).toBe(own.id);
  const ada = await room.join("Ada", { role: "admin" });
  expect(await next(ada)).toBe(skipped.id);
  await room.close();
});

test("[M52] while others decide, a list and its counts are of one moment", async () => {
  const room = await aNewsroom();
  const author = await room.join("Ann");
  const [one, two] = [await room.join("Mo", { role: "moderator" }), await room.join("Mia", { role: "moderator" })];
  const cases: CaseView[] = [];
  for (let i = 0; i < 30; i++) {
    const comment = await author.posts(`Number ${i}: only wankers count ${i * 7} by ${i * 13} and ${i * 17}.`);
    cases.push(await room.caseOf(comment, two));
  }
  let isOver = false;
  const reading = (async () => {
    for (let reads = 0; !isOver || reads < 10; reads++) {
      const { body } = await one.get<CasePage>("cases?limit=50");
      expect([body.items.length, body.counts.held]).toEqual([body.counts.all, body.counts.all]);
    }
  })();
  await Promise.all(
    cases.map(({ id }) => two.send("POST", `cases/${id}/decisions`, { decision: "approve", revision: 1 })),
  );
  isOver = true;
  await reading;
  await room.close();
});

test("[M53] behind an endless stream of the most urgent, with as much work as the desk can do, the least urgent is read within 17 hours", () => {
  const signals = { replies: 0, author: { published: 1_000_000, removed: 0 } };
  const least = priority({ ...signals, findings: [], reporters: [], isVisible: false }).total;
  const urgent = (hasLegal: boolean) =>
    priority({
      findings: Array.from({ length: 20 }, () => ({ then: "hold" as const })),
      reporters: [1, 1, 1, 1],
      isVisible: true,
      replies: 100,
      author: { published: 0, removed: 1_000 },
      hasLegal,
    }).total;
  const startMs = Date.parse("2026-05-14T08:00:00Z");
  // Each minute one more comes, and the desk reads the first of those that wait.
  const hoursUntilRead = (total: number) => {
    const waits = [{ isLeast: true, rank: rank(least, new Date(startMs)) }];
    for (let minute = 0; ; minute++) {
      waits.push({ isLeast: false, rank: rank(total, new Date(startMs + minute * 60_000)) });
      waits.sort((a, b) => b.rank - a.rank);
      if (waits.shift()?.isLeast) return minute / 60;
    }
  };
  expect([least, urgent(false), urgent(true)]).toEqual([0, 165, 340]);
  expect(hoursUntilRead(urgent(false))).toBeCloseTo(8.25, 1);
  expect(hoursUntilRead(urgent(true))).toBeCloseTo(17, 1);
});
