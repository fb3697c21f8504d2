import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { changeState } from "../../server/articles/change.ts";
import { postUpdate } from "../../server/articles/updates.ts";
import { postComment } from "../../server/comments/post.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import type { Member } from "../../server/users/viewer.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints, looks, type Screen } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let mo: Person;
let article: ArticleView;
const said: CommentView[] = [];
const noon = Date.UTC(2026, 4, 15, 12);
const at = (minutes: number) => new Date(noon + minutes * 60_000);
const goods = "rye oats corn salt wool zinc lead coal tar silk hemp flax".split(" ");
const who = ({ member }: Person): Member => {
  if (!member) throw new Error("nobody");
  return member;
};

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
  const { db, site } = newsroom;
  article = await newsroom.anArticle("day-two");
  const becomes = (from: "open" | "live", to: "live" | "closed", minutes: number) =>
    changeState(db, who(mo), article.slug, { from, to }, { now: at(minutes) });
  const desk = { siteId: site.id, member: who(mo) };
  await becomes("open", "live", 0);
  for (const [n, good] of goods.entries()) {
    const body = `What the pause means for ${good}, and for those who ship it.`;
    said.push(await postComment(db, who(ann), article.slug, { body, parentId: null }, { now: at(10 * n + 5) }));
  }
  await postUpdate(
    db,
    desk,
    article.slug,
    { title: "A date is named", text: "It is the second of June." },
    { now: at(30) },
  );
  await postUpdate(db, desk, article.slug, { title: "Joint statement", text: "It has nine lines." }, { now: at(90) });
  await becomes("live", "closed", 120);
  const [, , gone] = said;
  await ann.send("DELETE", `comments/${gone?.id}`);
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

const stream = async (page: Page) => {
  const texts = await page.locator(".replay-stream .comment-body").allInnerTexts();
  return texts.map(text => goods.find(good => text.includes(`for ${good},`)));
};
const untilStream = (page: Page, good: string) =>
  page.locator(".replay-stream > li:first-child .comment-body", { hasText: `for ${good},` }).waitFor();
const updates = (page: Page) => page.locator("comity-updates article h3").allInnerTexts();
const open = async (page: Page) => {
  // A narrow window shows one part of the event at a time.
  await page.goto(`${article.url}#discussion`);
  await page.getByRole("button", { name: "Replay the event" }).click();
  await page.getByRole("slider", { name: "Time of the event" }).waitFor();
};
const slider = (page: Page) => page.getByRole("slider", { name: "Time of the event" });
const saysNow = async (page: Page) => (await slider(page).getAttribute("aria-valuetext")) ?? "";

