import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { NextStep } from "../../server/protocol/accounts.ts";
import type { Me } from "../../server/protocol/views.ts";
import { hashPassword } from "../../server/users/passwords.ts";
import { type Answer, aNewsroom, atOnce, type Newsroom, noLimits, problemOf } from "../setup/newsroom.ts";
import { aMailServer, type Came, type MailServer } from "../setup/smtp.ts";

let post: MailServer;
let newsroom: Newsroom;

const password = "correct horse battery";

beforeAll(async () => {
  post = await aMailServer();
  newsroom = await aNewsroom({ mail: post.way });
  await newsroom.join("Ann");
});
afterAll(async () => {
  await newsroom.close();
  await post.close();
});
beforeEach(() => {
  post.mails.length = 0;
});

const codeIn = (mail: Came) => /\b\d{4} ?\d{4}\b/.exec(mail.parsed.text ?? "")?.[0] ?? "no code";
const tokenIn = (mail: Came) => mail.link.split("/").at(-1) ?? "";
const signUp = (email: string, name = "Noor Haddad") =>
  newsroom.reader.send<NextStep>("POST", "members", { name, email, password });
const askForLink = (email: string) => newsroom.reader.send<NextStep>("POST", "sessions/link", { email });
const enterCode = (ticket: string, code: string) => newsroom.reader.send<Me>("POST", "sessions/code", { ticket, code });
const members = (email: string) =>
  newsroom.db.all<{ name: string; verifiedAt: Date | null }>(
    sql`select name, email_verified_at as "verifiedAt" from members where email = ${email}`,
  );
const shapeOf = ({ status, body, headers }: Answer<NextStep>) => ({
  status,
  fields: Object.keys(body),
  next: body.next,
  ticket: body.ticket.length,
  cookie: headers.get("set-cookie"),
});

test("[AC1] signing up answers the same for an address with an account and for one without; the mail tells its owner", async () => {
  const [fresh, taken] = [await signUp("noor@example.org"), await signUp("ann@example.org")];
  expect(shapeOf(fresh)).toEqual({ status: 201, fields: ["next", "ticket"], next: "mail", ticket: 43, cookie: null });
  expect(shapeOf(taken)).toEqual(shapeOf(fresh));
  const [toNoor, toAnn] = [await post.next("noor@example.org"), await post.next("ann@example.org")];
  expect(toAnn.parsed.subject).not.toBe(toNoor.parsed.subject);
  expect(toAnn.raw).not.toContain("Noor");
  // Her mail opens the account that she has; the new password is worth nothing.
  expect((await enterCode(taken.body.ticket, codeIn(toAnn))).body.member).toMatchObject({ name: "Ann" });
  const byPassword = await newsroom.reader.send("POST", "sessions", { email: "ann@example.org", password });
  expect(problemOf(byPassword)).toBe("wrong-credentials");
});

