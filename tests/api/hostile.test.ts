import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { sql } from "../../server/db/sql.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { ProblemBody } from "../../server/protocol/problems.ts";
import type { CommentView, PolicyView } from "../../server/protocol/views.ts";
import { type Answer, aNewsroom, atOnce, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let path: string;

beforeAll(async () => {
  newsroom = await aNewsroom();
  await newsroom.setSettings({ signIn: atOnce });
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  path = `articles/${newsroom.article.slug}/comments`;
  await newsroom.setPolicy({ repeats: { similarity: 1, then: "off" } });
});
afterAll(() => newsroom.close());

const fieldsOf = (answer: Answer) => (answer.body as ProblemBody).errors?.map(error => error.path);
const stored = async (text: string) => (await newsroom.db.all(sql`select 1 from comments where text = ${text}`)).length;

test("[B1] wrong types, unknown fields and unknown ids are named all at once", async () => {
  const answer = await ann.send("POST", path, { body: 7, parentId: "x", colour: "red" });
  expect(answer.status).toBe(422);
  expect(fieldsOf(answer)).toEqual(expect.arrayContaining(["body", "parentId", "colour"]));
  const signUp = await newsroom.reader.send("POST", "members", { name: " ", email: "nobody", password: "short" });
  expect(fieldsOf(signUp)?.sort()).toEqual(["email", "name", "password"]);
  expect(problemOf(await ann.send("POST", path, { body: "To nobody.", parentId: "999999999" }))).toBe(
    "unprocessable-request",
  );
  for (const id of ["0", "-1", "1e3", "9999999999999999999", "abc", "%00", "1%2F2"]) {
    expect((await ann.get(`comments/${id}`)).status).toBe(404);
  }
});

test("[B2] forged cursors get a problem, whatever is in them", async () => {
  const forge = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const forged = [
    "!",
    "AAAA",
    forge(["top", -1, "1"]),
    forge(["newest", "1; drop table"]),
    forge(["oldest", "1"]),
    forge({ a: 1 }),
  ];
  for (const cursor of [...forged, forge(["newest", "9".repeat(30)]), "x".repeat(300)]) {
    const answer = await newsroom.reader.get(`${path}?cursor=${encodeURIComponent(cursor)}`);
    expect([cursor, answer.status, problemOf(answer)]).toEqual([cursor, 422, "unprocessable-request"]);
  }
});

test("[B3] what PostgreSQL would change or refuse is refused before it: NUL, lone surrogates, invalid UTF-8, other charsets", async () => {
  for (const body of ["a\u0000b", "a\ud800b", "\udc00", "bell \u0007"]) {
    expect(fieldsOf(await ann.send("POST", path, JSON.stringify({ body })))).toEqual(["body"]);
  }
  const bytes = new Uint8Array([...Buffer.from('{"body":"'), 0xff, 0xfe, ...Buffer.from('"}')]);
  const raw = (body: Uint8Array<ArrayBuffer> | string, type: string) =>
    fetch(`${newsroom.url}/api/v1/${path}`, {
      method: "POST",
      body,
      headers: { Cookie: ann.cookie, "Content-Type": type },
    });
  expect((await raw(bytes, "application/json")).status).toBe(400);
  expect((await raw('{"body":"x"}', "application/json; charset=utf-16")).status).toBe(415);
  expect((await raw('{"body":"x"}', "text/plain")).status).toBe(415);
  expect((await raw("not json", "application/json")).status).toBe(400);
  expect((await raw('{"body":"x"', "application/json")).status).toBe(400);
  expect(
    (await fetch(`${newsroom.url}/api/v1/${path}`, { method: "POST", headers: { Cookie: ann.cookie } })).status,
  ).toBe(422);
});

test("[B4] lengths are counted in code points, with limits for bytes and for marks on one letter", async () => {
  const most = "é".repeat(limits.commentCodePoints);
  const posted = await ann.send<CommentView>("POST", path, { body: most });
  expect(posted.status).toBe(201);
  expect(await stored(most)).toBe(1);
  expect(fieldsOf(await ann.send("POST", path, { body: `${most}e` }))).toEqual(["body"]);
  const emoji = "😀".repeat(limits.commentCodePoints);
  expect((await ann.send("POST", path, { body: emoji })).status).toBe(201);
  expect(fieldsOf(await ann.send("POST", path, { body: `a${"\u0301".repeat(9_000)}` }))).toEqual(["body"]);
  const joined = `a${`${"\u0301".repeat(8)}\u200d`.repeat(100)}`;
  expect(fieldsOf(await ann.send("POST", path, { body: joined }))).toEqual(["body"]);
  expect((await ann.send("POST", path, { body: "x".repeat(70_000) })).status).toBe(413);
  expect(fieldsOf(await ann.send("POST", path, { body: " \n\t " }))).toEqual(["body"]);
});

test("[B5] JSON nested 10,000 deep is refused before anything walks it", async () => {
  const deep = `{"body":${"[".repeat(10_000)}${"]".repeat(10_000)}}`;
  const answer = await ann.send("POST", path, deep);
  expect([answer.status, problemOf(answer)]).toEqual([400, "unreadable-request"]);
  expect((await ann.send("POST", path, { body: "[".repeat(500) })).status).toBe(201);
});

test("[B6] texts come back exactly as they were written", async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.info(`SEED=${seed}`);
  const text = fc.string({ unit: "binary", minLength: 1, maxLength: 60 }).filter(body => body.trim() !== "");
  await fc.assert(
    fc.asyncProperty(text, async body => {
      const answer = await ann.send<CommentView>("POST", path, { body });
      expect([201, 422]).toContain(answer.status);
      if (answer.status === 201)
        expect((await ann.get<{ comment: CommentView }>(`comments/${answer.body.id}`)).body.comment.text).toBe(body);
      else expect(fieldsOf(answer)).toEqual(["body"]);
    }),
    { seed, numRuns: 60 },
  );
});

