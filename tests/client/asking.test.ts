import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { Server } from "socket.io";
import { connectLive, type Live, type LiveStatus } from "../../client/core/live.ts";
import { type Hears, openSocket } from "../../client/core/socket.ts";
import { type ChangesView, type Numbered, tooManySockets } from "../../server/protocol/events.ts";
import "../setup/webSocket.ts";
import { aView } from "./comments.ts";

const channel = "article:7" as const;
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A server whose sockets can be blocked or refused, and which answers what has changed. */
async function aServer() {
  const http = createServer();
  const way = { is: "open" as "open" | "blocked" | "full", asks: true };
  const server = new Server(http, { allowRequest: (_req, answer) => answer(null, way.is !== "blocked") });
  server.use((_socket, next) => next(way.is === "full" ? new Error(tooManySockets) : undefined));
  const events: Numbered[] = [];
  const missed = (since: number): ChangesView =>
    since + 1_500 < events.length
      ? { startOver: true, seq: events.length }
      : { after: since, seq: events.length, events: events.filter(({ seq }) => seq > since), readers: 3 };
  server.on("connection", socket => {
    socket.on("watch", async ({ since }: { since: number }, reply: (reply: ChangesView) => void) => {
      await socket.join(channel);
      reply(missed(since));
    });
  });
  await new Promise<void>(resolve => http.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const open = (hears: Hears) => openSocket({ url: url.replace("http", "ws") }, hears);
  return {
    way,
    /** Tells those with a socket at once. */
    posts(count = 1) {
      const after = events.length;
      for (let n = 0; n < count; n++) {
        const comment = aView(events.length + 1);
        const event = { kind: "comment-posted", comment, parent: null, commentCount: events.length + 1 } as const;
        events.push({ seq: events.length + 1, event });
      }
      server.to(channel).emit("event", { channel, after, seq: events.length, events: events.slice(after) });
    },
    cut: () => server.disconnectSockets(true),
    connect(): Live {
      const changes = async (_article: string, since: number) => {
        if (!way.asks) throw new Error("nobody answers");
        return missed(since);
      };
      const live = connectLive({ open, waitMs: () => 20, changes, asking: { afterMs: 50, everyMs: 40 } });
      closing.push(() => live.close());
      return live;
    },
  };
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise(resolve => setTimeout(resolve, 5));
}

function reading(live: Live) {
  const applied: number[] = [];
  const seen: LiveStatus[] = [];
  let restarts = 0;
  live.onStatus(status => seen.push(status));
  live.watch(channel, {
    since: 0,
    apply: events => applied.push(...events.map(({ seq }) => seq)),
    startOver: async seq => {
      restarts++;
      return seq;
    },
  });
  return { applied, seen, restarts: () => restarts, now: () => seen.at(-1) };
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test("[L25] where no socket opens the page asks for changes and says so; it goes back to a socket when it can, and misses nothing", async () => {
  const server = await aServer();
  server.way.is = "blocked";
  server.posts(2);
  const live = server.connect();
  const reader = reading(live);
  await until(() => reader.now()?.state === "asking");
  server.posts();
  await until(() => reader.applied.length === 3);
  server.way.asks = false;
  await until(() => reader.now()?.state === "lost");
  server.posts();
  server.way.asks = true;
  await until(() => reader.now()?.state === "asking" && reader.applied.length === 4);
  server.way.is = "open";
  live.retryNow();
  await until(() => reader.now()?.state === "live");
  server.posts();
  await until(() => reader.applied.length === 5);
  expect(reader.applied).toEqual(upTo(5));
});

test("[L25] refused because there are too many sockets it asks at once", async () => {
  const server = await aServer();
  server.way.is = "full";
  const reader = reading(server.connect());
  server.posts();
  await until(() => reader.now()?.state === "asking");
  expect(reader.applied).toEqual([1]);
});

test("[L25] the desk asks for nothing: it hears what not everybody may, and says that it is not connected", async () => {
  const server = await aServer();
  server.way.is = "blocked";
  const live = server.connect();
  const reader = reading(live);
  live.watch("desk:1", { since: 0, apply: () => {}, startOver: () => {} });
  server.posts();
  await until(() => reader.seen.filter(({ state }) => state === "lost").length > 4);
  expect(reader.applied).toEqual([]);
});

test("[L26] while live is off nothing changes, what happens waits and is counted, also over a lost connection, and comes in order", async () => {
  const server = await aServer();
  const live = server.connect();
  const reader = reading(live);
  await until(() => reader.now()?.state === "live");
  live.turn("off");
  server.posts(2);
  await until(() => reader.now()?.waiting === 2);
  server.cut();
  await until(() => reader.now()?.state === "lost");
  server.posts(3);
  await until(() => reader.now()?.state === "live" && reader.now()?.waiting === 5);
  expect(reader.applied).toEqual([]);
  live.turn("on");
  expect(reader.applied).toEqual(upTo(5));
  expect(reader.now()).toEqual({ state: "live" });
  server.posts();
  await until(() => reader.applied.length === 6);
});

test("[L26] of more than can wait everything is read again, when live is on", async () => {
  const server = await aServer();
  const live = server.connect();
  const reader = reading(live);
  await until(() => reader.now()?.state === "live");
  live.turn("off");
  for (let round = 0; round < 3; round++) server.posts(400);
  await until(() => reader.now()?.waiting === 800);
  server.cut();
  await until(() => reader.now()?.state === "lost");
  server.posts(2_000);
  await until(() => reader.now()?.state === "live");
  expect([reader.restarts(), reader.applied.length]).toEqual([0, 0]);
  live.turn("on");
  await until(() => reader.restarts() === 1);
  server.posts();
  await until(() => reader.applied.length > 0);
  expect(reader.applied).toEqual([3_201]);
});
