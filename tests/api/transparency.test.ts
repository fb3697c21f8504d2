import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { CaseDetail } from "../../server/protocol/cases.ts";
import type { Transparency } from "../../server/protocol/transparency.ts";
import type { CommentView, Mine } from "../../server/protocol/views.ts";
import { dsaFields } from "../../server/transparency/dsaRecord.ts";
import { countFigures } from "../../server/transparency/figures.ts";
import { wordsOf } from "../pages/html.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;
let ada: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo Tarrant", { role: "moderator" });
  ada = await newsroom.join("Ada", { role: "admin" });
});
afterAll(() => newsroom.close());

const reject = async (comment: CommentView, reason: string, note?: string) => {
  const { id } = await newsroom.caseOf(comment, mo);
  const answer = await mo.send("POST", `cases/${id}/decisions`, {
    decision: "reject",
    revision: 1,
    reason,
    ...(note ? { note } : {}),
  });
  expect(answer.status).toBe(201);
};
const exported = (who: Person, format: string) =>
  fetch(`${newsroom.url}/api/v1/sites/${newsroom.site.slug}/statements?format=${format}`, {
    headers: { Cookie: who.cookie },
  });
const figures = () => countFigures(newsroom.db, newsroom.site.id, new Date());

test("[F6] an admin takes out all statements in the layout of the EU's database, and nothing personal is in them", async () => {
  const held = await ann.posts("Those wankers, told to the Commission.");
  await reject(held, "hate", "Dear Ann, please.");
  const reported = await ann.posts("A calm remark that gives away where Ben lives, at 12 Mill Road.");
  await ben.send("POST", `comments/${reported.id}/reports`, { reason: "private" });
  await reject(reported, "private");
  const answer = await exported(ada, "json");
  expect(answer.headers.get("content-disposition")).toContain("statements-meridian.json");
  const text = await answer.text();
  const { statements } = JSON.parse(text) as { statements: Record<string, unknown>[] };
  expect(statements).toHaveLength(2);
  for (const statement of statements) expect(Object.keys(statement)).toEqual(dsaFields);
  expect(statements[0]).toMatchObject({
    decision_visibility: ["DECISION_VISIBILITY_CONTENT_REMOVED"],
    decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
    incompatible_content_ground: "House rule 4",
    incompatible_content_explanation: "No hate.",
    category: "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
    category_specification: ["KEYWORD_HATE_SPEECH"],
    content_type: ["CONTENT_TYPE_TEXT"],
    application_date: new Date().toISOString().slice(0, 10),
    source_type: "SOURCE_VOLUNTARY",
    automated_detection: "Yes",
    automated_decision: "AUTOMATED_DECISION_NOT_AUTOMATED",
  });
  expect(statements[1]).toMatchObject({ source_type: "SOURCE_TYPE_OTHER_NOTIFICATION", automated_detection: "No" });
  expect(new Set(statements.map(({ puid }) => puid)).size).toBe(2);
  for (const { puid } of statements) expect(puid).toMatch(/^[a-zA-Z0-9_-]{1,500}$/);
  expect(text).not.toMatch(/wankers|Ann|Ben|Mill Road|Tarrant/);
});

test("[F6] the same comes as CSV, and both are entries of the audit; nobody but an admin gets them", async () => {
  const csv = await (await exported(ada, "csv")).text();
  const [head = "", ...rows] = csv.trimEnd().split("\r\n");
  expect(head.split(",")).toEqual(dsaFields);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain('"[""DECISION_VISIBILITY_CONTENT_REMOVED""]"');
  const audited = await newsroom.db.all<{ facts: object }>(sql`
    select facts from audit where kind = 'statements-exported' and actor_id = ${ada.member?.id} order by n`);
  expect(audited.map(({ facts }) => facts)).toEqual([{ format: "json" }, { format: "csv" }]);
  const path = `sites/${newsroom.site.slug}/statements`;
  expect(problemOf(await mo.get(path))).toBe("not-allowed");
  expect(problemOf(await ann.get(path))).toBe("not-allowed");
  expect(problemOf(await newsroom.reader.get(path))).toBe("sign-in-needed");
});

