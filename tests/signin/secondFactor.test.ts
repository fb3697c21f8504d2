import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Secret, TOTP } from "otpauth";
import { sql } from "../../server/db/sql.ts";
import type { AccountView, AuthenticatorStart, NextStep, RecoveryCodes } from "../../server/protocol/accounts.ts";
import type { Me } from "../../server/protocol/views.ts";
import { renewPassword } from "../../server/users/accounts.ts";
import { hashPassword } from "../../server/users/passwords.ts";
import { cookieName, startSession } from "../../server/users/sessions.ts";
import { type Answer, aNewsroom, type Newsroom, noLimits, Person, problemOf } from "../setup/newsroom.ts";
import { anEar, until } from "../setup/socket.ts";

let newsroom: Newsroom;
const password = "correct horse battery";

beforeAll(async () => {
  newsroom = await aNewsroom();
});
afterAll(() => newsroom.close());

const from = (answer: Answer) => new Person(newsroom, null, answer.headers.get("set-cookie")?.split(";")[0]);
const meOf = async (who: Person) => (await who.get<Me>("me")).body.member;
const accountOf = async (who: Person) => (await who.get<AccountView>("me/account")).body;

/** Somebody who has a password, signed in with it. */
async function withPassword(name: string, role: "member" | "moderator" | "admin" = "member") {
  const { member } = await newsroom.join(name, { role });
  const hash = await hashPassword(password);
  await newsroom.db.run(sql`update members set password_hash = ${hash} where id = ${member?.id}`);
  const email = member?.email ?? "";
  const signIn = () => newsroom.reader.send<Me | NextStep>("POST", "sessions", { email, password });
  return { id: member?.id ?? "", email, signIn, who: from(await signIn()) };
}

/** The codes of an app that was set up; `at` moves its clock by so many half minutes. */
const appOf = ({ secret }: AuthenticatorStart) => {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return (at = 0) => totp.generate({ timestamp: Date.now() + at * 30_000 });
};

/** Sets up an app; answers its codes, and the recovery codes. */
async function setUp(who: Person) {
  const code = appOf((await who.send<AuthenticatorStart>("POST", "me/authenticator")).body);
  // The one before: the next is free to sign in with.
  const { codes } = (await who.send<RecoveryCodes>("PUT", "me/authenticator", { code: code(-1) })).body;
  return { code, codes };
}
const show = (ticket: string, code: string) =>
  newsroom.reader.send<Me>("POST", "sessions/second-factor", { ticket, code });

test("[AC9] an authenticator app is asked for once a code of it was shown, and other sessions end", async () => {
  const { who, signIn } = await withPassword("Ann");
  const elsewhere = from(await signIn());
  const start = (await who.send<AuthenticatorStart>("POST", "me/authenticator")).body;
  expect(start.uri).toMatch(
    /^otpauth:\/\/totp\/The%20Meridian%20Post:ann%40example\.org\?issuer=The%20Meridian%20Post&secret=/,
  );
  expect(start.qr).toMatch(/^<svg /);
  expect((await signIn()).body).toHaveProperty("member");
  const code = appOf(start);
  expect(problemOf(await who.send("PUT", "me/authenticator", { code: code(-9) }))).toBe("wrong-code");
  const { codes } = (await who.send<RecoveryCodes>("PUT", "me/authenticator", { code: code(-1) })).body;
  expect(codes).toHaveLength(10);
  expect(await meOf(elsewhere)).toBeNull();
  expect(await meOf(who)).not.toBeNull();

  const asked = await signIn();
  expect(asked.body).toEqual({ next: "second-factor", ticket: expect.any(String) });
  expect(asked.headers.get("set-cookie")).toBeNull();
  const { ticket } = asked.body as NextStep;
  expect(problemOf(await show(ticket, code(-9)))).toBe("wrong-code");
  const entered = await show(ticket, ` ${code().slice(0, 3)} ${code().slice(3)}`);
  expect(entered.body.member?.name).toBe("Ann");
  expect((await accountOf(from(entered))).sessions[0]).toMatchObject({ hasSecondFactor: true, way: "password" });
});

test("[AC9] no code is taken twice, and a ticket is good for five tries", async () => {
  const { who, signIn } = await withPassword("Ben");
  const { code } = await setUp(who);
  const ticket = async () => ((await signIn()).body as NextStep).ticket;
  const now = code();
  const both = [await ticket(), await ticket()];
  const answers = await Promise.all(both.map(one => show(one, now)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 401]);
  const tired = await ticket();
  for (let i = 0; i < 5; i++) expect(problemOf(await show(tired, "000000"))).toBe("wrong-code");
  expect(problemOf(await show(tired, code(1)))).toBe("link-over");
});