test("[B7] any JSON at any writing door gets an answer below 500", async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.info(`SEED=${seed}`);
  const doors = [
    ["POST", path],
    ["PATCH", "comments/1"],
    ["POST", "comments/1/reports"],
    ["PUT", "comments/1/reactions/taught-me"],
    ["POST", "members"],
    ["POST", "sessions"],
    ["POST", "sessions/code"],
    ["POST", "sessions/second-factor"],
    ["POST", "sessions/passkey"],
    ["POST", "me/passkeys"],
    ["PUT", "me/authenticator"],
    ["POST", "cases/1/decisions"],
    ["PUT", "sites/meridian/policy"],
    ["PUT", "sites/meridian/members/1/role"],
  ] as const;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...doors), fc.jsonValue({ maxDepth: 4 }), async ([method, door], body) => {
      const answer = await ann.send(method, door, JSON.stringify(body));
      expect(answer.status).toBeLessThan(500);
    }),
    { seed, numRuns: 150 },
  );
});

test("[B8] a reply chain as deep as anyone likes stays three levels and readable", async () => {
  let last = await ann.posts("The first of a long chain.");
  for (let i = 0; i < 60; i++) last = await (i % 2 ? ann : ben).posts(`Link ${i} of the chain.`, { under: last });
  expect(last.depth).toBe(2);
  const link = await newsroom.reader.get<{ ancestors: CommentView[] }>(`comments/${last.id}`);
  expect(link.body.ancestors).toHaveLength(2);
  const { depth } = await newsroom.db.one<{ depth: number }>(sql`select max(depth)::int as depth from comments`);
  expect(depth).toBe(2);
});

test("[B9] writes that a page of another site sends are refused; cookies are kept from its scripts", async () => {
  const send = (headers: Record<string, string>) => ann.send("POST", path, { body: "From elsewhere." }, headers);
  const foreign: Record<string, string>[] = [
    { Origin: "https://evil.example" },
    { Origin: "null" },
    { "Sec-Fetch-Site": "cross-site" },
  ];
  for (const headers of foreign) {
    expect(problemOf(await send(headers))).toBe("cross-site");
  }
  expect(await stored("From elsewhere.")).toBe(0);
  expect((await send({ Origin: newsroom.url })).status).toBe(201);
  const signedUp = await newsroom.reader.send("POST", "members", {
    name: "Cy",
    email: "cy@example.org",
    password: "a long enough one",
  });
  expect(signedUp.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Lax/);
});

