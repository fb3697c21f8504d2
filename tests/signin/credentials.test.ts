import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { AccountView, AuthenticatorStart, NextStep } from "../../server/protocol/accounts.ts";
import type { Me } from "../../server/protocol/views.ts";
import { hashPassword } from "../../server/users/passwords.ts";
import { cookieName, startSession } from "../../server/users/sessions.ts";
import { type Answer, aNewsroom, type Newsroom, Person, problemOf } from "../setup/newsroom.ts";
import { aMailServer, type MailServer } from "../setup/smtp.ts";
import { anEar, until } from "../setup/socket.ts";

let post: MailServer;
let newsroom: Newsroom;
let ann: Person;
const password = "correct horse battery";

beforeAll(async () => {
  post = await aMailServer();
  newsroom = await aNewsroom({ mail: post.way });
});
afterAll(async () => {
  await newsroom.close();
  await post.close();
});
let turn = 0;
let email: string;
beforeEach(async () => {
  ann = await newsroom.join(`Ann ${++turn}`);
  email = `ann.${turn}@example.org`;
  const hash = await hashPassword(password);
  await newsroom.db.run(sql`update members set password_hash = ${hash} where id = ${ann.member?.id}`);
});

const from = (answer: { headers: Headers }) =>
  new Person(newsroom, null, answer.headers.get("set-cookie")?.split(";")[0] ?? "");
const signIn = (secret = password, address = email): Promise<Answer<Me & Partial<NextStep>>> =>
  newsroom.reader.send("POST", "sessions", { email: address, password: secret });
const isSignedIn = async (who: Person) => (await who.get<Me>("me")).body.member !== null;
const account = async (who: Person) => (await who.get<AccountView>("me/account")).body;
const textTo = async (to: string) => (await post.next(to)).parsed.text ?? "";

/** Somebody without JavaScript at a page of ours. */
const open = (path: string) => fetch(path);
const press = (path: string, fields: Record<string, string> = {}) =>
  fetch(path, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams(fields),
    headers: { Origin: newsroom.url },
  });

test("[AC13] looking at a mailed link uses nothing up, pressing its button signs in, and then it is over", async () => {
  await newsroom.reader.send("POST", "sessions/link", { email });
  const { link } = await post.next(email);
  for (let i = 0; i < 3; i++) {
    const page = await open(link);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("set-cookie")).toBeNull();
    expect(await page.text()).toContain(`as Ann ${turn}`);
  }
  const pressed = await press(link);
  expect([pressed.status, pressed.headers.get("location")]).toEqual([303, "/signed-in"]);
  expect(await isSignedIn(from(pressed))).toBe(true);
  expect((await press(link)).status).toBe(410);
  expect((await open(link)).status).toBe(410);
  expect((await fetch(link, { method: "POST", headers: { Origin: "https://evil.example" } })).status).toBe(403);
});

test("[AC14] a new password by mail ends all sessions and other mails; a second factor is still asked for", async () => {
  await newsroom.reader.send("POST", "sessions/link", { email });
  const other = (await post.next(email)).link;
  await newsroom.reader.send("POST", "passwords/reset", { email });
  const { link } = await post.next(email);
  expect((await press(link, { password: "short" })).status).toBe(422);
  const pressed = await press(link, { password: "a whole new sentence" });
  expect(pressed.status).toBe(303);
  expect(await isSignedIn(from(pressed))).toBe(true);
  expect(await isSignedIn(ann)).toBe(false);
  expect((await press(other)).status).toBe(410);
  expect(problemOf(await signIn())).toBe("wrong-credentials");
  expect((await signIn("a whole new sentence")).status).toBe(201);
  expect(await textTo(email)).toContain("The password was changed.");

  const { secret } = (await from(pressed).send<AuthenticatorStart>("POST", "me/authenticator")).body;
  await newsroom.db.run(sql`update authenticators set confirmed_at = now() where member_id = ${ann.member?.id}`);
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  await newsroom.reader.send("POST", "passwords/reset", { email });
  const again = await press((await post.next(email)).link, { password: "yet another sentence" });
  expect([again.status, again.headers.get("set-cookie")]).toEqual([200, null]);
  expect(await again.text()).toContain("One more step");
});

