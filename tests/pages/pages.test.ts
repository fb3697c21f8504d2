import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { publishArticle } from "../../server/articles/publish.ts";
import { sql } from "../../server/db/sql.ts";
import type { Block } from "../../server/protocol/body.ts";
import type { DecisionView } from "../../server/protocol/cases.ts";
import { ensureSite } from "../../server/sites/sites.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { scriptsOf, tagsOf, withoutDataBlocks, wordsOf } from "./html.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
});

afterAll(() => newsroom.close());

const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

async function page(path: string, userAgent = browser): Promise<{ status: number; html: string; headers: Headers }> {
  const response = await fetch(newsroom.url + path, { headers: { "User-Agent": userAgent }, redirect: "manual" });
  return { status: response.status, html: await response.text(), headers: response.headers };
}

interface Words {
  title?: string;
  section?: string;
  standfirst?: string;
  byline?: string;
  editorsNote?: string | null;
  body?: Block[];
}

function publish(slug: string, words: Words = {}, state: "open" | "live" = "open", siteId = newsroom.site.id) {
  return publishArticle(newsroom.db, siteId, {
    slug,
    title: "The steps of the hotel",
    section: "World",
    standfirst: "Two doors, both open.",
    byline: "Hanne Lorück, in Aldersee",
    language: "en",
    editorsNote: null,
    body: [{ type: "paragraph", text: "They came down together." }],
    state,
    publishedAt: new Date("2026-05-14T07:40:00Z"),
    updatedAt: null,
    ...words,
  });
}

test("[P1] an article page carries all that a news page carries", async () => {
  const { url } = await publish("all-parts", {
    editorsNote: "An earlier version said 241. It is *214*.",
    body: [
      { type: "paragraph", text: "See [the annex](https://solmark.example/annex)." },
      { type: "heading", text: "The paragraph nobody read" },
      { type: "quote", text: "A pause is not a peace.", by: "Ilse Brandvold" },
    ],
  });
  const { status, html, headers } = await page(url);
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(html.startsWith("<!doctype html>")).toBe(true);
  const words = wordsOf(html);
  for (const part of [
    "Home World The steps of the hotel",
    "Two doors, both open.",
    "By Hanne Lorück , in Aldersee",
    "Thursday 14 May 2026, 07:40 UTC",
    "Editors’ note. An earlier version said 241. It is 214 .",
    "The paragraph nobody read",
    "A pause is not a peace. Ilse Brandvold",
  ]) {
    expect(words).toContain(part);
  }
  expect(words).toMatch(/0 views 1 min read 0 comments/);
  expect(html).toContain('<a href="https://solmark.example/annex"');
  expect(html).toContain("<em>214</em>");
  expect(tagsOf(html).filter(tag => tag.name === "h1")).toHaveLength(1);
  expect(tagsOf(html).filter(tag => tag.name === "main")).toHaveLength(1);
});

test("[P2] numbers and nouns agree: 0 comments, 1 comment, 2 comments, 1 view", async () => {
  const article = await publish("plurals");
  expect(wordsOf((await page(article.url)).html)).toContain("0 views 1 min read 0 comments");
  await ann.posts("The first.", { article });
  expect(wordsOf((await page(article.url)).html)).toContain("1 view 1 min read 1 comment");
  await ben.posts("The second one.", { article });
  const { html } = await page(article.url);
  expect(wordsOf(html)).toContain("1 view 1 min read 2 comments");
  expect(html).toContain("2\u00a0comments");
  await newsroom.db.run(sql`update articles set views = 12418 where id = ${article.id}`);
  expect(wordsOf((await page("/")).html)).toContain("12,418 views");
});

const attack = `"><script>alert(1)</script><img src=x onerror=alert(2)>'`;

test("[P3] no markup of an article field reaches a page but emphasis and links to the web", async () => {
  const { url } = await publish("hostile", {
    title: `Title ${attack}`,
    section: `Section ${attack}`,
    standfirst: `Standfirst ${attack}`,
    byline: `Byline ${attack}`,
    editorsNote: `Note ${attack} [x](javascript:alert(3))`,
    body: [
      {
        type: "paragraph",
        text: `Text ${attack} [a](javascript:alert(4)) [b](data:text/html,x) <b onclick=x>bold</b>`,
      },
      { type: "heading", text: `Heading ${attack}` },
      { type: "quote", text: `Quote ${attack}`, by: `By ${attack}` },
      {
        type: "figure",
        title: `Figure ${attack}`,
        subtitle: attack,
        unit: "u",
        series: [attack],
        rows: [{ label: attack, values: [1] }],
        source: attack,
      },
    ],
  });
  for (const path of [url, "/", `/?section=${encodeURIComponent(`Section ${attack}`)}`]) {
    const { status, html } = await page(path);
    expect(status).toBe(200);
    expect(wordsOf(html)).toContain("Title");
    const tags = tagsOf(html);
    expect(tags.filter(({ name }) => name === "img" || name === "iframe")).toEqual([]);
    expect(withoutDataBlocks(html)).not.toMatch(/<script(?! type="(module|application\/(ld\+)?json)")/);
    for (const { attributes } of tags) {
      expect(Object.keys(attributes).filter(key => key.startsWith("on"))).toEqual([]);
      expect(attributes.href ?? "").not.toMatch(/^\s*(javascript|vbscript|data:text)/i);
    }
    expect(html).not.toContain("<img src=x");
  }
});

