import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Locator, Page } from "playwright-core";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { UpdateView } from "../../server/protocol/updates.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints, looks } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";

const key = "a-key-of-twenty-signs";
let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let ben: Person;
let mo: Person;

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom({ newsroomKeys: [key] }), aBrowser()]);
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

const system = async <T = UpdateView>(method: string, path: string, body: unknown): Promise<T> => {
  const { status, body: answer } = await newsroom.reader.send<T>(method, path, body, {
    Authorization: `Bearer ${key}`,
  });
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
  return answer;
};
const long = "The delegations came down the steps, and went up again, and nobody said what was in the folder. ".repeat(
  6,
);
const aStory = (slug: string, state: "open" | "live" = "live") =>
  system<ArticleView>("PUT", `articles/${slug}`, {
    title: "Who gets to weigh the magnets?",
    section: "World",
    standfirst: "The two delegations are back at one table.",
    byline: "Hanne Lorück, in Aldersee",
    state,
    body: [1, 2, 3, 4].map(n => ({ type: "paragraph", text: `Paragraph ${n} of the story. ${long}` })),
  });
const posts = ({ slug }: ArticleView, title: string, text = long) =>
  system("POST", `articles/${slug}/updates`, { title, text });
const corrects = ({ slug }: ArticleView, { id, revision }: UpdateView, title: string, correction: string) =>
  system("PUT", `articles/${slug}/updates/${id}`, { revision, title, text: "As it is.", correction });

const isLive = (page: Page) => page.getByText("Live", { exact: true }).last().waitFor();
const entry = (page: Page, { id }: { id: string }) => page.locator(`#u-${id}`);
const top = async (what: Locator) => Math.round((await what.boundingBox())?.y ?? Number.NaN);
const comment = (page: Page, text: string) => page.locator("article.comment", { hasText: text }).first();