test("[AC15] an address changes once its own mail was answered, and the old one is told", async () => {
  const fresh = `fresh.${turn}@example.org`;
  await newsroom.reader.send("POST", "passwords/reset", { email });
  const toTheOld = (await post.next(email)).link;
  expect((await ann.send("PUT", "me/email", { email: fresh })).status).toBe(204);
  const { link } = await post.next(fresh);
  expect((await account(ann)).email).toBe(email);
  expect((await open(link)).status).toBe(200);
  expect((await press(link)).status).toBe(200);
  expect(await account(ann)).toMatchObject({ email: fresh, isEmailVerified: true });
  expect(await textTo(email)).toContain("The e-mail address was changed.");
  expect((await signIn(password, fresh)).status).toBe(201);
  expect((await press(toTheOld, { password: "a whole new sentence" })).status).toBe(410);
});

test("[AC15] whether another address has an account is told to that address alone", async () => {
  const ben = await newsroom.join(`Ben ${turn}`);
  const answer = await ann.send("PUT", "me/email", { email: ben.member?.email });
  expect([answer.status, answer.body]).toEqual([204, undefined]);
  expect(await textTo(ben.member?.email ?? "")).toContain("It has one already, so nothing was changed.");
});

test("[AC11] a changed password ends the other sessions, and the owner is told", async () => {
  const elsewhere = from(await signIn());
  const changed = await ann.send<AccountView>("PUT", "me/password", { password: "a whole new sentence" });
  expect(changed.body.sessions).toHaveLength(1);
  expect([await isSignedIn(ann), await isSignedIn(elsewhere)]).toEqual([true, false]);
  expect(await textTo(email)).toContain("The password was changed.");
});

test("[AC11] a page that was left open changes nothing", async () => {
  await newsroom.db.run(sql`
    update sessions set signed_in_at = now() - interval '16 minutes' where member_id = ${ann.member?.id}`);
  expect(await account(ann)).toMatchObject({ isSignInOld: true });
  const tried = [
    await ann.send("PUT", "me/password", { password: "a whole new sentence" }),
    await ann.send("PUT", "me/email", { email: "mallory@example.org" }),
    await ann.send("POST", "me/passkeys/challenge"),
    await ann.send("POST", "me/authenticator"),
  ];
  expect(tried.map(problemOf)).toEqual(["sign-in-again", "sign-in-again", "sign-in-again", "sign-in-again"]);
});

test("[AC11] who comes from elsewhere has nothing here to change", async () => {
  await newsroom.db.run(sql`update members set has_own_account = false where id = ${ann.member?.id}`);
  expect(await account(ann)).toMatchObject({ hasOwnAccount: false });
  expect(problemOf(await ann.send("PUT", "me/password", { password: "a whole new sentence" }))).toBe("not-allowed");
  expect(problemOf(await signIn())).toBe("wrong-credentials");
});

test.each(["/.//evil.example/x", "/./\\evil.example", "//evil.example", "/\\evil.example", "https://evil.example"])(
  "[AC17] what comes after signing in or out is a page of ours: not %s",
  async bent => {
    const next = `?next=${encodeURIComponent(bent)}`;
    const answers = [
      await press(`${newsroom.url}/sign-in${next}`, { email, password }),
      await press(`${newsroom.url}/sign-out${next}`),
    ];
    for (const { status, headers } of answers) {
      expect(status).toBe(303);
      expect(new URL(headers.get("location") ?? "", newsroom.url).origin).toBe(newsroom.url);
    }
  },
);

