import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { AuditPage } from "../../server/protocol/audit.ts";
import type { Role } from "../../server/protocol/basics.ts";
import type { IdentityView, NewTokenSecret, SignInsView, TokenTrial } from "../../server/protocol/tokens.ts";
import type { Entered, Me } from "../../server/protocol/views.ts";
import { type Answer, aNewsroom, atOnce, type Newsroom, Person, problemOf } from "../setup/newsroom.ts";
import { aMailServer, type MailServer } from "../setup/smtp.ts";
import { keySet, type OwnAccounts, privateKeys, signed, takesTokens } from "../setup/tokens.ts";

let newsroom: Newsroom;
let mail: MailServer;
let ada: Person;
let ann: Person;
let own: OwnAccounts;

beforeAll(async () => {
  mail = await aMailServer();
  newsroom = await aNewsroom({ mail: mail.way });
  ada = await newsroom.join("Ada", { role: "admin" });
  ann = await newsroom.join("Ann");
  own = await takesTokens(newsroom, ada, {
    gives: { moderator: ["desk"], admin: ["chief"], badges: ["author"] },
  });
  await newsroom.setSettings({ signIn: atOnce });
});
afterAll(async () => {
  await newsroom.close();
  await mail.close();
});

const enter = (token: string) => newsroom.reader.send<Entered>("POST", "sessions/token", { token });
/** Somebody who came with a token, in a browser of their own. */
async function arrive(subject: string, claims: Record<string, unknown> = {}): Promise<Person & { id: string }> {
  const answer = await enter(own.tokenOf(subject, claims));
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  return Object.assign(new Person(newsroom, null, cookie), { id: answer.body.member?.id ?? "" });
}
const me = async (who: Person) => (await who.get<Me>("me")).body.member;
const faultsOf = async (token: string) =>
  (await ada.send<TokenTrial>("POST", "sites/meridian/token-trials", { token })).body.faults.map(({ fault }) => fault);
const refusals = async () => (await ada.get<SignInsView>("sites/meridian/sign-ins")).body.refusals;

test("[TK7] a token signs its bearer in, and the same person the next time", async () => {
  const rosa = await arrive("rosa", { name: "Rosa", email: "Rosa@example.org" });
  expect(await me(rosa)).toMatchObject({ name: "Rosa", email: "rosa@example.org", role: "member" });
  expect((await rosa.posts("I came with a token.")).author.name).toBe("Rosa");
  expect((await arrive("rosa")).id).toBe(rosa.id);
  expect((await arrive("rosa-2")).id).not.toBe(rosa.id);
});

test("[TK7] first sign-ins of one person at the same moment make one member", async () => {
  const token = own.tokenOf("at-once");
  const ids = (await Promise.all(Array.from({ length: 8 }, () => enter(token)))).map(({ body }) => body.member?.id);
  expect(new Set(ids).size).toBe(1);
});

test("[TK7] each sign-in brings up to date what is known of somebody", async () => {
  const lena = await arrive("lena", { name: "Lena", email: "lena@example.org", profile: "https://news.example/lena" });
  await arrive("lena", { name: "Lena M.", email: undefined });
  expect(await me(lena)).toMatchObject({ name: "Lena M.", email: null });
});

test("[TK8] the session ends with its token", async () => {
  const exp = Math.floor(Date.now() / 1_000) + 600;
  const { body } = await newsroom.reader.send<Entered>("POST", "sessions/token", {
    token: own.tokenOf("short", { exp }),
  });
  const row = await newsroom.db.one<{ expiresAt: Date; way: string; second: boolean }>(sql`
    select expires_at as "expiresAt", way, has_second_factor as second from sessions where member_id = ${body.member?.id}`);
  expect(row).toEqual({ expiresAt: new Date(exp * 1_000), way: "token", second: false });
});

test("[TK8] a page that signs in at each view leaves the newest twenty sessions", async () => {
  const first = await arrive("often");
  for (let turn = 0; turn < 20; turn++) await arrive("often");
  expect(await me(first)).toBeNull();
  const { count } = await newsroom.db.one<{ count: number }>(sql`
    select count(*)::int as count from sessions where member_id = ${first.id}`);
  expect(count).toBe(20);
});

test("[TK9] the same e-mail address joins nobody to anybody", async () => {
  const account = { name: "Dora", email: "dora@example.org", password: "correct horse battery" };
  await newsroom.reader.send("POST", "members", account);
  const other = await arrive("not-dora", { name: "Not Dora", email: account.email });
  expect((await me(other))?.name).toBe("Not Dora");
  const again = await newsroom.reader.send<Entered>("POST", "sessions", {
    email: account.email,
    password: account.password,
  });
  expect(again.body.member?.name).toBe("Dora");
  expect(again.body.member?.id).not.toBe(other.id);
});

