import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Manager } from "socket.io-client";
import { sql } from "../../server/db/sql.ts";
import type { Outgoing } from "../../server/events/channels.ts";
import { record } from "../../server/events/stream.ts";
import type { Channel } from "../../server/protocol/events.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { ThreadPage } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { anEar, until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;
let ada: Person;
let channel: Channel;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
  ada = await newsroom.join("Ada", { role: "admin" });
  channel = `article:${newsroom.article.id}`;
});
afterAll(() => newsroom.close());

const seqNow = async () =>
  (await newsroom.reader.get<ThreadPage>(`articles/${newsroom.article.slug}/comments`)).body.seq;

test("[L1] everybody on the page hears of a comment, an edit, a reaction and a removal, numbered without gaps", async () => {
  const ear = await anEar(newsroom);
  const start = await seqNow();
  await ear.watch(channel, start);
  const comment = await ann.posts("Heard by everybody on the page.");
  await ann.send("PATCH", `comments/${comment.id}`, { body: "Heard by everybody, and edited.", revision: 1 });
  await ben.send("PUT", `comments/${comment.id}/reactions/taught-me`);
  await until("the reaction", () => ear.heard.length >= 3);
  await ann.send("DELETE", `comments/${comment.id}`);
  await until("four events", () => ear.heard.length >= 4);
  expect(ear.heard.map(({ event }) => event.kind)).toEqual([
    "comment-posted",
    "comment-changed",
    "reactions-changed",
    "comment-changed",
  ]);
  expect(ear.heard.map(({ seq }) => seq)).toEqual([1, 2, 3, 4].map(n => start + n));
  expect(ear.heard.at(-1)?.event).toMatchObject({ comment: { state: "withdrawn", html: "" } });
  ear.close();
});

test("[L2] whoever comes back gets everything after the last number, and never the words of what was removed since", async () => {
  const start = await seqNow();
  const kept = await ann.posts("Posted while you were away, and kept.");
  const removed = await ann.posts("Posted while you were away: secret words.");
  await ann.send("DELETE", `comments/${removed.id}`);
  const ear = await anEar(newsroom);
  const reply = await ear.watch(channel, start);
  if (!("events" in reply)) throw new Error("expected a catch-up");
  expect(reply.events.map(({ seq }) => seq)).toEqual([1, 2, 3].map(n => start + n));
  expect(reply.events[0]?.event).toMatchObject({ kind: "comment-posted", comment: { id: kept.id, state: "visible" } });
  expect(JSON.stringify(reply)).not.toContain("secret words");
  ear.close();
});

test("[L16] of events that say the same a catch-up lists the last one only", async () => {
  const start = await seqNow();
  const comment = await ann.posts("Liked and liked again, while somebody was away.");
  for (const kind of ["taught-me", "worth-reading", "changed-my-mind"])
    await ben.send("PUT", `comments/${comment.id}/reactions/${kind}`);
  await ann.send("PATCH", `comments/${comment.id}`, { body: "Liked, and edited.", revision: 1 });
  await ann.send("PATCH", `comments/${comment.id}`, { body: "Liked, and edited twice.", revision: 2 });
  await until("the likes", async () => !(await newsroom.db.maybe(sql`select 1 from soon`)));
  const ear = await anEar(newsroom);
  const reply = await ear.watch(channel, start);
  if (!("events" in reply)) throw new Error("expected a catch-up");
  expect(reply.events.map(({ event }) => event.kind).sort()).toEqual([
    "comment-changed",
    "comment-posted",
    "reactions-changed",
  ]);
  expect([reply.after, reply.seq]).toEqual([start, await seqNow()]);
  ear.close();
});

