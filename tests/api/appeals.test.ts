import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { makeAppeal } from "../../server/appeals/makeAppeal.ts";
import { sql } from "../../server/db/sql.ts";
import type { DeskAppeal } from "../../server/protocol/appeals.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { CaseDetail, CasePage, CaseView } from "../../server/protocol/cases.ts";
import type { ProblemBody } from "../../server/protocol/problems.ts";
import type { AppealView, StatementView } from "../../server/protocol/restrictions.ts";
import type { CommentView, Me, Mine, ThreadPage } from "../../server/protocol/views.ts";
import type { Member } from "../../server/users/viewer.ts";
import { wordsOf } from "../pages/html.ts";
import { type Answer, aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { anEar, until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;
let mia: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo Tarrant", { role: "moderator" });
  mia = await newsroom.join("Mia Oduya", { role: "moderator" });
});
afterAll(() => newsroom.close());

const memberOf = (who: Person) => who.member as Member;
const decide = (who: Person, caseId: Id, body: object) =>
  who.send<ProblemBody>("POST", `cases/${caseId}/decisions`, { revision: 1, ...body });
const statementOf = async (who: Person, comment: CommentView) =>
  (await who.get<Mine>(`articles/${newsroom.article.slug}/mine`)).body.comments.find(({ id }) => id === comment.id)
    ?.statement ?? "";
const appeal = (who: Person, token: string, text = "I spoke of the argument, not of the person.") =>
  who.send<AppealView>("POST", `statements/${token}/appeal`, { text });
const stated = async (token: string) => (await newsroom.reader.get<StatementView>(`statements/${token}`)).body;
const inThread = async (comment: CommentView) =>
  (await newsroom.reader.get<ThreadPage>(`articles/${newsroom.article.slug}/comments?limit=50`)).body.items.find(
    item => item.id === comment.id,
  );

/** A comment of Ann's that Mo has removed, and the token of the statement. */
async function removed(text: string, before: (comment: CommentView) => Promise<unknown> = async () => {}) {
  const comment = await ann.posts(text);
  await before(comment);
  await ben.send("POST", `comments/${comment.id}/reports`, { reason: "personal-attack" });
  const opened = await newsroom.caseOf(comment, mo);
  expect((await decide(mo, opened.id, { decision: "reject", reason: "personal-attack" })).status).toBe(201);
  return { comment, token: await statementOf(ann, comment), caseId: opened.id };
}

/** The same, appealed: the case in which the appeal waits, and the appeal. */
async function appealed(text: string, before?: (comment: CommentView) => Promise<unknown>) {
  const one = await removed(text, before);
  expect((await appeal(ann, one.token)).status).toBe(201);
  const waiting = await newsroom.caseOf(one.comment, mia);
  const { body } = await mia.get<CaseDetail>(`cases/${waiting.id}`);
  return { ...one, waiting, appeal: body.appeals[0] as DeskAppeal };
}

/** A comment whose author Mo has asked to edit it, and its case. */
async function askedToEdit(text: string, author: Person = ann, more: object = {}) {
  const comment = await author.posts(text);
  await ben.send("POST", `comments/${comment.id}/reports`, { reason: "unverified" });
  const { id } = await newsroom.caseOf(comment, mo);
  expect((await decide(mo, id, { decision: "ask-edit", reason: "unverified", ...more })).status).toBe(201);
  return { comment, id };
}

const answer = (who: Person, { id }: { id: Id }, outcome: string, more: object = {}) =>
  who.send<DeskAppeal>("POST", `appeals/${id}/decision`, { outcome, revision: 1, ...more });

test("[F17] the next case is none with an appeal against what that moderator decided", async () => {
  const { waiting } = await appealed("The harbour pays for pilots it does not have.");
  const next = (who: Person) =>
    who.send<{ case: CaseView | null }>("POST", "cases/next", { view: "appeals", words: "harbour pilots" });
  expect((await next(mo)).body.case).toBeNull();
  expect((await next(mia)).body.case).toMatchObject({ id: waiting.id });
});

