import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { Server, type Socket } from "socket.io";
import { WebSocketServer } from "ws";
import { type Hears, openSocket } from "../../client/core/socket.ts";
import "../setup/webSocket.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const channel = "article:7" as const;

async function listening(http: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>(resolve => http.listen(0, "127.0.0.1", resolve));
  return `ws://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

/** A real Socket.IO server. */
async function aServer(onSocket: (socket: Socket) => void, pingInterval = 25_000) {
  const http = createServer();
  const server = new Server(http, { transports: ["websocket"], pingInterval, pingTimeout: pingInterval });
  server.on("connection", onSocket);
  closing.push(() => server.close());
  return { server, url: await listening(http) };
}

/** A server that says what it is told to. */
async function aLiar(...packets: string[]): Promise<string> {
  const http = createServer();
  const server = new WebSocketServer({ server: http });
  server.on("connection", wire => {
    for (const packet of packets) wire.send(packet);
  });
  closing.push(() => {
    for (const wire of server.clients) wire.terminate();
    http.close();
  });
  return await listening(http);
}

function open(url: string, options: { auth?: object; withinMs?: number } = {}) {
  const told: string[] = [];
  const heard: Hears["heard"] = {
    event: ({ seq }) => told.push(`event ${seq}`),
    presence: ({ readers }) => told.push(`readers ${readers}`),
    typing: ({ under }) => told.push(`typing ${under}`),
  };
  const hears = { opened: () => told.push("opened"), ended: (why: string | null) => told.push(`ended ${why}`), heard };
  const socket = openSocket({ url, ...options }, hears);
  closing.push(() => socket.close());
  return { socket, told, until: (what: string) => until(() => told.includes(what)) };
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise(resolve => setTimeout(resolve, 5));
}

test("[SZ1] it asks a real Socket.IO server, is answered each its own, and hears what it tells", async () => {
  const { url } = await aServer(socket => {
    socket.on("watch", ({ since }, answer) =>
      setTimeout(() => answer({ after: since, seq: since, events: [] }), 20 - since),
    );
    socket.on("unwatch", () => socket.emit("presence", { channel, readers: 3 }));
  });
  const { socket, told, until } = open(url);
  await until("opened");
  const replies = await Promise.all([1, 2, 3].map(since => socket.ask("watch", { channel, since })));
  expect(replies).toEqual([1, 2, 3].map(since => ({ after: since, seq: since, events: [] })));
  socket.tell("unwatch", { channel });
  await until("readers 3");
  expect(told).toEqual(["opened", "readers 3"]);
});

test("[SZ1] what it brings along is there when the connection begins", async () => {
  let brought: unknown;
  const { url } = await aServer(socket => {
    brought = socket.handshake.auth;
  });
  await open(url, { auth: { token: 'a\u2028"b' } }).until("opened");
  expect(brought).toEqual({ token: 'a\u2028"b' });
});

test("[SZ1] a refusal carries the server's reason; cut and sent away are an end without one, told once", async () => {
  const { url, server } = await aServer(() => {});
  server.use((socket, next) => next(socket.handshake.auth.stays ? undefined : new Error("no room")));
  const refused = open(url);
  await refused.until("ended no room");
  const [cut, sent] = [open(url, { auth: { stays: 1 } }), open(url, { auth: { stays: 1 } })];
  await Promise.all([cut.until("opened"), sent.until("opened")]);
  server.disconnectSockets(true);
  await Promise.all([cut.until("ended null"), sent.until("ended null")]);
  expect([refused.told, cut.told]).toEqual([["ended no room"], ["opened", "ended null"]]);
});

test("[SZ1] pings keep it; a server that falls silent is an end", async () => {
  const { url } = await aServer(() => {}, 500);
  const kept = open(url);
  await kept.until("opened");
  await new Promise(resolve => setTimeout(resolve, 1_600));
  expect(kept.told).toEqual(["opened"]);
  const silent = open(await aLiar('0{"pingInterval":30,"pingTimeout":30}', "40{}"));
  await silent.until("ended null");
  expect(silent.told).toEqual(["opened", "ended null"]);
});

test("[SZ1] nobody there, no answer, and what cannot be read are an end; questions then get none", async () => {
  const deaf = open(await aLiar(), { withinMs: 50 });
  await deaf.until("ended null");
  await open("ws://127.0.0.1:9").until("ended null");
  for (const packet of ["4", "42", "42{", "43x[1]", '42["event",null]', "0", "0null", "\0"]) {
    const puzzled = open(await aLiar('0{"pingInterval":9,"pingTimeout":9}', packet), { withinMs: 50 });
    await puzzled.until("ended null");
    expect(await puzzled.socket.ask("watch", { channel, since: 0 })).toBeNull();
  }
});

test("[SZ1] after closing nothing is told, and who waits for an answer waits no longer", async () => {
  const { url, server } = await aServer(socket => socket.on("watch", () => {}));
  const { socket, told, until } = open(url);
  await until("opened");
  const waiting = socket.ask("watch", { channel, since: 0 });
  socket.close();
  server.emit("presence", { channel, readers: 1 });
  expect(await waiting).toBeNull();
  await new Promise(resolve => setTimeout(resolve, 50));
  expect(told).toEqual(["opened"]);
});
