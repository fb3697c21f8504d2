import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import type { ArticleState, ArticleView } from "../../server/protocol/articles.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints, looks } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let mo: Person;

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
const move = async (slug: string, from: ArticleState, to: ArticleState, more = {}) => {
  const answer = await mo.send("PUT", `articles/${slug}/state`, { from, to, ...more });
  if (answer.status !== 200) throw new Error(`not changed: ${JSON.stringify(answer.body)}`);
};
/** Where the first comment stands in the window. */
const topOf = async (page: Page) => (await page.locator(".comments > li").first().boundingBox())?.y ?? -1;

const screens = [
  ["on a wide screen", { viewport: { width: 1280, height: 1600 } }],
  ["on a phone", { viewport: { width: 390, height: 1800 }, hasTouch: true }],
] as const;

test.each(screens)(
  "[J90] a discussion goes from scheduled to closed under the eyes of a reader %s: nothing moves, and the draft stays",
  async (where, screen) => {
    const text = `I have waited for this ${where}.`;
    const { slug } = await newsroom.anArticle(`talks-${screens.findIndex(([name]) => name === where)}`, "scheduled");
    const article = (await ann.get<ArticleView>(`articles/${slug}`)).body;
    await mo.posts("Ask what you like, from noon on.", { article });
    await mo.send("PUT", `articles/${slug}/times`, { opensAt: inSeconds(3_600), closesAt: null });
    const page = await aPage(browser, newsroom, { as: ann, ...screen });
    await page.goto(`/articles/${slug}`);
    await page.getByText("Writing as").waitFor();
    const said = page.locator(".thread-head .presence");
    const held = page.locator(".composer-hold");
    const post = page.getByRole("button", { name: "Post", exact: true });
    const isClosed = () => post.getAttribute("aria-disabled").then(value => value === "true");
    expect(await said.textContent()).toMatch(/^Opens at \d\d:\d\d$/);
    expect(await page.locator(".event-flag:visible").textContent()).toMatch(/^Starts at .*UTC$/);
    await page.getByLabel("Your comment").fill(text);
    await page.getByText("Your text is kept").waitFor();
    const top = await topOf(page);
    const stays = async (what: string) => {
      expect([what, await page.getByLabel("Your comment").inputValue()]).toEqual([what, text]);
      expect([what, Math.round((await topOf(page)) - top)]).toEqual([what, 0]);
    };

    expect(await isClosed()).toBe(true);
    await move(slug, "scheduled", "open");
    await page.locator(".presence .live-dot").waitFor();
    expect(await isClosed()).toBe(false);
    await stays("open");
    await move(slug, "open", "live");
    await page.locator(".event-flag.is-live:visible").waitFor();
    await stays("live");
    await mo.send("PUT", `articles/${slug}/pause`, { minutes: 10, why: "The hosts change." });
    await said.getByText(/^Paused by the desk until \d\d:\d\d$/).waitFor();
    expect(await held.textContent()).toMatch(
      /^Paused by the desk until \d\d:\d\d\. Your text is kept on this device\.$/,
    );
    expect(await isClosed()).toBe(true);
    await stays("paused");
    await mo.send("DELETE", `articles/${slug}/pause`);
    await held.waitFor({ state: "detached" });
    await stays("going on");
    await move(slug, "live", "winding-down", { closesAt: inSeconds(1_800) });
    await said.getByText(/^Last words, until \d\d:\d\d$/).waitFor();
    await stays("winding down");
    await move(slug, "winding-down", "closed");
    await said.getByText(/^Closed at \d\d:\d\d$/).waitFor();
    await page.locator(".event-flag.is-closed:visible").waitFor();
    expect(await isClosed()).toBe(true);
    await stays("closed");
    await page.reload();
    await page.locator(".closed-banner").waitFor();
    expect(await page.locator(".closed-banner").textContent()).toMatch(
      /^Closed at \d\d:\d\d\. You can read, not write\.$/,
    );
    await move(slug, "closed", "open");
    await page.getByRole("button", { name: "Write a comment" }).click();
    expect(await page.getByLabel("Your comment").inputValue()).toBe(text);
    await post.click();
    await page.locator(".comments").getByText(text).waitFor();
    expect(complaints.get(page)).toEqual([]);
  },
);

test("[J90] what the newsroom asks comes when the reader wants it, is answered in place, and leaves its room when it goes", async () => {
  const article = await newsroom.anArticle("asked", "live");
  const { slug } = article;
  const { member } = await newsroom.join("Ida Sow");
  await mo.send("PUT", `articles/${slug}/people/${member?.id}`, { part: "guest", label: "Port economist" });
  await mo.send("PUT", `articles/${slug}/people/${mo.member?.id}`, { part: "host" });
  const prompt = await mo.posts("What would you add to paragraph nine?", { article });
  const page = await aPage(browser, newsroom, { as: ann, viewport: { width: 1280, height: 1600 } });
  await page.goto(`/articles/${slug}`);
  await page.locator(".presence .live-dot").waitFor();
  const top = await topOf(page);
  await mo.send("PUT", `articles/${slug}/pinned`, { commentId: prompt.id });
  const show = page.getByRole("button", { name: "Show what the newsroom asks" });
  await show.waitFor();
  expect(await topOf(page)).toBe(top);
  await show.click();
  const asked = page.getByRole("region", { name: "The newsroom asks" });
  expect(await asked.textContent()).toMatch(/^Mo.*Host.*asks everyone.*What would you add to paragraph nine\?/);
  await asked.getByRole("button", { name: "Answer" }).click();
  await asked.getByLabel("Your comment").fill("The first chair is drawn by lot.");
  await asked.getByRole("button", { name: "Post reply" }).click();
  await asked.getByText("1 answer").waitFor();
  const below = await topOf(page);
  await mo.send("PUT", `articles/${slug}/pinned`, { commentId: null });
  await asked.getByText("This is asked no longer.").waitFor();
  expect(await topOf(page)).toBe(below);
  expect(complaints.get(page)).toEqual([]);
});

test.each(looks)(
  "[J90] axe finds nothing on a discussion that is paused, with a prompt and a guest; %s",
  async (name, look) => {
    const article = await newsroom.anArticle(`looked-at-${name.replace(/\W+/g, "-")}`, "live");
    const path = `articles/${article.slug}`;
    await mo.send("PUT", `${path}/people/${mo.member?.id}`, { part: "host" });
    await mo.send("PUT", `${path}/people/${ann.member?.id}`, { part: "guest", label: "Port economist" });
    const prompt = await mo.posts("What would you add to paragraph nine?", { article });
    await ann.posts(`A line of one's own, as seen in ${name}.`, { article, under: prompt });
    await mo.send("PUT", `${path}/pinned`, { commentId: prompt.id });
    await mo.send("PUT", `${path}/pause`, { minutes: 10 });
    const page = await aPage(browser, newsroom, { as: await newsroom.join(`Ben ${name}`), ...look });
    await page.goto(`/articles/${article.slug}`);
    await page.locator(".composer-hold").waitFor();
    expect(await page.locator(".badge-guest").first().textContent()).toBe("Port economist");
    expect(complaints.get(page)).toEqual([]);
    expect(await axe(page)).toEqual([]);
  },
);
