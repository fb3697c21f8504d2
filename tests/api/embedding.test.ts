import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { io } from "socket.io-client";
import type { Entered, Me } from "../../server/protocol/views.ts";
import { type Answer, aNewsroom, atOnce, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
const home = "https://news.example";
const evil = "https://evil.example";
const account = { email: "dora@example.org", password: "correct horse battery" };

beforeAll(async () => {
  newsroom = await aNewsroom();
  await newsroom.setSettings({ signIn: atOnce, embedding: { origins: [home], newArticles: "pages" } });
  ann = await newsroom.join("Ann");
  await newsroom.reader.send("POST", "members", { name: "Dora", ...account });
});
afterAll(() => newsroom.close());

const at = (origin: string, headers: Record<string, string> = {}) => ({
  Origin: origin,
  "Sec-Fetch-Site": "cross-site",
  ...headers,
});
const signIn = (origin: string) => newsroom.reader.send<Entered>("POST", "sessions", account, at(origin));
const bearer = (token = "") => ({ Authorization: `Bearer ${token}` });
const readableAt = (answer: Answer) => answer.headers.get("access-control-allow-origin");
const comments = "articles/tariff-pause/comments";
const wantsToPost = { "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization" };

test("[EM1] a page of an allowed origin may ask, and may ask whether it may write", async () => {
  const read = await newsroom.reader.send("GET", comments, undefined, at(home));
  expect(read.status).toBe(200);
  expect(readableAt(read)).toBe(home);
  expect(read.headers.get("vary")).toContain("Origin");
  expect(read.headers.get("access-control-allow-credentials")).toBeNull();
  const before = await newsroom.reader.send("OPTIONS", comments, undefined, at(home, wantsToPost));
  expect(before.status).toBe(204);
  expect(before.headers.get("access-control-allow-headers")).toMatch(/authorization.*idempotency-key/);
});

test.each([evil, "null", `${home}.evil.example`, "http://news.example", `${home}:8443`])(
  "[EM1] a page of %s reads no answer and writes nothing",
  async origin => {
    expect(readableAt(await newsroom.reader.send("GET", comments, undefined, at(origin)))).toBeNull();
    const before = await newsroom.reader.send("OPTIONS", comments, undefined, at(origin, wantsToPost));
    expect([problemOf(before), readableAt(before)]).toEqual(["cross-site", null]);
    const { token } = (await signIn(home)).body;
    const write = await newsroom.reader.send("POST", comments, { body: "Not me." }, at(origin, bearer(token)));
    expect(problemOf(write)).toBe("cross-site");
  },
);

test("[EM1] what is refused is told to the page in words that it can read", async () => {
  const answer = await newsroom.reader.send("POST", comments, { body: "Who am I?" }, at(home));
  expect([problemOf(answer), readableAt(answer)]).toEqual(["sign-in-needed", home]);
});

describe("[EM2] the session of a page of another origin", () => {
  test("[EM2] its token is in the answer, and no cookie is set; on a page of our own it is the other way round", async () => {
    const afar = await signIn(home);
    expect(afar.body).toMatchObject({ member: { name: "Dora" }, token: expect.stringMatching(/^[\w-]{43}$/) });
    expect(Date.parse(afar.body.until ?? "")).toBeGreaterThan(Date.now());
    expect(afar.headers.get("set-cookie")).toBeNull();
    const near = await newsroom.reader.send<Entered>("POST", "sessions", account, { Origin: newsroom.url });
    expect(near.body.token).toBeUndefined();
    expect(near.headers.get("set-cookie")).toMatch(/^comity_session=/);
  });

  test("[EM2] who sends the token is its owner, until they sign out", async () => {
    const { token } = (await signIn(home)).body;
    const me = () => newsroom.reader.send<Me>("GET", "me", undefined, at(home, bearer(token)));
    expect((await me()).body.member?.name).toBe("Dora");
    const posted = await newsroom.reader.send("POST", comments, { body: "From afar." }, at(home, bearer(token)));
    expect(posted.status).toBe(201);
    await newsroom.reader.send("DELETE", "sessions/current", undefined, at(home, bearer(token)));
    expect((await me()).body.member).toBeNull();
  });

  test("[EM2] a cookie says nothing there, whoever's it is", async () => {
    const me = await ann.send<Me>("GET", "me", undefined, at(home));
    expect(me.body.member).toBeNull();
    expect(problemOf(await ann.send("POST", comments, { body: "By a cookie." }, at(home)))).toBe("sign-in-needed");
  });
});

/** Opens a socket as a page would; null when none opens. */
function aSocket(origin: string, token?: string) {
  const socket = io(newsroom.url, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { Origin: origin, Cookie: ann.cookie },
    ...(token ? { auth: { token } } : {}),
  });
  return new Promise<typeof socket | null>(resolve => {
    socket.on("connect", () => resolve(socket));
    socket.on("connect_error", () => resolve(null));
  });
}

test("[EM3] a socket opens from an allowed origin and from no other; the token that it says is who it is", async () => {
  expect(await aSocket(evil)).toBeNull();
  const { token, member } = (await signIn(home)).body;
  const channel = `user:${member.id}`;
  const known = await aSocket(home, token);
  expect(await known?.emitWithAck("watch", { channel, since: 0 })).toHaveProperty("events");
  const unknown = await aSocket(home);
  expect(await unknown?.emitWithAck("watch", { channel, since: 0 })).toEqual({ problem: "not-allowed" });
  // The browser's cookie is of somebody else, and says nothing here either.
  const anns = await unknown?.emitWithAck("watch", { channel: `user:${ann.member?.id}`, since: 0 });
  expect(anns).toEqual({ problem: "not-allowed" });
  known?.close();
  unknown?.close();
});