describe("[AC18] an account that somebody made with an address of another", () => {
  const mallorys = "a sentence of mallory";
  let mallory: Person;
  let victim: string;

  beforeEach(async () => {
    victim = `victim.${turn}@example.org`;
    await newsroom.setSettings({ signIn: { verifyAddress: false, staffSecondFactor: "optional" } });
    const made = await newsroom.reader.send("POST", "members", {
      name: `Vic ${turn}`,
      email: victim,
      password: mallorys,
    });
    mallory = from(made);
    await mallory.send("POST", "me/authenticator");
    const id = (await mallory.get<Me>("me")).body.member?.id;
    await newsroom.db.run(sql`update authenticators set confirmed_at = now() where member_id = ${id}`);
    await newsroom.db.run(sql`
      insert into passkeys (id, member_id, public_key, counter, transports, name)
      values (${`key-${turn}`}, ${id}, '', 0, '{}', 'of mallory')`);
  });
  afterEach(() => newsroom.setSettings({ signIn: { verifyAddress: true, staffSecondFactor: "required" } }));

  test("is theirs alone once they sign in by a link", async () => {
    await newsroom.reader.send("POST", "sessions/link", { email: victim });
    const theirs = from(await press((await post.next(victim)).link));
    expect(await account(theirs)).toMatchObject({
      isEmailVerified: true,
      hasPassword: false,
      hasAuthenticator: false,
      passkeys: [],
    });
    expect(await isSignedIn(mallory)).toBe(false);
    expect(problemOf(await signIn(mallorys, victim))).toBe("wrong-credentials");
  });

  test("is theirs alone once they set a password by mail", async () => {
    await newsroom.reader.send("POST", "passwords/reset", { email: victim });
    const theirs = from(await press((await post.next(victim)).link, { password: "a whole new sentence" }));
    expect(await account(theirs)).toMatchObject({ hasPassword: true, hasAuthenticator: false, passkeys: [] });
    expect(await isSignedIn(mallory)).toBe(false);
  });
});

test("[AC16] everybody sees where they are signed in, and ends one session or all others", async () => {
  const ua = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
  const answer = await newsroom.reader.send("POST", "sessions", { email, password }, { "User-Agent": ua });
  const firefox = from(answer);
  const third = from(await signIn());
  const { sessions } = await account(ann);
  expect(sessions).toHaveLength(3);
  expect(sessions.filter(({ isThisOne }) => isThisOne)).toHaveLength(1);
  const one = sessions.find(({ device }) => device === "Firefox, Linux");
  expect(one).toMatchObject({ way: "password", hasSecondFactor: false, isThisOne: false });
  const ben = await newsroom.join(`Ben ${turn}`);
  expect(problemOf(await ben.send("DELETE", `me/sessions/${one?.id}`))).toBe("not-found");

  const ear = await anEar(newsroom, firefox.cookie);
  await ear.watch(`user:${ann.member?.id}`);
  await ann.send("DELETE", `me/sessions/${one?.id}`);
  await until("told", () => ear.heard.some(({ event }) => event.kind === "rights-changed"));
  await until("gone", async () => !("seq" in (await ear.watch(`user:${ann.member?.id}`))));
  ear.close();
  expect([await isSignedIn(firefox), await isSignedIn(third), await isSignedIn(ann)]).toEqual([false, true, true]);
  expect((await ann.send<AccountView>("DELETE", "me/sessions")).body.sessions).toHaveLength(1);
  expect([await isSignedIn(third), await isSignedIn(ann)]).toEqual([false, true]);
});

test("[AC16] when a session was seen last is known to ten minutes", async () => {
  const token = await startSession(newsroom.db, ann.member?.id ?? "", { way: "link" });
  await newsroom.db.run(sql`update sessions set last_seen_at = now() - interval '1 hour' where way = 'link'`);
  await isSignedIn(new Person(newsroom, null, `${cookieName}=${token}`));
  const { ago } = await newsroom.db.one<{ ago: number }>(sql`
    select extract(epoch from now() - last_seen_at)::float8 as ago from sessions where way = 'link' order by id desc limit 1`);
  expect(ago).toBeLessThan(60);
});
