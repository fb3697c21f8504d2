import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import { ownPath, pageToGoBackTo } from "../../server/pages/leadBack.ts";
import type { CommentView, ThreadPage } from "../../server/protocol/views.ts";
import { hashPassword } from "../../server/users/passwords.ts";
import { aNewsroom, atOnce, type Newsroom, Person } from "../setup/newsroom.ts";
import { tagsOf, wordsOf } from "./html.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
const password = "correct horse battery";

beforeAll(async () => {
  newsroom = await aNewsroom();
  await newsroom.setSettings({ signIn: atOnce });
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  await newsroom.db.run(sql`
    update members set password_hash = ${await hashPassword(password)} where id = ${ann.member?.id}`);
});
afterAll(() => newsroom.close());

interface Opened {
  status: number;
  headers: Headers;
  text: string;
}

/** A form is sent when `fields` are given; no answer is followed. */
async function open(
  who: Person,
  path: string,
  fields?: Record<string, string>,
  origin = newsroom.url,
): Promise<Opened> {
  const response = await fetch(newsroom.url + path, {
    redirect: "manual",
    headers: { Cookie: who.cookie, ...(fields ? { Origin: origin } : {}) },
    ...(fields ? { method: "POST", body: new URLSearchParams(fields) } : {}),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const fieldOf = ({ text }: Opened, name: string) =>
  tagsOf(text).find(({ attributes }) => attributes.name === name)?.attributes.value ?? "";
const actionOf = ({ text }: Opened) =>
  (
    tagsOf(text).find(({ name, attributes }) => name === "form" && attributes.class === "paper-form")?.attributes
      .action ?? ""
  ).replaceAll("&amp;", "&");
const comments = async () => (await newsroom.reader.get<ThreadPage>("articles/tariff-pause/comments")).body.items;

/** Fills in the form and sends it, as a browser does. */
async function write(
  who: Person,
  body: string,
  { path = "/articles/tariff-pause/write", ...more }: Record<string, string> = {},
) {
  const form = await open(who, path);
  return open(who, actionOf(form), { attempt: fieldOf(form, "attempt"), body, ...more });
}

test("[SV5] a plain form posts a comment and a reply, once, and says what became of them", async () => {
  const form = await open(ann, "/articles/tariff-pause/write");
  expect(form.status).toBe(200);
  expect(form.headers.get("cache-control")).toBe("no-store");
  expect(wordsOf(form.text)).toContain("You write as Ann.");
  const fields = { attempt: fieldOf(form, "attempt"), body: "The harbour master\r\nsays otherwise." };
  const sent = await open(ann, actionOf(form), fields);
  expect(sent.status).toBe(303);
  expect((await open(ann, actionOf(form), fields)).headers.get("location")).toBe(sent.headers.get("location"));
  const [comment] = await comments();
  expect(comment?.html).toContain("harbour master");
  const page = await open(ann, sent.headers.get("location") ?? "");
  expect(wordsOf(page.text)).toContain("Your comment is published");
  expect(page.text).toContain(`href="${newsroom.url}/articles/tariff-pause"`);

  const reply = await write(ben, "He does not.", { path: `/articles/tariff-pause/write?to=${comment?.id}` });
  expect(reply.status).toBe(303);
  expect((await comments())[0]?.replies.map(({ author }) => author.name)).toEqual(["Ben"]);
});

test("[SV5] what waits is said to wait and why, to its author alone", async () => {
  const sent = await write(ann, "What a bunch of wankers at the gate.");
  const address = sent.headers.get("location") ?? "";
  const mine = await open(ann, address);
  expect(wordsOf(mine.text)).toContain("A moderator reads your comment first");
  expect(mine.text).toContain("at the gate");
  for (const other of [ben, newsroom.reader]) expect((await open(other, address)).text).not.toContain("at the gate");
});

test("[SV5] what cannot be taken is said beside the form, with the text kept", async () => {
  const long = await write(ann, "x".repeat(10_001));
  expect(long.status).toBe(422);
  expect(long.text).toContain("x".repeat(10_001));
  expect(wordsOf(long.text)).toContain("longer than 10,000 characters");
  expect((await write(ann, " ")).status).toBe(422);
  const closed = await newsroom.anArticle("closed-one", "closed");
  const page = await open(ann, `/articles/${closed.slug}/write`);
  expect(wordsOf(page.text)).toContain("This discussion is closed");
  expect(page.text).not.toContain("<textarea");
  for (const path of [
    "/articles/nowhere/write",
    "/articles/tariff-pause/write?to=999",
    "/articles/tariff-pause/write?to=x",
  ])
    expect((await open(ann, path)).status).toBe(404);
});

test("[SV6] who is not signed in signs in and posts with one button; a wrong password keeps the text", async () => {
  const nobody = new Person(newsroom, null);
  const body = "Nothing of this was in the minutes.";
  const wrong = await write(nobody, body, { email: "ann@example.org", password: "not this one" });
  expect(wrong.status).toBe(401);
  expect(wordsOf(wrong.text)).toContain("E-mail or password do not match");
  expect(wrong.text).toContain(body);
  expect(wrong.headers.get("set-cookie")).toBeNull();
  const right = await write(nobody, body, { email: "ann@example.org", password });
  expect(right.status).toBe(303);
  expect(right.headers.get("set-cookie")).toContain("HttpOnly");
  expect((await comments())[0]).toMatchObject({ author: { name: "Ann" } });
});

test("[SV6] one signs in and out on a page of its own, which leads on to ours alone", async () => {
  const nobody = new Person(newsroom, null);
  const account = { email: "ann@example.org", password };
  const entered = await open(nobody, "/sign-in?next=/articles/tariff-pause", account);
  expect([entered.status, entered.headers.get("location")]).toEqual([303, "/articles/tariff-pause"]);
  const back = new Person(newsroom, null, entered.headers.get("set-cookie")?.split(";")[0]);
  expect(wordsOf((await open(back, "/sign-in")).text)).toContain("signed in as Ann");
  const left = await open(back, "/sign-out?next=//evil.example/", {});
  expect([left.status, left.headers.get("location")]).toEqual([303, "/"]);
  expect((await back.get<{ member: unknown }>("me")).body.member).toBeNull();
  expect((await open(nobody, "/sign-in", { ...account, password: "no" })).status).toBe(401);
});

test("[SV6] one makes an account on a page of its own; what cannot be taken is said, with the rest kept", async () => {
  const nobody = new Person(newsroom, null);
  const account = { name: "Cleo", email: "cleo@example.org", password: "a long enough one" };
  const short = await open(nobody, "/sign-up", { ...account, password: "short" });
  expect(short.status).toBe(422);
  expect(short.text).toContain('value="Cleo"');
  expect(short.text).not.toContain('short"');
  const made = await open(nobody, "/sign-up?next=/articles/tariff-pause/write", account);
  expect([made.status, made.headers.get("location")]).toEqual([303, "/articles/tariff-pause/write"]);
  const cleo = new Person(newsroom, null, made.headers.get("set-cookie")?.split(";")[0]);
  expect(wordsOf((await open(cleo, "/articles/tariff-pause/write")).text)).toContain("You write as Cleo.");
});

test("[SV6] no page of another origin signs anybody in, or writes as them", async () => {
  const evil = "https://evil.example";
  const path = "/articles/tariff-pause/write";
  expect((await open(ann, path, { body: "Not mine.", attempt: "12345678" }, evil)).status).toBe(403);
  expect((await open(ann, "/sign-in", { email: "ann@example.org", password }, evil)).status).toBe(403);
  expect((await open(ann, "/sign-out", {}, evil)).status).toBe(403);
});

const publicUrl = "https://comments.example";
const article = { url: "/articles/tariff-pause" };

test.each([
  ["https://news.example/story?page=2#part", "https://news.example/story?page=2#part"],
  ["https://comments.example/articles/other", "https://comments.example/articles/other"],
  [undefined, "https://comments.example/articles/tariff-pause"],
  ["https://evil.example/", "https://comments.example/articles/tariff-pause"],
  ["https://news.example.evil.example/", "https://comments.example/articles/tariff-pause"],
  ["https://news.example:8443/", "https://comments.example/articles/tariff-pause"],
  ["http://news.example/", "https://comments.example/articles/tariff-pause"],
  ["https://news.example@evil.example/", "https://comments.example/articles/tariff-pause"],
  ["https://evil.example@news.example/", "https://comments.example/articles/tariff-pause"],
  ["blob:https://news.example/1c0f", "https://comments.example/articles/tariff-pause"],
  ["javascript:alert(1)", "https://comments.example/articles/tariff-pause"],
  ["//news.example", "https://comments.example/articles/tariff-pause"],
])("[SV7] a form that came from %s leads back to %s", (asked, expected) => {
  expect(pageToGoBackTo(asked, article, { publicUrl, origins: ["https://news.example"] })).toBe(expected);
});

test.each([
  ["/articles/tariff-pause?sort=top#discussion", "/articles/tariff-pause?sort=top#discussion"],
  ["//evil.example/x", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["\t//evil.example", "/"],
  [undefined, "/"],
])("[SV7] signing in with next=%s leads to %s", (asked, expected) => {
  expect(ownPath(asked, publicUrl)).toBe(expected);
});

test("[SV8] the card of a comment is a page for frames of allowed origins, and forgets what is taken away", async () => {
  const comment: CommentView = await ann.posts(
    "The *ferry* waits for the tide, and for [the pilot](https://port.example/).",
  );
  await newsroom.setSettings({ embedding: { origins: ["https://news.example"], newArticles: "pages" } });
  const card = await open(newsroom.reader, `/embed/comments/${comment.id}`);
  expect(card.status).toBe(200);
  expect(card.headers.get("content-security-policy")).toContain("frame-ancestors 'self' https://news.example");
  expect(card.headers.get("content-security-policy")).not.toContain("script-src");
  expect(card.headers.get("x-frame-options")).toBeNull();
  expect(card.headers.get("cache-control")).toBe("no-cache");
  expect(card.text).toContain("<em>ferry</em>");
  expect(card.text).toContain(`${newsroom.url}/articles/tariff-pause?comment=${comment.id}#discussion`);
  expect(card.text).not.toContain("<script");
  await newsroom.setSettings({ cards: { areAnywhere: true } });
  const anywhere = await open(newsroom.reader, `/embed/comments/${comment.id}`);
  expect(anywhere.headers.get("content-security-policy")).toMatch(/frame-ancestors \*$/);

  await ann.send("DELETE", `comments/${comment.id}`);
  const gone = await open(newsroom.reader, `/embed/comments/${comment.id}`);
  expect(gone.status).toBe(404);
  expect(wordsOf(gone.text)).toContain("This comment is no longer here");
  expect(gone.text).not.toMatch(/ferry|Ann/);
});