test("[B10] markup from a comment or a name never reaches a page", async () => {
  const mallory = await newsroom.join('<img src=x onerror="alert(1)">');
  const comment = await mallory.posts(
    '<script>alert(1)</script> [x](javascript:alert(1)) <b onclick="x">bold</b> [y](data:text/html,z)',
  );
  expect(comment.html).not.toMatch(/<script|<b |<[^>]+onclick|href="(javascript|data):/i);
  const page = await (await fetch(`${newsroom.url}/articles/${newsroom.article.slug}`)).text();
  expect(page).not.toContain("<img src=x");
  expect(page).not.toMatch(/<script>alert|<[^>&]+ onclick/);
});

test("[B11] answers carry a strict content security policy and say what they are", async () => {
  const page = await fetch(`${newsroom.url}/articles/${newsroom.article.slug}`);
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain("unsafe-inline");
  expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  expect(problemOf(await newsroom.reader.get("no/such/door"))).toBe("not-found");
});

test("[B18] whatever is asked of a file that is served gets an answer below 500", async () => {
  const port = Number(new URL(newsroom.url).port);
  const statusOf = (target: string, headers: Record<string, string> = {}) =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ host: "127.0.0.1", port, path: target, headers }, answer => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on("error", reject)
        .end();
    });
  for (const target of ["/assets/../package.json", "/assets/..%2f..%2fpackage.json", "/assets/%2e%2e%5cpackage.json"]) {
    expect([target, await statusOf(target)]).toEqual([target, 404]);
  }
  const conditions: Record<string, string>[] = [
    { Range: "bytes=9999999-" },
    { "If-Match": '"another"' },
    { "If-Unmodified-Since": new Date(0).toUTCString() },
  ];
  for (const headers of conditions) expect([headers, await statusOf("/embed.js", headers)]).toEqual([headers, 400]);
});

test("[B12] half a request, or none, ends nobody's connection but its own", async () => {
  const port = Number(new URL(newsroom.url).port);
  await Promise.all(
    [
      "GET / HTTP/1.1\r\nHost",
      "\u0000\u0001\u0002",
      "POST /api/v1/members HTTP/1.1\r\nContent-Length: 99\r\n\r\n{",
      "GET /%E0%A4%A HTTP/1.1\r\nHost: x\r\n\r\n",
    ].map(
      bytes =>
        new Promise<void>(resolve => {
          const socket = connect(port, "127.0.0.1", () => socket.end(bytes));
          socket.on("close", () => resolve());
          socket.on("error", () => resolve());
          socket.resume();
        }),
    ),
  );
  expect((await fetch(`${newsroom.url}/healthz`)).status).toBe(200);
});

test("[B13] no e-mail address leaves a door but to its owner", async () => {
  await newsroom.db.run(sql`update members set email = 'hidden.mailbox@example.org' where id = ${ann.member?.id}`);
  const comment = await ann.posts("Find my address if you can.");
  const doors = [path, `comments/${comment.id}`, `comments/${comment.id}/replies`, `articles/${newsroom.article.slug}`];
  for (const door of doors) expect(JSON.stringify((await ben.get(door)).body)).not.toContain("hidden.mailbox");
  expect(JSON.stringify((await ann.get("me")).body)).toContain("hidden.mailbox");
  const taken = await newsroom.reader.send("POST", "members", {
    name: "Dee",
    email: "hidden.mailbox@example.org",
    password: "a long enough one",
  });
  expect(problemOf(taken)).toBe("email-taken");
});

test("[B17] what differs by who asks is kept by no cache between us and them", async () => {
  const mo = await newsroom.join("Mo", { role: "moderator" });
  const held = await ann.posts("Only wankers keep this in a cache.");
  const { id } = await newsroom.caseOf(held, mo);
  for (const door of ["me", `articles/${newsroom.article.slug}/mine`, `comments/${held.id}`]) {
    expect([door, (await ann.get(door)).headers.get("cache-control")]).toEqual([door, "private, no-cache"]);
  }
  for (const door of ["cases", `cases/${id}`]) {
    expect([door, (await mo.get(door)).headers.get("cache-control")]).toEqual([door, "private, no-cache"]);
  }
  expect((await ann.get(path)).headers.get("cache-control")).toBe("no-cache");
});

