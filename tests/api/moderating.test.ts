import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { Page } from "../../server/protocol/basics.ts";
import { type CaseDetail, type CasePage, caseViews, type DecisionView } from "../../server/protocol/cases.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { CommentView, Me, MemberRow, PolicyView, ThreadPage } from "../../server/protocol/views.ts";
import { priority, rank } from "../../server/review/priority.ts";
import { currentPolicy } from "../../server/sites/policy.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { anEar, until } from "../setup/socket.ts";

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

let turn = 0;
const aHeldComment = () =>
  ann.posts(
    `Number ${++turn}: only wankers weigh ${"figs dates plums pears limes nuts kale leeks".split(" ")[turn % 8]}.`,
  );
const inThread = async (comment: CommentView) =>
  (await newsroom.reader.get<ThreadPage>(`articles/${newsroom.article.slug}/comments?limit=50`)).body.items.find(
    item => item.id === comment.id,
  );
const decide = (who: Person, caseId: string, body: object) =>
  who.send<DecisionView>("POST", `cases/${caseId}/decisions`, body);

test("[M1] an approved comment is shown and its author is told", async () => {
  const comment = await aHeldComment();
  const { id } = await newsroom.caseOf(comment, mo);
  const answer = await decide(mo, id, { decision: "approve", revision: 1 });
  expect(answer).toMatchObject({ status: 201, body: { decision: "approve", by: { name: "Mo" } } });
  expect(await inThread(comment)).toMatchObject({ state: "visible" });
  const me = await ann.get<Me>("me");
  expect(me.body.notices[0]?.notice).toMatchObject({ kind: "approved", commentId: comment.id });
});

test("[M2] a rejected comment is hidden with its reason, and its author reads why with the moderator's note", async () => {
  const comment = await ann.posts("A visible remark that somebody minds.");
  const reply = await ben.posts("A reply that stays.", { under: comment });
  await ben.send("POST", `comments/${comment.id}/reports`, { reason: "personal-attack", note: "He means me." });
  const { id } = await newsroom.caseOf(comment, mo);
  const note = "The second sentence alone would have been fine.";
  await decide(mo, id, { decision: "reject", revision: 1, reason: "personal-attack", note });
  expect(await inThread(comment)).toMatchObject({
    state: "rejected",
    html: "",
    removedFor: "personal-attack",
    replies: [{ id: reply.id }],
  });
  const me = await ann.get<Me>("me");
  expect(me.body.notices[0]?.notice).toMatchObject({ kind: "rejected", reason: "personal-attack", note });
});

test("[M3] nobody publishes a text that they have not seen: a decision names its revision", async () => {
  const comment = await aHeldComment();
  const { id } = await newsroom.caseOf(comment, mo);
  const edited = await ann.send<CommentView>("PATCH", `comments/${comment.id}`, {
    body: "Still wankers, and worse.",
    revision: 1,
  });
  expect(edited.body.state).toBe("held");
  const answer = await decide(mo, id, { decision: "approve", revision: 1 });
  expect(problemOf(answer)).toBe("text-changed");
  expect(answer.body).toMatchObject({ revision: 2 });
  expect(await inThread(comment)).toBeUndefined();
});

test("[M4] of two moderators at once one wins, and the other learns who decided what", async () => {
  const comment = await aHeldComment();
  const { id } = await newsroom.caseOf(comment, mo);
  const answers = await Promise.all([
    decide(mo, id, { decision: "approve", revision: 1 }),
    decide(mia, id, { decision: "reject", revision: 1, reason: "personal-attack" }),
  ]);
  expect(answers.map(answer => answer.status).sort()).toEqual([201, 409]);
  const won = answers.find(answer => answer.status === 201)?.body;
  const lost = answers.find(answer => answer.status === 409);
  expect(lost && problemOf(lost)).toBe("already-decided");
  expect(lost?.body).toMatchObject({ decision: won?.decision, by: won?.by.name, decidedAt: won?.decidedAt });
});

test("[M5] a claim is one moderator's until it ends; the other is told who has it", async () => {
  const comment = await aHeldComment();
  const { id } = await newsroom.caseOf(comment, mo);
  expect((await mo.send("POST", `cases/${id}/claim`)).status).toBe(200);
  const second = await mia.send("POST", `cases/${id}/claim`);
  expect(problemOf(second)).toBe("already-claimed");
  expect(second.body).toMatchObject({ by: "Mo" });
  expect(problemOf(await decide(mia, id, { decision: "approve", revision: 1 }))).toBe("already-claimed");
  await newsroom.db.run(sql`update claims set expires_at = now() - interval '1 second' where case_id = ${id}`);
  expect((await mia.send("POST", `cases/${id}/claim`)).status).toBe(200);
  expect((await mia.send("DELETE", `cases/${id}/claim`)).status).toBe(204);
  expect((await mo.send("POST", `cases/${id}/claim`)).status).toBe(200);
});

