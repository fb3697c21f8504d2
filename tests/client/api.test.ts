import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { ApiProblem, api } from "../../client/core/api.ts";
import { home } from "../../client/core/home.ts";
import { startSession, unreadCount } from "../../client/core/session.ts";

type Reply =
  | { status: number; body?: unknown; type?: string }
  | "cut"
  | "half"
  | Promise<{ status: number; body?: unknown }>;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  home.origin = "";
  for (const close of closing.splice(0)) await close();
});

interface Asked {
  method: string;
  path: string;
  key: string | undefined;
}

/** A server that answers what the test says, and remembers what it was asked. */
async function aServer(answer: (asked: Asked, count: number) => Reply): Promise<Asked[]> {
  const asked: Asked[] = [];
  const http = createServer(async (req: IncomingMessage, res) => {
    const key = req.headers["idempotency-key"];
    const one = { method: req.method ?? "", path: req.url ?? "", key: Array.isArray(key) ? key[0] : key };
    asked.push(one);
    const reply = answer(one, asked.length);
    if (reply === "cut") return req.socket.destroy();
    if (reply === "half") {
      res.writeHead(201, { "content-type": "application/json", "content-length": 100 });
      return res.write('{"id":', () => req.socket.destroy());
    }
    const { status, body } = await reply;
    res.writeHead(status, { "content-type": status < 400 ? "application/json" : "application/problem+json" });
    res.end(body === undefined ? undefined : JSON.stringify(body));
  });
  await new Promise<void>(resolve => http.listen(0, "127.0.0.1", resolve));
  closing.push(
    () => http.closeAllConnections(),
    () => new Promise(resolve => http.close(resolve)),
  );
  home.origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return asked;
}

const problemOf = (promise: Promise<unknown>): Promise<ApiProblem> =>
  promise.then(
    () => {
      throw new Error("it was taken");
    },
    (thrown: unknown) => {
      if (thrown instanceof ApiProblem) return thrown;
      throw thrown;
    },
  );

test("[C32] a write that gets no answer is sent again with its key, so that it happens once", async () => {
  const asked = await aServer((_, count) => (count < 3 ? "cut" : { status: 201, body: { id: "5" } }));
  expect(await api.post("articles/7/comments", { body: "hello" })).toEqual({ id: "5" });
  expect(asked).toHaveLength(3);
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
  expect(asked[0]?.key).toMatch(/^[\x21-\x7e]{8,100}$/);
});

test("[C32] an answer that breaks off is no answer", async () => {
  const asked = await aServer((_, count) => (count < 2 ? "half" : { status: 201, body: { id: "5" } }));
  expect(await api.post("articles/7/comments", { body: "hello" })).toEqual({ id: "5" });
  expect(asked).toHaveLength(2);
});

test("[C32] another write has another key; a key that is given stays", async () => {
  const asked = await aServer(() => ({ status: 204 }));
  expect(await api.put("me/notices/read")).toBeUndefined();
  await api.del("comments/5");
  await api.patch("comments/5", {}, { key: "the-same-key" });
  expect(asked[0]?.key).not.toBe(asked[1]?.key);
  expect(asked[2]?.key).toBe("the-same-key");
});

test("[C33] without any answer it ends, and says that there is no connection", async () => {
  const asked = await aServer(() => "cut");
  const thrown = await problemOf(api.get("me"));
  expect({ status: thrown.status, problem: thrown.problem }).toEqual({ status: 0, problem: "offline" });
  expect(asked).toHaveLength(3);
});

test("[C33] a problem comes as the server said it, and is not sent again", async () => {
  const body = { type: "urn:comity:problem:parent-gone", title: "It is gone", status: 409 };
  const asked = await aServer(() => ({ status: 409, body }));
  const thrown = await problemOf(api.post("x"));
  expect({ status: thrown.status, problem: thrown.problem, body: thrown.body }).toEqual({
    status: 409,
    problem: "parent-gone",
    body,
  });
  expect(asked).toHaveLength(1);
});

const ann = { id: "1", siteId: "1", name: "Ann", email: "ann@example.org", role: "member", badges: [] };
const notice = (id: string, madeAt: string) => ({
  id,
  madeAt,
  readAt: null,
  url: null,
  notice: { kind: "replied", commentId: "3", articleSlug: "a", articleTitle: "A", by: "Ben" } as const,
});

test("[C34] an answer about who was here before does not sign out who has just signed in", async () => {
  let early: (reply: { status: number; body: unknown }) => void = () => {};
  let isIn = false;
  await aServer(({ path }) => {
    if (path.endsWith("/sessions")) {
      isIn = true;
      return { status: 201, body: { member: ann } };
    }
    if (isIn) return { status: 200, body: { member: ann, notices: [], sanctions: [] } };
    return new Promise(resolve => (early = resolve));
  });
  const session = startSession();
  const asking = session.load();
  await session.proceed("sessions", { email: "ann@example.org", password: "a sentence is good" });
  early({ status: 200, body: { member: null, notices: [], sanctions: [] } });
  await asking;
  expect(session.state.member?.name).toBe("Ann");
});

test("[C35] notices stand newest first, each once, and reading marks them all", async () => {
  const asked = await aServer(() => ({ status: 204 }));
  const session = startSession();
  session.tell(notice("2", "2026-05-14T10:00:00Z"));
  session.tell(notice("3", "2026-05-14T11:00:00Z"));
  session.tell(notice("2", "2026-05-14T10:00:00Z"));
  expect(session.state.notices.map(({ id }) => id)).toEqual(["3", "2"]);
  expect(unreadCount(session.state)).toBe(2);
  await session.markRead();
  await session.markRead();
  expect(unreadCount(session.state)).toBe(0);
  expect(asked.map(({ path }) => path)).toEqual(["/api/v1/me/notices/read"]);
});
