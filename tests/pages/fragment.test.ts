import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { DiscussionStart } from "../../client/thread/start.ts";
import type { Counts } from "../../server/protocol/exchange.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { scriptsOf, tagsOf, wordsOf } from "./html.ts";

let newsroom: Newsroom;
let ann: Person;
const page = "https://news.example/2026/tariff?edition=world";

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  await newsroom.setSettings({ embedding: { origins: ["https://news.example"], newArticles: "pages" } });
  for (const n of [1, 2, 3]) await ann.posts(`What rye number ${n} has to do with it.`);
});
afterAll(() => newsroom.close());

async function fragment(query: Record<string, string> = {}, name = "tariff-pause") {
  const response = await fetch(`${newsroom.url}/embed/articles/${name}?${new URLSearchParams(query)}`);
  return { status: response.status, headers: response.headers, html: await response.text() };
}
const startIn = (html: string) => JSON.parse(scriptsOf(html, "application/json")[0] ?? "") as DiscussionStart;
const linksOf = (html: string) =>
  tagsOf(html).flatMap(({ name, attributes }) => {
    const address = attributes.href ?? attributes.src ?? attributes.action;
    return address === undefined ? [] : [{ name, address: address.replaceAll("&amp;", "&") }];
  });

test("[SV9] a fragment is the discussion, drawn in a declared shadow root, with the program that takes it over", async () => {
  const { status, headers, html } = await fragment({ url: page });
  expect(status).toBe(200);
  expect(headers.get("content-type")).toContain("text/html");
  expect(html).toMatch(/^<comity-discussion article="tariff-pause"/);
  expect(html).not.toMatch(/<!doctype|<html|<body/i);
  expect(html).toContain('<template shadowrootmode="open">');
  expect(wordsOf(html)).toContain("What rye number 2 has to do with it.");
  expect(startIn(html).thread.items).toHaveLength(3);
  expect(linksOf(html)).toContainEqual({ name: "script", address: `${newsroom.url}/embed.js` });
  expect(linksOf(html)).toContainEqual({ name: "link", address: `${newsroom.url}/assets/embed-style.css` });
});

test("[SV9] every link of it is whole: to the page around it, or to us", async () => {
  const { html } = await fragment({ url: `${page}&sort=top&comment=1#discussion` });
  for (const { address } of linksOf(html)) {
    if (!address.startsWith("#")) expect(["https://news.example", newsroom.url]).toContain(new URL(address).origin);
  }
  expect(linksOf(html)).toContainEqual({ name: "a", address: `${page}&sort=oldest#discussion` });
  const write = linksOf(html).find(({ address }) => address.includes("/write"));
  expect(new URL(write?.address ?? "").searchParams.get("back")).toBe(page);
});

test("[SV9] it shows the order and the comment that the page was asked for", async () => {
  const texts = ({ html }: { html: string }) => [...wordsOf(html).matchAll(/rye number (\d)/g)].map(([, n]) => n);
  expect(texts(await fragment({ sort: "oldest" }))).toEqual(["1", "2", "3"]);
  const { id } = startIn((await fragment()).html).thread.items[1] ?? {};
  expect(texts(await fragment({ comment: id ?? "" }))).toEqual(["2"]);
});

test("[SV9] a page of an origin that is not allowed is led to by no link of it", async () => {
  const { html } = await fragment({ url: "https://evil.example/tariff" });
  expect(html).not.toContain("evil.example");
  expect((await fragment({}, "nowhere")).status).toBe(404);
});

test("[SV9] an article that nobody has asked for yet is left to its element, on an allowed page alone", async () => {
  const asked = { url: `${page}#top`, title: "A new story" };
  const { status, html } = await fragment(asked, "key:story-1");
  expect(status).toBe(200);
  expect(html).toMatch(
    /^<comity-discussion article="story-1" url="https:\/\/news.example\/[^"]+" title="A new story">/,
  );
  expect(html).not.toContain("<template");
  expect((await fragment({ ...asked, url: "https://evil.example/" }, "key:story-1")).status).toBe(404);
  const made = { key: "story-1", url: page, title: "A new story" };
  await newsroom.reader.send("POST", "articles", made, { Origin: "https://news.example" });
  const drawn = (await fragment(asked, "key:story-1")).html;
  expect(drawn).toMatch(/^<comity-discussion article="story-1"[^>]* url="https:[^>]*><template/);
  expect((await fragment(asked, "nowhere")).status).toBe(404);
  const { body } = await newsroom.reader.get<Counts>("counts?articles=story-1,key:story-1,tariff-pause");
  expect(Object.keys(body.counts).sort()).toEqual(["key:story-1", "story-1", "tariff-pause"]);
});

