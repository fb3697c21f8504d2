import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createApp } from "../../server/app.ts";
import { sql } from "../../server/db/sql.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { CaseDetail, DecisionView } from "../../server/protocol/cases.ts";
import { endpoints } from "../../server/protocol/endpoints.ts";
import type { SanctionKind } from "../../server/protocol/restrictions.ts";
import type { AuthorRecord, SanctionRecord } from "../../server/protocol/sanctions.ts";
import type { CommentView, Me } from "../../server/protocol/views.ts";
import { type Act, forbids } from "../../server/protocol/writing.ts";
import { type Answer, aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { anEar, until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ann: Person;
let mo: Person;
let mia: Person;
let ada: Person;
let path: string;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
  mia = await newsroom.join("Mia", { role: "moderator" });
  ada = await newsroom.join("Ada", { role: "admin" });
  path = `articles/${newsroom.article.slug}/comments`;
  await newsroom.setPolicy({ repeats: { similarity: 1, then: "off" } });
});
afterAll(() => newsroom.close());

let people = 0;
const somebody = () => newsroom.join(`Somebody ${++people}`);
const idOf = (person: Person): Id => person.member?.id ?? "";
const inSeconds = (seconds: number) => new Date(Date.now() + 1_000 * seconds).toISOString();
const aDay = 86_400;

/** A case about somebody's comment, which Ann has reported. */
async function caseAbout(person: Person): Promise<{ caseId: Id; comment: CommentView }> {
  const comment = await person.posts(`What ${person.member?.name} thinks, ${Math.random()}.`);
  await ann.send("POST", `comments/${comment.id}/reports`, { reason: "personal-attack" });
  const { id: caseId } = await newsroom.db.one<{ id: Id }>(sql`select id from cases where comment_id = ${comment.id}`);
  return { caseId, comment };
}

const requestOf = (kind: SanctionKind, seconds = aDay) => ({
  kind,
  reason: "personal-attack",
  ...(kind === "mute" || kind === "suspend" ? { until: inSeconds(seconds) } : {}),
});

const give = (by: Person, caseId: Id, request: object) =>
  by.send<SanctionRecord>("POST", `cases/${caseId}/sanctions`, request);

/** Somebody under a sanction, with a comment of their own. */
async function sanctioned(kind: SanctionKind, seconds?: number) {
  const person = await somebody();
  const { caseId, comment } = await caseAbout(person);
  const given = await give(mo, caseId, requestOf(kind, seconds));
  if (given.status !== 201) throw new Error(`not given: ${JSON.stringify(given.body)}`);
  return { person, caseId, comment, sanction: given.body };
}

const appeal = async (person: Person) => {
  const [sanction] = (await person.get<Me>("me")).body.sanctions;
  return await person.send("POST", `statements/${sanction?.statement}/appeal`, { text: "I see it otherwise." });
};

const post = (person: Person) => person.send<CommentView>("POST", path, { body: `One more, ${Math.random()}.` });

test("[X1] each sanction keeps its member from exactly what it says, on every way to write", async () => {
  const annsComment = await ann.posts("What others may react to.");
  const tries: Record<Exclude<Act, "desk">, (who: Person, own: CommentView) => Promise<Answer>[]> = {
    comment: (who, own) => [
      post(who),
      who.send("POST", `${path}?nudge=true`, { body: "Would this be taken?" }),
      who.send("PATCH", `comments/${own.id}`, { body: "In other words.", revision: 1 }),
    ],
    react: who => [who.send("PUT", `comments/${annsComment.id}/reactions/taught-me`)],
    report: who => [who.send("POST", `comments/${annsComment.id}/reports`, { reason: "hate" })],
    own: (who, own) => [
      who.send("PUT", "me/notices/read"),
      appeal(who),
      who.send("DELETE", `comments/${annsComment.id}/reactions/taught-me`),
      who.send("DELETE", `comments/${own.id}`),
    ],
  };
  for (const kind of Object.keys(forbids) as SanctionKind[]) {
    const { person, comment } = await sanctioned(kind);
    for (const [act, trying] of Object.entries(tries)) {
      const isKept = forbids[kind].includes(act as Act);
      for (const answer of await Promise.all(trying(person, comment))) {
        expect([kind, act, problemOf(answer) === "sanctioned", answer.status >= 400]).toEqual([
          kind,
          act,
          isKept,
          isKept,
        ]);
      }
    }
    expect((await person.get(path)).status).toBe(200);
  }
});