test("[TK10] a refused token tells its bearer nothing, and the newsroom why; no token is kept, and no name", async () => {
  const token = own.tokenOf("late", { exp: Math.floor(Date.now() / 1_000) - 3_600 });
  const answer = await enter(token);
  expect([answer.status, problemOf(answer)]).toEqual([401, "token-refused"]);
  expect(JSON.stringify(answer.body)).not.toMatch(/expired|exp/);
  await enter(token);
  await enter(own.tokenOf("nameless", { name: "Secret\u202eName", email: "secret@example.org" }));
  const [second, first] = await refusals();
  expect(first).toMatchObject({ way: "token", fault: "expired", times: 2 });
  expect(second).toMatchObject({ way: "token", fault: "name", times: 1, found: null });
  const kept = await newsroom.db.all(sql`select * from sign_in_refusals`);
  expect(JSON.stringify(kept)).not.toMatch(/Secret|secret@|eyJ|late/);
});

test("[TK10] of refusals the newest fifty are kept, however many there are", async () => {
  for (let turn = 0; turn < 60; turn++) await enter(own.tokenOf("x", { iss: `https://evil${turn}.example` }));
  const kept = await refusals();
  expect(kept).toHaveLength(50);
  expect(kept[0]).toMatchObject({ fault: "issuer", found: "https://evil59.example" });
});

test("[TK11] the tester says what is wrong, or whom a token would sign in, and signs nobody in", async () => {
  const trial = (token: string) => ada.send<TokenTrial>("POST", "sites/meridian/token-trials", { token });
  expect(await faultsOf("nonsense")).toEqual(["malformed"]);
  expect(await faultsOf(own.tokenOf("t", { aud: "x", exp: undefined }))).toEqual(["audience", "expiry"]);
  const { body } = await trial(own.tokenOf("tried", { roles: ["desk"], badges: ["author", "staff"], name: "Tilda" }));
  expect(body).toMatchObject({
    header: { alg: "HS256" },
    claims: { sub: "tried" },
    faults: [],
    person: { subject: "tried", name: "Tilda", role: "moderator", badges: ["author"], isNew: true },
  });
  const known = await newsroom.db.maybe(sql`select 1 from identities where subject = 'tried'`);
  expect(known).toBeUndefined();
  await arrive("tried", { name: "Tilda" });
  expect((await trial(own.tokenOf("tried", { name: "Tilda" }))).body.person?.isNew).toBe(false);
});

test("[TK12] a name that passes for somebody of the newsroom is refused, and the tester says so", async () => {
  const answer = await enter(own.tokenOf("mallory", { name: "Αda" }));
  expect(problemOf(answer)).toBe("name-refused");
  expect(await faultsOf(own.tokenOf("mallory", { name: "Ada" }))).toEqual(["name"]);
  const mallory = await arrive("mallory", { name: "Mallory" });
  expect(problemOf(await enter(own.tokenOf("mallory", { name: "Ada" })))).toBe("name-refused");
  expect((await me(mallory))?.name).toBe("Mallory");
});

test("[TK13] a role that a token gives comes and goes with it, and is in the audit", async () => {
  const roleOf = async (claims: Record<string, unknown>): Promise<Role | undefined> =>
    (await me(await arrive("vera", { name: "Vera", ...claims })))?.role;
  expect(await roleOf({})).toBe("member");
  expect(await roleOf({ roles: ["desk"] })).toBe("moderator");
  expect(await roleOf({ roles: ["desk", "chief"] })).toBe("admin");
  expect(await roleOf({ roles: "desk" })).toBe("moderator");
  expect(await roleOf({ roles: ["unknown"] })).toBe("member");
  const { items } = (await ada.get<AuditPage>("sites/meridian/audit?kind=role-changed")).body;
  expect(items.filter(({ person }) => person?.name === "Vera").map(({ actor, facts }) => [actor, facts.to])).toEqual([
    [null, "member"],
    [null, "moderator"],
    [null, "admin"],
    [null, "moderator"],
  ]);
});

test("[TK13] what the desk gave stays, whatever a token says", async () => {
  const nora = await arrive("nora", { name: "Nora" });
  await ada.send("PUT", `sites/meridian/members/${nora.id}/role`, { role: "admin" });
  await arrive("nora", { name: "Nora", roles: ["desk"] });
  expect((await me(nora))?.role).toBe("admin");
  await arrive("nora", { name: "Nora" });
  expect((await me(nora))?.role).toBe("admin");
});

