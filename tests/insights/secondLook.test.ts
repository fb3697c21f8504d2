import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { InsightsView } from "../../server/protocol/figures.ts";
import type { HouseRule } from "../../server/protocol/houseRules.ts";
import type { DifferingLook, LookResult, NextLook, SecondLook } from "../../server/protocol/secondLooks.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { type Answer, aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let mo: Person;
let mia: Person;
let ada: Person;
let turn = 0;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
  mia = await newsroom.join("Mia", { role: "moderator" });
  ada = await newsroom.join("Ada", { role: "admin" });
  await draws(1);
});
afterAll(() => newsroom?.close());

const draws = (share: number) => newsroom.setPolicy({ mode: "review-first", secondLook: { share } });

/** A comment that a moderator has decided on, and the decision's id. */
async function decided(
  reason: HouseRule | null,
  by: Person = mo,
): Promise<{ comment: CommentView; caseId: Id; id: Id }> {
  const comment = await ann.posts(`Remark ${++turn}, which waits for somebody to read it.`);
  const { id: caseId } = await newsroom.caseOf(comment, by);
  const decision = reason ? { decision: "reject", reason } : { decision: "approve" };
  const { body } = await by.send<{ id: Id }>("POST", `cases/${caseId}/decisions`, { ...decision, revision: 1 });
  return { comment, caseId, id: body.id };
}

const next = async (who: Person) => (await who.get<NextLook>("second-looks/next")).body;
const look = (who: Person, id: Id, request: SecondLook): Promise<Answer<LookResult>> =>
  who.send("POST", `second-looks/${id}`, request);
const differing = async () => (await ada.get<{ items: DifferingLook[] }>("second-looks/differing")).body.items;

/** Looks at all that waits for a moderator. */
async function lookAtAll(who: Person, request: SecondLook): Promise<Id[]> {
  const seen: Id[] = [];
  for (let { look: one } = await next(who); one; { look: one } = await next(who)) {
    expect((await look(who, one.id, request)).status).toBe(201);
    seen.push(one.id);
  }
  return seen;
}

test("[I10] a decided text goes to another moderator, who is not told what was decided", async () => {
  const { id } = await decided("hate");
  expect(await next(mo)).toEqual({ look: null, left: 0 });
  const { look: given, left } = await next(mia);
  expect(left).toBe(1);
  expect(given).toMatchObject({ id, html: expect.stringContaining("Remark"), article: { section: "World" } });
  expect(Object.keys(given ?? {}).sort()).toEqual(
    ["answers", "article", "findings", "html", "id", "postedAt", "reports", "text"].sort(),
  );
  const told = JSON.stringify(given);
  for (const secret of ["hate", "reject", "Mo", "state"]) expect(told).not.toContain(secret);
  expect((await look(mia, id, { said: "reject", reason: "hate" })).body).toEqual({
    first: { said: "reject", reason: "hate" },
    differs: false,
  });
  expect(await next(mia)).toEqual({ look: null, left: 0 });
});

test("[I10] nobody looks twice, at the own decision, at the own comment or at what was not drawn", async () => {
  const { id } = await decided(null);
  expect(problemOf(await look(mo, id, { said: "approve" }))).toBe("not-found");
  expect(problemOf(await look(ann, id, { said: "approve" }))).toBe("not-allowed");
  expect((await look(mia, id, { said: "approve" })).status).toBe(201);
  expect(problemOf(await look(mia, id, { said: "approve" }))).toBe("already-looked");
  expect(problemOf(await look(ada, id, { said: "approve" }))).toBe("already-looked");
  await draws(0);
  const undrawn = await decided(null);
  expect(await next(mia)).toEqual({ look: null, left: 0 });
  expect(problemOf(await look(mia, undrawn.id, { said: "approve" }))).toBe("not-found");
  await draws(1);
  await lookAtAll(mia, { said: "approve" });
  await expect(
    newsroom.db.run(sql`
      insert into second_looks (decision_id, site_id, first_by, looked_by, said, differs)
      select ${(await decided(null)).id}, ${newsroom.site.id}, m.id, m.id, 'approve', false
      from members m where m.id = ${mo.member?.id}`),
  ).rejects.toThrow(/second_looks/);
  await lookAtAll(mia, { said: "approve" });
});

test("[I10] of two who look at once one is kept, and the other is told", async () => {
  for (let n = 0; n < 10; n++) {
    const { id } = await decided(null);
    const answers = await Promise.all([look(mia, id, { said: "approve" }), look(ada, id, { said: "approve" })]);
    expect(answers.map(answer => problemOf(answer) ?? answer.status).sort()).toEqual([201, "already-looked"]);
  }
});

