import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Id, Page } from "../../server/protocol/basics.ts";
import { type QuestionState, questionMoves, questionStates } from "../../server/protocol/questionStates.ts";
import type { HiddenQuestionView, MyQuestions, QuestionsPage } from "../../server/protocol/questions.ts";
import type { CommentView, Me, Mine, ThreadPage } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { anEar, until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let neo: Person;
let mo: Person;
let mia: Person;
let ada: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  neo = await newsroom.join("Neo");
  mo = await newsroom.join("Mo", { role: "moderator" });
  mia = await newsroom.join("Mia", { role: "moderator" });
  ada = await newsroom.join("Ada", { role: "admin" });
});
afterAll(() => newsroom.close());

let turn = 0;
/** An article of its own, so that nothing that others ask is among its questions. */
async function anEvent(): Promise<ArticleView> {
  const article = await newsroom.anArticle(`event-${++turn}`, "live");
  await newsroom.takesQuestions(article);
  return article;
}
const aText = () => `Will there be more than ${++turn} scales on the quay?`;

const move = (host: Person, { id }: { id: Id }, from: QuestionState, to: QuestionState, more: object = {}) =>
  host.send("POST", `questions/${id}/moves`, { from, to, revision: 1, ...more });

/** A question that everybody sees, in one of the states that a host moves it to. */
async function aQuestion(
  article: ArticleView,
  { by = ann, state = "approved", text = aText() }: { by?: Person; state?: QuestionState; text?: string } = {},
): Promise<CommentView> {
  const question = await by.asks(text, article);
  if (state === "new") return question;
  if (state === "declined") await move(mo, question, "new", "declined", { why: "Outside today’s subject." });
  else await move(mo, question, "new", "approved");
  if (state === "next" || state === "now") await move(mo, question, "approved", state);
  if (state === "answered") await mo.send("POST", `questions/${question.id}/answer`, { body: `It is ${++turn}.` });
  return question;
}

const listed = async (article: ArticleView, state: string, who = newsroom.reader) =>
  (await who.get<QuestionsPage>(`articles/${article.slug}/questions?state=${state}`)).body;
const idsIn = async (article: ArticleView, state: string) =>
  (await listed(article, state)).items.map(({ comment }) => comment.id);
const mine = async (who: Person, article: ArticleView) =>
  (await who.get<MyQuestions>(`articles/${article.slug}/questions/mine`)).body;
const hidden = async (who: Person, article: ArticleView, state = "new") =>
  (await who.get<Page<HiddenQuestionView>>(`articles/${article.slug}/questions/hidden?state=${state}`)).body.items;
const stateOf = ({ id }: { id: Id }) =>
  newsroom.db.one<{ question: QuestionState; comment: string; votes: number }>(sql`
    select q.state as question, c.state as comment, q.votes from questions q join comments c on c.id = q.comment_id
    where q.comment_id = ${id}`);
const inThread = async (article: ArticleView, { id }: { id: Id }) =>
  (await newsroom.reader.get<ThreadPage>(`articles/${article.slug}/comments`)).body.items.find(item => item.id === id);

test("[QU1] a question waits for the hosts, without a fault, and nobody else but its author sees it", async () => {
  const article = await anEvent();
  const question = await ann.asks("Who pays for the new scales?", article);
  expect(question).toMatchObject({
    state: "held",
    question: { state: "new", votes: 0 },
    findings: [{ check: "question" }],
  });
  expect(await listed(article, "approved")).toMatchObject({ items: [], counts: { approved: 0 } });
  expect(await inThread(article, question)).toBeUndefined();
  expect((await mine(ann, article)).questions).toMatchObject([{ id: question.id, state: "new" }]);
  expect(await hidden(mo, article)).toMatchObject([
    { comment: { id: question.id, text: "Who pays for the new scales?" } },
  ]);
  expect(problemOf(await ben.get(`articles/${article.slug}/questions/hidden`))).toBe("not-allowed");
  expect(problemOf(await ben.get(`comments/${question.id}`))).toBe("not-found");
  expect(await newsroom.caseOf(question, mo)).toMatchObject({ findings: [{ check: "question", then: "hold" }] });
});