test("[X2] every door that is no reading says what whoever writes there does, and asks for sanctions first", async () => {
  const { person } = await sanctioned("ban");
  const doors = Object.entries(endpoints).filter(([, { method }]) => method !== "get");
  expect(doors.filter(([, { writes }]) => writes === null)).toEqual([]);
  expect(Object.entries(endpoints).filter(([, { method, writes }]) => method === "get" && writes !== null)).toEqual([]);
  for (const [name, { method, path: door, writes }] of doors) {
    if (writes === "own" || writes === null) continue;
    const answer = await person.send(method.toUpperCase(), door.slice(1).replaceAll(/:\w+/g, "1"), {});
    expect([name, problemOf(answer)]).toEqual([name, forbids.ban.includes(writes) ? "sanctioned" : name]);
  }
});

test("[X3] whoever is kept from writing is told what, until when and which rule, and never by whom", async () => {
  const { person, sanction } = await sanctioned("mute");
  const answer = await post(person);
  expect(answer).toMatchObject({
    status: 403,
    body: { kind: "mute", reason: "personal-attack", until: sanction.until, sanctionId: sanction.id, note: null },
  });
  expect((answer.body as { detail?: string }).detail).toContain("Rule 3: Argue with the point");
  const me = (await person.get<Me>("me")).body;
  expect(me.sanctions).toEqual([
    {
      id: sanction.id,
      kind: "mute",
      reason: "personal-attack",
      note: null,
      givenAt: sanction.givenAt,
      until: sanction.until,
      statement: expect.stringMatching(/^[\w-]{43}$/),
    },
  ]);
  expect(me.notices[0]?.notice).toMatchObject({ kind: "sanctioned", sanction: "mute", until: sanction.until });
  expect(JSON.stringify([me, answer.body])).not.toContain("Mo");
  const statement = await newsroom.reader.get(`statements/${me.sanctions[0]?.statement}`);
  expect(statement.body).toMatchObject({ restriction: "mute", until: sanction.until, ended: null });
  await mo.send("POST", `sanctions/${sanction.id}/lifting`, {});
  const lifted = await newsroom.reader.get(`statements/${me.sanctions[0]?.statement}`);
  expect(lifted.body).toMatchObject({ ended: { by: "lifted" } });
});

test("[X4] the end of a sanction comes by itself and reaches open pages, once, however many nodes there are", async () => {
  const other = await createApp({ databaseUrl: newsroom.databaseUrl, site: newsroom.site });
  try {
    const { person, sanction } = await sanctioned("mute", 2);
    const page = await anEar(newsroom, person.cookie);
    await page.watch(`user:${idOf(person)}`, Number.MAX_SAFE_INTEGER);
    expect(problemOf(await post(person))).toBe("sanctioned");
    const ends = Date.parse(sanction.until ?? "");
    const told = () => page.heard.filter(({ event }) => event.kind === "rights-changed").length;
    await until("the page hears of the end", () => told() > 0, 5_000);
    expect(Date.now() - ends).toBeGreaterThanOrEqual(0);
    expect((await post(person)).status).toBe(201);
    expect((await person.get<Me>("me")).body.sanctions).toEqual([]);
    await new Promise(resolve => setTimeout(resolve, 700));
    expect(told()).toBe(1);
    page.close();
  } finally {
    await other.close();
  }
});

test("[X5] a sanction and its lifting reach open pages within a second", async () => {
  const person = await somebody();
  const { caseId } = await caseAbout(person);
  const page = await anEar(newsroom, person.cookie);
  await page.watch(`user:${idOf(person)}`, Number.MAX_SAFE_INTEGER);
  const told = () => page.heard.filter(({ event }) => event.kind === "rights-changed").length;
  const { body } = await give(mo, caseId, requestOf("ban"));
  await until("the page hears of the ban", () => told() === 1, 1_000);
  expect(await mia.send("POST", `sanctions/${body.id}/lifting`, {})).toMatchObject({
    status: 200,
    body: { end: { how: "lifted", by: { name: "Mia" } } },
  });
  await until("the page hears of the lifting", () => told() === 2, 1_000);
  expect((await post(person)).status).toBe(201);
  expect(await mo.send("POST", `sanctions/${body.id}/lifting`, {})).toMatchObject({ status: 409, body: { by: "Mia" } });
  page.close();
});