test("[AC1] it takes as long, and writes as much", async () => {
  const tookMs = async (email: string) => {
    const before = performance.now();
    await signUp(email);
    return performance.now() - before;
  };
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let i = 0; i < 15; i++) {
    times.known.push(await tookMs("ann@example.org"));
    times.unknown.push(await tookMs(`somebody${i}@example.org`));
  }
  const middle = (of: number[]) => of.sort((a, b) => a - b)[7] ?? 0;
  // Most of the time is the password's hash: without it one of them took a fifth of the other. The machine may be busy.
  const ratio = middle(times.known) / middle(times.unknown);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

test("[AC2] there is no account before its mail was answered, and then there is one, with a verified address", async () => {
  const { ticket } = (await signUp("lev@example.org", "Lev")).body;
  const mail = await post.next("lev@example.org");
  expect(await members("lev@example.org")).toEqual([]);
  const early = await newsroom.reader.send("POST", "sessions", { email: "lev@example.org", password });
  expect(problemOf(early)).toBe("wrong-credentials");

  const entered = await enterCode(ticket, codeIn(mail));
  expect(entered).toMatchObject({ status: 201, body: { member: { name: "Lev", role: "member" } } });
  expect(await members("lev@example.org")).toEqual([{ name: "Lev", verifiedAt: expect.any(Date) }]);
  const signedIn = await newsroom.reader.send("POST", "sessions", { email: "lev@example.org", password });
  expect(signedIn.status).toBe(201);
});

test("[AC2] of two mails for one new address both open the one account", async () => {
  const [first, second] = [(await signUp("twice@example.org", "Twice")).body, (await signUp("twice@example.org")).body];
  const mails = [await post.next("twice@example.org"), await post.next("twice@example.org")];
  const codes = mails.map(codeIn);
  const tried = await Promise.all(codes.flatMap(code => [first, second].map(({ ticket }) => enterCode(ticket, code))));
  const names = tried.filter(({ status }) => status === 201).map(({ body }) => body.member?.name);
  expect(names.length).toBe(2);
  expect(new Set(names).size).toBe(1);
  expect(await members("twice@example.org")).toHaveLength(1);
});

test("[AC3] a code is worth nothing without the ticket of the page that asked, is used once, and ends after five wrong ones", async () => {
  const mine = (await askForLink("ann@example.org")).body;
  const code = codeIn(await post.next("ann@example.org"));
  const other = (await askForLink("ben@example.org")).body;
  expect(problemOf(await enterCode(other.ticket, code))).toBe("wrong-code");
  expect((await enterCode(mine.ticket, code)).status).toBe(201);
  expect(problemOf(await enterCode(mine.ticket, code))).toBe("wrong-code");

  const tired = (await askForLink("ann@example.org")).body;
  const right = codeIn(await post.next("ann@example.org"));
  const wrong = right === "00000000" ? "00000001" : "00000000";
  for (let i = 0; i < 5; i++) expect(problemOf(await enterCode(tired.ticket, wrong))).toBe("wrong-code");
  expect(problemOf(await enterCode(tired.ticket, right))).toBe("wrong-code");
});

test("[AC3] of what is sent only hashes are stored", async () => {
  const { ticket } = (await askForLink("ann@example.org")).body;
  const mail = await post.next("ann@example.org");
  const rows = await newsroom.db.all(sql`
    select kind, facts, encode(token_hash, 'escape') as t, encode(ticket_hash, 'escape') as k, encode(code_hash, 'escape') as c
    from proofs`);
  for (const secret of [ticket, tokenIn(mail), codeIn(mail)]) expect(JSON.stringify(rows)).not.toContain(secret);
});

test("[AC4] who has no account is answered the same, and told so by mail, which opens nothing", async () => {
  const [known, unknown] = [await askForLink("ann@example.org"), await askForLink("nobody@example.org")];
  expect(shapeOf(unknown)).toEqual(shapeOf(known));
  const mail = await post.next("nobody@example.org");
  expect(mail.parsed.text).not.toMatch(/\d{4} ?\d{4}/);
  const reset = (email: string) => newsroom.reader.send("POST", "passwords/reset", { email });
  const [forAnn, forNobody] = [await reset("ann@example.org"), await reset("nobody@example.org")];
  expect([forAnn.status, forAnn.body]).toEqual([forNobody.status, forNobody.body]);
  await newsroom.db.run(
    sql`update proofs set code_hash = token_hash where member_id is null and code_hash is not null`,
  );
  expect(problemOf(await enterCode(unknown.body.ticket, "12345678"))).toBe("wrong-code");
});

test("[AC5] nobody's address is filled with mail, and nobody is locked out by who guesses the password", async () => {
  const strict = await aNewsroom({
    mail: post.way,
    rates: { ...noLimits, mailTo: { points: 2, seconds: 3600 }, passwordOf: { points: 3, seconds: 900 } },
  });
  const ask = (email: string) => strict.reader.send<NextStep>("POST", "sessions/link", { email });
  const passwordHash = await hashPassword(password);
  const bea = await strict.join("Bea");
  await strict.db.run(sql`update members set password_hash = ${passwordHash} where id = ${bea.member?.id}`);
  const guess = (email: string) => strict.reader.send("POST", "sessions", { email, password: "guess number n" });
  for (const email of ["bea@example.org", "nobody@example.org"]) {
    for (let i = 0; i < 3; i++) expect(problemOf(await guess(email))).toBe("wrong-credentials");
    expect(problemOf(await guess(email))).toBe("too-many-requests");
  }
  const { ticket } = (await ask("bea@example.org")).body;
  const code = codeIn(await post.next("bea@example.org"));
  const entered = await strict.reader.send<Me>("POST", "sessions/code", { ticket, code });
  expect(entered.body.member?.name).toBe("Bea");

  expect((await ask("bea@example.org")).status).toBe(201);
  expect(problemOf(await ask("bea@example.org"))).toBe("too-many-requests");
  expect((await ask("cy@example.org")).status).toBe(201);
  await strict.close();
});

test("[AC6] where no mail is sent, what needs it says so; a site can do without", async () => {
  const silent = await aNewsroom();
  const up = { name: "Cy", email: "cy@example.org", password };
  expect(problemOf(await silent.reader.send("POST", "members", up))).toBe("no-mail");
  expect(problemOf(await silent.reader.send("POST", "sessions/link", { email: up.email }))).toBe("no-mail");
  await silent.setSettings({ signIn: atOnce });
  const entered = await silent.reader.send<Me>("POST", "members", up);
  expect(entered).toMatchObject({ status: 201, body: { member: { name: "Cy" } } });
  await silent.close();
});