test("[L18] likes of an article come together, four times a second at most, and keep no other event waiting", async () => {
  const liked = await newsroom.anArticle("liked-story");
  const [one, two] = [await ann.posts("One.", { article: liked }), await ann.posts("Two.", { article: liked })];
  const fans = await Promise.all(Array.from({ length: 12 }, (_, n) => newsroom.join(`Fan ${n}`)));
  const ear = await anEar(newsroom);
  await ear.watch(`article:${liked.id}`, 2);
  const came: number[] = [];
  ear.socket.on("event", ({ events }) => {
    const liked = events.flatMap(({ event }) => (event.kind === "reactions-changed" ? event.commentId : []));
    if (liked.length > 0) came.push(performance.now());
    expect(liked).toEqual([...new Set(liked)]);
  });
  const began = performance.now();
  for (const kind of ["taught-me", "worth-reading", "changed-my-mind"]) {
    await Promise.all(
      fans.flatMap(fan => [one, two].map(({ id }) => fan.send("PUT", `comments/${id}/reactions/${kind}`))),
    );
    const posted = await ann.posts("In between.", { article: liked });
    await until("the post", () =>
      ear.heard.some(({ event }) => event.kind === "comment-posted" && event.comment.id === posted.id),
    );
  }
  const all = { "taught-me": 12, "worth-reading": 12, "changed-my-mind": 12 };
  const last = (id: string) =>
    ear.heard.findLast(({ event }) => event.kind === "reactions-changed" && event.commentId === id)?.event;
  for (const { id } of [one, two]) {
    await until("all likes", () => JSON.stringify(last(id)) === JSON.stringify({ ...last(id), reactions: all }));
  }
  expect(came.length).toBeLessThanOrEqual((performance.now() - began) / 250 + 1);
  ear.close();
});

test("[L18] a like whose node died right after it is told by another", async () => {
  const comment = await ann.posts("Liked at the last moment.");
  const start = await seqNow();
  const ear = await anEar(newsroom);
  await ear.watch(channel, start);
  await newsroom.db.run(sql`
    insert into soon (channel, event)
    values (${channel}, ${JSON.stringify({ kind: "reactions-changed", commentId: comment.id })}::jsonb)`);
  await until("the like", () => ear.heard.some(({ event }) => event.kind === "reactions-changed"));
  ear.close();
});

test("[L3] who missed too much, or comes from another database, starts over", async () => {
  const ear = await anEar(newsroom);
  const head = await seqNow();
  expect(await ear.watch(channel, head + 1_000)).toEqual({ startOver: true, seq: head });
  const outgoing = Array.from({ length: 600 }, () => ({
    channel,
    event: { kind: "comment-changed", commentId: "1" } as const,
  }));
  await newsroom.db.transaction(tx => record(tx, outgoing));
  expect(await ear.watch(channel, head)).toEqual({ startOver: true, seq: head + 600 });
  expect(await ear.watch(channel, head + 590)).toMatchObject({ seq: head + 600 });
  ear.close();
});

test("[L4] under many writers at once numbers come without gaps, and nothing that commits is missed", async () => {
  const busy = await newsroom.anArticle("busy-story");
  const name: Channel = `article:${busy.id}`;
  const ear = await anEar(newsroom);
  await ear.watch(name, 0);
  const writers = Array.from({ length: 16 }, async (_, writer) => {
    for (let i = 0; i < 10; i++) {
      await newsroom.db
        .transaction(async tx => {
          const commentId = String(writer * 10 + i + 1);
          await record(tx, [{ channel: name, event: { kind: "reactions-changed", commentId } }]);
          if (i % 5 === 4) throw new Error("rolled back");
        })
        .catch(() => {});
    }
  });
  await Promise.all(writers);
  await until("128 numbers", () => ear.frames.at(-1)?.seq === 128);
  const ends = ear.frames.map(({ seq }) => seq);
  expect(ear.frames.map(({ after }) => after)).toEqual([0, ...ends.slice(0, -1)]);
  ear.close();
});

test("[L5] an event that another process writes is delivered too, even when its ring is lost", async () => {
  const ear = await anEar(newsroom);
  const start = await seqNow();
  await ear.watch(channel, start);
  // Written past this process: nobody rings, the look once a second finds it.
  await newsroom.db.run(sql`
    with next as (update channels set last_seq = last_seq + 1 where name = ${channel} returning last_seq)
    insert into events (channel, seq, event) select ${channel}, last_seq, '{"kind":"comment-changed","commentId":"1"}'::jsonb from next`);
  await until("the event without a ring", () => ear.heard.some(({ seq }) => seq === start + 1));
  ear.close();
});