test("[P4] structured data is JSON that names article and comments, and cannot end its script element", async () => {
  const title = "Ends </script><script>alert(1)</script> <!-- here";
  const article = await publish("structured", { title, standfirst: `Says ${title}` });
  const comment = await ann.posts(`A text with </script> & "quotes" and *emphasis*.\n\nSecond part.`, { article });
  await ben.posts("A reply to it.", { article, under: comment });
  const { html } = await page(article.url);
  const [text = ""] = scriptsOf(html, "application/ld+json");
  expect(text).not.toContain("<");
  const [news, forum, crumbs] = JSON.parse(text)["@graph"];
  expect(news).toMatchObject({ "@type": "NewsArticle", headline: title, datePublished: "2026-05-14T07:40:00.000Z" });
  expect(news.author.name).toBe("Hanne Lorück");
  expect(forum).toMatchObject({ "@type": "DiscussionForumPosting", commentCount: 2 });
  expect(forum.comment[0].text).toBe(`A text with </script> & "quotes" and emphasis.\nSecond part.`);
  expect(forum.comment[0].url).toBe(`${newsroom.url}${article.url}?comment=${comment.id}`);
  expect(forum.comment[0].comment[0].author.name).toBe("Ben");
  expect(crumbs.itemListElement.map((step: { name: string }) => step.name)).toEqual([
    "The Meridian Post",
    "World",
    title,
  ]);
});

test("[P5] what the discussion starts from is in the page as JSON, in a shadow root that needs no script", async () => {
  const article = await publish("start");
  await ann.posts("Breaks </script><script>alert(1)</script> nothing.", { article });
  const { html } = await page(article.url);
  const start = scriptsOf(html, "application/json").at(-1) ?? "";
  expect(start).not.toContain("<");
  const { thread, sort, article: view } = JSON.parse(start);
  expect({ sort, slug: view.slug, count: thread.commentCount }).toEqual({ sort: "newest", slug: "start", count: 1 });
  expect(view).not.toHaveProperty("body");
  expect(html).toContain('<comity-discussion article="start" lang="en"><template shadowrootmode="open">');
  expect(withoutDataBlocks(html)).toContain("Breaks &lt;/script&gt;");
  expect(tagsOf(html)).toContainEqual({
    name: "link",
    attributes: { rel: "stylesheet", href: "/assets/embed-style.css" },
  });
});

test("[P6] no page has an inline script, an inline style or an event handler, and each comes with the policy that forbids them", async () => {
  const article = await publish("policy");
  await ann.posts("Something to draw.", { article });
  for (const path of ["/", article.url, "/desk", "/articles/none"]) {
    const { html, headers } = await page(path);
    const tags = tagsOf(html);
    expect(tags.filter(({ name }) => name === "style")).toEqual([]);
    for (const { name, attributes } of tags) {
      expect([name, ...Object.keys(attributes).filter(key => key === "style" || key.startsWith("on"))]).toEqual([name]);
      if (name === "script" && attributes.type === "module") expect(attributes.src).toMatch(/^\/(assets\/|embed\.js$)/);
    }
    expect(html).not.toMatch(/<script(?![^>]* type="(module|application\/(ld\+)?json)")/);
    expect(headers.get("content-security-policy")).toContain("script-src 'self';style-src 'self'");
  }
});

test("[P7] without JavaScript a reader turns the pages of a discussion, changes its order and opens one comment", async () => {
  const article = await publish("paging");
  for (let n = 1; n <= 23; n++)
    await ann.posts(`Comment number ${n} of this discussion, written for paging ${"x".repeat(n)}`, { article });
  const first = await page(article.url);
  expect(first.html).toContain("Comment number 23 of");
  expect(withoutDataBlocks(first.html)).not.toContain("Comment number 3 of");
  const { thread } = JSON.parse(scriptsOf(first.html, "application/json").at(-1) ?? "");
  const second = withoutDataBlocks((await page(`${article.url}?cursor=${thread.nextCursor}`)).html);
  expect(second).toContain("Comment number 3 of");
  expect(second).not.toContain("Comment number 23 of");
  expect(second).toContain(`<link rel="canonical" href="${newsroom.url}${article.url}?cursor=${thread.nextCursor}"`);

  const oldest = await page(`${article.url}?sort=oldest`);
  expect(withoutDataBlocks(oldest.html)).toContain("Comment number 1 of");
  expect(withoutDataBlocks(oldest.html)).not.toContain("Comment number 23 of");
  expect(oldest.html).toContain(`<link rel="canonical" href="${newsroom.url}${article.url}"`);
  expect((await page(`${article.url}?sort=worst`)).status).toBe(200);

  const one = thread.items[4];
  const opened = await page(`${article.url}?comment=${one.id}`);
  expect(JSON.parse(scriptsOf(opened.html, "application/json").at(-1) ?? "").permalink.comment.id).toBe(one.id);
  for (const unknown of ["999999999", "x", "-1"])
    expect((await page(`${article.url}?comment=${unknown}`)).status).toBe(200);
});