describe("making one", () => {
  test("[F8] who was restricted appeals, and the case comes to the queue with the appeal and what it is against", async () => {
    const { comment, token } = await removed("The minister cannot add, and the table shows it.");
    const made = await appeal(ann, token, "The table is the ministry's own.");
    expect(made).toMatchObject({ status: 201, body: { text: "The table is the ministry's own.", outcome: null } });
    const waiting = await newsroom.caseOf(comment, mia);
    expect(waiting).toMatchObject({ hasAppeal: true, comment: { state: "rejected" } });
    const { body } = await mia.get<CaseDetail>(`cases/${waiting.id}`);
    expect(body.appeals).toMatchObject([
      {
        text: "The table is the ministry's own.",
        firstDecidedBy: { name: "Mo Tarrant" },
        statement: { restriction: "removal", rule: { number: 3 } },
      },
    ]);
    expect(await stated(token)).toMatchObject({ appeal: { outcome: null }, ended: null });
  });

  test("[F9] nobody else appeals, nobody twice, and nothing that is not there; each is told why", async () => {
    const { token } = await removed("A remark for everybody to appeal.");
    expect(problemOf(await appeal(newsroom.reader, token))).toBe("sign-in-needed");
    expect(problemOf(await appeal(ben, token))).toBe("not-allowed");
    expect(problemOf(await appeal(mo, token))).toBe("not-allowed");
    expect(problemOf(await appeal(ann, "A".repeat(43)))).toBe("not-found");
    const twice = await Promise.all([1, 2, 3].map(() => appeal(ann, token)));
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(problemOf(await appeal(ann, token))).toBe("already-appealed");
  });

  test("[F9] 2,000 code points are taken and 2,001 are not, nor is what cannot be seen", async () => {
    const { token } = await removed("A remark with much to say about it.");
    const tooLong = await appeal(ann, token, "🙂".repeat(2_001));
    expect(problemOf(tooLong)).toBe("unprocessable-request");
    expect(tooLong.body).toMatchObject({ errors: [{ path: "text", message: "is longer than 2000 characters" }] });
    expect(problemOf(await appeal(ann, token, " \u200b "))).toBe("unprocessable-request");
    expect((await appeal(ann, token, "🙂".repeat(2_000))).status).toBe(201);
  });

  test("[F9] after twenty days it is too late", async () => {
    const { token } = await removed("A remark that nobody hurried about.");
    const { appealUntil } = await stated(token);
    const late = new Date(Date.parse(appealUntil) + 1);
    await expect(makeAppeal(newsroom.db, memberOf(ann), token, { text: "Late." }, { now: late })).rejects.toMatchObject(
      {
        problem: "appeal-too-late",
        details: { until: appealUntil },
      },
    );
    const inTime = new Date(appealUntil);
    await makeAppeal(newsroom.db, memberOf(ann), token, { text: "In time." }, { now: inTime });
  });

  test("[F9] what no longer holds cannot be appealed", async () => {
    const { token, caseId } = await removed("A remark removed by a slip of the hand.");
    await decide(mo, caseId, { decision: "undo" });
    expect(problemOf(await appeal(ann, token))).toBe("nothing-to-appeal");
  });

  test("[F9] of an appeal and an undo at the same time one comes first, and the other is told that there is nothing left", async () => {
    for (let round = 0; round < 15; round++) {
      const { comment, token, caseId } = await removed(`Remark number ${round}, taken back as it is appealed.`);
      const wait = (round % 5) * 4;
      const [made, undone] = await Promise.all([
        appeal(ann, token),
        new Promise(resolve => setTimeout(resolve, wait)).then(() => decide(mo, caseId, { decision: "undo" })),
      ]);
      const outcome = `${problemOf(made) ?? made.status} ${problemOf(undone) ?? undone.status}`;
      expect(["201 nothing-to-undo", "nothing-to-appeal 201"]).toContain(outcome);
      const { state } = await newsroom.db.one<{ state: string }>(
        sql`select state from comments where id = ${comment.id}`,
      );
      expect(state).toBe(made.status === 201 ? "rejected" : "visible");
    }
  });

  test("[F8] the page has a form that needs no JavaScript, for the restricted person alone", async () => {
    const { token } = await removed("A remark appealed by a plain form.");
    const page = async (who: Person | null) => {
      const headers = { "User-Agent": "Firefox", ...(who ? { Cookie: who.cookie } : {}) };
      return await (await fetch(`${newsroom.url}/statements/${token}`, { headers })).text();
    };
    expect(await page(ann)).toContain("<textarea");
    expect(await page(ben)).not.toContain("<textarea");
    expect(wordsOf(await page(null))).toContain("To appeal, sign in under any article");
    const send = (text: string) =>
      fetch(`${newsroom.url}/statements/${token}/appeal`, {
        method: "POST",
        redirect: "manual",
        headers: { Cookie: ann.cookie, Origin: newsroom.url },
        body: new URLSearchParams({ text }),
      });
    const tooLong = await send("x".repeat(2_001));
    expect(tooLong.status).toBe(422);
    const again = await tooLong.text();
    expect(wordsOf(again)).toContain("Your text is longer than 2000 characters.");
    expect(again).toContain("x".repeat(2_001));
    const signedOut = await fetch(`${newsroom.url}/statements/${token}/appeal`, {
      method: "POST",
      body: new URLSearchParams({ text: "Written before the session ended." }),
    });
    expect(signedOut.status).toBe(401);
    expect(wordsOf(await signedOut.text())).toContain("Written before the session ended.");
    const sent = await send("First line\r\nSecond line");
    expect([sent.status, sent.headers.get("location")]).toEqual([303, `/statements/${token}#appeal`]);
    expect((await stated(token)).appeal?.text).toBe("First line\nSecond line");
    expect(wordsOf(await page(ann))).toContain("It waits for somebody else than who decided.");
  });
});