test("[QU1] a question is asked at the top, and where the article takes questions", async () => {
  const article = await anEvent();
  const above = await ben.posts("The scales are old.", { article });
  const path = `articles/${article.slug}/comments`;
  const under = await ann.send("POST", path, { body: aText(), isQuestion: true, parentId: above.id });
  expect(under).toMatchObject({ status: 422, body: { errors: [{ path: "isQuestion" }] } });
  const nowhere = await newsroom.anArticle(`no-event-${++turn}`);
  const asked = await ann.send("POST", `articles/${nowhere.slug}/comments`, { body: aText(), isQuestion: true });
  expect(problemOf(asked)).toBe("questions-closed");
  expect((await ann.send("POST", `${path}?nudge=true`, { body: aText(), isQuestion: true })).status).toBe(201);
});

test("[QU2] approving the case approves the question, and the other way round", async () => {
  const article = await anEvent();
  const [first, second] = [await ann.asks(aText(), article), await ann.asks(aText(), article)];
  const { id } = await newsroom.caseOf(first, mo);
  await mo.send("POST", `cases/${id}/decisions`, { decision: "approve", revision: 1 });
  expect(await stateOf(first)).toMatchObject({ question: "approved", comment: "visible" });

  const ofSecond = await newsroom.caseOf(second, mo);
  expect((await move(mo, second, "new", "approved")).status).toBe(204);
  expect(await stateOf(second)).toMatchObject({ question: "approved", comment: "visible" });
  expect((await mo.get(`cases/${ofSecond.id}`)).body).toMatchObject({
    decisions: [{ decision: "approve", by: { name: "Mo" } }],
  });
  expect(await idsIn(article, "approved")).toEqual([first.id, second.id]);
  expect(await inThread(article, second)).toMatchObject({ question: { state: "approved", votes: 0 } });

  await mo.send("POST", `cases/${ofSecond.id}/decisions`, { decision: "undo", revision: 1 });
  expect(await stateOf(second)).toMatchObject({ question: "new", comment: "held" });
  expect(await idsIn(article, "approved")).toEqual([first.id]);
});

test("[QU2] what is new is moved by nobody who does not host, nor by its author", async () => {
  const article = await anEvent();
  const question = await mo.asks(aText(), article);
  expect(problemOf(await move(mo, question, "new", "approved"))).toBe("not-allowed");
  expect(problemOf(await move(ben, question, "new", "approved"))).toBe("not-found");
  expect((await move(mia, question, "new", "approved")).status).toBe(204);
  expect(problemOf(await move(ben, question, "approved", "next"))).toBe("not-allowed");
});

test("[QU2] a host who moderates nowhere moves and answers the questions of the own article alone", async () => {
  const [article, other] = [await anEvent(), await anEvent()];
  await newsroom.db.run(sql`
    insert into article_people (article_id, member_id, part) values (${article.id}, ${neo.member?.id}, 'host')`);
  const question = await ann.asks(aText(), article);
  expect(await hidden(neo, article)).toMatchObject([{ comment: { id: question.id } }]);
  expect((await move(neo, question, "new", "approved")).status).toBe(204);
  expect((await neo.send("POST", `questions/${question.id}/answer`, { body: "There will be three." })).status).toBe(
    201,
  );
  expect(await stateOf(question)).toMatchObject({ question: "answered" });
  expect(problemOf(await move(neo, await aQuestion(other), "approved", "next"))).toBe("not-allowed");
});

test("[QU3] a question is moved as the table says, from where the host saw it", async () => {
  for (const from of ["approved", "next", "now", "answered", "declined"] as const) {
    const article = await anEvent();
    const question = await aQuestion(article, { state: from });
    const other = await aQuestion(article, { by: ben });
    const more: Partial<Record<QuestionState, object>> = {
      declined: { why: "Asked already." },
      joined: { into: other.id },
      answered: { answerId: other.id },
    };
    for (const to of questionStates.filter(to => to !== "new" && to !== "answered")) {
      const may = (questionMoves[from] as readonly QuestionState[]).includes(to);
      const { status } = await move(mo, question, from, to, more[to]);
      expect([from, to, status]).toEqual([from, to, may ? 204 : 409]);
      if (may)
        await newsroom.db.run(sql`
        update questions set state = ${from}, joined_to = null, why_declined = ${from === "declined" ? "x" : null}
        where comment_id = ${question.id}`);
    }
  }
});

