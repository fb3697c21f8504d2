import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { BatchView } from "../../server/protocol/bulk.ts";
import type { CaseDetail } from "../../server/protocol/cases.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { manyCases } from "../setup/manyCases.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;
let mia: Person;
let ada: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
  mia = await newsroom.join("Mia", { role: "moderator" });
  ada = await newsroom.join("Ada", { role: "admin" });
});
afterAll(() => newsroom.close());

const idOf = (who: Person) => who.member?.id ?? "";
const held = (count: number, by = ann, article = newsroom.article) =>
  manyCases(newsroom, { count, articleId: article.id, authorIds: [idOf(by)] });
const bulk = (who: Person, body: object, key?: string) =>
  who.send<BatchView>("POST", "cases/decisions", body, key ? { "Idempotency-Key": key } : {});
const itemsOf = (cases: { caseId: Id }[], revision = 1) => cases.map(({ caseId }) => ({ caseId, revision }));
const states = async (cases: { commentId: Id }[]) => {
  const ids = cases.map(({ commentId }) => commentId);
  const rows = await newsroom.db.all<{ state: CommentView["state"] }>(sql`
    select state from comments where id = any(${ids}::bigint[]) order by id`);
  return rows.map(({ state }) => state);
};
const waiting = async () =>
  (await newsroom.db.one<{ n: number }>(sql`select waiting as n from case_counts where site_id = ${newsroom.site.id}`))
    .n;

test("[M54] many cases are decided at once, with an answer for each: done, or why not and by whom", async () => {
  const cases = await held(6);
  const [approved, claimed, changed, foreign] = cases;
  await mia.send("POST", `cases/${approved?.caseId}/decisions`, { decision: "approve", revision: 1 });
  await mia.send("POST", `cases/${claimed?.caseId}/claim`);
  await newsroom.db.run(sql`update comments set revision = 2 where id = ${changed?.commentId}`);
  const items = [...itemsOf(cases), { caseId: "999999", revision: 1 }];
  const { status, body } = await bulk(mo, { decision: "reject", reason: "for-sale", note: "Please stop.", items });
  expect(status).toBe(201);
  expect(body.items.map(item => ("problem" in item ? item.problem : "done"))).toEqual([
    "already-decided",
    "already-claimed",
    "text-changed",
    "done",
    "done",
    "done",
    "not-found",
  ]);
  expect(body.items[0]).toMatchObject({ caseId: approved?.caseId, decision: "approve", by: "Mia" });
  expect(body.items[1]).toMatchObject({ by: "Mia" });
  expect(await states(cases)).toEqual(["visible", "held", "held", "rejected", "rejected", "rejected"]);
  const { decisions } = (await mo.get<CaseDetail>(`cases/${foreign?.caseId}`)).body;
  expect(decisions).toMatchObject([{ batchId: body.id, reason: "for-sale", note: "Please stop." }]);
});

test("[M55] all that waits of an author under an article is rejected at once; only named texts are approved", async () => {
  const other = await newsroom.anArticle("ferries");
  const ofBen = await held(3, ben, other);
  const ofAnn = await held(2, ann, other);
  const elsewhere = await held(1, ben);
  const items = { author: idOf(ben), article: other.id };
  expect(problemOf(await bulk(mo, { decision: "approve", items }))).toBe("unprocessable-request");
  const { body } = await bulk(mo, { decision: "reject", reason: "for-sale", items });
  expect(body.items).toHaveLength(3);
  expect(await states([...ofBen, ...ofAnn, ...elsewhere])).toEqual([
    "rejected",
    "rejected",
    "rejected",
    "held",
    "held",
    "held",
  ]);
});