test("[L6] a channel is only for those who may watch it", async () => {
  const nobody = await anEar(newsroom);
  const member = await anEar(newsroom, ann.cookie);
  const moderator = await anEar(newsroom, mo.cookie);
  const desk = `desk:${newsroom.site.id}`;
  expect(await nobody.watch(desk)).toEqual({ problem: "not-allowed" });
  expect(await member.watch(desk)).toEqual({ problem: "not-allowed" });
  expect(await member.watch(`user:${ben.member?.id}`)).toEqual({ problem: "not-allowed" });
  expect(await member.watch(`user:${ann.member?.id}`)).toHaveProperty("events");
  expect(await moderator.watch(desk)).toHaveProperty("events");
  expect(await moderator.watch("article:999999")).toEqual({ problem: "not-allowed" });
  for (const ear of [nobody, member, moderator]) ear.close();
});

test("[L7] a lost right reaches open sockets within a second", async () => {
  const neo = await newsroom.join("Neo", { role: "moderator" });
  const ear = await anEar(newsroom, neo.cookie);
  const desk: Channel = `desk:${newsroom.site.id}`;
  await ear.watch(desk);
  await ada.send("PUT", `sites/meridian/members/${neo.member?.id}/role`, { role: "member" });
  await until("neo told", () => ear.heard.some(({ event }) => event.kind === "rights-changed"), 1_000);
  await until("neo out of the room", () => !(newsroom.app.watchers(desk) > 0), 1_000);
  await ann.posts("Those wankers once more.");
  const other = await anEar(newsroom, mo.cookie);
  await until("the desk's events", async () => "events" in (await other.watch(desk)));
  expect(ear.heard.filter(({ channel: name }) => name === desk)).toEqual([]);
  ear.close();
  other.close();
});

test("[L7] a right that is lost among more than can be sent is lost too", async () => {
  const neo = await newsroom.join("Neo Busy", { role: "moderator" });
  const ear = await anEar(newsroom, neo.cookie);
  const desk: Channel = `desk:${newsroom.site.id}`;
  await ear.watch(desk);
  const own: Channel = `user:${neo.member?.id}`;
  await newsroom.db.transaction(async tx => {
    await tx.run(sql`update members set role = 'member' where id = ${neo.member?.id}`);
    const more = Array<Outgoing>(limits.catchUpEvents).fill({ channel: own, event: { kind: "notices-changed" } });
    await record(tx, [{ channel: own, event: { kind: "rights-changed" } }, ...more]);
  });
  await until("neo out of the room", () => newsroom.app.watchers(desk) === 0, 3_000);
  ear.close();
});

test("[L8] signing out ends what the member's sockets may hear", async () => {
  const neo = await newsroom.join("Neo Two");
  const ear = await anEar(newsroom, neo.cookie);
  await ear.watch(`user:${neo.member?.id}`);
  await neo.send("DELETE", "sessions/current");
  await until("out of the room", () => newsroom.app.watchers(`user:${neo.member?.id}` as Channel) === 0, 1_000);
  expect(await ear.watch(`user:${neo.member?.id}`)).toEqual({ problem: "not-allowed" });
  ear.close();
});

test("[L9] a moderator's desk hears of cases as they come and go, with the count", async () => {
  const ear = await anEar(newsroom, mo.cookie);
  const desk = `desk:${newsroom.site.id}`;
  const page = await mo.get<{ seq: number; openCount: number }>("cases");
  await ear.watch(desk, page.body.seq);
  const comment = await ann.posts("Nobody but wankers would sign that.");
  await until("the case", () => ear.heard.some(({ event }) => event.kind === "case-opened"));
  expect(ear.heard[0]?.event).toMatchObject({
    case: { comment: { id: comment.id } },
    openCount: page.body.openCount + 1,
  });
  const { id } = await newsroom.caseOf(comment, mo);
  await mo.send("POST", `cases/${id}/decisions`, { decision: "approve", revision: 1 });
  await until("the decision", () => ear.heard.some(({ event }) => event.kind === "case-closed"));
  expect(ear.heard.at(-1)?.event).toMatchObject({
    caseId: id,
    decision: { decision: "approve" },
    openCount: page.body.openCount,
  });
  ear.close();
});