test("[SV12] the updates and the questions of an article are fragments, too, with the links that their page hands on", async () => {
  const mo = await newsroom.join("Mo", { role: "moderator" });
  const story = await newsroom.anArticle("pass-road", "live");
  const at = (query: Record<string, string>) =>
    fragment({ url: `${page}&updates=oldest&update=1#updates`, ...query }, story.slug);
  const updates: string[] = [];
  for (const title of ["Snow at noon", "The road is closed"]) {
    const { body } = await mo.send<{ id: string }>("POST", `articles/${story.slug}/updates`, {
      title,
      text: "Since an hour.",
    });
    updates.push(body.id);
  }
  const titles = (html: string) => [...html.matchAll(/<h3[^>]*>(.*?)<\/h3>/g)].map(([, title]) => title);
  const { html, headers } = await at({ part: "updates" });
  expect(headers.get("content-type")).toContain("text/html");
  expect(html).toMatch(
    /^<comity-updates article="pass-road" lang="en" url="[^"]+" title="About pass-road"><template shadowrootmode="open">/,
  );
  expect(titles(html)).toEqual(["The road is closed", "Snow at noon"]);
  expect(linksOf(html)).toContainEqual({ name: "a", address: `${page}&updates=oldest#updates` });
  for (const { address } of linksOf(html)) {
    if (!address.startsWith("#")) expect(["https://news.example", newsroom.url]).toContain(new URL(address).origin);
  }
  expect(titles((await at({ part: "updates", updates: "oldest" })).html)).toEqual([
    "Snow at noon",
    "The road is closed",
  ]);
  expect(startOf(await at({ part: "updates", update: updates[0] ?? "" })).target).toBe(updates[0]);
  expect(startOf(await at({ part: "updates" })).look).toBe("story");
  const live = await at({ part: "updates", look: "live" });
  expect([live.html.includes(' look="live"'), startOf(live).look]).toEqual([true, "live"]);
  expect(titles((await at({})).html)).not.toContain("Snow at noon");

  await newsroom.takesQuestions(story);
  const open = await ann.asks("Who clears the road?", story);
  const waits = await ann.asks("Who pays the ploughs?", story);
  await mo.send("POST", `questions/${open.id}/moves`, { from: "new", to: "approved", revision: 1 });
  const asked = await at({ part: "questions" });
  expect(asked.html).toMatch(/^<comity-questions article="pass-road"/);
  expect(wordsOf(asked.html)).toContain("Who clears the road?");
  expect(asked.html).not.toContain("ploughs");
  expect(asked.html).not.toContain(`"${waits.id}"`);
  expect(linksOf(asked.html)).toContainEqual({ name: "script", address: `${newsroom.url}/embed.js` });

  await mo.send("PUT", `articles/${story.slug}/updates/${updates[1]}/withdrawal`, { why: "It was another road." });
  expect((await at({ part: "updates" })).html).not.toContain("The road is closed");
  for (const part of ["desk", "constructor", ""]) {
    expect((await at({ part })).status).toBe(part === "" ? 200 : 404);
  }
});
const startOf = ({ html }: { html: string }) => JSON.parse(scriptsOf(html, "application/json")[0] ?? "");

test("[SV12] a part of an article that nobody has asked for yet is left to its element", async () => {
  const { html } = await fragment({ url: page, title: "A new one", part: "updates", look: "live" }, "key:story-9");
  expect(html).toMatch(
    /^<comity-updates article="story-9" url="[^"]+" title="A new one" look="live"><\/comity-updates>/,
  );
});

test("[SV10] search engines are told of the discussion as of the page’s, of hidden comments nothing", async () => {
  const held = await ann.posts("Those wankers of the rye board.");
  expect(held.state).toBe("held");
  const { html } = await fragment({ url: page });
  const told = JSON.parse(scriptsOf(html, "application/ld+json")[0] ?? "");
  expect(told).toMatchObject({
    "@type": "DiscussionForumPosting",
    "@id": `${page}#discussion`,
    mainEntityOfPage: page,
    headline: "About tariff-pause",
    commentCount: 3,
  });
  expect(told.comment).toHaveLength(3);
  expect(html).not.toContain("rye board");
});

test("[SV11] pages say where their feeds are, and that of one comment where its card is", async () => {
  const { id } = startIn((await fragment()).html).thread.items[0] ?? {};
  const linksAt = async (path: string) => {
    const html = await (await fetch(newsroom.url + path)).text();
    return tagsOf(html).flatMap(({ attributes }) => (attributes.rel === "alternate" ? [attributes] : []));
  };
  expect((await linksAt("/")).map(({ href }) => href)).toEqual(["/feeds/comments.atom", "/feeds/comments.rss"]);
  const links = await linksAt(`/articles/tariff-pause?comment=${id}`);
  expect(links.map(({ type }) => type)).toEqual([
    "application/atom+xml",
    "application/rss+xml",
    "application/json+oembed",
  ]);
  for (const { href = "" } of links)
    expect((await fetch(newsroom.url + href.replaceAll("&amp;", "&"))).status).toBe(200);
});