test("[X6] a warning is acknowledged by its member before the next comment, and by nobody else", async () => {
  const { person, sanction } = await sanctioned("warn");
  expect(problemOf(await post(person))).toBe("sanctioned");
  expect(problemOf(await ann.send("PUT", `me/warnings/${sanction.id}/acknowledgement`))).toBe("not-found");
  const { sanction: mute } = await sanctioned("mute");
  expect(problemOf(await person.send("PUT", `me/warnings/${mute.id}/acknowledgement`))).toBe("not-found");
  for (let again = 0; again < 2; again++) {
    expect((await person.send("PUT", `me/warnings/${sanction.id}/acknowledgement`)).status).toBe(204);
  }
  expect((await post(person)).status).toBe(201);
});

test("[X7] every comment of a pre-moderated person waits, and the desk is told why", async () => {
  const { person, sanction } = await sanctioned("premoderate");
  const waiting = await post(person);
  expect(waiting).toMatchObject({ status: 201, body: { state: "held", findings: [{ check: "premoderated" }] } });
  const nudged = await person.send("POST", `${path}?nudge=true`, { body: "There is nothing to mend in this." });
  expect(nudged).toMatchObject({ status: 201, body: { state: "held" } });
  expect((await newsroom.caseOf(waiting.body, mo)).findings).toMatchObject([{ check: "premoderated", then: "hold" }]);
  await mo.send("POST", `sanctions/${sanction.id}/lifting`, {});
  expect((await post(person)).body.state).toBe("visible");
});

test("[X8] nobody gives or lifts a sanction on a person of the same rank or a higher one, or without the right", async () => {
  const { caseId: aboutMia } = await caseAbout(mia);
  const { caseId: aboutAda } = await caseAbout(ada);
  for (const [who, caseId] of [
    [mo, aboutMia],
    [mia, aboutMia],
    [mo, aboutAda],
    [ada, aboutAda],
    [ann, aboutMia],
  ] as const) {
    expect(problemOf(await give(who, caseId, requestOf("mute")))).toBe("not-allowed");
  }
  const ofMia = await give(ada, aboutMia, requestOf("suspend"));
  expect(ofMia.status).toBe(201);
  expect(problemOf(await mia.send("POST", `cases/${aboutAda}/claim`))).toBe("sanctioned");
  expect(problemOf(await mo.send("POST", `sanctions/${ofMia.body.id}/lifting`, {}))).toBe("not-allowed");
  expect((await ada.send("POST", `sanctions/${ofMia.body.id}/lifting`, {})).status).toBe(200);
  // Nor by the undo of the decision that it came with.
  await decide(ada, aboutMia, { decision: "reject", reason: "hate", sanction: { kind: "ban" } });
  expect(problemOf(await decide(mo, aboutMia, { decision: "undo" }))).toBe("not-allowed");
  expect((await decide(ada, aboutMia, { decision: "undo" })).status).toBe(201);
  expect(problemOf(await newsroom.reader.send("POST", `sanctions/${ofMia.body.id}/lifting`, {}))).toBe(
    "sign-in-needed",
  );
});

test("[X9] a sanction that cannot be given gets a clear problem, and nothing is half done", async () => {
  const { person, caseId } = await sanctioned("ban");
  expect(await give(mia, caseId, requestOf("ban"))).toMatchObject({ status: 409, body: { kind: "ban" } });
  for (const request of [
    requestOf("mute", -1),
    requestOf("mute", 366 * aDay),
    { kind: "mute", reason: "hate" },
    { kind: "ban", until: inSeconds(60), reason: "hate" },
    { kind: "exile", reason: "hate" },
    { kind: "warn" },
    { kind: "warn", reason: "no-such-rule" },
  ]) {
    expect([request, (await give(mo, caseId, request)).status]).toEqual([request, 422]);
  }
  expect(problemOf(await give(mo, "999999", requestOf("warn")))).toBe("not-found");
  expect(problemOf(await mo.send("POST", "sanctions/999999/lifting", {}))).toBe("not-found");
  expect((await person.get<Me>("me")).body.sanctions).toHaveLength(1);
});

test("[X10] what a sanction says never changes, and it ends once", async () => {
  const { sanction } = await sanctioned("mute");
  const refused = (query: ReturnType<typeof sql>) => expect(newsroom.db.run(query)).rejects.toThrow("append-only");
  await refused(sql`update sanctions set until = until + interval '1 day' where id = ${sanction.id}`);
  await refused(sql`delete from sanctions where id = ${sanction.id}`);
  await refused(sql`truncate sanctions cascade`);
  await mo.send("POST", `sanctions/${sanction.id}/lifting`, {});
  await refused(sql`update sanctions set ended = null, ended_at = null, ended_by = null where id = ${sanction.id}`);
});

