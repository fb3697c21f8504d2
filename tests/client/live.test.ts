import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { Server } from "socket.io";
import { connectLive, type Live, type LiveStatus } from "../../client/core/live.ts";
import { type Hears, openSocket } from "../../client/core/socket.ts";
import type { Watching } from "../../client/core/watch.ts";
import type { Numbered, WatchReply } from "../../server/protocol/events.ts";
import "../setup/webSocket.ts";

const channel = "article:7" as const;
const event = (seq: number): Numbered => ({ seq, event: { kind: "nothing" } });
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A real Socket.IO server that keeps one channel; `answer` may say something else than what was missed. */
async function aPostman(answer?: (since: number) => WatchReply | undefined) {
  const http = createServer();
  const server = new Server(http);
  const events: Numbered[] = [];
  const asked: number[] = [];
  server.on("connection", socket => {
    socket.on("watch", async ({ since }: { since: number }, reply: (reply: WatchReply) => void) => {
      asked.push(since);
      await socket.join(channel);
      const missed = { after: since, seq: events.length, events: events.filter(({ seq }) => seq > since), readers: 2 };
      reply(answer?.(since) ?? missed);
    });
  });
  await new Promise<void>(resolve => http.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    happens(count: number) {
      for (let n = 0; n < count; n++) events.push(event(events.length + 1));
    },
    send(...seqs: number[]) {
      const frame = { after: (seqs[0] ?? 1) - 1, seq: seqs.at(-1), events: seqs.map(event) };
      server.to(channel).emit("event", { channel, ...frame });
    },
    tellReaders: (readers: number) => server.to(channel).emit("presence", { channel, readers }),
    cut: () => server.disconnectSockets(true),
  };
}

/** The client's own connection, which tries again after 20 ms. */
function connect(url: string): Live {
  const open = (hears: Hears) => openSocket({ url: url.replace("http", "ws") }, hears);
  const live = connectLive({ open, waitMs: () => 20 });
  closing.push(() => live.close());
  return live;
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise(resolve => setTimeout(resolve, 5));
}

function reading(live: Live, since = 0) {
  const applied: number[] = [];
  const seen: LiveStatus["state"][] = [];
  const readers: number[] = [];
  const restarts: number[] = [];
  let reread: (seq: number) => Promise<number> = async seq => seq;
  live.onStatus(({ state }) => seen.push(state));
  live.watch(channel, {
    since,
    apply: events => applied.push(...events.map(({ seq }) => seq)),
    readers: count => readers.push(count),
    startOver(seq) {
      restarts.push(seq);
      return reread(seq);
    },
  });
  return {
    applied,
    seen,
    readers,
    restarts,
    rereads(how: typeof reread) {
      reread = how;
    },
    state: () => seen.at(-1),
  };
}

test("[C24] a page gets what happened since it was drawn, then what happens, and who else reads", async () => {
  const postman = await aPostman();
  postman.happens(4);
  const reader = reading(connect(postman.url), 2);
  await until(() => reader.state() === "live");
  expect(reader.applied).toEqual([3, 4]);
  postman.happens(1);
  postman.send(5);
  await until(() => reader.applied.length === 3);
  expect(reader.applied).toEqual([3, 4, 5]);
  expect(reader.readers).toEqual([2]);
});

test("[C25] a lost connection is told, comes back by itself, and nothing is missed", async () => {
  const postman = await aPostman();
  const reader = reading(connect(postman.url));
  await until(() => reader.state() === "live");
  postman.cut();
  await until(() => reader.state() === "lost");
  postman.happens(3);
  await until(() => reader.state() === "live");
  expect(reader.applied).toEqual([1, 2, 3]);
  expect(reader.seen.slice(reader.seen.indexOf("lost"))).toEqual(["lost", "connecting", "catching-up", "live"]);
});

test("[C25] a connection cut again and again ends with everything, once and in order", async () => {
  const postman = await aPostman();
  const reader = reading(connect(postman.url));
  for (let round = 0; round < 8; round++) {
    await until(() => reader.state() === "live");
    postman.happens(3);
    postman.send(round * 3 + 2);
    postman.cut();
    await until(() => reader.state() === "lost");
  }
  await until(() => reader.applied.length === 24);
  expect(reader.applied).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
});

test("[C26] a number that is missing is asked for", async () => {
  const postman = await aPostman();
  const reader = reading(connect(postman.url));
  await until(() => reader.state() === "live");
  postman.happens(3);
  postman.send(1);
  postman.send(3);
  await until(() => reader.applied.length === 3);
  expect(reader.applied).toEqual([1, 2, 3]);
  expect(postman.asked).toEqual([0, 1]);
});

test("[C27] told to start over, the page is read again; what comes meanwhile waits for it", async () => {
  const postman = await aPostman(since => (since < 900 ? { startOver: true, seq: 900 } : undefined));
  postman.happens(905);
  const reader = reading(connect(postman.url));
  let finish: (seq: number) => void = () => {};
  reader.rereads(() => new Promise(resolve => (finish = resolve)));
  await until(() => reader.restarts.length === 1);
  postman.send(903, 904);
  postman.send(905);
  // What is sent last arrives last: by now the frames before it are here, and wait.
  postman.tellReaders(7);
  await until(() => reader.readers.includes(7));
  expect(reader.applied).toEqual([]);
  finish(902);
  await until(() => reader.state() === "live");
  expect(reader.applied).toEqual([903, 904, 905]);
});

/** Another piece of the page that listens to the same channel. */
function beside(live: Live, since: number, startOver: Watching["startOver"] = async seq => seq) {
  const applied: number[] = [];
  const readers: number[] = [];
  const stop = live.watch(channel, {
    since,
    apply: events => applied.push(...events.map(({ seq }) => seq)),
    readers: count => readers.push(count),
    startOver,
  });
  return { applied, readers, stop };
}

test("[L17] pieces of a page share one connection and one question, each from the number of its own", async () => {
  const postman = await aPostman();
  postman.happens(4);
  const live = connect(postman.url);
  const reader = reading(live, 3);
  const other = beside(live, 1);
  await until(() => reader.state() === "live");
  expect([reader.applied, other.applied]).toEqual([[4], [2, 3, 4]]);
  expect(postman.asked).toEqual([1]);
  const late = beside(live, 0);
  await until(() => late.applied.length === 4);
  expect(late.readers).toContain(2);
  postman.happens(1);
  postman.send(5);
  await until(() => [reader, other, late].every(one => one.applied.at(-1) === 5));
  other.stop();
  postman.happens(1);
  postman.send(6);
  await until(() => late.applied.at(-1) === 6);
  expect(other.applied.at(-1)).toBe(5);
  expect(reader.applied).toEqual([4, 5, 6]);
});

test("[L17] only the piece that missed too much is read again", async () => {
  const postman = await aPostman(since => (since < 900 ? { startOver: true, seq: 900 } : undefined));
  postman.happens(905);
  const live = connect(postman.url);
  const reader = reading(live, 903);
  await until(() => reader.state() === "live");
  let reads = 0;
  const other = beside(live, 10, async () => {
    reads++;
    return 902;
  });
  await until(() => other.applied.at(-1) === 905);
  expect(reads).toBe(1);
  expect(reader.restarts).toEqual([]);
  expect(reader.applied).toEqual([904, 905]);
});

test("[C28] a channel that this reader may not watch is left alone, and the others go on", async () => {
  const postman = await aPostman(() => ({ problem: "not-allowed" }));
  const reader = reading(connect(postman.url));
  await until(() => reader.state() === "live");
  expect(postman.asked).toEqual([0]);
});
