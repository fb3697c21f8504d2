import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { OEmbed } from "../../server/exchange/oembed.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { Counts, List, ListedArticle, ListedComment } from "../../server/protocol/exchange.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { ensureSite } from "../../server/sites/sites.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;
let reader: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
  reader = newsroom.reader;
});
afterAll(() => newsroom.close());

const xml = async (path: string, headers: Record<string, string> = {}) => {
  // A program’s fetch would ask for a reload as soon as it names a tag.
  const response = await fetch(newsroom.url + path, { headers: { "Cache-Control": "max-age=0", ...headers } });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const articleFeed = "/feeds/articles/tariff-pause/comments.atom";
const cardOf = ({ id }: CommentView, more = "") =>
  reader.get<OEmbed>(
    `../../oembed?url=${encodeURIComponent(`${newsroom.url}/articles/tariff-pause?comment=${id}`)}${more}`,
  );

/** What is left of XML without its blocks of text. */
const outsideOfBlocks = (text: string) => text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, "");

const publishedToday = (ids: readonly Id[]) =>
  newsroom.db.run(sql`update articles set published_at = now() where id = any(${ids}::bigint[])`);

async function anotherSite(): Promise<Id> {
  const { id } = await ensureSite(newsroom.db, { slug: "elsewhere", name: "Elsewhere" });
  await newsroom.db.run(sql`
    insert into articles (site_id, slug, title, section, standfirst, byline, body, reading_minutes, published_at)
    values (${id}, 'their-story', 'Theirs', 'World', '', '', '[]', 1, now())`);
  return id;
}

async function remove(comment: CommentView): Promise<void> {
  await ben.send("POST", `comments/${comment.id}/reports`, { reason: "hate" });
  const { id } = await newsroom.caseOf(comment, mo);
  await mo.send("POST", `cases/${id}/decisions`, { decision: "reject", reason: "hate", revision: 1 });
}

test("[SV1] the counts of many articles come in one answer that caches may keep, and what is no article is left out", async () => {
  const port = await newsroom.anArticle("port-fees");
  await ann.posts("The fees doubled.", { article: port });
  const held = await ann.posts("The wankers doubled them.", { article: port });
  expect(held.state).toBe("held");
  const answer = await reader.get<Counts>(`counts?articles=port-fees,tariff-pause,nowhere,port-fees,${port.id}`);
  expect(answer.body).toEqual({ counts: { "port-fees": 1, "tariff-pause": 0, [port.id]: 1 } });
  expect(answer.headers.get("cache-control")).toBe("public, max-age=60");
  const names = (most: number) => Array.from({ length: most }, (_, n) => `article-${n}`).join();
  expect((await reader.get(`counts?articles=${names(100)}`)).status).toBe(200);
  for (const asked of ["", `?articles=`, `?articles=${names(101)}`, "?articles=a&articles=b"])
    expect(problemOf(await reader.get(`counts${asked}`))).toBe("unprocessable-request");
});

test("[SV1] another site's articles are counted for nobody here", async () => {
  const elsewhere = await newsroom.join("Elsa", { siteId: await anotherSite() });
  expect(elsewhere.member?.siteId).not.toBe(newsroom.site.id);
  const { body } = await reader.get<Counts>("counts?articles=their-story");
  expect(body.counts).toEqual({});
  expect((await xml("/feeds/articles/their-story/comments.atom")).status).toBe(404);
});

test("[SV2] the newest comments, and the articles with the most, are listed with whole addresses", async () => {
  const quiet = await newsroom.anArticle("quiet-street");
  const loud = await newsroom.anArticle("loud-street");
  await publishedToday([quiet.id, loud.id]);
  await ben.posts("One word about the quiet street.", { article: quiet });
  await ann.posts("A first word about the loud street.", { article: loud });
  const last = await ben.posts("A second word about the loud street.", { article: loud });
  const latest = (await reader.get<List<ListedComment>>("latest?limit=2")).body.items;
  expect(latest.map(({ comment }) => comment.html)).toEqual([
    expect.stringContaining("second word"),
    expect.stringContaining("first word"),
  ]);
  expect(latest[0]).toMatchObject({
    url: `${newsroom.url}/articles/loud-street?comment=${last.id}#discussion`,
    article: { slug: "loud-street", title: "About loud-street", url: `${newsroom.url}/articles/loud-street` },
  });
  const { items } = (await reader.get<List<ListedArticle>>("most-discussed?days=1")).body;
  expect(items.map(({ slug, commentCount }) => [slug, commentCount])).toEqual([
    ["loud-street", 2],
    ["quiet-street", 1],
  ]);
});