test.each([
  ["and what came before stays", {}, (taken: number) => taken + 1],
  ["and with a removal nothing of it is seen", { removeDays: 1 }, () => 0],
])("[X11] of what was under way when a ban came, nothing is written after it, %s", async (_, more, seen) => {
  const person = await somebody();
  const { caseId } = await caseAbout(person);
  const posts = Array.from({ length: 50 }, () => post(person));
  await Promise.race(posts);
  const ban = give(mo, caseId, { ...requestOf("ban"), ...more });
  const atOnce = ban.then(() => countOf(person));
  const answers = await Promise.all(posts);
  expect((await ban).status).toBe(201);
  const taken = answers.filter(({ status }) => status === 201).length;
  expect(answers.filter(answer => problemOf(answer) === "sanctioned").length).toBe(50 - taken);
  expect(await atOnce).toEqual({ all: taken + 1, seen: seen(taken) });
  expect(await countOf(person)).toEqual({ all: taken + 1, seen: seen(taken) });
});

const countOf = (person: Person) =>
  newsroom.db.one(sql`
    select count(*)::int as "all", (count(*) filter (where state = 'visible'))::int as seen
    from comments where author_id = ${idOf(person)}`);

const decide = (by: Person, caseId: Id, request: object) =>
  by.send<DecisionView>("POST", `cases/${caseId}/decisions`, { revision: 1, ...request });
const stateOf = async (comment: { id: Id }) =>
  (await newsroom.db.one<{ state: string }>(sql`select state from comments where id = ${comment.id}`)).state;
const inForce = async (person: Person) => (await person.get<Me>("me")).body.sanctions.map(({ kind }) => kind);
const published = async (person: Person) =>
  (await newsroom.db.one<{ published: number }>(sql`select published from members where id = ${idOf(person)}`))
    .published;

test("[X12] a sanction is given in the same step as a decision, for its reason, and taken back with it", async () => {
  const person = await somebody();
  const { caseId, comment } = await caseAbout(person);
  const until = inSeconds(aDay);
  const rejection = { decision: "reject", reason: "hate", note: "No.", sanction: { kind: "suspend", until } };
  expect((await decide(mo, caseId, rejection)).status).toBe(201);
  const me = (await person.get<Me>("me")).body;
  expect(me.sanctions).toMatchObject([{ kind: "suspend", reason: "hate", note: "No.", until }]);
  expect(me.notices.map(({ notice }) => notice)).toMatchObject([
    { kind: "sanctioned", sanction: "suspend" },
    { kind: "rejected", isSanctioned: true },
  ]);
  expect((await decide(mo, caseId, { decision: "undo" })).status).toBe(201);
  expect([await stateOf(comment), await inForce(person)]).toEqual(["visible", []]);

  const warned = { decision: "approve", sanction: { kind: "warn", reason: "unverified" } };
  expect((await decide(mo, caseId, warned)).status).toBe(201);
  expect([await stateOf(comment), await inForce(person)]).toEqual(["visible", ["warn"]]);
});

test("[X13] when the sanction of a decision cannot be given, nothing is decided", async () => {
  const { caseId } = await sanctioned("ban");
  expect(problemOf(await decide(mo, caseId, { decision: "reject", reason: "hate", sanction: { kind: "ban" } }))).toBe(
    "already-sanctioned",
  );
  const past = { kind: "mute", until: inSeconds(-60) };
  expect((await decide(mo, caseId, { decision: "reject", reason: "hate", sanction: past })).status).toBe(422);
  const { body } = await mo.get<CaseDetail>(`cases/${caseId}`);
  expect([body.closedAt, body.decisions]).toEqual([null, []]);
});

