import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { io } from "socket.io-client";
import { sql } from "../../server/db/sql.ts";
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

describe("[EM9] who is signed in with us goes over to a page of another origin", () => {
  const make = (headers = {}, origin = home) =>
    ann.send<{ code: string }>("POST", "sessions/crossings", { origin }, headers);
  const take = (code: string, origin: string) =>
    newsroom.reader.send<Entered>("POST", "sessions/exchange", { code }, at(origin));

  test("[EM9] a code signs in there, once", async () => {
    const { code } = (await make()).body;
    const entered = await take(code, home);
    expect(entered.body).toMatchObject({ member: { name: "Ann" }, token: expect.any(String) });
    const me = await newsroom.reader.send<Me>("GET", "me", undefined, at(home, bearer(entered.body.token)));
    expect(me.body.member?.name).toBe("Ann");
    expect(problemOf(await take(code, home))).toBe("wrong-code");
  });

  test("[EM9] of many who come with the same code at once one gets in", async () => {
    const { code } = (await make()).body;
    const answers = await Promise.all(Array.from({ length: 6 }, () => take(code, home)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401, 401, 401]);
  });

  test("[EM9] it is for that origin alone, is used up by whoever tries, and ends after a minute", async () => {
    const { code } = (await make()).body;
    const ours = await newsroom.reader.send("POST", "sessions/exchange", { code }, { Origin: newsroom.url });
    expect(problemOf(ours)).toBe("wrong-code");
    expect(problemOf(await take(code, home))).toBe("wrong-code");
    const late = (await make()).body.code;
    await newsroom.db.run(sql`update crossings set until = now() - interval '1 second'`);
    expect(problemOf(await take(late, home))).toBe("wrong-code");
  });

  test("[EM9] a code ends with the sessions of its member", async () => {
    const { code } = (await make()).body;
    await ann.send("DELETE", "me/sessions");
    expect(problemOf(await take(code, home))).toBe("wrong-code");
  });

  test("[EM9] no code is made for an origin that is not allowed, nor by a page of another one", async () => {
    expect(problemOf(await make({}, evil))).toBe("not-allowed");
    const { token } = (await signIn(home)).body;
    const fromAfar = await newsroom.reader.send(
      "POST",
      "sessions/crossings",
      { origin: home },
      at(home, bearer(token)),
    );
    expect(problemOf(fromAfar)).toBe("not-allowed");
    expect(problemOf(await make(at(evil)))).toBe("cross-site");
  });

  test("[EM9] the page of the window asks who is there, and no other page frames it", async () => {
    const open = (to: string, cookie = "") =>
      fetch(`${newsroom.url}/crossing?to=${encodeURIComponent(to)}`, { headers: { cookie }, redirect: "manual" });
    const unknown = await open(home);
    expect(unknown.headers.get("location")).toBe(
      `/sign-in?next=${encodeURIComponent(`/crossing?to=${encodeURIComponent(home)}`)}`,
    );
    const known = await open(home, ann.cookie);
    expect(known.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(known.headers.get("cross-origin-opener-policy")).toBe("unsafe-none");
    expect(await known.text()).toContain("signed in here as Ann");
    expect((await open(evil, ann.cookie)).status).toBe(404);
  });
});
