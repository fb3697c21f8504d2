import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sha256 } from "../../server/audit/entry.ts";
import { sql } from "../../server/db/sql.ts";
import type { HandOvers, HandOverView } from "../../server/protocol/handOvers.ts";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import type { PolicyView } from "../../server/protocol/views.ts";
import { type Answer, aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { anEar, until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;
let mia: Person;
let ada: Person;
let turn = 0;

beforeAll(async () => {
  newsroom = await aNewsroom();
  await newsroom.setPolicy({ words: [{ text: "zonk", then: "hold" }] });
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
  mia = await newsroom.join("Mia", { role: "moderator" });
  ada = await newsroom.join("Ada", { role: "admin" });
});
afterAll(() => newsroom?.close());

const path = "sites/meridian/hand-overs";
const read = async (who = mo) => (await who.get<HandOvers>(path)).body;
const give = (who: Person, note = ""): Promise<Answer<HandOverView>> => who.send("POST", path, { note });
const take = (who: Person, id: string): Promise<Answer<HandOverView>> =>
  who.send("PUT", `${path}/${id}/acknowledgement`);

/** A held comment's case. */
async function aCase(by = ann): Promise<string> {
  const held = await by.posts(`What a zonk of a timetable, number ${++turn} of this week.`);
  return (await newsroom.caseOf(held, mo)).id;
}
async function decide(id: string, decision: object, by = mo): Promise<void> {
  expect((await by.send("POST", `cases/${id}/decisions`, { revision: 1, ...decision })).status).toBe(201);
}

test("[I20] a shift tells what was decided, what waits and why, sanctions, rules changed and appeals", async () => {
  await decide(await aCase(), { decision: "approve" });
  const rejected = await aCase(ben);
  await decide(rejected, { decision: "reject", reason: "hate" });
  const undone = await aCase();
  await decide(undone, { decision: "reject", reason: "for-sale" });
  await decide(undone, { decision: "undo" });
  await decide(await aCase(), { decision: "ask-edit", reason: "off-subject" });
  await decide(await aCase(), { decision: "escalate", to: { role: "admin" }, internalNote: "Is this a threat?" });
  const seen = await ann.posts("The ferry was late again, and nobody said why.");
  await ben.send("POST", `comments/${seen.id}/reports`, { reason: "off-subject" });
  const sanctioned = await mo.send("POST", `cases/${await aCase(ben)}/sanctions`, { kind: "warn", reason: "hate" });
  expect(sanctioned.status).toBe(201);
  const { version } = (await ada.get<PolicyView>("sites/meridian/policy")).body;
  const policy = { ...defaultPolicy, words: [{ text: "zonk", then: "hold" }] };
  expect((await ada.send("PUT", "sites/meridian/policy", { version, policy })).status).toBe(200);

  const { facts } = (await read()).present;
  expect(facts.decided).toEqual({ approve: 1, reject: 2, undo: 1, "ask-edit": 1, escalate: 1 });
  expect(facts.removedFor).toEqual({ hate: 1 });
  expect(facts.waiting).toMatchObject({ cases: 4, held: 3, reported: 1, legal: 0, escalated: 1, askedToEdit: 1 });
  expect(facts.waiting.found[0]).toEqual({ check: "wordList", cases: 3 });
  const oldest = await newsroom.db.one<{ at: Date }>(sql`select min(opened_at) as at from cases where is_waiting`);
  expect(facts.waiting.oldestOpenedAt).toBe(oldest.at.toISOString());
  expect(facts.sanctions).toEqual({ given: { warn: 1 }, lifted: 0 });
  expect(facts.rules[0]).toMatchObject({ version: version + 1, by: "Ada" });
  expect(facts.appeals).toEqual({ open: 0, upheld: 0, overturned: 0 });
  expect(JSON.stringify(facts)).not.toMatch(/timetable|ferry/);
});

test("[I20] what was handed over stays what it was, and the next shift begins with it", async () => {
  const before = (await read()).present;
  const given = (await give(mo, "  Watch the ferry.  ")).body;
  expect(given).toMatchObject({ givenBy: { name: "Mo" }, note: "Watch the ferry.", takenBy: null });
  expect({ ...given.facts, rules: [] }).toEqual({ ...before.facts, rules: [] });
  const present = (await read()).present;
  expect(present.beganAt).toBe(given.givenAt);
  expect(present.facts.decided).toEqual({});
  expect(present.facts.waiting.cases).toBe(before.facts.waiting.cases);
  await decide(await aCase(), { decision: "approve" });
  const { items, present: later } = await read();
  expect(later.facts.decided).toEqual({ approve: 1 });
  expect(items[0]).toEqual(given);
});

test("[I20] an appeal that is open is told until it is decided", async () => {
  const addressOf = async (who: Person, restriction: string) =>
    (
      await newsroom.db.one<{ token: Buffer }>(sql`
        select token from statements
        where member_id = ${who.member?.id} and restriction = ${restriction} order by id desc limit 1`)
    ).token.toString("base64url");
  const appeal = async (who: Person, restriction: string) =>
    who.send("POST", `statements/${await addressOf(who, restriction)}/appeal`, { text: "I meant the timetable." });
  const before = (await read()).present.facts.appeals;
  expect((await appeal(ben, "removal")).status).toBe(201);
  expect((await read()).present.facts.appeals).toEqual({ ...before, open: before.open + 1 });
  // Whoever takes the comment back has nothing to be answered any more.
  const comment = await ann.posts(`A zonk that Ann takes back, number ${++turn}.`);
  await decide((await newsroom.caseOf(comment, mo)).id, { decision: "ask-edit", reason: "hate" });
  expect((await appeal(ann, "hold")).status).toBe(201);
  expect((await ann.send("DELETE", `comments/${comment.id}`)).status).toBe(200);
  expect((await read()).present.facts.appeals).toEqual({ ...before, open: before.open + 1 });
});

test("[I21] the next one takes over, once, the giver never; the desk hears of both at once, and both are audited", async () => {
  const ear = await anEar(newsroom, mia.cookie);
  await ear.watch(`desk:${newsroom.site.id}`);
  const heard = () => ear.heard.filter(({ event }) => event.kind === "hand-overs-changed").length;
  const given = (await give(mo, "The advertising wave is over.")).body;
  await until("it is heard", () => heard() === 1);
  expect(problemOf(await take(mo, given.id))).toBe("not-allowed");
  const both = await Promise.all([take(mia, given.id), take(ada, given.id)]);
  expect(both.map(answer => problemOf(answer) ?? answer.status).sort()).toEqual([200, "already-taken-over"]);
  await until("that is heard too", () => heard() === 2);
  const { takenBy } = (await read()).items[0] ?? {};
  expect(problemOf(await take(ada, given.id))).toBe("already-taken-over");
  expect((await take(ada, given.id)).body).toMatchObject({ by: takenBy?.name });
  expect(problemOf(await take(ada, "999999"))).toBe("not-found");
  const audited = await newsroom.db.all<{ kind: string; facts: { note?: string } }>(sql`
    select kind, facts from audit where subject = ${`hand-over:${given.id}`} order by n`);
  expect(audited).toEqual([
    { kind: "hand-over-given", facts: { note: sha256("The advertising wave is over.") } },
    { kind: "hand-over-taken", facts: {} },
  ]);
  ear.close();
});

test("[I21] two who hand over at once hand over one after the other", async () => {
  const answers = await Promise.all([give(mo), give(mia), give(ada)]);
  const spans = answers.map(({ body }) => body).sort((a, b) => Number(a.id) - Number(b.id));
  expect(spans[1]?.beganAt).toBe(spans[0]?.givenAt);
  expect(spans[2]?.beganAt).toBe(spans[1]?.givenAt);
});

test("[I21] a hand-over is for who decides in the whole site, and its note is no longer than a note", async () => {
  expect(problemOf(await give(ann))).toBe("not-allowed");
  const ofSport = await newsroom.join("Sue", { role: "moderator", sections: ["Sport"] });
  expect(problemOf(await ofSport.get(path))).toBe("not-allowed");
  expect(problemOf(await give(mo, "x".repeat(1_001)))).toBe("unprocessable-request");
});