test("[B14] a cursor with a time that PostgreSQL does not know gets a problem", async () => {
  for (const time of ["0000-01-01T00:00:00.000Z", "0000-02-29T00:00:00Z", "9999-12-31T23:59:59.999Z", "2026-02-31"]) {
    const cursor = Buffer.from(JSON.stringify(["active", time, "1"])).toString("base64url");
    const answer = await newsroom.reader.get(`${path}?sort=active&cursor=${cursor}`);
    expect([time, problemOf(answer)]).toEqual([time, "unprocessable-request"]);
  }
});

test("[B15] a policy's words are held to what every text is held to, and each field is named", async () => {
  const ada = await newsroom.join("Ada", { role: "admin" });
  const { version, policy } = (await ada.get<PolicyView>("sites/meridian/policy")).body;
  const put = (text: string) =>
    ada.send(
      "PUT",
      "sites/meridian/policy",
      JSON.stringify({ version, policy: { ...policy, words: [{ text, then: "hold" }] } }),
    );
  for (const text of ["\ud800", "a\u0000b", "\u200b", "***", "x".repeat(81)]) {
    const answer = await put(text);
    expect([text, answer.status, fieldsOf(answer)?.[0]]).toEqual([text, 422, "policy.words.0.text"]);
  }
});

test("[B19] a policy's reactions are eight at most, each with a kind and name of its own and one sign or emoji", async () => {
  const ada = await newsroom.join("Ada Reacts", { role: "admin" });
  const { version, policy } = (await ada.get<PolicyView>("sites/meridian/policy")).body;
  const put = (reactions: unknown) =>
    ada.send("PUT", "sites/meridian/policy", JSON.stringify({ version, policy: { ...policy, reactions } }));
  const one = { kind: "well-put", name: "Well put", sign: "👏" };
  const many = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ ...one, kind: `k-${"abcdefghi"[i]}`, name: `K ${i}` }));
  const refused: [unknown, string][] = [
    [undefined, "policy.reactions"],
    [many(9), "policy.reactions"],
    [[one, { ...one, name: "Another" }], "policy.reactions.1.kind"],
    [[one, { ...one, kind: "another", name: " well  PUT" }], "policy.reactions.1.name"],
    ...["👏👏", "a", "\u0007", "\u202e", "👏\u202e", "javascript", ""].map(
      sign => [[{ ...one, sign }], "policy.reactions.0.sign"] as [unknown, string],
    ),
    ...["Well_put", "-a", "a--b", "a1", "constructor", "x".repeat(41), ""].map(
      kind => [[{ ...one, kind }], "policy.reactions.0.kind"] as [unknown, string],
    ),
    ...["x".repeat(31), " ", "\u200b", "Well\u202eput", "a\u0000"].map(
      name => [[{ ...one, name }], "policy.reactions.0.name"] as [unknown, string],
    ),
    [[{ ...one, votes: -1 }], "policy.reactions.0.votes"],
  ];
  for (const [reactions, field] of refused) {
    const answer = await put(reactions);
    expect([reactions, answer.status, fieldsOf(answer)?.[0]]).toEqual([reactions, 422, field]);
  }
  const taken = await put([...many(7), { kind: "heart", name: "  Warm\nwords ", sign: "❤" }]);
  expect(taken).toMatchObject({ status: 200 });
  expect((taken.body as PolicyView).policy.reactions.at(-1)).toEqual({ kind: "heart", name: "Warm words", sign: "❤️" });
});

test("[B16] what cannot be seen is no text and no name, and a name does not turn the line around", async () => {
  for (const body of ["\u200b", "\u3164 \u2800", "\u00ad\ufeff\n", "\u{e0041}"]) {
    expect(fieldsOf(await ann.send("POST", path, { body }))).toEqual(["body"]);
  }
  const names = ["\u200b\u200b", "\u3164", "Ann \u202egro.live", "A\u200bdmin"];
  for (const name of names) {
    const person = { name, email: "unseen@example.org", password: "a long enough one" };
    expect([...new Set(fieldsOf(await newsroom.reader.send("POST", "members", person)))]).toEqual(["name"]);
  }
  expect((await ann.posts("نمی\u200cدانم 👩\u200d🚀")).state).toBe("visible");
});