test("[M6] undo is another decision: the comment is as before and the case waits again", async () => {
  const comment = await aHeldComment();
  const { id } = await newsroom.caseOf(comment, mo);
  await decide(mo, id, { decision: "approve", revision: 1 });
  const undone = await decide(mo, id, { decision: "undo", revision: 1 });
  expect(undone).toMatchObject({ status: 201, body: { decision: "undo" } });
  expect(await inThread(comment)).toBeUndefined();
  expect((await newsroom.caseOf(comment, mo)).id).toBe(id);
  expect(problemOf(await decide(mo, id, { decision: "undo", revision: 1 }))).toBe("nothing-to-undo");
  const detail = await mo.get<CaseDetail>(`cases/${id}`);
  expect(detail.body.decisions.map(decision => decision.decision)).toEqual(["approve", "undo"]);
  expect((await decide(mo, id, { decision: "reject", revision: 1, reason: "hate" })).status).toBe(201);
});

test("[M7] decisions and policies are append-only in the database itself", async () => {
  await expect(newsroom.db.run(sql`update decisions set note = 'altered'`)).rejects.toThrow("append-only");
  await expect(newsroom.db.run(sql`delete from policies`)).rejects.toThrow("append-only");
});

test("[M8] reports hang on one case, one for each member, and never name who sent them", async () => {
  const comment = await ann.posts("A remark that two people mind.");
  expect((await ben.send("POST", `comments/${comment.id}/reports`, { reason: "hate" })).status).toBe(201);
  expect((await mia.send("POST", `comments/${comment.id}/reports`, { reason: "for-sale" })).status).toBe(201);
  expect(problemOf(await ben.send("POST", `comments/${comment.id}/reports`, { reason: "private" }))).toBe(
    "already-reported",
  );
  expect(problemOf(await ann.send("POST", `comments/${comment.id}/reports`, { reason: "private" }))).toBe(
    "not-allowed",
  );
  const found = await newsroom.caseOf(comment, mo);
  expect(found.reports.map(report => report.reason)).toEqual(["hate", "for-sale"]);
  expect(JSON.stringify(found.reports)).not.toMatch(/Ben|Mia/);
  expect(found.priority.parts.reduce((sum, part) => sum + part.value, 0)).toBe(found.priority.total);
});

test("[M9] only moderators see the desk; nobody decides on the own comment", async () => {
  expect(problemOf(await newsroom.reader.get("cases"))).toBe("sign-in-needed");
  expect(problemOf(await ann.get("cases"))).toBe("not-allowed");
  const own = await mo.posts("These wankers again, says the moderator.");
  const { id } = await newsroom.caseOf(own, mia);
  expect(problemOf(await decide(mo, id, { decision: "approve", revision: 1 }))).toBe("not-allowed");
  // Nor keeps others from it.
  expect(problemOf(await mo.send("POST", `cases/${id}/claim`))).toBe("not-allowed");
});

test("[M10] the queue gives the most urgent first, by keyset, with a count that is its length", async () => {
  const seen: string[] = [];
  let count = 0;
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: CasePage = (
      await mo.get<CasePage>(`cases?limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`)
    ).body;
    seen.push(...page.items.map(item => item.id));
    cursor = page.nextCursor;
    count = page.openCount;
  }
  const expected = await newsroom.db.all<{ id: string }>(
    sql`select id from cases where closed_at is null order by rank desc, id desc`,
  );
  expect(seen).toEqual(expected.map(row => row.id));
  expect(count).toBe(seen.length);
  const { counts } = (await mo.get<CasePage>("cases?limit=1")).body;
  for (const view of caseViews) {
    const { body } = await mo.get<CasePage>(`cases?view=${view}&limit=50`);
    expect([view, body.items.length, body.openCount]).toEqual([view, counts[view], counts[view]]);
  }
});

test("[M11] nothing starves: the least urgent case passes a new most urgent one in a bounded time", () => {
  const least = priority({
    findings: [],
    reporters: [],
    isVisible: false,
    replies: 0,
    author: { published: 1_000_000, removed: 0 },
  });
  const many = Array.from({ length: 100 }, () => 1);
  const findings = Array.from({ length: 100 }, () => ({ then: "hold" as const }));
  const most = priority({
    findings,
    reporters: many,
    isVisible: true,
    replies: 100,
    author: { published: 0, removed: 1_000_000 },
  });
  expect(most.total).toBe(165);
  const hours = (most.total - least.total) / limits.agePointsAnHour;
  const early = new Date("2026-05-14T08:00:00Z");
  const late = new Date(early.getTime() + (hours + 0.01) * 3_600_000);
  expect(hours).toBeLessThanOrEqual(8.25);
  expect(rank(least.total, early)).toBeGreaterThan(rank(most.total, late));
});

