import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { Server } from "socket.io";
import { io, type Socket } from "socket.io-client";
import { Pool } from "../../server/db/pool.ts";
import { sql } from "../../server/db/sql.ts";
import { record } from "../../server/events/stream.ts";
import { startFanout } from "../../server/live/fanout.ts";
import type { Channel, Frame, LiveEvent } from "../../server/protocol/events.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { anEar, type Ear, until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ann: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
});
afterAll(() => newsroom.close());

/** Numbers that no frame of this channel said. */
function missing(ear: Ear, channel: Channel, from: number, to: number): number[] {
  const frames = ear.frames.filter(frame => frame.channel === channel);
  const numbers = Array.from({ length: to - from }, (_, index) => from + 1 + index);
  return numbers.filter(seq => !frames.some(frame => frame.after < seq && seq <= frame.seq));
}

test("[L19] a frame is encoded once, however many sockets are in the room", async () => {
  const http = createServer();
  const server = new Server(http, { transports: ["websocket"] });
  await new Promise<void>(resolve => http.listen(0, "127.0.0.1", resolve));
  const channel: Channel = "article:1";
  const framed = new Set<unknown>();
  let sent = 0;
  server.engine.on(
    "flush",
    (_socket: unknown, packets: { data?: string; options: { wsPreEncodedFrame?: unknown } }[]) => {
      for (const { data, options } of packets.filter(packet => packet.data?.startsWith("2["))) {
        sent++;
        framed.add(options.wsPreEncodedFrame ?? data);
      }
    },
  );
  let encoded = 0;
  const counted = { kind: "nothing", toJSON: () => ({ kind: "nothing", n: ++encoded }) } as unknown as LiveEvent;
  const fanout = startFanout(server, newsroom.db, async (_, rows) => rows.map(({ seq }) => ({ seq, event: counted })), {
    onDelivered: () => {},
    onError: error => expect(error).toBeUndefined(),
  });
  server.on("connection", socket => void socket.join(channel));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const frames: Frame[] = [];
  const sockets = Array.from({ length: 50 }, (): Socket => io(url, { transports: ["websocket"], forceNew: true }));
  for (const socket of sockets) socket.on("event", (frame: Frame) => frames.push(frame));
  await until("all in the room", () => server.of("/").adapter.rooms.get(channel)?.size === 50);
  await fanout.serve({ channel, sections: null });
  await newsroom.db.transaction(tx => record(tx, [{ channel, event: { kind: "comment-changed", commentId: "1" } }]));
  fanout.wake([channel]);
  await until("all to hear", () => frames.length === 50);
  // Socket.IO looks through it for bytes, then writes it down.
  expect(encoded).toBeLessThanOrEqual(2);
  expect([sent, framed.size]).toEqual([50, 1]);
  for (const socket of sockets) socket.disconnect();
  await fanout.close();
  await server.close();
});

test("[L20] posts of a burst leave as a few frames, and one that comes alone leaves at once", async () => {
  const busy = await newsroom.anArticle("a-burst");
  const channel: Channel = `article:${busy.id}`;
  const ear = await anEar(newsroom);
  await ear.watch(channel, 0);
  const event = { kind: "comment-changed", commentId: "1" } as const;
  await Promise.all(Array.from({ length: 100 }, () => newsroom.db.transaction(tx => record(tx, [{ channel, event }]))));
  await until("all of them", () => missing(ear, channel, 0, 100).length === 0);
  expect(ear.frames.length).toBeLessThan(50);
  const before = ear.frames.length;
  const began = performance.now();
  await newsroom.db.transaction(tx => record(tx, [{ channel, event }]));
  await until("the one", () => ear.frames.length > before);
  expect(performance.now() - began).toBeLessThan(1_000);
  ear.close();
});