test("[M56] a batch is undone as one; what was decided otherwise since stays, and says so", async () => {
  const before = await waiting();
  const cases = await held(4);
  const { body } = await bulk(mo, { decision: "approve", items: itemsOf(cases) });
  const [again] = cases;
  await mo.send("POST", `cases/${again?.caseId}/decisions`, { decision: "undo", revision: 1 });
  await mia.send("POST", `cases/${again?.caseId}/decisions`, { decision: "reject", revision: 1, reason: "hate" });
  expect(problemOf(await mia.send("POST", `batches/${body.id}/undo`))).toBe("not-allowed");
  const undone = await mo.send<BatchView>("POST", `batches/${body.id}/undo`);
  expect(undone.body.items.map(item => "decisionId" in item)).toEqual([true, true, true]);
  expect(await states(cases)).toEqual(["rejected", "held", "held", "held"]);
  expect(await waiting()).toBe(before + 3);
  expect((await ada.send<BatchView>("POST", `batches/${body.id}/undo`)).body.items).toEqual([]);
  expect(problemOf(await mo.send("POST", "batches/999999/undo"))).toBe("not-found");
});

test("[M57] more than 10,000 cases are a problem, and nothing of it is done", async () => {
  const cases = await held(2);
  const filled = Array.from({ length: 9_999 }, (_, i) => ({ caseId: String(i + 1_000_000), revision: 1 }));
  const answer = await bulk(mo, { decision: "approve", items: [...itemsOf(cases), ...filled] });
  expect(problemOf(answer)).toBe("unprocessable-request");
  expect(JSON.stringify(answer.body)).toContain("10000");
  expect(problemOf(await bulk(mo, { decision: "approve", items: [] }))).toBe("unprocessable-request");
  expect(await states(cases)).toEqual(["held", "held"]);
  expect(problemOf(await bulk(ann, { decision: "approve", items: itemsOf(cases) }))).toBe("not-allowed");
});

test("[M57] sent again with its key, a batch gives the same answer and decides nothing twice", async () => {
  const cases = await held(3);
  const request = { decision: "approve", items: itemsOf(cases) };
  const [first, second] = await Promise.all([bulk(mo, request, "bulk-0001"), bulk(mo, request, "bulk-0001")]);
  expect(second.body).toEqual(first.body);
  expect(first.body.items.every(item => "decisionId" in item)).toBe(true);
  const rows = await newsroom.db.all(sql`select 1 from decisions where batch_id = ${first.body.id}`);
  expect(rows).toHaveLength(3);
  expect(problemOf(await bulk(mo, { ...request, decision: "feature" }, "bulk-0001"))).toBe("key-reused");
  const audited = await newsroom.db.all(sql`
    select facts from audit where kind = 'decided' and facts->>'batch' = ${first.body.id}`);
  expect(audited).toHaveLength(3);
});

test("[M57] two batches over the same cases in opposite order both end, and decide each case once", async () => {
  const cases = await held(40);
  const [a, b] = await Promise.all([
    bulk(mo, { decision: "approve", items: itemsOf(cases) }),
    bulk(mia, { decision: "reject", reason: "hate", items: itemsOf(cases.toReversed()) }),
  ]);
  const done = ({ body }: typeof a) => body.items.filter(item => "decisionId" in item).length;
  expect(done(a) + done(b)).toBe(40);
});

test("[M58] a text that was looked at and found fine is not brought back by the same kind of report, until it changes", async () => {
  const comment = await ann.posts("A remark on the harbour master that is fine.");
  const report = (who: Person, reason: string) => who.send("POST", `comments/${comment.id}/reports`, { reason });
  await report(ben, "unverified");
  const { id } = await newsroom.caseOf(comment, mo);
  await mo.send("POST", `cases/${id}/decisions`, { decision: "approve", revision: 1 });
  const open = async () =>
    (await newsroom.db.all(sql`select 1 from cases where comment_id = ${comment.id} and closed_at is null`)).length;
  expect((await report(mia, "unverified")).status).toBe(201);
  expect(problemOf(await report(mia, "unverified"))).toBe("already-reported");
  expect(await open()).toBe(0);
  expect((await report(ada, "personal-attack")).status).toBe(201);
  expect(await open()).toBe(1);
  const again = await newsroom.caseOf(comment, mo);
  await mo.send("POST", `cases/${again.id}/decisions`, { decision: "approve", revision: 1 });
  await ann.send("PATCH", `comments/${comment.id}`, { body: "A remark that now says something else.", revision: 1 });
  expect((await report(ben, "unverified")).status).toBe(201);
  expect(await open()).toBe(1);
});