test("[TK13] badges come and go likewise", async () => {
  const badgesOf = async (claims: Record<string, unknown>) =>
    (await me(await arrive("otto", { name: "Otto", ...claims })))?.badges;
  expect(await badgesOf({ badges: ["author", "staff"] })).toEqual(["author"]);
  expect(await badgesOf({})).toEqual([]);
});

test("[TK14] of two secrets the older holds until its end, and one that was ended opens nothing", async () => {
  const make = (overlapHours: number) =>
    ada.send<NewTokenSecret>("POST", "sites/meridian/token-secrets", { overlapHours });
  const signs = (secret: string, header: object = {}) => {
    const iat = Math.floor(Date.now() / 1_000);
    const claims = { iss: "https://news.example", aud: "comity", sub: "keys", iat, exp: iat + 60, name: "Keya" };
    return signed(claims, { alg: "HS256", typ: "JWT", ...header }, Buffer.from(secret, "base64url"));
  };
  const first = (await make(720)).body;
  const second = (await make(24)).body;
  expect(Buffer.from(first.secret, "base64url")).toHaveLength(32);
  expect(second.secrets.map(({ id, endsAt }) => [id, endsAt !== null]).slice(0, 2)).toEqual([
    [second.id, false],
    [first.id, true],
  ]);
  for (const token of [signs(first.secret), signs(second.secret), signs(first.secret, { kid: first.id })]) {
    expect((await enter(token)).status).toBe(200);
  }
  expect(problemOf(await enter(signs(first.secret, { kid: second.id })))).toBe("token-refused");
  expect((await ada.send("DELETE", `sites/meridian/token-secrets/${first.id}`)).status).toBe(200);
  expect(await faultsOf(signs(first.secret))).toEqual(["signature"]);
  expect(await faultsOf(signs(first.secret, { kid: first.id }))).toEqual(["no-key"]);
  expect((await enter(signs(second.secret))).status).toBe(200);
  const answers: Answer[] = [await ada.get("sites/meridian/sign-ins"), await ada.get("sites/meridian/settings")];
  expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain(second.secret);
});

test("[TK15] signed in here and there somebody joins the two, and gives one up again, but never the last", async () => {
  const join = (who: Person, token: string) => who.send<IdentityView[]>("POST", "me/identities", { token });
  const joined = await join(ann, own.tokenOf("ann-elsewhere", { name: "Another Name", email: "a@example.org" }));
  expect(joined.body).toMatchObject([{ issuer: "https://news.example" }]);
  const came = await arrive("ann-elsewhere", { name: "Another Name" });
  expect(await me(came)).toMatchObject({ id: ann.member?.id, name: "Ann", email: "ann@example.org" });
  expect(problemOf(await join(newsroom.reader, own.tokenOf("ann-elsewhere")))).toBe("sign-in-needed");

  expect((await mail.next("ann@example.org")).parsed.text).toContain("Another way to sign in was added.");

  const ben = await newsroom.join("Ben");
  expect(problemOf(await join(ben, own.tokenOf("ann-elsewhere")))).toBe("identity-taken");
  const cleo = await arrive("cleo", { name: "Cleo" });
  const [only] = (await cleo.get<IdentityView[]>("me/identities")).body;
  expect(problemOf(await cleo.send("DELETE", `me/identities/${only?.id}`))).toBe("last-way-in");
  expect(problemOf(await ben.send("DELETE", `me/identities/${joined.body[0]?.id}`))).toBe("not-found");
  expect((await ann.send("DELETE", `me/identities/${joined.body[0]?.id}`)).body).toEqual([]);
  expect((await arrive("ann-elsewhere", { name: "Anja" })).id).not.toBe(ann.member?.id);
});

test("[TK1] tokens by key pairs are taken, by the keys at the newsroom's address", async () => {
  const keys: Server = createServer((_req, res) => void res.end(JSON.stringify(keySet())));
  await new Promise<void>(resolve => keys.listen(0, "127.0.0.1", resolve));
  const keysUrl = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/`;
  await takesTokens(newsroom, ada, { algorithms: ["RS256", "ES256", "EdDSA"], keysUrl });
  const iat = Math.floor(Date.now() / 1_000);
  const claims = { iss: "https://news.example", aud: "comity", sub: "pair", iat, exp: iat + 60, name: "Paira" };
  for (const [alg, key] of Object.entries(privateKeys)) {
    expect([alg, (await enter(signed(claims, { alg, typ: "JWT" }, key))).status]).toEqual([alg, 200]);
  }
  expect(await faultsOf(own.tokenOf("pair"))).toEqual(["algorithm"]);
  await new Promise(resolve => keys.close(resolve));
});
