import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import type { ArticleState, ArticleView } from "../../server/protocol/articles.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, chooseOfMine, complaints, looks } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let ben: Person;
let mo: Person;

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

const wide = { viewport: { width: 1440, height: 1000 } };
let turn = 0;
async function anEvent(state: ArticleState = "open"): Promise<ArticleView> {
  const article = await newsroom.anArticle(`event-${++turn}`, state);
  await mo.send("PUT", `articles/${article.slug}/template`, { template: "live", why: "The vote" });
  return article;
}
const write = async (who: Person, { slug }: ArticleView, body: string, more = {}) =>
  (await who.send<CommentView>("POST", `articles/${slug}/comments`, { body, ...more })).body;

async function atTheDesk(as: Person, { slug }: ArticleView, look: object = wide): Promise<Page> {
  const page = await aPage(browser, newsroom, { as, ...look });
  await page.goto(`/desk/live/${slug}`);
  await page.getByRole("list", { name: "The state of the discussion" }).waitFor();
  return page;
}

test("[J91] an event is made live, paused and closed from the live desk, and a reader's open page follows", async () => {
  const article = await anEvent();
  const reader = await aPage(browser, newsroom, { as: ann, ...wide });
  await reader.goto(`/articles/${article.slug}`);
  await reader.locator(".presence .live-dot").waitFor();
  // From the article page a moderator is one press away.
  const page = await aPage(browser, newsroom, { as: mo, ...wide });
  await page.goto(`/articles/${article.slug}`);
  await chooseOfMine(page, "Live desk");
  const here = page.locator(".step.is-here");
  const act = async (button: string, verb: string, why: string) => {
    await page.getByRole("button", { name: button, exact: true }).click();
    await page.getByLabel("Why").fill(why);
    await page.getByRole("dialog").getByRole("button", { name: verb, exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };
  await act("Live", "Make it live", "The delegations sit down.");
  await here.getByText("Live").waitFor();
  await act("Pause", "Pause", "The microphones are off.");
  await reader
    .locator(".presence")
    .getByText(/^Paused by the desk until \d\d:\d\d$/)
    .waitFor();
  await page.getByRole("button", { name: "Go on now" }).click();
  await reader.locator(".presence .live-dot").waitFor();

  await page.getByRole("tab", { name: "Running" }).last().click();
  await page.getByRole("button", { name: "Ask everybody" }).click();
  await page.getByLabel("What everybody is asked").fill("What would you add to paragraph nine?");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Take it down" }).waitFor();
  await reader.getByRole("button", { name: "Show what the newsroom asks" }).click();

  await page.getByRole("button", { name: "Add somebody" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Be");
  await page.getByLabel("Ben").check();
  await page.getByLabel("Is here").selectOption("guest");
  await page.getByLabel("Beside the name").fill("Port economist");
  await page.getByRole("dialog").getByRole("button", { name: "Add" }).click();
  await page.locator(".people-here").getByText("Port economist").waitFor();

  await page.getByLabel("Slow mode").selectOption("60");
  await page.getByText("Each reader waits 1 minute.").waitFor();
  await act("Closed", "Close it", "The talks are over.");
  await reader
    .locator(".presence")
    .getByText(/^Closed at \d\d:\d\d$/)
    .waitFor();
  await page.locator(".changes-here li").first().getByText("Live → Closed").waitFor();
  const switched = (await page.locator(".changes-here li").allTextContents()).map(text => text.replace(/\s+/g, " "));
  expect(switched).toEqual([
    expect.stringMatching(/Live → Closed.*Mo: “The talks are over\.”/),
    expect.stringMatching(/Slow mode: 1.minute each.*Mo/),
    expect.stringMatching(/Ben: guest.*Mo/),
    expect.stringMatching(/Asked everybody something.*Mo/),
    expect.stringMatching(/The pause ended.*Mo/),
    expect.stringMatching(/Paused until \d\d:\d\d.*Mo: “The microphones are off\.”/),
    expect.stringMatching(/Open → Live.*Mo: “The delegations sit down\.”/),
    expect.stringMatching(/Set up as a live event.*Mo: “The vote”/),
  ]);
  expect([complaints.get(page), complaints.get(reader)]).toEqual([[], []]);
});

test("[J91] by keys alone a comment is published with an answer, another approved and taken back, and a question answered", async () => {
  const article = await anEvent("live");
  const neo = await newsroom.join("Neo", { published: 0 });
  await write(neo, article, "I weigh cargo for a living.");
  await write(ben, article, "Wankers, all of them.");
  await write(ben, article, "Who pays for the laboratory?", { isQuestion: true });
  const page = await atTheDesk(mo, article);
  const rows = page.locator(".waiting-row");
  const waits = async (...texts: string[]) => {
    await page.waitForFunction(n => document.querySelectorAll(".waiting-row").length === n, texts.length);
    for (const text of texts) await rows.getByText(text).waitFor();
  };
  await waits("I weigh cargo", "Wankers");
  const first = (await rows.first().locator(".waiting-text").textContent()) ?? "";
  const second = (await rows.nth(1).locator(".waiting-text").textContent()) ?? "";

  // The keys are for the row that was pressed on.
  await rows.nth(1).click();
  await page.keyboard.press("w");
  await rows.nth(1).getByRole("textbox").waitFor();
  await page.keyboard.press("Escape");
  await rows.first().click();

  await page.keyboard.press("w");
  await page.keyboard.type("We weigh it at noon.");
  await page.keyboard.press("Control+Enter");
  await waits(second);
  const stream = page.locator(".stream-list");
  await stream.getByText("We weigh it at noon.").waitFor();
  await stream.getByText(first).waitFor();
  await page.keyboard.press("a");
  await page.getByText("Nothing waits here.").waitFor();
  await page.keyboard.press("u");
  await waits(second);

  const asked = page.getByRole("region", { name: "Questions: New" });
  await asked.getByRole("button", { name: "Answer" }).click();
  await page.keyboard.type("Both ministries, in equal parts.");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("region", { name: "Questions: Answered" }).getByText("Who pays for the laboratory?").waitFor();

  await page.getByRole("tab", { name: "Updates" }).last().click();
  await page.getByRole("button", { name: "Post an update" }).click();
  await page.getByLabel("Title").fill("The scales stay");
  await page.getByLabel("What is known").fill("A member of the delegation said so.");
  await page.getByRole("dialog").getByRole("button", { name: "Post it" }).click();
  await page.locator(".updates-here h3").getByText("The scales stay").waitFor();
  expect(complaints.get(page)).toEqual([]);
});

test("[J91] a question that asks the same as another is joined with it, and its author reads with whose", async () => {
  const article = await anEvent("live");
  await write(ben, article, "Who pays for the laboratory?", { isQuestion: true });
  await write(ann, article, "Is the laboratory paid by both?", { isQuestion: true });
  const page = await atTheDesk(mo, article);
  const place = (name: string) => page.getByRole("region", { name: `Questions: ${name}` });
  const card = (name: string, text: string) => place(name).getByRole("listitem").filter({ hasText: text });
  await card("New", "Who pays").getByRole("button", { name: "Ask it openly" }).click();
  await card("Asked openly", "Who pays").waitFor();
  await card("New", "Is the laboratory").getByRole("button", { name: "Join …" }).click();
  await page.getByLabel("With which question the one by Ann is joined").selectOption("Who pays for the laboratory?");
  await page.getByRole("button", { name: "Join them" }).click();
  await card("Asked openly", "Who pays").getByText("1 hand").waitFor();
  expect(await card("New", "Is the laboratory").count()).toBe(0);
  expect(await axe(page)).toEqual([]);
  expect(complaints.get(page)).toEqual([]);
});

test("[J91] a host who is no moderator runs the event, sees no queue, and nobody else comes in", async () => {
  const article = await anEvent("live");
  const hanne = await newsroom.join("Hanne");
  await mo.send("PUT", `articles/${article.slug}/people/${hanne.member?.id}`, { part: "host" });
  const page = await atTheDesk(hanne, article, { viewport: { width: 390, height: 844 }, hasTouch: true });
  expect(await page.getByRole("tab", { name: "Waiting" }).count()).toBe(0);
  await page.getByRole("button", { name: "Winding down", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Wind it down" }).click();
  await page.locator(".step.is-here").getByText("Winding down").waitFor();
  const stranger = await aPage(browser, newsroom, { as: ann });
  await stranger.goto(`/desk/live/${article.slug}`);
  await stranger.getByText("This desk is for who hosts the discussion").waitFor();
  expect(complaints.get(page)).toEqual([]);
});

const screens = [
  ...looks.map(([name, look]) => [name, { ...wide, ...look }] as const),
  ["on a phone", { viewport: { width: 390, height: 844 } }] as const,
  ["on a phone, dark", { viewport: { width: 390, height: 844 }, colorScheme: "dark" as const }] as const,
];

test.each(screens)("[J91] axe finds nothing on the live desk: %s", async (name, look) => {
  const article = await anEvent("live");
  await mo.send("PUT", `articles/${article.slug}/people/${mo.member?.id}`, { part: "host" });
  const prompt = await write(mo, article, `What would you add to paragraph nine, in ${name}?`);
  await mo.send("PUT", `articles/${article.slug}/pinned`, { commentId: prompt.id });
  await write(ben, article, `Wankers, all of them, in ${name}.`);
  await write(ben, article, `Who pays for the laboratory in ${name}?`, { isQuestion: true });
  await mo.send("PUT", `articles/${article.slug}/pause`, { minutes: 10 });
  const page = await atTheDesk(mo, article, look);
  await page.locator(".waiting-row").first().waitFor();
  for (const tab of ["Questions", "Updates", "Running", "Stream"]) {
    const shown = page.getByRole("tab", { name: tab }).filter({ visible: true });
    if ((await shown.count()) > 0) await shown.first().click();
    expect([tab, await axe(page)]).toEqual([tab, []]);
  }
});

test("[J160] [LN6] [LN10] the live desk runs from right to left in Arabic, on a phone too, and keeps to its window", async () => {
  const article = await anEvent("live");
  await mo.send("PUT", `articles/${article.slug}/pause`, { minutes: 10, why: "The microphones are off." });
  await write(ben, article, "Wankers, all of them.");
  await write(ben, article, "Who pays for the laboratory?", { isQuestion: true });
  for (const screen of [wide, { viewport: { width: 390, height: 844 }, hasTouch: true }]) {
    const page = await aPage(browser, newsroom, { as: mo, ...screen });
    await page.context().addCookies([{ name: "comity_language", value: "ar", url: newsroom.url }]);
    await page.goto(`/desk/live/${article.slug}`);
    await page.locator(".step.is-here").getByText("مباشر").waitFor();
    const first = await page.locator(".step").first().boundingBox();
    const here = await page.locator(".step.is-here").boundingBox();
    expect(first?.x).toBeGreaterThan(here?.x ?? Number.POSITIVE_INFINITY);
    for (const tab of ["الأسئلة", "المستجدات", "الإدارة", "التعليقات"]) {
      const shown = page.getByRole("tab", { name: tab }).last();
      if (await shown.isVisible()) await shown.click();
      expect([tab, await axe(page)]).toEqual([tab, []]);
      const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect([tab, content]).toEqual([tab, window]);
    }
    expect(complaints.get(page)).toEqual([]);
    await page.context().close();
  }
});