test("[X14] a ban may take the comments of the last days along, and its lifting brings back what nothing has happened to since", async () => {
  const person = await somebody();
  const old = await person.posts("Written long ago.");
  await newsroom.db.run(sql`update comments set posted_at = now() - interval '8 days' where id = ${old.id}`);
  const { caseId, comment } = await caseAbout(person);
  const others = [await person.posts("A second one."), await person.posts("A third one.", { under: comment })];
  const answer = await ann.posts("An answer that stays.", { under: others[0] as CommentView });
  const [, third] = others as [CommentView, CommentView];
  const before = { published: await published(person), count: await commentCount() };

  const request = { ...requestOf("ban"), removeDays: 7 };
  const send = () =>
    mo.send<SanctionRecord>("POST", `cases/${caseId}/sanctions`, request, { "Idempotency-Key": `ban-${caseId}-once` });
  const ban = await send();
  expect(ban).toMatchObject({ status: 201, body: { removeDays: 7, removed: 3 } });
  expect(await Promise.all([comment, ...others, old, answer].map(stateOf))).toEqual([
    ...["rejected", "rejected", "rejected"],
    ...["visible", "visible"],
  ]);
  expect(await published(person)).toBe(before.published - 3);
  expect((await mo.get<CaseDetail>(`cases/${caseId}`)).body.closedAt).not.toBeNull();

  // Something happens to one of them meanwhile: it is let through by a decision of its own.
  const { id: caseOfThird } = await newsroom.db.one<{ id: Id }>(
    sql`select id from cases where comment_id = ${third.id}`,
  );
  await decide(mia, caseOfThird, { decision: "undo" });
  expect(await stateOf(third)).toBe("visible");
  // Sent again it bans and removes no second time.
  expect((await send()).body).toMatchObject({ id: ban.body.id, removed: 2 });
  expect(await stateOf(third)).toBe("visible");
  const told = (await person.get<Me>("me")).body.notices.map(({ notice }) => notice);
  expect(told).toMatchObject([{ kind: "sanctioned", removeDays: 7 }, { kind: "replied" }]);

  const lifted = await mia.send<SanctionRecord>("POST", `sanctions/${ban.body.id}/lifting`, { restore: true });
  expect(lifted).toMatchObject({ status: 200, body: { removed: 0, end: { how: "lifted" } } });
  expect(await Promise.all([comment, ...others].map(stateOf))).toEqual(["visible", "visible", "visible"]);
  expect({ published: await published(person), count: await commentCount() }).toEqual(before);
  const waiting = async (of: CommentView) =>
    (await newsroom.db.all(sql`select 1 from cases where comment_id = ${of.id} and closed_at is null`)).length;
  expect([await waiting(comment), await waiting(others[0] as CommentView)]).toEqual([1, 0]);
});

test("[X15] the removal with a ban goes back with the undo of its decision, and stays when the ban alone is lifted", async () => {
  const person = await somebody();
  const { caseId, comment } = await caseAbout(person);
  const other = await person.posts("Beside it.");
  const ban = { decision: "reject", reason: "hate", sanction: { kind: "ban", removeDays: 30 } };
  await decide(mo, caseId, ban);
  expect(await Promise.all([comment, other].map(stateOf))).toEqual(["rejected", "rejected"]);
  await decide(mo, caseId, { decision: "undo" });
  expect([...(await Promise.all([comment, other].map(stateOf))), await inForce(person)]).toEqual([
    "visible",
    "visible",
    [],
  ]);

  await decide(mo, caseId, ban);
  const [{ id } = { id: "" }] = (await person.get<Me>("me")).body.sanctions;
  expect((await mo.send<SanctionRecord>("POST", `sanctions/${id}/lifting`, {})).body.removed).toBe(1);
  expect([await stateOf(other), await inForce(person)]).toEqual(["rejected", []]);
});

test("[X14] a ban that is lifted while comments are being removed removes no more, and leaves no case behind", async () => {
  const person = await somebody();
  const { caseId, comment } = await caseAbout(person);
  const others = [await person.posts("Under way, the first."), await person.posts("Under way, the second.")];
  let banning: ReturnType<typeof give> | undefined;
  await newsroom.db.transaction(async tx => {
    await tx.run(sql`select 1 from comments where id = ${others[0]?.id} for update`);
    banning = give(mo, caseId, { ...requestOf("ban"), removeDays: 7 });
    await until("the ban is in force", async () => (await inForce(person)).length > 0);
    const [{ id } = { id: "" }] = (await person.get<Me>("me")).body.sanctions;
    expect((await mia.send("POST", `sanctions/${id}/lifting`, { restore: true })).status).toBe(200);
  });
  expect((await banning)?.status).toBe(201);
  expect(await Promise.all([comment, ...others].map(stateOf))).toEqual(["visible", "visible", "visible"]);
  const open = await newsroom.db.all(sql`
    select k.id from cases k join comments c on c.id = k.comment_id where c.author_id = ${idOf(person)} and k.closed_at is null`);
  expect(open).toEqual([{ id: caseId }]);
});

