import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { UpdateRevision, UpdatesPage, UpdateView } from "../../server/protocol/updates.ts";
import type { ThreadPage } from "../../server/protocol/views.ts";
import { type Answer, aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { anEar, until } from "../setup/socket.ts";

const key = "a-key-of-twenty-signs";
let newsroom: Newsroom;
let ann: Person;
let mo: Person;

beforeAll(async () => {
  newsroom = await aNewsroom({ newsroomKeys: ["another-key-of-the-house", key] });
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(() => newsroom.close());

/** The newsroom's own system, as its HTTP client sends. */
const system = <T = UpdateView>(method: string, path: string, body?: unknown, headers = {}): Promise<Answer<T>> =>
  newsroom.reader.send<T>(method, path, body, { Authorization: `Bearer ${key}`, ...headers });

let turn = 0;
const anArticle = () => newsroom.anArticle(`story-${++turn}`, "live");
const text = "The ministry named **no** chair. [The annex](https://solmark.example/annex) is public.";
const path = ({ slug }: ArticleView, rest = "") => `articles/${slug}/updates${rest}`;
async function posts(article: ArticleView, title = "No chair", by: typeof system = system): Promise<UpdateView> {
  const { status, body } = await by<UpdateView>("POST", path(article), { title, text });
  if (status !== 201) throw new Error(`not posted: ${status} ${JSON.stringify(body)}`);
  return body;
}
const updatesOf = async (article: ArticleView, query = "") =>
  (await newsroom.reader.get<UpdatesPage>(path(article, query))).body;

test("[ST1] a moderator posts an update; readers have it at once, and the article says that it was updated", async () => {
  const article = await anArticle();
  const ear = await anEar(newsroom);
  await ear.watch(`article:${article.id}`);
  const first = await posts(article, "First", (method, to, body) => mo.send(method, to, body));
  const second = await posts(article, "Second");
  await until("both to be heard", () => ear.heard.length === 2);
  expect(ear.heard.map(({ event }) => event)).toEqual([
    { kind: "update-posted", update: first },
    { kind: "update-posted", update: second },
  ]);
  expect(first).toMatchObject({ title: "First", revision: 1, corrections: [], withdrawn: null, commentCount: 0 });
  expect(first.html).toBe(
    '<p>The ministry named <strong>no</strong> chair. <a href="https://solmark.example/annex">The annex</a> is public.</p>',
  );
  const page = await updatesOf(article);
  expect(page).toMatchObject({ count: 2, nextCursor: null, seq: 2 });
  expect(page.items).toEqual([second, first]);
  const { body } = await newsroom.reader.get<ArticleView>(`articles/${article.slug}`);
  expect(body.updatedAt).toBe(second.postedAt);
  ear.close();
});

test("[ST2] a correction keeps every version, says what was wrong, and is refused when it is not of the version that was read", async () => {
  const article = await anArticle();
  const { id } = await posts(article);
  const ear = await anEar(newsroom);
  await ear.watch(`article:${article.id}`, 1);
  const correct = (revision: number, title: string, correction: string) =>
    system("PUT", path(article, `/${id}`), { title, text: `${title}.`, revision, correction });
  const once = await correct(1, "On 2 June", "We first wrote that it meets on 3 June.");
  const stale = await correct(1, "On 4 June", "It was another day.");
  const twice = await correct(2, "On 2 June, at noon", "The hour was missing.");
  expect([once.status, problemOf(stale), twice.status]).toEqual([200, "text-changed", 200]);
  expect(stale.body).toMatchObject({ revision: 2 });
  expect(twice.body).toMatchObject({ title: "On 2 June, at noon", html: "<p>On 2 June, at noon.</p>", revision: 3 });
  expect(twice.body.corrections.map(({ was }) => was)).toEqual([
    "We first wrote that it meets on 3 June.",
    "The hour was missing.",
  ]);
  expect((await updatesOf(article)).items).toEqual([twice.body]);
  await until("both to be heard", () => ear.heard.length === 2);
  expect(ear.heard.at(-1)?.event).toEqual({ kind: "update-changed", update: twice.body });
  const kept = await mo.get<{ items: UpdateRevision[] }>(path(article, `/${id}/revisions`));
  expect(kept.body.items.map(({ revision, title, by }) => [revision, title, by])).toEqual([
    [1, "No chair", null],
    [2, "On 2 June", null],
    [3, "On 2 June, at noon", null],
  ]);
  await expect(newsroom.db.run(sql`delete from update_revisions where update_id = ${id}`)).rejects.toThrow(
    "append-only",
  );
  ear.close();
});

test("[ST3] a withdrawn update shows when and why and nothing of its words, and is neither corrected nor withdrawn again", async () => {
  const article = await anArticle();
  const { id } = await posts(article, "A quaggafish was seen");
  const correction = { title: "A quaggafish", text: "It was seen.", revision: 1, correction: "Not a zebra." };
  await system("PUT", path(article, `/${id}`), correction);
  const gone = await system("PUT", path(article, `/${id}/withdrawal`), { why: "It came from one message." });
  expect(gone.body).toMatchObject({
    title: "",
    html: "",
    corrections: [],
    withdrawn: { why: "It came from one message." },
  });
  const ear = await anEar(newsroom);
  const everything = [
    await updatesOf(article),
    await ear.watch(`article:${article.id}`),
    await (await fetch(`${newsroom.url}/articles/${article.slug}`)).text(),
    await (await fetch(newsroom.url)).text(),
  ];
  expect(JSON.stringify(everything)).not.toMatch(/quaggafish|zebra/);
  const again = [
    await system("PUT", path(article, `/${id}`), { ...correction, revision: 2 }),
    await system("PUT", path(article, `/${id}/withdrawal`), { why: "Again." }),
  ];
  expect(again.map(problemOf)).toEqual(["update-withdrawn", "update-withdrawn"]);
  ear.close();
});

const words = {
  title: "From the other system",
  section: "World",
  standfirst: "What is known so far.",
  byline: "Hanne Lorück, in Aldersee",
  body: [
    { type: "paragraph", text: "They came down together." },
    { type: "heading", text: "The steps" },
  ],
};

test("[ST4] a newsroom's system publishes an article and replaces its text; discussion, updates and state stay", async () => {
  const made = await system<ArticleView>("PUT", "articles/from-the-system", { ...words, state: "live" });
  expect([made.status, made.body.title, made.body.state]).toEqual([200, words.title, "live"]);
  await ann.posts("The first to say something.", { article: made.body });
  await posts(made.body);
  const other = { ...words, title: "Another title", body: [{ type: "paragraph", text: "Apart." }], state: "open" };
  const again = await system<ArticleView>("PUT", "articles/from-the-system", other);
  expect(again.body).toMatchObject({ id: made.body.id, title: "Another title", state: "live", commentCount: 1 });
  expect((await updatesOf(again.body)).count).toBe(1);
  expect(Date.parse(again.body.updatedAt ?? "")).toBeGreaterThan(0);
  const tonight = await system<ArticleView>("PUT", "articles/tonight", { ...words, state: "scheduled" });
  expect([tonight.body.state, tonight.body.opensAt]).toEqual(["scheduled", null]);
});

test("[ST4] open pages hear that the text was replaced, and where what was said on a paragraph stands now", async () => {
  const body = (...texts: string[]) => ({ ...words, body: texts.map(text => ({ type: "paragraph", text })) });
  const { body: made } = await system<ArticleView>("PUT", "articles/read-meanwhile", body("One."));
  await ann.send("POST", "articles/read-meanwhile/comments", { body: "About the first.", anchor: { paragraph: 1 } });
  const first = () => newsroom.reader.get<ThreadPage>("articles/read-meanwhile/comments");
  expect((await first()).body.items[0]?.anchor).toMatchObject({ n: 1 });
  const ear = await anEar(newsroom);
  await ear.watch(`article:${made.id}`, 1);
  await system("PUT", "articles/read-meanwhile", { ...body("Zero.", "One."), title: "Read again" });
  await until("the new title to be heard", () => ear.heard.length === 1);
  expect(ear.heard[0]?.event).toMatchObject({ kind: "article-changed", article: { title: "Read again" } });
  expect((await first()).body.items[0]?.anchor).toMatchObject({ n: 2 });
  ear.close();
});

test("[ST4] a wrong key, a member and another site's article are refused; the key is no cookie and opens nothing else", async () => {
  const article = await anArticle();
  const { id: siteId } = await newsroom.db.one<{ id: string }>(
    sql`insert into sites (slug, name) values ('courier', 'The Courier') returning id`,
  );
  await newsroom.db.run(sql`update articles set site_id = ${siteId} where id = ${article.id}`);
  const wrong = await system("POST", path(newsroom.article), { title: "t", text }, { Authorization: "Bearer nearly" });
  expect([wrong.status, problemOf(wrong), wrong.headers.get("www-authenticate")]).toEqual([401, "wrong-key", "Bearer"]);
  const answers = [
    await system("PUT", `articles/${article.slug}`, words),
    await system("POST", path(article), { title: "t", text }),
    await system("PUT", "articles/12345", words),
    await mo.send("PUT", "articles/by-a-person", words),
    await newsroom.reader.send("PUT", "articles/by-nobody", words),
    await system("POST", "articles/tariff-pause/comments", { body: "By no member." }),
    await system("POST", path(newsroom.article), { title: "t", text }, { Authorization: `Basic ${key}` }),
    await system("POST", path(newsroom.article), { title: "t", text }, { Origin: "https://evil.example" }),
  ];
  expect(answers.map(problemOf)).toEqual([
    "not-found",
    "not-found",
    "not-found",
    "not-allowed",
    "sign-in-needed",
    "sign-in-needed",
    "sign-in-needed",
    "cross-site",
  ]);
});

test("[ST5] the same request sent again is one update and one correction, also of twenty at once, and also from who has a key", async () => {
  const article = await anArticle();
  const once = { "Idempotency-Key": "update-1424-of-the-day" };
  const sent = await Promise.all(
    Array.from({ length: 20 }, () => system("POST", path(article), { title: "Once", text }, once)),
  );
  expect(new Set(sent.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
  expect((await updatesOf(article)).count).toBe(1);
  const other = await system("POST", path(article), { title: "Another", text }, once);
  expect(problemOf(other)).toBe("key-reused");
  const [first] = (await updatesOf(article)).items;
  const correction = { title: "Once", text: "Right.", revision: 1, correction: "It was wrong." };
  const fix = { "Idempotency-Key": "correction-of-1424" };
  const twice = [
    await system("PUT", path(article, `/${first?.id}`), correction, fix),
    await system("PUT", path(article, `/${first?.id}`), correction, fix),
  ];
  expect(twice.map(({ status, body }) => [status, body.revision])).toEqual([
    [200, 2],
    [200, 2],
  ]);
});

test("[ST6] everything that is done to an update is audited, without its words", async () => {
  const article = await anArticle();
  const { id } = await posts(article, "A zorilla", (method, to, body) => mo.send(method, to, body));
  await system("PUT", path(article, `/${id}`), { title: "A polecat", text, revision: 1, correction: "No zorilla." });
  await system("PUT", path(article, `/${id}/withdrawal`), { why: "Nor a polecat." });
  const entries = await newsroom.db.all<{ kind: string; actor: string | null; facts: string }>(sql`
    select kind, actor_id as actor, facts::text from audit where subject = ${`update:${id}`} order by n`);
  expect(entries.map(({ kind, actor }) => [kind, actor])).toEqual([
    ["update-posted", mo.member?.id],
    ["update-corrected", null],
    ["update-withdrawn", null],
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/zorilla|polecat/);
});

test("[ST7] hostile updates are refused field by field, and what is taken is safe HTML", async () => {
  const article = await anArticle();
  const refused = await system<{ errors: { path: string }[] }>("POST", path(article), {
    title: "x".repeat(201),
    text: "\u0000",
    html: "<b>mine</b>",
  });
  expect(problemOf(refused)).toBe("unprocessable-request");
  expect(refused.body.errors.map(error => error.path).sort()).toEqual(["html", "text", "title"]);
  for (const body of [{ title: "t", text: " \u2800 " }, { title: "\ud800", text }, { title: "t" }, [], null]) {
    expect(problemOf(await system("POST", path(article), body))).toBe("unprocessable-request");
  }
  const attack = `<img src=x onerror=alert(1)> [a](javascript:alert(2)) <script>alert(3)</script> ![i](https://x.example)`;
  const { body } = await system("POST", path(article), { title: attack.slice(0, 100), text: attack });
  expect(body.html).not.toMatch(/<(img|script)|href="javascript/);
  const html = await (await fetch(`${newsroom.url}/articles/${article.slug}`)).text();
  expect(html).not.toMatch(/<img src=x|<script>alert/);
  for (const id of ["0", "1e3", "99999999999999999", "-1", "%00"]) {
    expect(problemOf(await system("PUT", path(article, `/${id}/withdrawal`), { why: "w" }))).toBe("not-found");
  }
});

test("[ST8] pages of updates by keyset meet every update once, from either end, and from a named one", async () => {
  const article = await anArticle();
  for (let n = 1; n <= 7; n++) await posts(article, `Number ${n}`);
  for (const sort of ["newest", "oldest"]) {
    const met: string[] = [];
    let cursor: string | null = null;
    do {
      const page: UpdatesPage = await updatesOf(article, `?sort=${sort}&limit=3${cursor ? `&cursor=${cursor}` : ""}`);
      met.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor;
    } while (cursor);
    const expected = [1, 2, 3, 4, 5, 6, 7].map(n => `Number ${n}`);
    expect(met).toEqual(sort === "oldest" ? expected : expected.toReversed());
  }
  const fifth = (await updatesOf(article, "?sort=oldest")).items[4];
  const from = await updatesOf(article, `?from=${fifth?.id}&limit=2`);
  expect(from.items.map(({ title }) => title)).toEqual(["Number 5", "Number 4"]);
  const forged = await newsroom.reader.get(path(article, "?sort=oldest&cursor=WyJuZXdlc3QiLCIxIl0"));
  expect(problemOf(forged)).toBe("unprocessable-request");
});