test("[I11] the draw follows from the site’s secret key and the text alone, and deciding again does not draw again", async () => {
  const made = [];
  for (let n = 0; n < 24; n++) made.push(await decided(n % 2 === 0 ? null : "off-subject"));
  const { key } = await newsroom.db.one<{ key: Buffer }>(
    sql`select draw_key as key from sites where id = ${newsroom.site.id}`,
  );
  const lot = (commentId: Id) =>
    createHash("sha256").update(key).update(`${commentId}/1`).digest().readUInt32BE(0) / 2 ** 32;
  for (const { caseId } of made.slice(0, 8)) {
    await mo.send("POST", `cases/${caseId}/decisions`, { decision: "undo", revision: 1 });
    await mo.send("POST", `cases/${caseId}/decisions`, { decision: "approve", revision: 1 });
  }
  const lots = made.map(({ comment }) => lot(comment.id)).sort((a, b) => a - b);
  for (const [drawn, share] of lots.map((at, index) => [index, at] as const)) {
    await draws(share);
    expect((await next(mia)).left).toBe(drawn);
  }
  await draws(1);
  expect((await next(mia)).left).toBe(24);
  await lookAtAll(mia, { said: "approve" });
});

test("[I12] a second look changes nothing by itself; what differs goes to an admin, without names, until it is settled or undone", async () => {
  const open = (await differing()).length;
  const first = await decided("hate");
  const second = await decided(null);
  const same = await decided(null);
  const decisions = () => newsroom.db.one<{ n: number }>(sql`select count(*)::int as n from decisions`);
  const before = await decisions();
  expect((await look(mia, first.id, { said: "approve" })).body.differs).toBe(true);
  expect((await look(mia, second.id, { said: "reject", reason: "for-sale" })).body.differs).toBe(true);
  expect((await look(mia, same.id, { said: "approve" })).body.differs).toBe(false);
  expect(await decisions()).toEqual(before);
  const states = await newsroom.db.all<{ state: string }>(sql`
    select state from comments where id in (${first.comment.id}, ${second.comment.id}) order by id`);
  expect(states.map(({ state }) => state)).toEqual(["rejected", "visible"]);

  const items = (await differing()).slice(open);
  expect(items).toMatchObject([
    { id: first.id, caseId: first.caseId, first: { said: "reject", reason: "hate" }, second: { said: "approve" } },
    { id: second.id, first: { said: "approve", reason: null }, second: { said: "reject", reason: "for-sale" } },
  ]);
  expect(JSON.stringify(items)).not.toMatch(/\bM(o|ia)\b/);
  expect(problemOf(await mo.get("second-looks/differing"))).toBe("not-allowed");
  expect(problemOf(await mo.send("PUT", `second-looks/${first.id}/settlement`))).toBe("not-allowed");

  expect((await ada.send("PUT", `second-looks/${second.id}/settlement`)).status).toBe(204);
  expect(problemOf(await ada.send("PUT", `second-looks/${second.id}/settlement`))).toBe("not-found");
  expect((await differing()).slice(open).map(({ id }) => id)).toEqual([first.id]);
  await ada.send("POST", `cases/${first.caseId}/decisions`, { decision: "undo", revision: 1 });
  expect((await differing()).length).toBe(open);
  await ada.send("POST", `cases/${first.caseId}/decisions`, { decision: "approve", revision: 1 });
  const audited = await newsroom.db.all<{ kind: string }>(sql`
    select kind from audit where subject = ${`comment:${second.comment.id}`} order by n`);
  expect(audited.map(({ kind }) => kind)).toEqual(["decided", "second-look-given", "second-look-settled"]);
});

test("[I13] agreement is counted on removing at all and for each rule, and told once it is enough", async () => {
  const { secondLooks } = (await mia.get<InsightsView>("sites/meridian/insights?by=day")).body;
  const rows = await newsroom.db.all<{ first: string | null; second: string | null }>(sql`
    select d.reason as first, l.reason as second from second_looks l join decisions d on d.id = l.decision_id`);
  const count = (isMeant: (reason: string | null) => boolean) => ({
    both: rows.filter(row => isMeant(row.first) && isMeant(row.second)).length,
    first: rows.filter(row => isMeant(row.first) && !isMeant(row.second)).length,
    second: rows.filter(row => !isMeant(row.first) && isMeant(row.second)).length,
    neither: rows.filter(row => !isMeant(row.first) && !isMeant(row.second)).length,
  });
  expect(secondLooks.removed).toEqual(count(reason => reason !== null));
  for (const [rule, judged] of Object.entries(secondLooks.rules))
    expect(judged).toEqual(count(reason => reason === rule));
  const csv = await fetch(`${newsroom.url}/api/v1/sites/meridian/insights/secondLooks`, {
    headers: { Cookie: mo.cookie },
  });
  expect((await csv.text()).split("\r\n")[1]).toMatch(/^Any rule,\d+,\d+,\d+,\d+,-?\d\.\d{4}$/);
});