test("[X16] giving and lifting are audited, with the batch, and no word that anybody wrote", async () => {
  const person = await somebody();
  const { caseId } = await caseAbout(person);
  const { body } = await give(mo, caseId, { ...requestOf("ban"), removeDays: 1, note: "A word to the person." });
  await mia.send("POST", `sanctions/${body.id}/lifting`, { restore: true });
  const entries = await newsroom.db.all<{ kind: string; facts: Record<string, unknown>; actorId: Id }>(sql`
    select kind, facts, actor_id as "actorId" from audit where subject = ${`sanction:${body.id}`} order by n`);
  expect(entries).toMatchObject([
    {
      kind: "sanction-given",
      actorId: idOf(mo),
      facts: { member: idOf(person), sanction: "ban", case: caseId, removeDays: 1 },
    },
    { kind: "sanction-lifted", actorId: idOf(mia), facts: { member: idOf(person) } },
  ]);
  expect(JSON.stringify(entries)).not.toContain("A word");
});

test("[X17] the desk keeps notes about a person and sees sanctions and decisions of before; its subject sees nothing of it", async () => {
  const { person, caseId, comment, sanction } = await sanctioned("mute");
  await decide(mo, caseId, { decision: "approve" });
  await mo.send("POST", `sanctions/${sanction.id}/lifting`, {});
  const { caseId: next } = await caseAbout(person);
  expect(await mo.send("POST", `cases/${next}/author/notes`, { note: "Stops when asked." })).toMatchObject({
    status: 201,
    body: { note: "Stops when asked.", by: { name: "Mo" } },
  });
  const record = await mia.get<AuthorRecord>(`cases/${next}/author`);
  expect(record.body).toMatchObject({
    id: idOf(person),
    sanctions: [{ kind: "mute", by: { name: "Mo" }, end: { how: "lifted" } }],
    notes: [{ note: "Stops when asked." }],
    decisions: [{ decision: "approve", quote: expect.stringContaining("What Somebody") }],
  });
  expect(record.body.decisions).toHaveLength(1);
  expect(comment.state).toBe("visible");
  for (const who of [person, ann, newsroom.reader]) {
    expect((await who.get(`cases/${next}/author`)).status).toBeGreaterThanOrEqual(401);
    expect((await who.send("POST", `cases/${next}/author/notes`, { note: "x" })).status).toBeGreaterThanOrEqual(401);
  }
  const { caseId: aboutMia } = await caseAbout(mia);
  expect(problemOf(await mia.get(`cases/${aboutMia}/author`))).toBe("not-allowed");
  expect(problemOf(await mia.send("POST", `cases/${aboutMia}/author/notes`, { note: "x" }))).toBe("not-allowed");
  await expect(newsroom.db.run(sql`delete from member_notes`)).rejects.toThrow("append-only");
  expect(JSON.stringify([(await person.get("me")).body, (await person.get(path)).body])).not.toContain("Stops when");
});

test("[X18] of many who give or lift the same at once one does it, and the others are told", async () => {
  const person = await somebody();
  const { caseId } = await caseAbout(person);
  const bans = await Promise.all(
    Array.from({ length: 20 }, (_, i) => give(i % 2 ? mo : mia, caseId, requestOf("ban"))),
  );
  const given = bans.filter(({ status }) => status === 201);
  expect([given.length, bans.filter(ban => problemOf(ban) === "already-sanctioned").length]).toEqual([1, 19]);
  const path = `sanctions/${given[0]?.body.id}/lifting`;
  const lifts = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? mo : mia).send("POST", path, {})));
  expect(lifts.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
  expect((await person.get<Me>("me")).body.notices.map(({ notice }) => notice.kind)).toEqual([
    "sanction-lifted",
    "sanctioned",
  ]);
});

const commentCount = async () =>
  (await newsroom.db.one<{ n: number }>(sql`select comment_count as n from articles where id = ${newsroom.article.id}`))
    .n;

test("[X18] who gives a sanction and who decides on the comment meanwhile wait for each other in one order", async () => {
  const { caseId, comment } = await caseAbout(await somebody());
  let given: ReturnType<typeof give> | undefined;
  await newsroom.db.transaction(async tx => {
    await tx.run(sql`select 1 from comments where id = ${comment.id} for update`);
    given = give(mo, caseId, requestOf("ban"));
    await until("the sanction waits for the comment", async () => {
      const { waits } = await newsroom.db.one<{ waits: boolean }>(sql`
        select exists (
          select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waits`);
      return waits;
    });
    // Whoever decides locks the case then.
    await tx.run(sql`select 1 from cases where id = ${caseId} for update nowait`);
  });
  expect((await given)?.status).toBe(201);
});