test("[P8] a visitor counts once an hour however often they read; crawlers do not count", async () => {
  const article = await publish("viewed");
  await page(article.url);
  await page(article.url);
  await page(article.url, "Mozilla/5.0 (Windows NT 10.0) Firefox/139.0");
  await page(article.url, "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");
  await fetch(newsroom.url + article.url, { method: "HEAD", headers: { "User-Agent": "Mozilla/5.0 Firefox/138.0" } });
  const { views } = await newsroom.db.one<{ views: number }>(sql`select views from articles where id = ${article.id}`);
  expect(views).toBe(2);
});

test("[P9] of a comment that is not there it is said on the article's page", async () => {
  const elsewhere = await ann.posts("A comment under another article.", { article: await publish("elsewhere") });
  const here = await ann.posts("A comment that is here.");
  const goneAt = async (id: string) => {
    const { status, html } = await page(`${newsroom.article.url}?comment=${id}`);
    return [
      status,
      wordsOf(html).includes("This comment is no longer here."),
      html.includes("A comment that is here."),
    ];
  };
  for (const id of ["999999", "abc", elsewhere.id]) expect([id, ...(await goneAt(id))]).toEqual([id, 200, true, true]);
  expect(await goneAt(here.id)).toEqual([200, false, true]);
});

test("[P9] what is not there is said in a page of the same look: articles, sections, paths, another site's articles", async () => {
  const other = await ensureSite(newsroom.db, { slug: "other", name: "Another Paper" });
  await publish("of-another-site", {}, "open", other.id);
  for (const path of [
    "/articles/none",
    "/articles/999999",
    "/?section=Nowhere",
    "/nothing/here",
    "/articles/of-another-site",
    "/%E0%A4%A",
  ]) {
    const { status, html, headers } = await page(path);
    expect([path, status]).toEqual([path, 404]);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(wordsOf(html)).toContain("There is nothing at this address");
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(tagsOf(html).some(({ attributes }) => attributes.class === "masthead")).toBe(true);
  }
  const forged = await page(`${newsroom.article.url}?cursor=forged`);
  expect(forged.status).toBe(404);
  expect((await page("/assets/nothing.css")).status).toBe(404);
  const { status, body } = await ann.send<{ type: string }>("GET", "nothing");
  expect([status, body.type]).toEqual([404, "urn:comity:problem:not-found"]);
});

test("[P10] an article by its number leads to its name", async () => {
  const article = await publish("by-number");
  const { status, headers } = await page(`/articles/${article.id}`);
  expect([status, headers.get("location")]).toEqual([301, "/articles/by-number"]);
});

test("[P11] the front page leads with the story that is being updated; a section shows only its own", async () => {
  await publish("being-updated", { title: "Still being written", section: "Trade" }, "live");
  const front = wordsOf((await page("/")).html);
  expect(front.indexOf("Still being written")).toBeGreaterThan(0);
  expect(front.indexOf("Still being written")).toBeLessThan(front.indexOf("The steps of the hotel"));
  expect(front).toContain("Live · this story is being updated");
  const trade = wordsOf((await page("/?section=Trade")).html);
  expect(trade).toContain("Still being written");
  expect(trade).not.toContain("The steps of the hotel");
});

test("[P12] held, rejected and withdrawn text is in no page: article, structured data, front page", async () => {
  const article = await publish("silent");
  await newsroom.setPolicy({ words: [{ text: "quaggafish", then: "hold" }] });
  const held = await ann.posts("Held because of quaggafish.", { article });
  expect(held.state).toBe("held");
  const rejected = await ann.posts("A rejected sentence about zebrafish.", { article });
  await ben.posts("An answer that stays.", { article, under: rejected });
  await ben.send("POST", `comments/${rejected.id}/reports`, { reason: "off-subject" });
  const { id } = await newsroom.caseOf(rejected, mo);
  await mo.send<DecisionView>("POST", `cases/${id}/decisions`, {
    decision: "reject",
    reason: "off-subject",
    revision: 1,
  });
  const withdrawn = await ann.posts("A withdrawn sentence about lionfish.", { article });
  await ann.send("DELETE", `comments/${withdrawn.id}`);
  for (const path of [article.url, `${article.url}?comment=${rejected.id}`, `${article.url}?comment=${held.id}`, "/"]) {
    const { html } = await page(path);
    expect(html).not.toMatch(/quaggafish|zebrafish|lionfish/);
  }
  expect((await page(article.url)).html).toContain("An answer that stays.");
});