test("[M80] what many are reading at the moment is more urgent, and says by how many", async () => {
  const article = await newsroom.anArticle("much-read");
  const post = () => ann.posts(`Number ${++turn}: read this at [our shop](https://shop.example/${turn}).`, { article });
  const reachOf = async (comment: CommentView) =>
    (await newsroom.caseOf(comment, mo)).priority.parts.find(({ name }) => name === "reach");
  expect(await reachOf(await post())).toMatchObject({
    name: "reach",
    value: 10,
    why: "readers see it, 0 came in this hour, 0 below it",
  });
  await newsroom.db.run(sql`
    with now as (
      insert into hour_keys values (date_trunc('hour', now()), '\\x00') on conflict (hour) do update set key = hour_keys.key
      returning hour)
    insert into article_views select hour, ${article.id}, int8send(n) from now, generate_series(1, 100) n`);
  expect(await reachOf(await post())).toMatchObject({
    value: 15,
    why: "readers see it, 100 came in this hour, 0 below it",
  });
});

test("[M12] the policy is the admin's to set, versioned, and a concurrent change overwrites nothing", async () => {
  const read = (await ada.get<PolicyView>("sites/meridian/policy")).body;
  const policy = { ...read.policy, words: [{ text: "barge rat", then: "hold" }] };
  expect(problemOf(await mo.send("PUT", "sites/meridian/policy", { version: read.version, policy }))).toBe(
    "not-allowed",
  );
  const put = () =>
    ada.send<PolicyView>(
      "PUT",
      "sites/meridian/policy",
      { version: read.version, policy },
      { "Idempotency-Key": "rules-0001" },
    );
  const set = await put();
  expect(set.body).toMatchObject({ version: read.version + 1, changedBy: "Ada" });
  const stale = await ada.send("PUT", "sites/meridian/policy", { version: read.version, policy });
  expect(problemOf(stale)).toBe("policy-changed");
  // Sent again because its answer got lost, it is no conflict with oneself.
  expect(await put()).toMatchObject({ status: 200, body: set.body });
  const comment = await ann.posts("He called me a b4rge  r@t on the quay.");
  expect(comment).toMatchObject({ state: "held", findings: [{ check: "wordList" }] });
  const trial = await mo.send<{ outcome: string }>("POST", "sites/meridian/policy/trial", {
    text: "A barge rat.",
    policy: { ...policy, words: [{ text: "barge rat", then: "refuse" }] },
  });
  expect(trial.body.outcome).toBe("refuse");
});

test("[S18] the rules in force are one object for every text, so that their word list is compiled once", async () => {
  const { id } = newsroom.site;
  const { policy, version } = await currentPolicy(newsroom.db, id);
  expect((await currentPolicy(newsroom.db, id)).policy).toBe(policy);
  await newsroom.setPolicy({ words: [{ text: "barge rat", then: "flag" }] });
  const next = await currentPolicy(newsroom.db, id);
  expect(next.version).toBeGreaterThan(version);
  expect(next.policy.words).toEqual([{ text: "barge rat", then: "flag" }]);
});

test("[M17] a policy with as many words as are allowed is saved", async () => {
  const room = await aNewsroom();
  const admin = await room.join("Ada", { role: "admin" });
  const { version, policy } = (await admin.get<PolicyView>("sites/meridian/policy")).body;
  const words = Array.from({ length: 5_000 }, (_, i) => ({ text: `a word as long as many are ${i}`, then: "hold" }));
  const long = { version, policy: { ...policy, words } };
  expect((await admin.send("PUT", "sites/meridian/policy", long)).status).toBe(200);
  expect(problemOf(await admin.send("POST", `articles/${room.article.slug}/comments`, long))).toBe("too-large");
  await room.close();
});

test("[M13] a refused text gets a problem with the findings and leaves nothing", async () => {
  const read = (await ada.get<PolicyView>("sites/meridian/policy")).body;
  const policy = { ...read.policy, words: [{ text: "quay goblin", then: "refuse" }] };
  await ada.send("PUT", "sites/meridian/policy", { version: read.version, policy });
  const answer = await ann.send("POST", `articles/${newsroom.article.slug}/comments`, { body: "You quay goblin." });
  expect(problemOf(answer)).toBe("text-refused");
  expect(answer.body).toMatchObject({ findings: [{ check: "wordList", then: "refuse" }] });
  expect(await newsroom.db.all(sql`select 1 from comments where text = 'You quay goblin.'`)).toEqual([]);
});