test("[AC9] a recovery code opens once, new ones end the old ones, and only their hashes are kept", async () => {
  const { who, signIn } = await withPassword("Cy");
  const { codes } = await setUp(who);
  const ticket = async () => ((await signIn()).body as NextStep).ticket;
  const [first = "", second = ""] = codes;
  const entered = await show(await ticket(), first.toLowerCase());
  expect(entered.status).toBe(201);
  expect(problemOf(await show(await ticket(), first))).toBe("wrong-code");
  expect((await accountOf(who)).recoveryCodesLeft).toBe(9);
  const rows = await newsroom.db.all(sql`select encode(code_hash, 'escape') as hash from recovery_codes`);
  expect(JSON.stringify(rows)).not.toContain(second);
  const renewed = (await from(entered).send<RecoveryCodes>("POST", "me/recovery-codes")).body.codes;
  expect(problemOf(await show(await ticket(), second))).toBe("wrong-code");
  expect((await show(await ticket(), renewed[0] ?? "")).status).toBe(201);
});

test("[AC10] without a second factor somebody of the newsroom has no rights of the desk through any door", async () => {
  const { who, id } = await withPassword("Mo", "moderator");
  expect(await meOf(who)).toMatchObject({ role: "member", sections: null });
  expect(await accountOf(who)).toMatchObject({ needsSecondFactor: true });
  for (const door of [
    "cases",
    "cases/choices",
    "sites/meridian/policy",
    "sites/meridian/audit",
    "sites/meridian/insights",
  ])
    expect([door, problemOf(await who.get(door))]).toEqual([door, "not-allowed"]);
  const ear = await anEar(newsroom, who.cookie);
  expect(await ear.watch(`desk:${newsroom.site.id}`)).not.toMatchObject({ seq: expect.any(Number) });
  ear.close();
  // Comments and reads like any other member.
  expect((await who.posts("The minutes are on the table.")).state).toBe("visible");

  const { codes } = await setUp(who);
  expect(codes).toHaveLength(10);
  expect(await meOf(who)).toMatchObject({ role: "moderator" });
  expect((await who.get("cases")).status).toBe(200);
  const old = await startSession(newsroom.db, id, { way: "password" });
  expect(problemOf(await new Person(newsroom, null, `${cookieName}=${old}`).get("cases"))).toBe("not-allowed");
});

test("[AC10] a site may leave the second factor to its people", async () => {
  const { who } = await withPassword("Mia", "moderator");
  expect(problemOf(await who.get("cases"))).toBe("not-allowed");
  await newsroom.setSettings({ signIn: { verifyAddress: true, staffSecondFactor: "optional" } });
  expect((await who.get("cases")).status).toBe(200);
  await newsroom.setSettings({ signIn: { verifyAddress: true, staffSecondFactor: "required" } });
});

test("[AC11] what two factors protect one does not change", async () => {
  const { who, id } = await withPassword("Di");
  await setUp(who);
  const half = new Person(newsroom, null, `${cookieName}=${await startSession(newsroom.db, id, { way: "oidc" })}`);
  expect(problemOf(await half.send("DELETE", "me/authenticator"))).toBe("sign-in-again");
  expect(problemOf(await half.send("PUT", "me/password", { password: "another sentence" }))).toBe("sign-in-again");
  expect((await who.send<AccountView>("DELETE", "me/authenticator")).body).toMatchObject({
    hasAuthenticator: false,
    recoveryCodesLeft: 0,
  });
});

test("[AC9] who knows the password has few tries at the second factor, however many tickets they ask for", async () => {
  const strict = await aNewsroom({ rates: { ...noLimits, secondFactorOf: { points: 3, seconds: 900 } } });
  const { member } = await strict.join("Eve");
  const hash = await hashPassword(password);
  await strict.db.run(sql`update members set password_hash = ${hash} where id = ${member?.id}`);
  await strict.db.run(sql`
    insert into authenticators (member_id, secret, confirmed_at) values (${member?.id}, ${Buffer.alloc(20, 7)}, now())`);
  const sent = [];
  for (let i = 0; i < 4; i++) {
    const { body } = await strict.reader.send<NextStep>("POST", "sessions", { email: "eve@example.org", password });
    sent.push(await strict.reader.send("POST", "sessions/second-factor", { ticket: body.ticket, code: "000000" }));
  }
  expect(sent.map(problemOf)).toEqual(["wrong-code", "wrong-code", "wrong-code", "too-many-requests"]);
  await strict.close();
});

test("[AC12] a password that was renewed by the command ends the sessions, and the second factor when it is asked for", async () => {
  const { who, email } = await withPassword("Fay");
  await setUp(who);
  const kept = await renewPassword(newsroom.db, email);
  expect(await meOf(who)).toBeNull();
  const asked = await newsroom.reader.send("POST", "sessions", { email, password: kept });
  expect(asked.body).toMatchObject({ next: "second-factor" });
  const fresh = await renewPassword(newsroom.db, email, { forgetSecondFactor: true });
  const entered = await newsroom.reader.send<Me>("POST", "sessions", { email, password: fresh });
  expect(entered.body.member?.name).toBe("Fay");
  await until("signed in", async () => (await meOf(from(entered))) !== null);
});