test("[F7] anybody reads how much was removed under which rule; so few that they point at a person are not counted out", async () => {
  const removed = async () => (await figures()).months[0]?.removals;
  const remove = async (fruits: string) => {
    for (const fruit of fruits.split(" ")) {
      await reject(await ann.posts(`Only wankers would put ${fruit} on a scale like that.`), "off-subject");
    }
  };
  expect(await removed()).toMatchObject({ "off-subject": 0, unverified: 0 });
  await remove("figs dates");
  expect(await removed()).toMatchObject({ "off-subject": "few", unverified: 0 });
  await remove("plums pears limes");
  const after = await figures();
  expect(after.months).toHaveLength(12);
  expect(after.months[0]?.removals).toMatchObject({ "off-subject": 5, unverified: 0 });
  expect(after.detectedByProgram).toBeGreaterThan(0.5);
  expect(after.decidedByProgram).toBe(0);
  expect(after.medianHoursToDecision).toBeGreaterThan(0);
});

test("[F7] a removal that was taken back is not counted", async () => {
  const comment = await ann.posts("Wankers, for a slip of the hand.");
  const { id } = await newsroom.caseOf(comment, mo);
  await reject(comment, "for-sale");
  expect((await figures()).months[0]?.removals["for-sale"]).toBe("few");
  await mo.send("POST", `cases/${id}/decisions`, { decision: "undo", revision: 1 });
  expect((await figures()).months[0]?.removals["for-sale"]).toBe(0);
});

test("[F7] how many appeals were decided, how often they were right and how fast", async () => {
  const mia = await newsroom.join("Mia", { role: "moderator" });
  for (let n = 0; n < 5; n++) {
    const comment = await ann.posts(`Wankers appealed for the ${n + 1}. time in a row.`);
    await reject(comment, "hate");
    const { comments } = (await ann.get<Mine>(`articles/${newsroom.article.slug}/mine`)).body;
    const token = comments.find(({ id }) => id === comment.id)?.statement;
    await ann.send("POST", `statements/${token}/appeal`, { text: "I see it otherwise." });
    const { id } = await newsroom.caseOf(comment, mia);
    const [appeal] = (await mia.get<CaseDetail>(`cases/${id}`)).body.appeals;
    const outcome = n < 2 ? "overturned" : "upheld";
    await mia.send("POST", `appeals/${appeal?.id}/decision`, { outcome, revision: 1 });
  }
  const { appeals } = await figures();
  expect(appeals).toMatchObject({ decided: 5, overturned: 0.4 });
  expect(appeals.medianHours).toBeGreaterThan(0);
});

test("[F6] thousands of statements leave in parts, whole and each once, and whoever goes away leaves the others alone", async () => {
  await newsroom.db.run(sql`
    insert into statements (site_id, member_id, comment_id, revision, case_id, restriction, policy_version, facts, source,
      automated_detection, token, stated_at)
    select site_id, member_id, comment_id, revision, case_id, 'warn', policy_version, facts, source, automated_detection,
      sha256(('made ' || n)::bytea), stated_at
    from (select * from statements order by id limit 1) as first, generate_series(1, 3000) as n`);
  const { count } = await newsroom.db.one<{ count: number }>(sql`select count(*)::int as count from statements`);
  const { statements } = (await (await exported(ada, "json")).json()) as { statements: { puid: string }[] };
  expect(new Set(statements.map(({ puid }) => puid)).size).toBe(count);
  expect((await (await exported(ada, "csv")).text()).trimEnd().split("\r\n")).toHaveLength(count + 1);
  const leaving = await exported(ada, "csv");
  await leaving.body?.cancel();
  expect((await exported(ada, "csv")).status).toBe(200);
});

test("[F7] the figures have a page of their own, linked from the foot, and a door of the API", async () => {
  const page = async (path: string) =>
    (await fetch(newsroom.url + path, { headers: { "User-Agent": "Firefox" } })).text();
  const html = await page("/transparency");
  expect(wordsOf(html)).toContain("Comments removed, by month and house rule");
  expect(wordsOf(html)).toMatch(/Removals that a program had pointed at first (\d+ %|too few to say)/);
  expect(html).toMatch(/<svg[^>]* role="img" aria-label="[^"]+"/);
  expect(html).not.toMatch(/Tarrant|wankers/);
  expect(await page("/")).toContain('href="/transparency"');
  const { body } = await newsroom.reader.get<Transparency>(`sites/${newsroom.site.slug}/transparency`);
  expect(body.months).toHaveLength(12);
  expect(problemOf(await newsroom.reader.get("sites/nowhere/transparency"))).toBe("not-found");
});
