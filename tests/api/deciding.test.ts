import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { CaseDetail, CasePage, DecisionView } from "../../server/protocol/cases.ts";
import type { CommentView, Me, ThreadPage } from "../../server/protocol/views.ts";
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

let turn = 0;
const fruit = () => "figs dates plums pears limes nuts kale leeks".split(" ")[turn % 8];
const aHeldComment = (by = ann) => by.posts(`Number ${++turn}: only wankers weigh ${fruit()} on a ${turn}.`);
const inThread = async (comment: CommentView) =>
  (await newsroom.reader.get<ThreadPage>(`articles/${newsroom.article.slug}/comments?limit=50`)).body.items.find(
    item => item.id === comment.id,
  );
const decide = (who: Person, caseId: string, body: object) =>
  who.send<DecisionView>("POST", `cases/${caseId}/decisions`, body);
const detailOf = async (caseId: string) => (await mo.get<CaseDetail>(`cases/${caseId}`)).body;
const waitsIn = async (view: string) =>
  (await mo.get<CasePage>(`cases?view=${view}&limit=50`)).body.items.map(item => item.id);
const noticesOf = async (who: Person, comment: CommentView) =>
  (await who.get<Me>("me")).body.notices
    .map(({ notice }) => notice)
    .filter(notice => "commentId" in notice && notice.commentId === comment.id);

test("[M40] a comment that is approved and featured is marked for readers until its text changes or the decision is undone", async () => {
  const comment = await aHeldComment();
  const { id } = await newsroom.caseOf(comment, mo);
  const answer = await decide(mo, id, { decision: "feature", revision: 1, note: "Well put." });
  expect(answer).toMatchObject({ status: 201, body: { decision: "feature", note: "Well put." } });
  expect(await inThread(comment)).toMatchObject({ state: "visible", isFeatured: true });
  expect(await noticesOf(ann, comment)).toMatchObject([{ kind: "featured", note: "Well put." }]);
  await decide(mo, id, { decision: "undo", revision: 1 });
  expect(await inThread(comment)).toBeUndefined();
  await decide(mo, id, { decision: "feature", revision: 1 });
  await ann.send("PATCH", `comments/${comment.id}`, { body: "Something milder about figs and dates.", revision: 1 });
  expect(await inThread(comment)).toMatchObject({ state: "visible" });
  expect(await inThread(comment)).not.toHaveProperty("isFeatured");
});

test("[M41] a case that was escalated is decided only by whom it was given to, or an admin", async () => {
  const comment = await aHeldComment();
  const { id } = await newsroom.caseOf(comment, mo);
  await mo.send("POST", `cases/${id}/claim`);
  const to = { memberId: mia.member?.id };
  const escalated = await decide(mo, id, { decision: "escalate", revision: 1, to, internalNote: "Is this satire?" });
  expect(escalated.body).toMatchObject({ escalatedTo: { name: "Mia" }, internalNote: "Is this satire?" });
  expect(await detailOf(id)).toMatchObject({ closedAt: null, escalation: { to: { name: "Mia" }, by: { name: "Mo" } } });
  expect(await detailOf(id)).not.toHaveProperty("claim");
  const late = await decide(mo, id, { decision: "approve", revision: 1 });
  expect(problemOf(late)).toBe("escalated");
  expect(late.body).toMatchObject({ to: { name: "Mia" }, by: "Mo" });
  expect((await decide(mia, id, { decision: "approve", revision: 1 })).status).toBe(201);
  expect(await inThread(comment)).toMatchObject({ state: "visible" });
});

test("[M41] an escalation to a role leaves its author out, and is undone as a decision", async () => {
  const comment = await aHeldComment();
  const { id } = await newsroom.caseOf(comment, mo);
  const escalate = (to: object) =>
    decide(mo, id, { decision: "escalate", revision: 1, to, internalNote: "Please look." });
  expect(problemOf(await escalate({ memberId: ben.member?.id }))).toBe("unprocessable-request");
  expect(problemOf(await escalate({ memberId: mo.member?.id }))).toBe("unprocessable-request");
  const sia = await newsroom.join("Sia", { role: "moderator", sections: ["Sport"] });
  expect(problemOf(await escalate({ memberId: sia.member?.id }))).toBe("unprocessable-request");
  await escalate({ role: "moderator" });
  expect(problemOf(await decide(mo, id, { decision: "approve", revision: 1 }))).toBe("escalated");
  expect((await decide(mo, id, { decision: "undo", revision: 1 })).status).toBe(201);
  expect(await detailOf(id)).not.toHaveProperty("escalation");
  await escalate({ role: "admin" });
  expect(problemOf(await decide(mia, id, { decision: "approve", revision: 1 }))).toBe("escalated");
  expect((await decide(ada, id, { decision: "approve", revision: 1 })).status).toBe(201);
});

