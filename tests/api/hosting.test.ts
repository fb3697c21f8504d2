import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createApp } from "../../server/app.ts";
import { holdDiscussion } from "../../server/articles/discussing.ts";
import { sql } from "../../server/db/sql.ts";
import type { ArticleChangeView, ArticleState, ArticleView } from "../../server/protocol/articles.ts";
import { articleStates, nextStates } from "../../server/protocol/articles.ts";
import type { AuditPage } from "../../server/protocol/audit.ts";
import type { Page } from "../../server/protocol/basics.ts";
import type { CommentView, ThreadComment, ThreadPage } from "../../server/protocol/views.ts";
import { type Answer, aNewsroom, type Newsroom, noLimits, type Person, problemOf } from "../setup/newsroom.ts";
import { anEar, until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;
beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(() => newsroom.close());

let turn = 0;
const anArticle = (state: ArticleState = "open") => newsroom.anArticle(`event-${++turn}`, state);
const move = (who: Person, { slug }: ArticleView, from: ArticleState, to: ArticleState, more = {}) =>
  who.send<ArticleView>("PUT", `articles/${slug}/state`, { from, to, ...more });
const changesOf = async ({ slug }: ArticleView) =>
  (await mo.get<Page<ArticleChangeView>>(`articles/${slug}/changes-made`)).body.items;
const write = (who: Person, { slug }: ArticleView): Promise<Answer> =>
  who.send("POST", `articles/${slug}/comments`, { body: `Barge number ${++turn} is late again.` });
const now = async ({ slug }: ArticleView) => (await ann.get<ArticleView>(`articles/${slug}`)).body;
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

test("[AS1] each change of a state is one that may come, and has who, when and why, in its list and in the audit", async () => {
  for (const from of articleStates)
    for (const to of articleStates) {
      const article = await anArticle(from);
      const answer = await move(mo, article, from, to, { why: "The talks begin." });
      const may = nextStates[from].includes(to);
      expect([from, to, problemOf(answer) ?? answer.body.state]).toEqual([
        from,
        to,
        may ? to : "unprocessable-request",
      ]);
      expect(await changesOf(article)).toMatchObject(
        may ? [{ n: 1, by: { name: "Mo" }, kind: "state", facts: { from, to }, why: "The talks begin." }] : [],
      );
    }
  const { body } = await mo.get<AuditPage>("sites/meridian/audit?kind=article-changed&limit=1");
  expect(body.items[0]).toMatchObject({ actor: { name: "Mo" }, article: { slug: expect.stringMatching(/^event-/) } });
  expect(JSON.stringify(body)).not.toContain("The talks begin.");
});

test("[AS2] of two who change a state at once one does, and the other learns what it is now", async () => {
  const article = await anArticle();
  const answers = await Promise.all([move(mo, article, "open", "closed"), move(mo, article, "open", "live")]);
  expect(answers.map(problemOf).sort()).toEqual(["state-changed", undefined]);
  const { state } = await now(article);
  expect(answers.map(({ body }) => body.state)).toEqual([state, state]);
  expect(answers.find(answer => problemOf(answer))?.body).toMatchObject({ by: "Mo", at: expect.any(String) });
  expect(await changesOf(article)).toHaveLength(1);
});

test("[AS3] open pages hear of a change, each as it is now", async () => {
  const article = await anArticle();
  const ear = await anEar(newsroom);
  await ear.watch(`article:${article.id}`);
  await move(mo, article, "open", "live");
  await mo.send("PUT", `articles/${article.slug}/pause`, { minutes: 5 });
  await mo.send("DELETE", `articles/${article.slug}/pause`);
  await until("the last change", () => ear.heard.at(-1)?.seq === 3);
  expect(ear.heard[0]?.event).toMatchObject({ kind: "article-changed", article: { state: "live" } });
  expect(ear.heard.at(-1)?.event).toEqual({ kind: "article-changed", article: await now(article) });
  ear.close();
});

test("[AS4] people write while it is open, live or winding down; hosts also before it opens and during a pause", async () => {
  const host = await newsroom.join("Hanne");
  for (const state of articleStates) {
    const article = await anArticle(state);
    await mo.send("PUT", `articles/${article.slug}/people/${host.member?.id}`, { part: "host" });
    const [reader, guest] = [await write(ann, article), await write(host, article)];
    const isOpen = ["open", "live", "winding-down"].includes(state);
    expect([state, problemOf(reader)]).toEqual([state, isOpen ? undefined : "discussion-closed"]);
    expect([state, problemOf(guest)]).toEqual([
      state,
      isOpen || state === "scheduled" ? undefined : "discussion-closed",
    ]);
  }
  const paused = await anArticle("live");
  await mo.send("PUT", `articles/${paused.slug}/people/${host.member?.id}`, { part: "host" });
  const { body } = await mo.send<ArticleView>("PUT", `articles/${paused.slug}/pause`, { minutes: 5 });
  const refused = await write(ann, paused);
  expect(problemOf(refused)).toBe("discussion-paused");
  expect(refused.body).toMatchObject({ until: body.pausedUntil });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(290);
  expect((await write(host, paused)).status).toBe(201);
  await mo.send("DELETE", `articles/${paused.slug}/pause`);
  expect((await write(ann, paused)).status).toBe(201);
});

test("[AS5] of posts that are under way while it closes, those that are taken come before the change and none after it", async () => {
  const article = await anArticle();
  const writers = Array.from({ length: 24 }, () => write(ann, article));
  await until("the first", async () => (await now(article)).commentCount > 0);
  const closing = move(mo, article, "open", "closed");
  const taken = (await Promise.all(writers)).filter(({ status }) => status === 201).length;
  expect((await closing).status).toBe(200);
  const events = await newsroom.db.all<{ kind: string }>(sql`
    select event->>'kind' as kind from events where channel = ${`article:${article.id}`} order by seq`);
  expect(events.map(({ kind }) => kind).indexOf("article-changed")).toBe(taken);
  expect(events).toHaveLength(taken + 1);
  expect((await now(article)).commentCount).toBe(taken);
});

test("[AS5] the time of a change is that of the moment from which it holds, after what was being written", async () => {
  const article = await anArticle();
  const { closing, written } = await newsroom.db.transaction(async tx => {
    await holdDiscussion(tx, { ...article, people: [] });
    const closing = move(mo, article, "open", "closed");
    await new Promise(resolve => setTimeout(resolve, 200));
    return { closing, written: Date.now() };
  });
  await closing;
  expect(Date.parse((await changesOf(article))[0]?.at ?? "")).toBeGreaterThanOrEqual(written);
});

test("[AS6] nobody writes after the time at which it was to close, however late that is done", async () => {
  const article = await anArticle();
  const state = await newsroom.db.transaction(async tx => {
    // Not committed yet: nobody closes it meanwhile.
    await tx.run(sql`update articles set closes_at = now() where id = ${article.id}`);
    return (await holdDiscussion(tx, { ...article, people: [] })).state;
  });
  expect(state).toBe("closed");
});

test("[AS6] what is to open, close and go on by itself does, once, however many nodes keep time", async () => {
  const other = await createApp({
    databaseUrl: newsroom.databaseUrl,
    site: newsroom.site,
    rates: noLimits,
    poolSize: 2,
    perspectiveKeys: [],
  });
  const article = await anArticle("scheduled");
  const times = { opensAt: inSeconds(1), opensAs: "live", closesAt: inSeconds(3) };
  const { body } = await mo.send<ArticleView>("PUT", `articles/${article.slug}/times`, times);
  expect(body).toMatchObject({ opensAt: times.opensAt, closesAt: times.closesAt, state: "scheduled" });
  await until("opened", async () => (await now(article)).state === "live");
  await mo.send("PUT", `articles/${article.slug}/pause`, { minutes: 1 });
  await newsroom.db.run(sql`update articles set paused_until = now() where id = ${article.id}`);
  await until("closed", async () => (await now(article)).state === "closed");
  expect(await now(article)).toMatchObject({
    wasLive: true,
    closesAt: times.closesAt,
    opensAt: null,
    pausedUntil: null,
  });
  const changes = (await changesOf(article)).reverse();
  expect(changes.map(({ by, kind, facts }) => [by?.name ?? null, kind, facts.to ?? null])).toEqual([
    ["Mo", "times", null],
    [null, "state", "live"],
    ["Mo", "pause", null],
    [null, "pause", null],
    [null, "state", "closed"],
  ]);
  await other.close();
});

test("[AS7] times that are past or in the wrong order are refused, and an open discussion is not closed twice", async () => {
  const article = await anArticle("scheduled");
  const path = `articles/${article.slug}/times`;
  const wrong = [
    { opensAt: inSeconds(-5), closesAt: null },
    { opensAt: null, closesAt: inSeconds(-5) },
    { opensAt: inSeconds(60), closesAt: inSeconds(30) },
    { opensAt: "tomorrow", closesAt: null },
    { opensAt: `2030-01-01T00:00:00.${"0".repeat(200)}Z`, closesAt: null },
  ];
  for (const times of wrong) expect(problemOf(await mo.send("PUT", path, times))).toBe("unprocessable-request");
  expect(problemOf(await mo.send("PUT", `articles/${article.slug}/pause`, { minutes: 5 }))).toBe("discussion-closed");
  expect(await changesOf(article)).toEqual([]);
  const { slug } = await anArticle("open");
  const later = { opensAt: inSeconds(60), closesAt: null };
  expect(problemOf(await mo.send("PUT", `articles/${slug}/times`, later))).toBe("unprocessable-request");
});

test("[AS7] when a discussion closed stays so: it is given no other times", async () => {
  const article = await anArticle();
  await move(mo, article, "open", "closed");
  const { closesAt } = await now(article);
  const times = { opensAt: null, closesAt: inSeconds(3_600) };
  expect(problemOf(await mo.send("PUT", `articles/${article.slug}/times`, times))).toBe("discussion-closed");
  expect((await now(article)).closesAt).toBe(closesAt);
});

test("[AS7] what was to have closed already is not opened, only to close at once, until it has another time", async () => {
  const article = await anArticle("scheduled");
  await newsroom.db.run(sql`update articles set closes_at = now() - interval '1 hour' where id = ${article.id}`);
  const open = { from: "scheduled", to: "open" };
  const path = `articles/${article.slug}/state`;
  expect(problemOf(await mo.send("PUT", path, open))).toBe("unprocessable-request");
  expect((await mo.send("PUT", path, { ...open, closesAt: inSeconds(60) })).status).toBe(200);
});

test("[AS8] in an archive nobody reacts any more, and what was there stays", async () => {
  const article = await anArticle();
  const comment = (await write(ann, article)).body as CommentView;
  const path = `comments/${comment.id}/reactions/worth-reading`;
  await ben.send("PUT", path);
  await move(mo, article, "open", "closed");
  expect((await ben.send("PUT", path)).status).toBe(200);
  await move(mo, article, "closed", "archived");
  expect(problemOf(await mo.send("PUT", path))).toBe("discussion-closed");
  expect((await ann.get<{ comment: CommentView }>(`comments/${comment.id}`)).body.comment.reactions).toEqual({
    "worth-reading": 1,
  });
});

test("[AS9] what somebody is under an article stands beside their name there, and nowhere else", async () => {
  const article = await anArticle("live");
  const ida = await newsroom.join("Ida Sow", { published: 0 });
  await mo.send("PUT", `articles/${article.slug}/template`, { template: "live" });
  const path = `articles/${article.slug}/people/${ida.member?.id}`;
  const guest = { part: "guest", label: "Port economist · checked by the desk" };
  expect((await mo.send("PUT", path, guest)).body).toMatchObject({ items: [{ name: "Ida Sow", ...guest }] });
  const written = (await write(ida, article)).body as CommentView;
  expect(written).toMatchObject({ state: "visible", author: { badges: ["guest"], label: guest.label } });
  const elsewhere = await ida.posts("I also read the other article.");
  expect(elsewhere.author).toEqual({ id: ida.member?.id, name: "Ida Sow", badges: [] });

  await mo.send("PUT", path, { part: "host" });
  expect((await now(article)).hosts).toEqual([{ id: ida.member?.id, name: "Ida Sow", badges: ["host"] }]);
  expect((await ida.get(`articles/${article.slug}/people/candidates?q=so`)).body).toMatchObject({
    items: [{ name: "Ida Sow" }],
  });
  const theirs = `articles/${article.slug}/people/${ann.member?.id}`;
  expect(problemOf(await ida.send("PUT", theirs, { part: "host", label: "Moderator" }))).toBe("not-allowed");
  expect(problemOf(await ida.send("DELETE", path))).toBe("not-allowed");
  await mo.send("DELETE", path);
  const read = (await ann.get<{ comment: CommentView }>(`comments/${written.id}`)).body.comment;
  expect(read.author).toEqual({ id: ida.member?.id, name: "Ida Sow", badges: [] });
  expect(problemOf(await ida.get(`articles/${article.slug}/people`))).toBe("not-allowed");
  expect((await changesOf(article)).map(({ kind }) => kind)).toEqual(["people", "people", "people", "template"]);
  const stranger = await mo.send("PUT", `articles/${article.slug}/people/999999`, { part: "host" });
  expect(problemOf(stranger)).toBe("unprocessable-request");
});

test("[AS10] a comment of the newsroom is pinned for everybody to answer, and goes when readers see it no longer", async () => {
  const article = await anArticle("live");
  const pin = (who: Person, commentId: string | null) =>
    who.send<ArticleView>("PUT", `articles/${article.slug}/pinned`, { commentId });
  const prompt = await mo.posts("What would you add to paragraph nine?", { article });
  const reader = await ann.posts("Pin me, please.", { article });
  expect(problemOf(await pin(mo, reader.id))).toBe("unprocessable-request");
  expect(problemOf(await pin(mo, (await mo.posts("Under another article.")).id))).toBe("unprocessable-request");
  const { pinned } = (await pin(mo, prompt.id)).body;
  expect(pinned).toMatchObject({ id: prompt.id, author: { name: "Mo", badges: ["moderator"] }, replyCount: 0 });
  expect(pinned?.html).toBe(prompt.html);
  await ann.posts("The first chair is drawn by lot.", { article, under: prompt });
  expect((await now(article)).pinned?.replyCount).toBe(1);
  await mo.send("DELETE", `comments/${prompt.id}`);
  expect((await now(article)).pinned).toBeNull();
  expect((await pin(mo, null)).body.pinned).toBeNull();
  expect((await changesOf(article)).map(({ facts }) => facts.comment)).toEqual([null, prompt.id]);
});

test("[AS10] what is pinned goes from open pages when it is removed, and comes back to them when that is undone", async () => {
  const article = await anArticle("live");
  const ada = await newsroom.join("Ada Pins", { role: "admin" });
  const prompt = await mo.posts("What would you add to paragraph ten?", { article });
  await mo.send("PUT", `articles/${article.slug}/pinned`, { commentId: prompt.id });
  const ear = await anEar(newsroom);
  await ear.watch(`article:${article.id}`, (await now(article)).seq);
  const heard = () =>
    ear.heard.flatMap(({ event }) => (event.kind === "article-changed" ? [event.article.pinned?.id ?? null] : []));
  await ann.send("POST", `comments/${prompt.id}/reports`, { reason: "off-subject" });
  const { id } = await newsroom.caseOf(prompt, ada);
  const decide = (decision: string) =>
    ada.send("POST", `cases/${id}/decisions`, {
      decision,
      revision: 1,
      ...(decision === "reject" ? { reason: "off-subject" } : {}),
    });
  expect((await decide("reject")).status).toBe(201);
  await until("the prompt to go", () => heard().at(-1) === null);
  expect((await decide("undo")).status).toBe(201);
  await until("the prompt to come back", () => heard().at(-1) === prompt.id);
  ear.close();
});

test("[AS11] the template of a live event switches questions, slow mode and the wait of first comments, all undone by the plain one", async () => {
  const article = await anArticle();
  const neo = await newsroom.join("Neo Live", { published: 0 });
  const use = (template: string) =>
    mo.send<ArticleView>("PUT", `articles/${article.slug}/template`, { template, why: "The vote." });
  expect((await use("live")).body).toMatchObject({
    asksQuestions: true,
    slowMode: { kind: "adaptive", why: "The vote." },
  });
  const first = (await write(neo, article)).body as CommentView;
  expect(first).toMatchObject({ state: "held", findings: [{ check: "firstTimer", then: "hold" }] });
  expect(((await write(ann, article)).body as CommentView).state).toBe("visible");
  expect((await neo.posts("Elsewhere the same words are read at once.")).state).toBe("visible");
  const off = await mo.send<ArticleView>("PUT", `articles/${article.slug}/switches`, { asksQuestions: false });
  expect(off.body.asksQuestions).toBe(false);
  expect((await use("plain")).body).toMatchObject({ asksQuestions: false, slowMode: null });
  expect((await changesOf(article)).map(({ facts }) => facts.template ?? null)).toEqual(["plain", null, "live"]);
});

test("[AS12] a site's policy closes discussions so many days after publication, where nobody has said another time", async () => {
  const [old, kept, live] = [await anArticle(), await anArticle(), await anArticle("live")];
  await mo.send("PUT", `articles/${kept.slug}/times`, { opensAt: null, closesAt: null });
  await newsroom.setPolicy({ closesAfterDays: 3 });
  expect((await now(old)).closesAt).toBe("2026-05-17T07:40:00.000Z");
  expect([(await now(kept)).closesAt, (await now(live)).closesAt]).toEqual([null, null]);
  const other = await createApp({
    databaseUrl: newsroom.databaseUrl,
    site: newsroom.site,
    rates: noLimits,
    poolSize: 2,
  });
  await until("closed", async () => (await now(old)).state === "closed");
  expect([(await now(kept)).state, (await now(live)).state]).toEqual(["open", "live"]);
  expect(await changesOf(old)).toMatchObject([{ by: null, kind: "state", facts: { from: "open", to: "closed" } }]);
  // Somebody opens it again: it is not closed behind their back.
  await move(mo, old, "closed", "open");
  expect((await now(old)).closesAt).toBeNull();
  await newsroom.setPolicy({});
  await other.close();
});

test("[AS13] a comment that waits is published with an answer in one step: both or neither, and the decision can be undone", async () => {
  const article = await anArticle("live");
  const aCase = async (body: string, more = {}) => {
    const comment = (await ben.send<CommentView>("POST", `articles/${article.slug}/comments`, { body, ...more })).body;
    return { comment, id: (await newsroom.caseOf(comment, mo)).id };
  };
  const read = async ({ id }: CommentView) => (await mo.get<{ comment: ThreadComment }>(`comments/${id}`)).body.comment;
  const held = await aCase("Wankers weigh the magnets on the quay.");
  const ear = await anEar(newsroom);
  const { seq } = (await ann.get<ThreadPage>(`articles/${article.slug}/comments`)).body;
  await ear.watch(`article:${article.id}`, seq);
  const answerTo = (id: string, body: string) =>
    mo.send<CommentView>("POST", `cases/${id}/answer`, { body, revision: 1 });

  // What the answer is refused or held for leaves the comment where it is.
  expect(problemOf(await answerTo(held.id, "You are wankers yourself."))).toBe("text-refused");
  expect((await read(held.comment)).state).toBe("held");
  const stale = { body: "Please be kind.", revision: 7 };
  expect(problemOf(await mo.send("POST", `cases/${held.id}/answer`, stale))).toBe("text-changed");

  const answer = await answerTo(held.id, "We weigh them at noon; please be kind.");
  expect(answer).toMatchObject({ status: 201, body: { state: "visible", parentId: held.comment.id } });
  expect(await read(held.comment)).toMatchObject({ state: "visible", replies: [{ id: answer.body.id }] });
  await until("both", () => ear.heard.length === 2);
  expect(ear.heard.map(({ event }) => ("comment" in event ? event.comment?.id : null))).toEqual([
    held.comment.id,
    answer.body.id,
  ]);
  expect(problemOf(await answerTo(held.id, "Again."))).toBe("already-decided");
  expect(await now(article)).toMatchObject({ commentCount: 2 });
  expect((await mo.send("POST", `cases/${held.id}/decisions`, { decision: "undo", revision: 1 })).status).toBe(201);
  expect((await read(held.comment)).state).toBe("held");

  await mo.send("PUT", `articles/${article.slug}/switches`, { asksQuestions: true });
  const asked = await aCase("Who pays for the laboratory?", { isQuestion: true });
  expect((await answerTo(asked.id, "Both ministries, in equal parts.")).status).toBe(201);
  expect(await read(asked.comment)).toMatchObject({ state: "visible", question: { state: "answered" } });
  ear.close();
});
