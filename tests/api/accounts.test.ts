import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import { defaultRates, networkOf } from "../../server/http/rateLimit.ts";
import type { Me } from "../../server/protocol/views.ts";
import { aNewsroom, atOnce, type Newsroom, noLimits, Person, problemOf } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;
const password = "correct horse battery";

beforeAll(async () => {
  newsroom = await aNewsroom();
  await newsroom.setSettings({ signIn: atOnce });
});
afterAll(() => newsroom.close());

const cookieOf = (answer: { headers: Headers }) => answer.headers.get("set-cookie")?.split(";")[0] ?? "";

test("[U1] signing up signs in; the session cookie is all that is needed, and only its hash is stored", async () => {
  const up = await newsroom.reader.send<Me>("POST", "members", {
    name: "Noor Haddad",
    email: "Noor@Example.org",
    password,
  });
  expect(up).toMatchObject({ status: 201, body: { member: { name: "Noor Haddad", role: "member" } } });
  const noor = new Person(newsroom, null, cookieOf(up));
  expect((await noor.get<Me>("me")).body.member?.email).toBe("noor@example.org");
  const token = noor.cookie.split("=")[1] ?? "";
  const sessions = await newsroom.db.all<{ hash: string }>(
    sql`select encode(token_hash, 'escape') as hash from sessions`,
  );
  expect(JSON.stringify(sessions)).not.toContain(token);
  const { hash } = await newsroom.db.one<{ hash: string }>(
    sql`select password_hash as hash from members where name = 'Noor Haddad'`,
  );
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("[U1] a sign-up whose answer got lost signs in when it is sent again; another password does not", async () => {
  const person = { name: "Twice Asked", email: "twice@example.org", password };
  expect((await newsroom.reader.send("POST", "members", person)).status).toBe(201);
  const again = await newsroom.reader.send<Me>("POST", "members", person);
  expect(again).toMatchObject({ status: 201, body: { member: { name: "Twice Asked" } } });
  const other = { ...person, password: "a different sentence" };
  expect(problemOf(await newsroom.reader.send("POST", "members", other))).toBe("email-taken");
});

test("[U2] signing in answers the same for a wrong password and for an unknown address", async () => {
  const right = await newsroom.reader.send("POST", "sessions", { email: "noor@example.org", password });
  expect(right.status).toBe(201);
  const wrong = await newsroom.reader.send("POST", "sessions", {
    email: "noor@example.org",
    password: "not the right one",
  });
  const unknown = await newsroom.reader.send("POST", "sessions", {
    email: "nobody@example.org",
    password: "not the right one",
  });
  expect(problemOf(wrong)).toBe("wrong-credentials");
  expect(wrong.body).toEqual(unknown.body);
});

test("[U3] signing out ends the session, and a stolen cookie is worth nothing after it", async () => {
  const noor = new Person(
    newsroom,
    null,
    cookieOf(await newsroom.reader.send("POST", "sessions", { email: "noor@example.org", password })),
  );
  expect((await noor.get<Me>("me")).body.member).not.toBeNull();
  expect((await noor.send("DELETE", "sessions/current")).status).toBe(204);
  expect((await noor.get<Me>("me")).body.member).toBeNull();
});

test("[U4] an account whose password was never set can be signed in to by nobody", async () => {
  await newsroom.join("Seeded Sam");
  for (const guess of ["!", "", "seeded.sam"]) {
    const answer = await newsroom.reader.send("POST", "sessions", { email: "seeded.sam@example.org", password: guess });
    expect(problemOf(answer)).toBe("wrong-credentials");
  }
});

test("[U5] who guesses passwords is slowed down, and told for how long", async () => {
  const strict = await aNewsroom({ rates: { ...noLimits, signIn: { points: 3, seconds: 60 } } });
  const guess = () => strict.reader.send("POST", "sessions", { email: "ann@example.org", password: "guess number n" });
  for (let i = 0; i < 3; i++) expect((await guess()).status).toBe(401);
  const slowed = await guess();
  expect(problemOf(slowed)).toBe("too-many-requests");
  expect(Number(slowed.headers.get("retry-after"))).toBeGreaterThan(0);
  await strict.close();
});

test("[U5] a guesser with a network of addresses has no more tries than one with a single address", () => {
  for (const address of ["2001:db8:0:1::1", "2001:DB8:0:1:ffff:2:3:4", "2001:db8::1:9:8:7:6"])
    expect([address, networkOf(address)]).toEqual([address, "2001:db8:0:1"]);
  expect(networkOf("2001:db8:0:2::1")).toBe("2001:db8:0:2");
  expect(networkOf("::1")).toBe("0:0:0:0");
  expect(["192.0.2.7", "::ffff:192.0.2.7"].map(networkOf)).toEqual(["192.0.2.7", "192.0.2.7"]);
});

test("[U12] many who sign in at once keep nobody's page waiting", async () => {
  let answered = 0;
  const guesses = Array.from({ length: 60 }, async () => {
    await newsroom.reader.send("POST", "sessions", { email: "noor@example.org", password: "not the right one" });
    answered++;
  });
  await until("the first are answered", () => answered > 0);
  for (let i = 0; i < 3; i++) expect((await fetch(`${newsroom.url}/embed.js`)).status).toBe(200);
  expect(answered).toBeLessThan(30);
  await Promise.all(guesses);
});

test("[U6] the default rates let a person work and stop a machine", () => {
  expect(defaultRates.signIn.points / defaultRates.signIn.seconds).toBeLessThan(1 / 60);
  expect(defaultRates.write.points).toBeGreaterThanOrEqual(60);
});

test("[U7] notices are read once and for all", async () => {
  const ann = await newsroom.join("Ann");
  const ben = await newsroom.join("Ben");
  const comment = await ann.posts("Will somebody answer this?");
  await ben.posts("Somebody has.", { under: comment });
  const before = (await ann.get<Me>("me")).body.notices;
  expect(before[0]).toMatchObject({ readAt: null, notice: { kind: "replied", by: "Ben" } });
  await ann.send("PUT", "me/notices/read");
  expect((await ann.get<Me>("me")).body.notices.every(notice => notice.readAt !== null)).toBe(true);
});