test("[M42] an author who is asked to edit reads why; the case waits for the edit, and the edit waits for the desk", async () => {
  const comment = await aHeldComment();
  const { id } = await newsroom.caseOf(comment, mo);
  const ask = { decision: "ask-edit", revision: 1, reason: "personal-attack", note: "Leave out the first word." };
  expect((await decide(mo, id, ask)).status).toBe(201);
  expect(await noticesOf(ann, comment)).toMatchObject([
    { kind: "edit-asked", reason: "personal-attack", note: "Leave out the first word." },
  ]);
  expect(await waitsIn("all")).not.toContain(id);
  expect(problemOf(await decide(mia, id, { decision: "approve", revision: 1 }))).toBe("already-decided");
  // Long after the time for editing is over.
  await newsroom.db.run(sql`update comments set posted_at = now() - interval '2 days' where id = ${comment.id}`);
  const edit = { body: "Only people in a hurry weigh plums.", revision: 1 };
  const edited = await ann.send<CommentView>("PATCH", `comments/${comment.id}`, edit);
  expect(edited).toMatchObject({ status: 200, body: { state: "held", revision: 2 } });
  expect(await inThread(comment)).toBeUndefined();
  expect(await waitsIn("held")).toContain(id);
  expect((await decide(mia, id, { decision: "approve", revision: 2 })).status).toBe(201);
  expect(await inThread(comment)).toMatchObject({ state: "visible" });
});

test("[M42] to ask for an edit hides what readers saw, and undo shows it again", async () => {
  const comment = await ann.posts("A remark that somebody minds for its tone.");
  await ben.send("POST", `comments/${comment.id}/reports`, { reason: "off-subject" });
  const { id } = await newsroom.caseOf(comment, mo);
  await decide(mo, id, { decision: "ask-edit", revision: 1, reason: "off-subject" });
  expect(await inThread(comment)).toBeUndefined();
  expect((await decide(mo, id, { decision: "undo", revision: 1 })).status).toBe(201);
  expect(await inThread(comment)).toMatchObject({ state: "visible" });
  expect(await waitsIn("reported")).toContain(id);
  expect(await noticesOf(ann, comment)).toEqual([]);
  expect((await detailOf(id)).reports).toHaveLength(1);
});

test("[M42] however often its author edits what the desk made wait, and with an appeal too, the desk decides", async () => {
  const edit = (comment: CommentView, revision: number) =>
    ann.send<CommentView>("PATCH", `comments/${comment.id}`, {
      body: `Nothing to mind in text ${revision}.`,
      revision,
    });
  const comment = await ann.posts("A remark that somebody minds, edited twice.");
  const other = await ann.posts("A remark that somebody minds, edited after an appeal.");
  for (const { id } of [comment, other]) {
    await ben.send("POST", `comments/${id}/reports`, { reason: "off-subject" });
    const { id: caseId } = await newsroom.caseOf({ id }, mo);
    await decide(mo, caseId, { decision: "ask-edit", revision: 1, reason: "off-subject" });
  }
  expect((await edit(comment, 1)).body.state).toBe("held");
  expect((await edit(comment, 2)).body.state).toBe("held");
  const asked = await noticesOf(ann, other);
  const { statement } = asked[0] as { statement: string };
  expect((await ann.send("POST", `statements/${statement}/appeal`, { text: "It is fine." })).status).toBe(201);
  expect((await edit(other, 1)).body.state).toBe("held");
  const { id } = await newsroom.caseOf(comment, mia);
  for (const decision of [{ decision: "reject", reason: "hate" }, { decision: "undo" }]) {
    expect((await decide(mia, id, { ...decision, revision: 3 })).status).toBe(201);
  }
  expect((await edit(comment, 3)).body.state).toBe("held");
  expect((await decide(mia, id, { decision: "approve", revision: 4 })).status).toBe(201);
  expect((await edit(comment, 4)).body.state).toBe("visible");
});

test("[M43] a note for the desk stays there: its author is told the other one", async () => {
  const comment = await aHeldComment();
  const { id } = await newsroom.caseOf(comment, mo);
  const notes = { note: "The last sentence is fine.", internalNote: "Third time this week." };
  await decide(mo, id, { decision: "reject", revision: 1, reason: "hate", ...notes });
  expect((await detailOf(id)).decisions).toMatchObject([notes]);
  expect(JSON.stringify((await ann.get("me")).body)).not.toContain("Third time");
});

test("[M44] restricting somebody takes a role above theirs", async () => {
  const comment = await aHeldComment(mia);
  const { id } = await newsroom.caseOf(comment, mo);
  const reject = { decision: "reject", revision: 1, reason: "hate" };
  expect(problemOf(await decide(mo, id, reject))).toBe("not-allowed");
  expect(problemOf(await decide(mo, id, { ...reject, decision: "ask-edit" }))).toBe("not-allowed");
  expect((await decide(ada, id, reject)).status).toBe(201);
});

test("[M45] each decision names the policy that was in force", async () => {
  const comment = await aHeldComment();
  const { id } = await newsroom.caseOf(comment, mo);
  await decide(mo, id, { decision: "approve", revision: 1 });
  const rows = await newsroom.db.all(sql`
    select policy_version = (select max(version) from policies) as "isPresent" from decisions where case_id = ${id}`);
  expect(rows).toEqual([{ isPresent: true }]);
});

test("[M46] the counts of the queue equal a recount after all of this", async () => {
  const { counted, kept } = await newsroom.db.one<{ counted: object; kept: object }>(sql`
    select (select to_jsonb(n) - 'site_id' from case_counts n) as kept, (
      select jsonb_build_object(
        'waiting', count(*), 'held', count(*) filter (where c.state = 'held'),
        'reported', count(*) filter (where exists (select 1 from reports r where r.case_id = k.id)),
        'appeals', count(*) filter (where has_appeal), 'legal', count(*) filter (where has_legal))
      from cases k join comments c on c.id = k.comment_id where k.closed_at is null and k.asked_at is null) as counted`);
  expect(kept).toEqual(counted);
});