test("[QU3] of two hosts at once one moves it, and the other learns what it is and by whom", async () => {
  const article = await anEvent();
  const question = await aQuestion(article);
  const both = await Promise.all([move(mo, question, "approved", "next"), move(mia, question, "approved", "next")]);
  expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
  const late = both.find(({ status }) => status === 409);
  expect(late?.body).toMatchObject({ state: "next", by: both[0]?.status === 204 ? "Mo" : "Mia" });
  expect(
    problemOf(await mo.send("POST", `questions/${question.id}/moves`, { from: "next", to: "now", revision: 2 })),
  ).toBe("text-changed");
});

test("[QU3] nobody moves the own question from where readers do not see it, also when another host has declined it", async () => {
  const article = await anEvent();
  const own = await mo.asks(aText(), article);
  expect(problemOf(await move(mo, own, "new", "approved"))).toBe("not-allowed");
  expect((await move(mia, own, "new", "declined", { why: "You are the host." })).status).toBe(204);
  expect(problemOf(await move(mo, own, "declined", "approved"))).toBe("not-allowed");
  expect(await stateOf(own)).toMatchObject({ question: "declined", comment: "held" });
  expect((await move(mia, own, "declined", "approved")).status).toBe(204);
});

test("[QU4] one question at a time is being answered", async () => {
  const article = await anEvent();
  const questions = [await aQuestion(article), await aQuestion(article), await aQuestion(article)];
  const all = await Promise.all(questions.map(question => move(mo, question, "approved", "now")));
  expect(all.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
  const [now] = await idsIn(article, "now");
  const late = all.find(({ status }) => status === 409);
  expect(problemOf(late as never)).toBe("question-on-stage");
  expect(late?.body).toMatchObject({ questionId: now });
  await expect(
    newsroom.db.run(sql`update questions set state = 'now' where article_id = ${article.id} and state = 'approved'`),
  ).rejects.toThrow(/questions_now/);
});

test("[QU5] who moved a question, when and why is kept, and stands in the audit without the words", async () => {
  const article = await anEvent();
  const question = await aQuestion(article, { state: "next" });
  await move(mia, question, "next", "declined", { why: "We had that at noon." });
  const moves = await newsroom.db.all(sql`
    select v.n, m.name, v.from_state, v.to_state, v.why from question_moves v join members m on m.id = v.actor_id
    where v.comment_id = ${question.id} order by v.n`);
  expect(moves).toMatchObject([
    { n: 1, name: "Mo", from_state: "new", to_state: "approved" },
    { n: 2, name: "Mo", from_state: "approved", to_state: "next" },
    { n: 3, name: "Mia", from_state: "next", to_state: "declined", why: "We had that at noon." },
  ]);
  const audit = await newsroom.db.all<{ facts: object }>(sql`
    select facts from audit where kind = 'question-moved' and subject = ${`comment:${question.id}`} order by n`);
  expect(audit.map(({ facts }) => facts)).toMatchObject([
    { to: "approved" },
    { to: "next" },
    { from: "next", to: "declined" },
  ]);
  expect(JSON.stringify(audit)).not.toContain("noon");
});

test("[QU6] a hand counts once, is taken down once, and no author raises one for the own question", async () => {
  const article = await anEvent();
  const question = await aQuestion(article);
  const path = `questions/${question.id}/hand`;
  expect((await ben.send("PUT", path)).body).toEqual({ votes: 1 });
  expect((await ben.send("PUT", path)).body).toEqual({ votes: 1 });
  expect((await neo.send("PUT", path)).body).toEqual({ votes: 2 });
  expect((await mine(ben, article)).votes).toEqual([question.id]);
  expect((await ben.send("DELETE", path)).body).toEqual({ votes: 1 });
  expect((await ben.send("DELETE", path)).body).toEqual({ votes: 1 });
  expect(problemOf(await ann.send("PUT", path))).toBe("not-allowed");
  const unseen = await aQuestion(article, { state: "new" });
  expect(problemOf(await ben.send("PUT", `questions/${unseen.id}/hand`))).toBe("not-found");
  const answered = await aQuestion(article, { state: "answered" });
  expect(problemOf(await ben.send("PUT", `questions/${answered.id}/hand`))).toBe("not-allowed");
});

test("[QU6] after a storm of hands the counts equal a recount", async () => {
  const article = await anEvent();
  const questions = [await aQuestion(article, { by: mia }), await aQuestion(article, { by: mia })];
  const people = [ann, ben, neo, mo, ada];
  const turns = Array.from({ length: 80 }, (_, turn) => turn);
  // Twenty at once: more than there are connections to the database.
  for (let start = 0; start < turns.length; start += 20) {
    const storm = turns.slice(start, start + 20).map(turn => {
      const who = people[turn % people.length] as Person;
      return who.send(turn % 3 === 0 ? "DELETE" : "PUT", `questions/${questions[(turn >> 1) % 2]?.id}/hand`);
    });
    expect(new Set((await Promise.all(storm)).map(({ status }) => status))).toEqual(new Set([200]));
  }
  expect(await miscounted()).toEqual([]);
});

const miscounted = () =>
  newsroom.db.all(sql`
    select comment_id, votes from questions q
    where votes <> (select count(*) from question_votes v where v.comment_id = q.comment_id)`);

test("[QU7] a question that is joined gives its hands to the other, each member once, and its author is told whose it is", async () => {
  const article = await anEvent();
  const kept = await aQuestion(article, { by: ben, state: "next" });
  const same = await aQuestion(article, { by: ann });
  const before = await aQuestion(article, { by: mia });
  for (const [who, to] of [
    [neo, kept],
    [neo, same],
    [ben, same],
    [ada, same],
    [ada, before],
  ] as const)
    await who.send("PUT", `questions/${to.id}/hand`);
  await move(mo, before, "approved", "joined", { into: same.id });
  expect((await move(mo, same, "approved", "joined", { into: kept.id })).status).toBe(204);
  // Neo, Ada, Ann and Mia; Ben asked it.
  expect(await stateOf(kept)).toMatchObject({ question: "next", votes: 4 });
  expect(await miscounted()).toEqual([]);
  expect((await mine(ann, article)).questions).toMatchObject([
    { state: "joined", joinedTo: { id: kept.id, name: "Ben" } },
  ]);
  expect((await mine(mia, article)).questions).toMatchObject([{ state: "joined", joinedTo: { id: kept.id } }]);
  expect((await mine(ann, article)).votes).toEqual([kept.id]);
  expect(await idsIn(article, "approved")).toEqual([]);
  // Readers had seen it, so it stays a comment.
  expect(await inThread(article, same)).not.toHaveProperty("question");
  expect(await inThread(article, same)).toMatchObject({ state: "visible" });
  await ben.send("DELETE", `comments/${kept.id}`);
  expect((await mine(ann, article)).questions).toMatchObject([{ state: "joined", joinedTo: null }]);
});

test("[QU7] a new question that is joined is seen by nobody; it is joined to none that is not asked here", async () => {
  const article = await anEvent();
  const kept = await aQuestion(article, { by: ben });
  const fresh = await aQuestion(article, { state: "new" });
  const elsewhere = await aQuestion(await anEvent());
  for (const into of [fresh.id, elsewhere.id, "999999"]) {
    expect(await move(mo, fresh, "new", "joined", { into })).toMatchObject({
      status: 422,
      body: { errors: [{ path: "into" }] },
    });
  }
  const { id } = await newsroom.caseOf(fresh, mo);
  expect((await move(mo, fresh, "new", "joined", { into: kept.id })).status).toBe(204);
  const late = await mia.send("POST", `cases/${id}/decisions`, { decision: "approve", revision: 1 });
  expect(problemOf(late)).toBe("already-decided");
  expect(late.body).toMatchObject({ detail: expect.stringContaining("The hosts") });
  expect(await stateOf(fresh)).toMatchObject({ question: "joined", comment: "held" });
  expect((await mo.get(`cases/${id}`)).body).toMatchObject({ closedAt: expect.any(String), decisions: [] });
  expect(await stateOf(kept)).toMatchObject({ votes: 1 });
});

test("[QU8] one that is not taken was seen by nobody, is no removal, and its author reads why", async () => {
  const article = await anEvent();
  const question = await ann.asks(aText(), article);
  const { removed } = await newsroom.db.one<{ removed: number }>(
    sql`select removed from members where id = ${ann.member?.id}`,
  );
  expect((await move(mo, question, "new", "declined")).status).toBe(422);
  await move(mo, question, "new", "declined", { why: "Outside today’s subject." });
  expect((await mine(ann, article)).questions).toMatchObject([{ state: "declined", why: "Outside today’s subject." }]);
  expect(await stateOf(question)).toMatchObject({ question: "declined", comment: "held" });
  expect(await newsroom.db.one(sql`select removed from members where id = ${ann.member?.id}`)).toEqual({ removed });
  expect(await newsroom.db.all(sql`select 1 from statements where comment_id = ${question.id}`)).toEqual([]);
  expect((await ann.get<Mine>(`articles/${article.slug}/mine`)).body.comments).toEqual([]);
  expect(problemOf(await ann.send("PATCH", `comments/${question.id}`, { body: aText(), revision: 1 }))).toBe(
    "not-allowed",
  );
  // And there is a way back.
  expect((await move(mia, question, "declined", "approved")).status).toBe(204);
  expect(await stateOf(question)).toMatchObject({ question: "approved", comment: "visible" });
  expect(await idsIn(article, "approved")).toEqual([question.id]);
});

test("[QU8] one that readers have seen stays a comment when it is not taken", async () => {
  const article = await anEvent();
  const question = await aQuestion(article);
  await move(mo, question, "approved", "declined", { why: "No time left." });
  expect(await inThread(article, question)).toMatchObject({ state: "visible" });
  expect(await inThread(article, question)).not.toHaveProperty("question");
  expect(await hidden(mo, article, "declined")).toMatchObject([{ comment: { id: question.id }, why: "No time left." }]);
});

test("[QU9] an answer is posted, linked and the question answered in one step", async () => {
  const article = await anEvent();
  const question = await aQuestion(article, { state: "now" });
  const key = { "Idempotency-Key": "answer-once-0001" };
  const send = () =>
    mo.send<CommentView>("POST", `questions/${question.id}/answer`, { body: "The harbour does." }, key);
  const [answer, again] = [await send(), await send()];
  expect(answer).toMatchObject({ status: 201, body: { parentId: question.id, state: "visible" } });
  expect(again.body).toEqual(answer.body);
  expect(await listed(article, "answered")).toMatchObject({
    items: [{ comment: { id: question.id, replyCount: 1 }, answer: { id: answer.body.id, author: { name: "Mo" } } }],
    counts: { now: 0, answered: 1 },
  });
  expect((await mine(ann, article)).questions).toMatchObject([{ state: "answered", answerId: answer.body.id }]);
  expect((await ann.get<Me>("me")).body.notices[0]).toMatchObject({
    notice: { kind: "replied", commentId: answer.body.id },
  });
  const second = await mia.send("POST", `questions/${question.id}/answer`, { body: "Nobody knows yet." });
  expect(problemOf(second)).toBe("question-moved");
  expect(await inThread(article, question)).toMatchObject({ replyCount: 1 });
});

test("[QU9] an answer that is taken back makes the question open again, and one that comes back answers it", async () => {
  const article = await anEvent();
  const question = await aQuestion(article, { state: "next" });
  const { body: answer } = await mo.send<CommentView>("POST", `questions/${question.id}/answer`, {
    body: "It is paid.",
  });
  await ben.send("POST", `comments/${answer.id}/reports`, { reason: "off-subject" });
  const { id } = await newsroom.caseOf(answer, ada);
  await ada.send("POST", `cases/${id}/decisions`, { decision: "reject", reason: "off-subject", revision: 1 });
  expect(await stateOf(question)).toMatchObject({ question: "approved" });
  expect((await listed(article, "approved")).items).toMatchObject([{ answer: null }]);
  await ada.send("POST", `cases/${id}/decisions`, { decision: "undo", revision: 1 });
  expect(await stateOf(question)).toMatchObject({ question: "answered" });
  await mo.send("DELETE", `comments/${answer.id}`);
  expect(await stateOf(question)).toMatchObject({ question: "approved" });
});

test("[QU9] a reply of a host that stands there already can be made the answer, and no other", async () => {
  const article = await anEvent();
  const question = await aQuestion(article);
  const reply = await mo.posts("That is decided tomorrow.", { article, under: question });
  const other = await ben.posts("I would like to know that, too.", { article, under: question });
  for (const answerId of [other.id, question.id, "999999"]) {
    expect((await move(mia, question, "approved", "answered", { answerId })).status).toBe(422);
  }
  expect((await move(mia, question, "approved", "answered", { answerId: reply.id })).status).toBe(204);
  expect((await listed(article, "answered")).items).toMatchObject([{ answer: { id: reply.id } }]);
});

test("[QU10] whatever becomes of its comment, no question is public whose comment is not", async () => {
  const article = await anEvent();
  const asked = [];
  for (let i = 0; i < 4; i++) asked.push(await aQuestion(article, { state: i === 0 ? "now" : "next" }));
  const [withdrawn, rejected, sentBack, edited] = asked as [CommentView, CommentView, CommentView, CommentView];
  await ann.send("DELETE", `comments/${withdrawn.id}`);
  const caseOfReported = async (comment: CommentView) => {
    await ben.send("POST", `comments/${comment.id}/reports`, { reason: "off-subject" });
    return `cases/${(await newsroom.caseOf(comment, mo)).id}/decisions`;
  };
  const path = await caseOfReported(rejected);
  await mo.send("POST", path, { decision: "reject", reason: "off-subject", revision: 1 });
  const sent = await caseOfReported(sentBack);
  await mo.send("POST", sent, { decision: "ask-edit", reason: "off-subject", revision: 1 });
  for (const question of [withdrawn, rejected, sentBack])
    expect(await stateOf(question)).toMatchObject({ question: "new" });
  expect(await idsIn(article, "now")).toEqual([]);
  expect(await idsIn(article, "next")).toEqual([edited.id]);
  // The words for which others raise their hands stay.
  expect(problemOf(await ann.send("PATCH", `comments/${edited.id}`, { body: aText(), revision: 1 }))).toBe(
    "not-allowed",
  );

  expect(await mo.send("POST", path, { decision: "undo", revision: 1 })).toMatchObject({ status: 201 });
  expect(await stateOf(rejected)).toMatchObject({ question: "approved", comment: "visible" });
  // An edit that was asked for comes back to the hosts.
  await ann.send("PATCH", `comments/${sentBack.id}`, { body: aText(), revision: 1 });
  expect(await stateOf(sentBack)).toMatchObject({ question: "new", comment: "held" });
  expect(
    (await mo.send("POST", `questions/${sentBack.id}/moves`, { from: "new", to: "approved", revision: 2 })).status,
  ).toBe(204);
});

test("[QU10] the database refuses a public question whose comment or answer is not visible", async () => {
  const article = await anEvent();
  const [question, answered] = [await aQuestion(article), await aQuestion(article, { state: "answered" })];
  const { db } = newsroom;
  await expect(db.run(sql`update comments set state = 'held' where id = ${question.id}`)).rejects.toThrow(/is public/);
  await expect(
    db.run(sql`
      update comments set state = 'withdrawn'
      where id = (select answer_id from questions where comment_id = ${answered.id})`),
  ).rejects.toThrow(/is public/);
  const fresh = await aQuestion(article, { state: "new" });
  await expect(db.run(sql`update questions set state = 'next' where comment_id = ${fresh.id}`)).rejects.toThrow(
    /is public/,
  );
});

test("[QU11] the list of each state is paged once through, in its order, and is the same for everybody", async () => {
  const article = await anEvent();
  const asked: CommentView[] = [];
  for (let i = 0; i < 7; i++) asked.push(await aQuestion(article, { by: i % 2 ? ann : neo }));
  for (const [i, hands] of [
    [3, [ben, mia]],
    [5, [ben]],
    [1, [ben]],
  ] as const)
    for (const who of hands) await who.send("PUT", `questions/${asked[i]?.id}/hand`);
  const met: Id[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await newsroom.reader.get<QuestionsPage>(`articles/${article.slug}/questions?limit=2${cursor}`);
    met.push(...body.items.map(({ comment }) => comment.id));
    expect(body.counts.approved).toBe(7);
    if (!body.nextCursor) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(met).toEqual([3, 1, 5, 0, 2, 4, 6].map(i => asked[i]?.id));
  await until("that the hands are told", async () => !(await newsroom.db.maybe(sql`select 1 from soon`)));
  const [ofAnn, ofNobody] = [
    await ann.get(`articles/${article.slug}/questions`),
    await newsroom.reader.get(`articles/${article.slug}/questions`),
  ];
  expect(ofAnn.body).toEqual(ofNobody.body);
  expect(ofAnn.headers.get("etag")).toBe(`W/"${(ofAnn.body as QuestionsPage).seq}"`);
  await move(mo, asked[4] as CommentView, "approved", "next");
  await move(mo, asked[0] as CommentView, "approved", "next");
  expect(await idsIn(article, "next")).toEqual([asked[4]?.id, asked[0]?.id]);
  expect((await mine(neo, article)).questions.filter(({ state }) => state === "next")).toMatchObject([
    { before: 0 },
    { before: 1 },
  ]);
  expect((await newsroom.reader.get(`articles/${article.slug}/questions?cursor=WzEsMl0`)).status).toBe(422);
});

test("[QU12] open pages hear of each question what everybody sees of it, and its author that something changed", async () => {
  const article = await anEvent();
  const [page, own] = [await anEar(newsroom), await anEar(newsroom, ann.cookie)];
  await page.watch(`article:${article.id}`, article.seq);
  await own.watch(`user:${ann.member?.id}`);
  const question = await aQuestion(article, { state: "next", text: "Who reads the scales first?" });
  await ben.send("PUT", `questions/${question.id}/hand`);
  const last = () =>
    page.heard
      .map(({ event }) => event)
      .findLast(event => event.kind === "question-changed" && event.commentId === question.id);
  await until("the hand", () => JSON.stringify(last()).includes('"votes":1'));
  expect(last()).toMatchObject({
    question: { state: "next", votes: 1, comment: { html: "<p>Who reads the scales first?</p>" } },
  });
  await until("the author's", () => own.heard.some(({ event }) => event.kind === "question-changed"));
  await move(mo, question, "next", "declined", { why: "No time left." });
  await until("that it is gone", () => JSON.stringify(last()).includes('"question":null'));
  expect(JSON.stringify(page.heard)).not.toContain("No time left");
  page.close();
  own.close();
});

test("[QU20] who asks is offered what is close to it, of what everybody sees", async () => {
  const article = await anEvent();
  const close = await aQuestion(article, { text: "Will the minutes of the meeting be published?" });
  await aQuestion(article, { text: "Who pays for the ferry to the island?" });
  await aQuestion(article, { state: "new", text: "Will the minutes of the meeting be kept?" });
  const { body } = await newsroom.reader.send("POST", `articles/${article.slug}/questions/close`, {
    body: "Are the minutes of the meeting published?",
  });
  expect(body).toMatchObject([{ comment: { id: close.id } }]);
});