describe("deciding one", () => {
  test("[F10] not who decided before, in the database itself", async () => {
    const one = await appealed("A remark that Mo removed and would judge again.");
    expect(problemOf(await answer(mo, one.appeal, "upheld"))).toBe("decided-by-you");
    const byHand = (who: Person) =>
      newsroom.db.run(sql`
        update appeals set outcome = 'upheld', decided_by = ${who.member?.id}, decided_at = now()
        where id = ${one.appeal.id}`);
    await expect(byHand(mo)).rejects.toThrow(/decided by somebody else/);
    await expect(byHand(ann)).rejects.toThrow(/decided by somebody else/);
    expect((await answer(mia, one.appeal, "upheld")).status).toBe(201);
    await expect(byHand(mia)).rejects.toThrow(/decided once/);
  });

  test("[F10] no other decision goes past a waiting appeal, but the case can be given to somebody", async () => {
    const { waiting, appeal: made } = await appealed("A remark that might be decided past its appeal.");
    for (const decision of ["approve", "feature"]) {
      expect(problemOf(await decide(mo, waiting.id, { decision }))).toBe("appeal-waits");
    }
    expect(problemOf(await decide(mo, waiting.id, { decision: "reject", reason: "hate" }))).toBe("appeal-waits");
    const given = await decide(mo, waiting.id, {
      decision: "escalate",
      to: { memberId: mia.member?.id },
      internalNote: "Mine before; yours now.",
    });
    expect(given.status).toBe(201);
    expect((await answer(mia, made, "overturned")).status).toBe(201);
  });

  test("[F11] overturned, everything is as it was: comment, replies, reactions, counts and standing", async () => {
    const { db, article } = newsroom;
    const numbers = async () => ({
      member: await db.one(sql`select published, removed from members where id = ${ann.member?.id}`),
      article: await db.one(sql`select comment_count from articles where id = ${article.id}`),
      recount: await db.one(
        sql`select count(*)::int as comment_count from comments where article_id = ${article.id} and state = 'visible'`,
      ),
    });
    let before: unknown;
    let reply: CommentView | undefined;
    const one = await appealed("A remark with a reply and a reaction under it.", async comment => {
      reply = await ben.posts("A reply that hangs on it.", { under: comment });
      await ben.send("PUT", `comments/${comment.id}/reactions/taught-me`);
      before = [await numbers(), await inThread(comment)];
    });
    expect(await inThread(one.comment)).toMatchObject({ state: "rejected", html: "" });
    const ear = await anEar(newsroom);
    const { seq } = (await newsroom.reader.get<ThreadPage>(`articles/${article.slug}/comments`)).body;
    await ear.watch(`article:${article.id}`, seq);
    const answered = await answer(mia, one.appeal, "overturned", { note: "It was about the table." });
    expect(answered).toMatchObject({ status: 201, body: { outcome: "overturned", decidedBy: { name: "Mia Oduya" } } });
    await until("the comment to be heard of", () =>
      ear.heard.some(({ event }) => event.kind === "comment-changed" && event.comment.id === one.comment.id),
    );
    ear.close();
    const [numbersBefore, shownBefore] = before as [{ recount: unknown }, object];
    const after = await numbers();
    expect(after).toEqual(numbersBefore);
    expect(after.article).toEqual(after.recount);
    const shown = await inThread(one.comment);
    expect(shown).toMatchObject({ ...shownBefore, replies: [{ id: reply?.id, state: "visible" }] });
    expect(await stated(one.token)).toMatchObject({
      ended: { by: "appeal" },
      appeal: { outcome: "overturned", note: "It was about the table." },
    });
    expect(await newsroom.caseOf(one.comment, mia).catch(() => null)).toBeNull();
  });

  test("[F11] its author is told, by nobody's name; whoever reported it was not right", async () => {
    const one = await appealed("A remark that was reported without need.");
    await answer(mia, one.appeal, "overturned", { note: "You are right." });
    const { notices } = (await ann.get<Me>("me")).body;
    const told = notices.map(({ notice }) => notice).find(({ kind }) => kind === "appeal-decided");
    expect(told).toMatchObject({ outcome: "overturned", note: "You are right.", statement: one.token });
    expect(JSON.stringify([notices, await stated(one.token)])).not.toMatch(/Tarrant|Oduya/);
    const { right } = await newsroom.db.one<{ right: boolean }>(sql`
      select was_right as right from reports where comment_id = ${one.comment.id}`);
    expect(right).toBe(false);
  });

  test("[F11] upheld, all stays as it was, the case is closed, and the author is told and cannot appeal again", async () => {
    const one = await appealed("A remark that two people found too hard.");
    expect(problemOf(await answer(mia, one.appeal, "upheld", { revision: 2 }))).toBe("text-changed");
    await answer(mia, one.appeal, "upheld", { note: "The last sentence is about her, not about the tariff." });
    expect(await stated(one.token)).toMatchObject({ ended: null, appeal: { outcome: "upheld" } });
    expect(await inThread(one.comment)).toBeUndefined();
    expect(problemOf(await appeal(ann, one.token))).toBe("already-appealed");
    const count = await newsroom.db.one<{ count: number }>(sql`
      select count(*)::int as count from statements where comment_id = ${one.comment.id}`);
    expect(count.count).toBe(1);
    const { notices } = (await ann.get<Me>("me")).body;
    expect(notices[0]?.notice).toMatchObject({ kind: "appeal-decided", outcome: "upheld" });
  });

  test("[F11] an answer stands: no undo takes it back", async () => {
    const one = await appealed("A remark that came back for good.");
    await answer(mia, one.appeal, "overturned");
    expect(problemOf(await decide(mia, one.waiting.id, { decision: "undo" }))).toBe("nothing-to-undo");
    expect(problemOf(await decide(mo, one.caseId, { decision: "undo" }))).toBe("nothing-to-undo");
  });

  test("[F10] of two who answer at once, differently, one wins and the other learns who", async () => {
    const ada = await newsroom.join("Ada", { role: "admin" });
    for (let round = 0; round < 10; round++) {
      const one = await appealed(`Remark number ${round}, on which two people differ.`);
      const answers: Answer[] = await Promise.all([
        answer(mia, one.appeal, "overturned"),
        answer(ada, one.appeal, "upheld"),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const lost = answers.find(({ status }) => status === 409);
      expect(lost && problemOf(lost)).toBe("already-decided");
      const { state, outcome } = await newsroom.db.one<{ state: string; outcome: string }>(sql`
        select c.state, p.outcome from comments c, appeals p where c.id = ${one.comment.id} and p.id = ${one.appeal.id}`);
      expect(state).toBe(outcome === "overturned" ? "visible" : "rejected");
    }
  });

  test("[F10] each appeal and each answer is an entry of the audit, without its words", async () => {
    const one = await appealed("A remark whose appeal is written down.");
    await answer(mia, one.appeal, "overturned", { note: "Restored at once." });
    const entries = await newsroom.db.all<{ kind: string; actor: Id; facts: object }>(sql`
      select kind, actor_id as actor, facts from audit where subject = ${`appeal:${one.appeal.id}`} order by n`);
    expect(entries).toMatchObject([
      { kind: "appeal-made", actor: ann.member?.id },
      { kind: "appeal-decided", actor: mia.member?.id, facts: { outcome: "overturned" } },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/I spoke of|Restored at once/);
  });

  test("[F10] only who decides on cases decides appeals, and only of the own sections", async () => {
    const one = await appealed("A remark in the section of the world.");
    const sport = await newsroom.join("Sam", { role: "moderator", sections: ["Sport"] });
    expect(problemOf(await answer(newsroom.reader, one.appeal, "upheld"))).toBe("sign-in-needed");
    expect(problemOf(await answer(ben, one.appeal, "upheld"))).toBe("not-allowed");
    expect(problemOf(await answer(sport, one.appeal, "upheld"))).toBe("not-found");
    expect(problemOf(await answer(mia, { id: "999999" }, "upheld"))).toBe("not-found");
  });
});

describe("against something else than a removal", () => {
  test("[F12] overturning a sanction lifts it, also for somebody who may do nothing else", async () => {
    const dan = await newsroom.join("Dan");
    const comment = await dan.posts("Wankers, wrote Dan, and was banned for it.");
    const { id } = await newsroom.caseOf(comment, mo);
    expect((await mo.send("POST", `cases/${id}/sanctions`, { kind: "ban", reason: "hate" })).status).toBe(201);
    await decide(mo, id, { decision: "approve" });
    const [ban] = (await dan.get<Me>("me")).body.sanctions;
    const token = ban?.statement ?? "";
    expect((await appeal(dan, token)).status).toBe(201);
    const waiting = await newsroom.caseOf(comment, mia);
    const { appeals } = (await mia.get<CaseDetail>(`cases/${waiting.id}`)).body;
    expect(appeals[0]?.statement).toMatchObject({ restriction: "ban" });
    expect(problemOf(await decide(mia, waiting.id, { decision: "approve" }))).toBe("appeal-waits");
    expect((await answer(mia, appeals[0] as DeskAppeal, "overturned")).status).toBe(201);
    expect((await dan.get<Me>("me")).body.sanctions).toEqual([]);
    expect(await stated(token)).toMatchObject({ ended: { by: "appeal" } });
    await dan.posts("Thank you, said Dan.");
    expect(await newsroom.caseOf(comment, mia).catch(() => null)).toBeNull();
  });

  test("[F12] a feature that is taken back has its reasons, and overturning gives it back", async () => {
    const comment = await ann.posts("A remark that the newsroom points at for a while.");
    await ben.send("POST", `comments/${comment.id}/reports`, { reason: "off-subject" });
    const { id } = await newsroom.caseOf(comment, mo);
    await decide(mo, id, { decision: "feature" });
    expect(await inThread(comment)).toMatchObject({ isFeatured: true });
    await decide(mo, id, { decision: "undo" });
    expect(await inThread(comment)).not.toHaveProperty("isFeatured");
    const told = (await ann.get<Me>("me")).body.notices.map(({ notice }) => notice);
    const notice = told.find(({ kind }) => kind === "unfeatured");
    const token = notice && "statement" in notice ? (notice.statement ?? "") : "";
    expect(await stated(token)).toMatchObject({
      restriction: "feature-taken-back",
      rule: null,
      automatedDecision: false,
    });
    expect((await appeal(ann, token)).status).toBe(201);
    const { appeals } = (await mia.get<CaseDetail>(`cases/${id}`)).body;
    expect((await answer(mia, appeals[0] as DeskAppeal, "overturned")).status).toBe(201);
    expect(await inThread(comment)).toMatchObject({ isFeatured: true });
  });

  test("[F12] overturning a ban brings back what went with it", async () => {
    const eve = await newsroom.join("Eve");
    const [first, second] = [
      await eve.posts("Eve's first remark of the day."),
      await eve.posts("Eve's second remark."),
    ];
    await ben.send("POST", `comments/${second.id}/reports`, { reason: "hate" });
    const { id } = await newsroom.caseOf(second, mo);
    const ban = { kind: "ban", reason: "hate", removeDays: 1 };
    expect((await mo.send("POST", `cases/${id}/sanctions`, ban)).status).toBe(201);
    expect(await inThread(first)).toBeUndefined();
    const token = (await eve.get<Me>("me")).body.sanctions[0]?.statement ?? "";
    expect((await appeal(eve, token)).status).toBe(201);
    const waiting = await newsroom.caseOf(second, mia);
    const { appeals } = (await mia.get<CaseDetail>(`cases/${waiting.id}`)).body;
    expect((await answer(mia, appeals[0] as DeskAppeal, "overturned")).status).toBe(201);
    expect(await inThread(first)).toMatchObject({ state: "visible" });
    expect((await eve.get<Me>("me")).body.sanctions).toEqual([]);
  });

  test("[F12] whoever takes the comment back meanwhile still gets an answer about the sanction", async () => {
    const fay = await newsroom.join("Fay");
    const comment = await fay.posts("A remark of Fay's, to be taken back later.");
    await ben.send("POST", `comments/${comment.id}/reports`, { reason: "hate" });
    const { id } = await newsroom.caseOf(comment, mo);
    await mo.send("POST", `cases/${id}/sanctions`, { kind: "ban", reason: "hate" });
    const token = (await fay.get<Me>("me")).body.sanctions[0]?.statement ?? "";
    await appeal(fay, token);
    expect((await fay.send("DELETE", `comments/${comment.id}`)).status).toBe(200);
    const { appeals, closedAt } = (await mia.get<CaseDetail>(`cases/${id}`)).body;
    expect(closedAt).toBeNull();
    expect((await answer(mia, appeals[0] as DeskAppeal, "overturned")).status).toBe(201);
    expect((await fay.get<Me>("me")).body.sanctions).toEqual([]);
  });

  test("[F12] who is asked to edit and disagrees comes back to the queue; somebody else's decision answers it", async () => {
    const comment = await ann.posts("A remark that Mo would like to be worded otherwise.");
    await ben.send("POST", `comments/${comment.id}/reports`, { reason: "unverified" });
    const { id } = await newsroom.caseOf(comment, mo);
    expect((await decide(mo, id, { decision: "ask-edit", reason: "unverified" })).status).toBe(201);
    const token = await statementOf(ann, comment);
    expect((await newsroom.caseOf(comment, mia)).askedAt).not.toBeNull();
    const page = await (await fetch(`${newsroom.url}/statements/${token}`)).text();
    expect(wordsOf(page)).toContain("Why you are asked to change your comment");
    expect((await appeal(ann, token)).status).toBe(201);
    const back = await newsroom.caseOf(comment, mia);
    expect(back).toMatchObject({ askedAt: null, hasAppeal: true });
    const { appeals } = (await mia.get<CaseDetail>(`cases/${back.id}`)).body;
    expect(problemOf(await answer(mia, appeals[0] as DeskAppeal, "upheld"))).toBe("comment-waits");
    expect((await decide(mia, back.id, { decision: "approve" })).status).toBe(201);
    expect(await stated(token)).toMatchObject({ ended: { by: "decision" }, appeal: { outcome: "overturned" } });
  });

  test("[F10] who asked for an edit does not decide past an appeal against that, and whoever does answers it", async () => {
    const { comment, id } = await askedToEdit("A remark that Mo wants otherwise, and Ann does not.");
    expect((await appeal(ann, await statementOf(ann, comment))).status).toBe(201);
    for (const more of [{ decision: "reject", reason: "hate" }, { decision: "approve" }]) {
      expect(problemOf(await decide(mo, id, more))).toBe("decided-by-you");
    }
    expect((await decide(mia, id, { decision: "ask-edit", reason: "hate" })).status).toBe(201);
    const { appeals } = (await mia.get<CaseDetail>(`cases/${id}`)).body;
    expect(appeals).toMatchObject([{ outcome: "upheld", decidedBy: { name: "Mia Oduya" } }]);
  });

  test("[F12] who disagrees with what came with a wish for an edit comes to the queue, too", async () => {
    const gil = await newsroom.join("Gil");
    const { id } = await askedToEdit("A remark of Gil's, to be edited and warned for.", gil, {
      sanction: { kind: "warn" },
    });
    const token = (await gil.get<Me>("me")).body.sanctions[0]?.statement ?? "";
    expect((await appeal(gil, token)).status).toBe(201);
    const { items } = (await mia.get<CasePage>("cases?view=appeals&limit=50")).body;
    expect(items.map(item => item.id)).toContain(id);
    const { appeals } = (await mia.get<CaseDetail>(`cases/${id}`)).body;
    expect((await answer(mia, appeals[0] as DeskAppeal, "overturned")).status).toBe(201);
  });

  test.each(["upheld", "overturned"])(
    "[F12] of two appeals in one case both are answered: the first %s",
    async first => {
      const hal = await newsroom.join(`Hal ${first}`);
      const comment = await hal.posts(`A remark of Hal's, removed and muted for, ${first}.`);
      await ben.send("POST", `comments/${comment.id}/reports`, { reason: "hate" });
      const { id } = await newsroom.caseOf(comment, mo);
      const sanction = { kind: "mute", until: new Date(Date.now() + 3_600_000).toISOString() };
      expect((await decide(mo, id, { decision: "reject", reason: "hate", sanction })).status).toBe(201);
      await appeal(hal, await statementOf(hal, comment));
      await appeal(hal, (await hal.get<Me>("me")).body.sanctions[0]?.statement ?? "");
      const waiting = await newsroom.caseOf(comment, mia);
      const { appeals } = (await mia.get<CaseDetail>(`cases/${waiting.id}`)).body;
      expect(appeals.map(({ statement }) => statement.restriction)).toEqual(["removal", "mute"]);
      expect((await answer(mia, appeals[0] as DeskAppeal, first)).status).toBe(201);
      expect(await newsroom.caseOf(comment, mia)).toMatchObject({ id: waiting.id, hasAppeal: true });
      expect((await answer(mia, appeals[1] as DeskAppeal, "overturned")).status).toBe(201);
      expect((await hal.get<Me>("me")).body.sanctions).toEqual([]);
      expect((await mia.get<CaseDetail>(`cases/${waiting.id}`)).body.closedAt).not.toBeNull();
    },
  );
});