test("[L10] readers now are counted, and told to everybody on the page", async () => {
  const quiet = await newsroom.anArticle("quiet-story");
  const ears = await Promise.all([anEar(newsroom), anEar(newsroom), anEar(newsroom)]);
  for (const ear of ears) await ear.watch(`article:${quiet.id}`, 0);
  await until("three readers", () => ears[0]?.readers === 3);
  ears[2]?.close();
  await until("two readers", () => ears[0]?.readers === 2);
  for (const ear of ears) ear.close();
});

test("[L11] one bad frame ends nothing: the process goes on and others are served", async () => {
  const ear = await anEar(newsroom);
  const raw = ear.socket as unknown as {
    emit(...args: unknown[]): void;
    io: { engine: { write(frame: string): void } };
  };
  raw.emit("watch");
  raw.emit("watch", null);
  raw.emit("watch", { channel: 7, since: "x" });
  raw.emit("watch", { channel, since: 0 }, "no function");
  raw.emit("unwatch", [[[[]]]]);
  raw.emit("nonsense", { a: 1 });
  for (const frame of ['42["x",null]', "42[", "4", "45-[", `42["watch",${"[".repeat(2_000)}${"]".repeat(2_000)}]`])
    raw.io.engine.write(frame);
  const other = await anEar(newsroom);
  expect(await other.watch(channel, 0)).toBeDefined();
  expect((await fetch(`${newsroom.url}/healthz`)).status).toBe(200);
  ear.close();
  other.close();
});

test("[L13] whoever floods with frames is told so, and takes nobody else's answer", async () => {
  const flood = await anEar(newsroom);
  const replies = Array.from({ length: 3_000 }, () => flood.watch(channel, 0));
  const page = await newsroom.reader.get<ThreadPage>(`articles/${newsroom.article.slug}/comments`);
  expect(page.status).toBe(200);
  const answered = await Promise.all(replies);
  const told = answered.filter(reply => "problem" in reply && reply.problem === "too-many-requests");
  expect(told.length).toBeGreaterThan(2_000);
  expect(answered.length - told.length).toBeGreaterThanOrEqual(20);
  expect(await flood.watch(channel, 0)).not.toHaveProperty("problem");
  flood.close();
});

test("[L14] a right that is lost while the socket opens is lost to it", async () => {
  const mia = await newsroom.join("Mia", { role: "moderator" });
  const ear = await newsroom.db.transaction(async tx => {
    // The socket has been asked who it is and cannot look at its channel yet.
    await tx.run(sql`lock table channels in access exclusive mode`);
    const opened = await anEar(newsroom, mia.cookie);
    await tx.run(sql`update members set role = 'member' where id = ${mia.member?.id}`);
    await record(tx, [{ channel: `user:${mia.member?.id}`, event: { kind: "rights-changed" } }]);
    return opened;
  });
  const desk = `desk:${newsroom.site.id}`;
  await until("the desk is closed to it", async () => "problem" in (await ear.watch(desk)), 3_000);
  expect(newsroom.app.watchers(desk as Channel)).toBe(0);
  ear.close();
});

test("[L15] one wire is one socket, however often it asks for more before the answer", async () => {
  const wire = new Manager(newsroom.url, {
    transports: ["websocket"],
    reconnection: false,
    extraHeaders: { Cookie: ann.cookie, Origin: newsroom.url },
  });
  const answers: unknown[] = [];
  wire.on("packet", packet => answers.push(packet));
  const closed = new Promise<void>(resolve => wire.on("close", () => resolve()));
  // "0" asks for a socket.
  wire.on("open", () => Array.from({ length: 500 }, () => wire.engine.write("0")));
  await closed;
  expect(answers.length).toBeLessThanOrEqual(1);
  expect(newsroom.app.watchers(`user:${ann.member?.id ?? "0"}`)).toBe(0);
});