test("[J99] by mouse: a key moment, the stream and the updates of that minute, playing to the end, and back to the archive as it stood", async () => {
  const page = await aPage(browser, newsroom, { viewport: { width: 1200, height: 900 } });
  await page.goto(article.url);
  const button = page.getByRole("button", { name: "Replay the event" });
  await button.waitFor();
  expect(await page.getByLabel("Your comment").count()).toBe(0);
  await button.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await button.click();
  await slider(page).waitFor();
  expect(await saysNow(page)).toMatch(/now: Live, 0\scomments$/);
  await page.getByText("Nobody had written by then.").waitFor();
  await until("no updates yet", async () => (await updates(page)).length === 0);

  await page.getByText("4 key moments").click();
  await page.getByRole("link", { name: /A date is named/ }).click();
  await untilStream(page, "oats");
  // What was removed since, at twenty-five past, is not there, and not counted.
  expect(await stream(page)).toEqual(["oats", "rye"]);
  expect(await saysNow(page)).toMatch(/now: A date is named, 2\scomments$/);
  await page.locator("comity-updates article h3", { hasText: "A date is named" }).waitFor();
  expect(await updates(page)).toEqual(["A date is named"]);

  await page.getByText("16×").click();
  await page.getByRole("button", { name: "Play the replay" }).click();
  await page.getByRole("button", { name: "Play the replay" }).waitFor();
  expect(await saysNow(page)).toMatch(/11\scomments$/);
  await untilStream(page, "flax");
  expect(await stream(page)).toEqual(goods.filter(good => good !== "corn").toReversed());
  expect((await updates(page)).toSorted()).toEqual(["A date is named", "Joint statement"]);

  await page.getByRole("button", { name: "Leave the replay" }).click();
  await page.locator(`#c-${said.at(-1)?.id}`).waitFor();
  expect(await slider(page).count()).toBe(0);
  expect(await page.evaluate(() => scrollY)).toBe(before);
  expect(await button.evaluate(element => (element.getRootNode() as ShadowRoot).activeElement === element)).toBe(true);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J99] by keyboard: the slider is walked by arrows, pages and ends, says each moment in words, and lets go", async () => {
  const page = await aPage(browser, newsroom, { viewport: { width: 1200, height: 900 } });
  await page.goto(article.url);
  await page.getByRole("button", { name: "Replay the event" }).focus();
  await page.keyboard.press("Enter");
  await slider(page).waitFor();
  // Play has the focus: one press starts it, the next stops it.
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Play the replay" }).waitFor();
  await slider(page).focus();
  await page.keyboard.press("Home");
  for (const _ of [1, 2, 3, 4, 5]) await page.keyboard.press("ArrowRight");
  expect(await saysNow(page)).toMatch(/^\d\d:05, 5\sminutes after: Live, 1\scomment$/);
  await untilStream(page, "rye");
  await page.keyboard.press("PageUp");
  expect(await saysNow(page)).toMatch(/^\d\d:15, .* 2\scomments$/);
  await untilStream(page, "oats");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowLeft");
  expect(await saysNow(page)).toMatch(/^\d\d:04, .* 0\scomments$/);
  await page.keyboard.press("End");
  expect(await saysNow(page)).toMatch(/now: The discussion closes, 11\scomments$/);
  await untilStream(page, "flax");
  await page.getByRole("button", { name: "Leave the replay" }).focus();
  await page.keyboard.press("Enter");
  await page.locator(`#c-${said[0]?.id}`).waitFor();
  await page.context().close();
});

test("[RP20] an address may name a moment, and what is removed while it is replayed goes from the screen", async () => {
  const page = await aPage(browser, newsroom);
  await page.goto(`${article.url}?replay=${at(46).toISOString()}#discussion`);
  await untilStream(page, "wool");
  expect(await stream(page)).toEqual(["wool", "salt", "oats", "rye"]);
  await ann.send("DELETE", `comments/${said[3]?.id}`);
  await page.locator(".replay-stream", { hasNotText: "for salt," }).waitFor();
  expect(await stream(page)).toEqual(["wool", "oats", "rye"]);
  await page.context().close();
});

test("[RP20] in a narrow window the bar stays while the updates of that minute are read", async () => {
  const page = await aPage(browser, newsroom, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await open(page);
  await slider(page).focus();
  for (const _ of [1, 2, 3]) await page.keyboard.press("PageUp");
  await untilStream(page, "oats");
  await page.locator(".live-tabs").getByText("Updates").click();
  await page.locator("comity-updates h3", { hasText: "A date is named" }).waitFor();
  expect(await updates(page)).toEqual(["A date is named"]);
  expect(await page.locator(".replay-stream").isVisible()).toBe(false);
  expect(await slider(page).isVisible()).toBe(true);
  await page.keyboard.press("End");
  await page.getByRole("button", { name: "Go to the end" }).click();
  await page.locator("comity-updates h3", { hasText: "Joint statement" }).waitFor();
  await page.getByRole("button", { name: "Leave the replay" }).click();
  await slider(page).waitFor({ state: "detached" });
  expect(await page.locator("comity-updates").isVisible()).toBe(true);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test.each([...looks, ["on a phone", { viewport: { width: 390, height: 844 }, hasTouch: true }]] as [string, Screen][])(
  "[RP21] axe finds nothing on a replay, %s, and nothing scrolls sideways",
  async (_name, look) => {
    const page = await aPage(browser, newsroom, look);
    await open(page);
    await page.getByText("key moments").click();
    await page.getByRole("link", { name: /Joint statement/ }).click();
    await untilStream(page, "tar");
    expect(await axe(page)).toEqual([]);
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBe(window);
    await page.context().close();
  },
);