test("[J92] updates, corrections and withdrawals come while the line being read stays", async () => {
  const article = await aStory("without-a-jump");
  const [old, middle, newest] = [
    await posts(article, "Old"),
    await posts(article, "Middle"),
    await posts(article, "New"),
  ];
  const page = await aPage(browser, newsroom, { as: ann, viewport: { width: 1280, height: 700 } });
  await page.goto(article.url);
  await isLive(page);
  await entry(page, old).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 200);
  await page.waitForTimeout(300);
  const read = entry(page, old).locator("h3");
  const at = await top(read);
  const fresh = await posts(article, "The scales may stay");
  const show = page.getByRole("button", { name: "Show 1 new update" });
  await show.waitFor();
  expect(await top(read)).toBe(at);
  await corrects(article, newest, "New, corrected", "We first wrote that it was old.");
  await entry(page, newest).getByText("We first wrote that it was old.").waitFor();
  expect(Math.abs((await top(read)) - at)).toBeLessThanOrEqual(1);
  await system("PUT", `articles/${article.slug}/updates/${middle.id}/withdrawal`, { why: "It was one message." });
  await entry(page, middle).getByText("It was one message.").waitFor();
  expect(Math.abs((await top(read)) - at)).toBeLessThanOrEqual(1);
  expect(await entry(page, middle).innerText()).not.toContain("Middle");
  expect(await entry(page, newest).innerText()).toMatch(/Corrected at \d\d:\d\d\. We first wrote/);
  await show.click();
  await entry(page, fresh).waitFor();
  expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id)).toBe(`u-${fresh.id}-h`);
  expect(await show.count()).toBe(0);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J92] a reader writes on an update, is told of its correction, and finds what others wrote on it", async () => {
  const article = await aStory("on-an-update");
  const update = await posts(article, "The scales may stay");
  await posts(article, "Another");
  await ben.send("POST", `articles/${article.slug}/comments`, {
    body: "Written by Ben in time.",
    anchor: { update: update.id },
  });
  await ben.posts("Written by Ben to the whole article.", { article });
  const page = await aPage(browser, newsroom, { as: ann });
  await page.goto(article.url);
  await isLive(page);
  await entry(page, update).getByRole("link", { name: "Comment on “The scales may stay”" }).click();
  const field = page.getByLabel("Your comment");
  const on = page.locator(".composer-on");
  expect(await on.innerText()).toMatch(/^on \d\d:\d\d, The scales may stay/);
  await page.keyboard.type("A laboratory nobody has redecorated.");
  await page.getByText("Draft kept on this device").waitFor();
  await page.reload();
  await isLive(page);
  expect(await field.inputValue()).toBe("A laboratory nobody has redecorated.");
  expect(await on.innerText()).toContain("The scales may stay");
  await corrects(article, update, "The scales stay", "We first wrote that they may.");
  await page.getByText("The update you comment on was corrected").waitFor();
  expect(await page.locator(".composer-notice").innerText()).toMatch(/at \d\d:\d\d\. Your text is kept\./);
  await comment(page, "by Ben in time")
    .getByText(/^written before the correction at \d\d:\d\d$/)
    .waitFor();
  await page.getByRole("link", { name: "See the change" }).click();
  expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id)).toBe(`u-${update.id}-h`);
  await page.getByRole("button", { name: "Post", exact: true }).click();
  const mine = comment(page, "nobody has redecorated");
  await mine.getByText(/^on \d\d:\d\d, The scales stay$/).waitFor();
  expect(await mine.locator(".anchor-mark").count()).toBe(0);
  expect(await on.count()).toBe(0);

  await entry(page, update).getByRole("link", { name: "2 comments on this" }).click();
  await page.getByText("You are reading what was written on").waitFor();
  expect(await comment(page, "to the whole article").count()).toBe(0);
  await ben.posts("Written to the whole article meanwhile.", { article });
  await ben.send("POST", `articles/${article.slug}/comments`, {
    body: "Written on it meanwhile.",
    anchor: { update: update.id },
  });
  await page.getByRole("button", { name: "Show 1 new comment" }).click();
  await comment(page, "on it meanwhile").waitFor();
  await entry(page, update).getByText("3 comments on this").waitFor();
  await page.getByRole("link", { name: "Show the whole discussion" }).click();
  await comment(page, "to the whole article").waitFor();
  await mine.getByRole("link", { name: /^on \d\d/ }).click();
  expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id)).toBe(`u-${update.id}-h`);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J92] a paragraph is commented on by keyboard, and what it is to be on can be taken off again", async () => {
  const article = await aStory("on-a-paragraph", "open");
  const page = await aPage(browser, newsroom, { as: ann });
  await page.goto(article.url);
  await isLive(page);
  await page.locator("#p-2").getByRole("link", { name: "Comment on this paragraph" }).focus();
  await page.keyboard.press("Enter");
  const on = page.locator(".composer-on");
  expect(await on.innerText()).toContain("on “Paragraph 2 of the story.");
  await page.getByRole("button", { name: "Write to the whole article instead" }).click();
  expect(await on.count()).toBe(0);
  await page.locator("#p-3").getByRole("link").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("That is the third one.");
  await page.keyboard.press("Control+Enter");
  const link = comment(page, "That is the third one.").getByRole("link", { name: /^on “Paragraph 3/ });
  expect(await link.getAttribute("href")).toBe(`${article.url}#p-3`);
  await page.context().close();
});

test("[J92] under an article that is not live an update is told in a corner, and nothing jumps", async () => {
  const article = await aStory("not-live", "open");
  const page = await aPage(browser, newsroom, { as: ann });
  await page.goto(article.url);
  await isLive(page);
  const paragraph = page.locator("#p-2");
  const at = await top(paragraph);
  const update = await posts(article, "It was Thursday");
  const show = page.getByRole("button", { name: /^Updated \d\d:\d\d · show$/ });
  await show.waitFor();
  expect(await top(paragraph)).toBe(at);
  await show.click();
  await entry(page, update).getByRole("heading", { name: "It was Thursday" }).waitFor();
  await page.goto(`${article.url}?update=${update.id}#updates`);
  await page.locator(".entry.target").waitFor();
  await page.context().close();
});