test("[L31] what a node commits itself it sends without reading its numbers again, and what others wrote between comes with it, in order", async () => {
  const article = await newsroom.anArticle("own-and-others");
  const channel: Channel = `article:${article.id}`;
  // As another node whose rings are lost.
  const other = new Pool({ url: newsroom.databaseUrl });
  const ear = await anEar(newsroom);
  await ear.watch(channel, 0);
  const asked = jest.spyOn(newsroom.db, "all");
  const readings = () =>
    asked.mock.calls.filter(([query]) => query.toQuery().text.includes("left join lateral")).length;
  const write = (by: Pool) =>
    by.transaction(tx => record(tx, [{ channel, event: { kind: "comment-changed", commentId: "1" } }]));
  for (let seq = 1; seq <= 5; seq++) {
    await write(newsroom.db);
    await until("its own", () => ear.frames.at(-1)?.seq === seq);
  }
  // One, should the look at all heads fall between a commit and its frame.
  expect(readings()).toBeLessThanOrEqual(1);
  asked.mockRestore();
  await Promise.all(Array.from({ length: 100 }, (_, n) => write(n % 3 === 0 ? other : newsroom.db)));
  await until("all of them", () => ear.frames.at(-1)?.seq === 105);
  const frames = ear.frames.filter(frame => frame.channel === channel);
  expect(frames.map(({ after }) => after)).toEqual([0, ...frames.slice(0, -1).map(({ seq }) => seq)]);
  ear.close();
  await other.close();
});

test("[L21] whoever does not read is cut at a megabyte, the others get everything meanwhile, and coming back brings the rest", async () => {
  const long = await newsroom.anArticle("long-texts");
  const channel: Channel = `article:${long.id}`;
  const posted = await Promise.all(
    Array.from({ length: 12 }, (_, n) => ann.posts(`Long text ${n}.`, { article: long })),
  );
  // A frame of half a megabyte.
  await newsroom.db.run(sql`
    update comments set html = repeat('<p>barges and quotas</p>', 1700) where article_id = ${long.id}`);
  const [slow, quick] = [await anEar(newsroom), await anEar(newsroom)];
  await slow.watch(channel, 12);
  // The pace of the article may have been told already.
  const heard = await quick.watch(channel, 12);
  const from = "seq" in heard ? heard.seq : 12;
  const wire = (slow.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } })
    .ws;
  wire._socket.pause();
  const readers = () => newsroom.app.watchers(channel);
  let seq = from;
  for (let round = 0; round < 200 && readers() === 2; round++) {
    const events = posted.map(({ id }) => ({ channel, event: { kind: "comment-changed", commentId: id } as const }));
    await newsroom.db.transaction(tx => record(tx, events));
    seq += events.length;
    // It may be told besides.
    await until("the quick one", () => (quick.frames.at(-1)?.seq ?? 0) >= seq);
    seq = quick.frames.at(-1)?.seq ?? 0;
  }
  expect(readers()).toBe(1);
  expect(missing(quick, channel, from, seq)).toEqual([]);
  wire._socket.resume();
  await until("the slow one to notice", () => !slow.socket.connected);
  const back = await anEar(newsroom);
  const reply = await back.watch(channel, seq - 60);
  expect(reply).toMatchObject({ after: seq - 60, seq });
  for (const ear of [quick, back]) ear.close();
});

test("[L22] events older than they are kept for leave in portions, and a reader from before starts over", async () => {
  const old = await newsroom.anArticle("old-story");
  const channel: Channel = `article:${old.id}`;
  await newsroom.db.run(sql`insert into channels (name, last_seq) values (${channel}, 12010)`);
  await newsroom.db.run(sql`
    insert into events (channel, seq, event, recorded_at)
    select ${channel}, n, '{"kind":"comment-changed","commentId":"1"}', now() - case when n > 12000 then interval '2 days' else interval '4 days' end
    from generate_series(1, 12010) n`);
  const { forgetOldEvents } = await import("../../server/events/stream.ts");
  expect(await forgetOldEvents(newsroom.db, 5)).toBe(0);
  expect(await forgetOldEvents(newsroom.db, 3)).toBe(12_000);
  const ear = await anEar(newsroom);
  expect(await ear.watch(channel, 11_990)).toEqual({ startOver: true, seq: 12_010 });
  expect(await ear.watch(channel, 12_000)).toMatchObject({ after: 12_000, seq: 12_010 });
  ear.close();
});