test.each(["atom", "rss"])("[SV3] a feed in %s tells the comments that readers see, and no others", async format => {
  const article = await newsroom.anArticle(`feed-${format}`);
  const first = await ann.posts(`Rye & oats <b>cost</b> “more” in ${format}.`, { article });
  const reply = await ben.posts(`By how much, in ${format}?`, { article, under: first });
  await ben.posts(`The wankers at the ${format} mill.`, { article });
  const path = `/feeds/articles/${article.slug}/comments.${format}`;
  const { status, headers, text } = await xml(path);
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe(`application/${format}+xml; charset=utf-8`);
  expect(headers.get("cache-control")).toBe("public, max-age=10");
  for (const told of [`comment=${first.id}`, `comment=${reply.id}`, "Ann", "Ben", `By how much, in ${format}?`])
    expect(text).toContain(told);
  expect(text.indexOf(`By how much, in ${format}?`)).toBeLessThan(text.indexOf("Rye"));
  expect(text).not.toContain("mill");
  expect(text).not.toContain("@example.org");
  expect(outsideOfBlocks(text)).not.toContain("]]>");
  const site = await xml(`/feeds/comments.${format}`);
  expect(site.text).toContain(`By how much, in ${format}?`);
  expect(site.text).not.toContain("mill");
  expect((await xml(`/feeds/comments.pdf`)).status).toBe(404);
  expect((await xml(`/feeds/articles/nowhere/comments.atom`)).status).toBe(404);
});

test("[SV3] who has a feed is told that nothing changed, until something is added, edited or taken away", async () => {
  const comment = await ann.posts("This is about the salt road.");
  const before = await xml(articleFeed);
  const known = { "If-None-Match": before.headers.get("etag") ?? "" };
  expect((await xml(articleFeed, known)).status).toBe(304);
  const dated = { "If-Modified-Since": before.headers.get("last-modified") ?? "" };
  expect((await xml(articleFeed, dated)).status).toBe(304);
  await ann.send("DELETE", `comments/${comment.id}`);
  const after = await xml(articleFeed, known);
  expect(after.status).toBe(200);
  expect(after.text).not.toContain("salt road");
});

test("[SV3] signs that XML cannot hold, and marks that end its blocks, break no feed", async () => {
  const article = await newsroom.anArticle("odd-signs");
  await ann.posts("One ]]> two ]]> three &nbsp; <![CDATA[ four \ufffe five", { article });
  const { text } = await xml("/feeds/articles/odd-signs/comments.rss");
  expect(text).toContain("three");
  expect(text).not.toContain("\ufffe");
  expect(outsideOfBlocks(text)).not.toContain("]]>");
});

test("[SV4] a comment’s address is answered by oEmbed with a frame that holds no word of it", async () => {
  const comment = await ann.posts("The ferry leaves at six, whatever the timetable says.");
  const { status, body } = await cardOf(comment, "&format=json");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    version: "1.0",
    type: "rich",
    provider_name: "The Meridian Post",
    provider_url: `${newsroom.url}/`,
    title: "A comment on “About tariff-pause”",
    width: 600,
  });
  expect(body.html).toContain(`src="${newsroom.url}/embed/comments/${comment.id}"`);
  expect(body.html).toContain('sandbox="');
  expect(JSON.stringify(body)).not.toMatch(/ferry|Ann/);
  const small = (await cardOf(comment, "&maxwidth=320&maxheight=180")).body;
  expect(small).toMatchObject({ width: 320, height: 180 });
});

test("[SV4] oEmbed knows no address but those of comments that readers see, and no format but JSON", async () => {
  const gone = await ann.posts("Nobody reads this for long, they said.");
  await remove(gone);
  const elsewhere = await ann.posts("This one is where it is.");
  expect((await cardOf(gone)).status).toBe(404);
  expect((await cardOf({ ...gone, id: "999999" })).status).toBe(404);
  for (const url of [
    `https://elsewhere.example/articles/tariff-pause?comment=${elsewhere.id}`,
    `${newsroom.url}/articles/nowhere?comment=${elsewhere.id}`,
    `${newsroom.url}/articles/tariff-pause`,
  ])
    expect((await reader.get(`../../oembed?url=${encodeURIComponent(url)}`)).status).toBe(404);
  expect((await reader.get("../../oembed?url=javascript:alert(1)")).status).toBe(422);
  expect((await cardOf(elsewhere, "&format=xml")).status).toBe(501);
});