test("[J92] on a phone one part is seen at a time, says what is new in it, and nothing scrolls sideways", async () => {
  const article = await aStory("on-a-phone");
  const update = await posts(article, "The scales may stay");
  const page = await aPage(browser, newsroom, { as: ann, viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.goto(article.url);
  await isLive(page).catch(() => {});
  const tab = (name: string) => page.locator(".live-tab", { hasText: name });
  expect(await page.locator("comity-discussion").isVisible()).toBe(false);
  await tab("Discussion").tap();
  expect(await page.locator("comity-updates").isVisible()).toBe(false);
  await posts(article, "Another");
  await tab("Updates").getByText("1 new").waitFor();
  await tab("Updates").tap();
  await entry(page, update)
    .getByRole("link", { name: /^Comment on/ })
    .tap();
  await page.locator(".composer-on").waitFor();
  expect(await page.locator("comity-updates").isVisible()).toBe(false);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await axe(page)).toEqual([]);
  await page.context().close();
});

test("[J92] without JavaScript updates are read, and a thread is narrowed to one of them", async () => {
  const article = await aStory("without-script");
  const update = await posts(article, "The scales may stay");
  await ben.send("POST", `articles/${article.slug}/comments`, {
    body: "On the scales.",
    anchor: { update: update.id },
  });
  await ben.posts("On everything.", { article });
  const page = await aPage(browser, newsroom, { javaScriptEnabled: false });
  await page.goto(article.url);
  await page.getByRole("link", { name: "1 comment on this" }).click();
  await page.waitForURL(/anchor=update/);
  expect(await page.locator("comity-discussion .comment-body").allInnerTexts()).toEqual(["On the scales."]);
  await page.getByRole("link", { name: /^on \d\d:\d\d, The scales/ }).click();
  await page.waitForURL(/update=/);
  expect(await page.locator(".entry.target").count()).toBe(1);
  await page.context().close();
});

test("[J92] axe finds nothing on a live page and on an article with updates, in any look", async () => {
  const [live, still] = [await aStory("looked-at"), await aStory("looked-at-still", "open")];
  for (const article of [live, still]) {
    const update = await posts(article, "The scales may stay");
    await ben.send<CommentView>("POST", `articles/${article.slug}/comments`, {
      body: "On it.",
      anchor: { update: update.id },
    });
    await corrects(article, update, "The scales stay", "We first wrote that they may.");
    const gone = await posts(article, "Gone");
    await system("PUT", `articles/${article.slug}/updates/${gone.id}/withdrawal`, { why: "It was one message." });
  }
  for (const [name, look] of looks) {
    for (const article of [live, still]) {
      const page = await aPage(browser, newsroom, { as: ann, ...look });
      await page.goto(article.url);
      await isLive(page);
      await page.getByRole("link", { name: "Comment on “The scales stay”" }).click();
      await posts(article, `Another in ${name}`);
      await page.getByRole("button", { name: /new update|Updated/ }).waitFor();
      expect(await axe(page)).toEqual([]);
      await page.context().close();
    }
  }
});

test("[J93] a newsroom's system publishes an article and posts by key, a moderator by the desk's door, and open pages follow both", async () => {
  const article = await aStory("from-both");
  const reader = await aPage(browser, newsroom);
  const desk = await aPage(browser, newsroom, { as: mo });
  await Promise.all([reader.goto(article.url), desk.goto(article.url)]);
  await isLive(reader);
  const bySystem = await posts(article, "Posted by the system");
  const byMo = await desk.evaluate(async path => {
    const body = JSON.stringify({ title: "Posted by Mo", text: "From the desk." });
    const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
    return (await (await fetch(path, { method: "POST", headers, body })).json()) as UpdateView;
  }, `/api/v1/articles/${article.slug}/updates`);
  await reader.getByRole("button", { name: "Show 2 new updates" }).click();
  await entry(reader, byMo).getByText("From the desk.").waitFor();
  await corrects(article, bySystem, "Posted by the system, mended", "A word was missing.");
  await entry(reader, bySystem).getByText("A word was missing.").waitFor();
  const titles = await desk.locator(".entry h3").allInnerTexts();
  expect(titles).toEqual([]);
  await reader.reload();
  expect(await reader.locator(".entry h3").allInnerTexts()).toEqual(["Posted by Mo", "Posted by the system, mended"]);
  for (const page of [reader, desk]) await page.context().close();
});