test("[M14] an admin makes and unmakes moderators, but not the own role", async () => {
  const neo = await newsroom.join("Neo", { published: 0 });
  expect(problemOf(await neo.get("cases"))).toBe("not-allowed");
  await ada.send("PUT", `sites/meridian/members/${neo.member?.id}/role`, { role: "moderator" });
  expect((await neo.get("cases")).status).toBe(200);
  await ada.send("PUT", `sites/meridian/members/${neo.member?.id}/role`, { role: "member" });
  expect(problemOf(await neo.get("cases"))).toBe("not-allowed");
  expect(problemOf(await ada.send("PUT", `sites/meridian/members/${ada.member?.id}/role`, { role: "member" }))).toBe(
    "not-allowed",
  );
});

test("[M20] an undone decision takes back what its author was told", async () => {
  const comment = await aHeldComment();
  const { id } = await newsroom.caseOf(comment, mo);
  const told = async () =>
    (await ann.get<Me>("me")).body.notices.filter(
      ({ notice }) => "commentId" in notice && notice.commentId === comment.id,
    ).length;
  await decide(mo, id, { decision: "reject", revision: 1, reason: "hate" });
  expect(await told()).toBe(1);
  const page = await anEar(newsroom, ann.cookie);
  await page.watch(`user:${ann.member?.id}`);
  await decide(mo, id, { decision: "undo", revision: 1 });
  expect(await told()).toBe(0);
  await until("the author's page hears of it", () => page.heard.some(({ event }) => event.kind === "notices-changed"));
  page.close();
  await decide(mo, id, { decision: "approve", revision: 1 });
  expect(await told()).toBe(1);
});

test("[U11] whoever is answered is told once, when readers see the answer: posted, mended or approved", async () => {
  const root = await ben.posts("A question that gets three answers.");
  const told = async () =>
    (await ben.get<Me>("me")).body.notices.flatMap(({ notice }) => (notice.kind === "replied" ? notice.commentId : []));
  const shown = await ann.posts("The first answer is calm.", { under: root });
  const approved = await ann.posts("The second answer has wankers in it.", { under: root });
  const mended = await ann.posts("The third one too: wankers everywhere.", { under: root });
  await ben.posts("Ben answers himself.", { under: root });
  expect(await told()).toEqual([shown.id]);
  const { id } = await newsroom.caseOf(approved, mo);
  await decide(mo, id, { decision: "approve", revision: 1 });
  expect(await told()).toEqual([approved.id, shown.id]);
  await ann.send("PATCH", `comments/${mended.id}`, { body: "The third one is mended, and long.", revision: 1 });
  await ann.send("PATCH", `comments/${mended.id}`, { body: "The third one is mended again.", revision: 2 });
  expect(await told()).toEqual([mended.id, approved.id, shown.id]);
  expect((await ben.get<Me>("me")).body.notices[0]?.notice).toMatchObject({ by: "Ann", articleSlug: "tariff-pause" });
});

test("[M15] the list of members pages through all of them once, whatever letters their names have", async () => {
  for (const name of ["ΟΔΥΣΣΕΥΣ", "ΟΔΥΣΣΕΥΣ", "İpek", "Élodie", "ÉLODIE"]) {
    await newsroom.join(name).catch(() => undefined);
    await newsroom.db.run(sql`
      insert into members (site_id, name, email, password_hash)
      values (${newsroom.site.id}, ${name}, ${`${Math.random()}@example.org`}, '!')`);
  }
  const seen: string[] = [];
  let cursor: string | null = "";
  for (let page = 0; cursor !== null && page < 100; page++) {
    const { body }: { body: Page<MemberRow> } = await ada.get<Page<MemberRow>>(
      `sites/meridian/members?limit=1${cursor ? `&cursor=${cursor}` : ""}`,
    );
    seen.push(...body.items.map(({ id }) => id));
    cursor = body.nextCursor;
  }
  const all = await newsroom.db.all<{ id: string }>(sql`select id from members where site_id = ${newsroom.site.id}`);
  expect([...seen].sort()).toEqual(all.map(({ id }) => id).sort());
});

test("[M16] two admins who unmake each other at once leave one", async () => {
  for (let round = 0; round < 6; round++) {
    const pair = [
      await newsroom.join(`Adele ${round}`, { role: "admin" }),
      await newsroom.join(`Adrian ${round}`, { role: "admin" }),
    ] as const;
    const unmake = (by: Person, whom: Person) =>
      by.send("PUT", `sites/meridian/members/${whom.member?.id}/role`, { role: "member" });
    const answers = await Promise.all([unmake(...pair), unmake(pair[1], pair[0])]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  }
});
