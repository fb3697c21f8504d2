import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import type { HouseRule } from "../../server/protocol/houseRules.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let mo: Person;
let ada: Person;
let turn = 0;

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  await newsroom.setPolicy({ words: [{ text: "zonk", then: "hold" }] });
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
  ada = await newsroom.join("Ada", { role: "admin" });
  for (let n = 0; n < 3; n++) await ann.posts(`The ferry was late again, number ${n}, and nobody said why.`);
  await decided({ decision: "approve" });
  await decided({ decision: "reject", reason: "hate" });
});

async function decided(decision: { decision: "approve" } | { decision: "reject"; reason: HouseRule }): Promise<void> {
  const held = await ann.posts(`What a zonk of a timetable, number ${++turn} of this week.`);
  const { id } = await newsroom.caseOf(held, mo);
  expect((await mo.send("POST", `cases/${id}/decisions`, { ...decision, revision: 1 })).status).toBe(201);
}
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

const screens = [
  ["light", { colorScheme: "light", viewport: { width: 1440, height: 1000 } }],
  ["dark", { colorScheme: "dark", viewport: { width: 1440, height: 1000 } }],
  ["phone", { colorScheme: "light", viewport: { width: 390, height: 844 } }],
] as const;

test.each(screens)("[I4] each chart has its table behind it and its finding as its name; %s", async (_, screen) => {
  const page = await aPage(browser, newsroom, { as: mo, ...screen });
  await page.goto("/desk#/insights");
  await page.getByRole("img", { name: /^5 comments; the busiest day was/ }).waitFor();
  expect(complaints.get(page)).toEqual([]);
  expect(await axe(page)).toEqual([]);

  const buttons = page.getByRole("button", { name: /^Show as table/ });
  for (const button of await buttons.all()) await button.click();
  const table = page.getByRole("region", { name: "What became of each comment, as a table" });
  const last = table.getByRole("row").last();
  expect(await last.getByRole("cell").allInnerTexts()).toEqual(["3", "1", "0", "1", "0"]);
  expect(await page.getByRole("table").count()).toBe(await buttons.count());
  expect(await axe(page)).toEqual([]);
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content).toBe(window);
  await page.context().close();
});

test("[J161] [LN6] [LN10] in Arabic the page of figures runs from right to left and its charts from left to right", async () => {
  const page = await aPage(browser, newsroom, { as: mo, viewport: { width: 390, height: 844 } });
  await page.context().addCookies([{ name: "comity_language", value: "ar", url: newsroom.url }]);
  await page.goto("/desk#/insights");
  const chart = page.getByRole("img", { name: /^5 تعليقات؛ أنشط يوم/ });
  await chart.waitFor();
  const { number, line, days } = await chart.evaluate(drawing => {
    const box = (element: Element | null | undefined) => element?.getBoundingClientRect() ?? new DOMRect();
    const texts = [...drawing.querySelectorAll(":scope > text")].map(text => box(text).x);
    return {
      number: box(drawing.querySelector("g > text")).right,
      line: box(drawing.querySelector("line")).left,
      days: texts,
    };
  });
  expect(number).toBeLessThanOrEqual(line);
  expect(days).toEqual([...days].sort((a, b) => a - b));
  expect(await axe(page)).toEqual([]);
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content).toBe(window);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[I4] the numbers of a chart come as a file, of the period that is shown", async () => {
  const page = await aPage(browser, newsroom, { as: mo, viewport: { width: 1440, height: 1000 } });
  await page.goto("/desk#/insights");
  await page.getByText("12 months").click();
  await page.getByText(/the busiest month was/).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^CSV.*Why comments were removed/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^removals-by-month-\d{4}-\d\d-\d\d\.csv$/);
  const file = readFileSync(await download.path(), "utf8");
  const lines = file.trim().split("\r\n");
  expect([lines.length, lines[0]]).toEqual([
    13,
    'Month from,Off the subject,"Not true, and it matters",Attacks a person,Hate,Private information,Advertising or spam',
  ]);
  expect(lines.at(-1)).toMatch(/^\d{4}-\d\d-01T00:00:00\+00:00,0,0,0,1,0,0$/);
  await page.getByRole("button", { name: "Earlier" }).click();
  await page.getByText("Nothing was posted in this time.").waitFor();
  await page.getByRole("button", { name: "Later" }).click();
  await page.getByText(/the busiest month was/).waitFor();
  await page.context().close();
});

test("[I4] an admin sets the site’s time zone, and times are told in it", async () => {
  const page = await aPage(browser, newsroom, { as: ada, viewport: { width: 1440, height: 1000 } });
  await page.goto("/desk#/insights");
  await page.getByLabel("The site’s time zone").selectOption("Pacific/Auckland");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(/, Pacific\/Auckland$/).waitFor();
  await until("the zone", async () => {
    const { body } = await mo.get<{ timeZone: string }>("sites/meridian/insights?by=day");
    return body.timeZone === "Pacific/Auckland";
  });
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test.each(screens)(
  "[I14] a second look is taken by keyboard, told after it is sent, and an admin settles what differs; %s",
  async (name, screen) => {
    await newsroom.setPolicy({ words: [{ text: "zonk", then: "hold" }], secondLook: { share: 1 } });
    await decided({ decision: "approve" });
    const mia = await newsroom.join(`Mia ${name}`, { role: "moderator" });
    const page = await aPage(browser, newsroom, { as: mia, ...screen });
    // That something waits is told on every page of the desk, also where the place is behind "More".
    await page.goto("/desk");
    await page.getByRole("link", { name: /Insights\s*\d+ waiting/ }).click();
    await page.getByText(/^\d+\sdecided texts? waits? for a second look by you\.$/).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("link", { name: /^Read (it|them)$/ }).press("Enter");
    await page
      .getByText(/^\d+\swaits? for you$/)
      .first()
      .waitFor({ state: "attached" });
    await page.getByText("What would you have done?").waitFor();
    expect(complaints.get(page)).toEqual([]);
    expect(await axe(page)).toEqual([]);
    await page.getByRole("radio", { name: /Let it stand/ }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const told = page.locator(".look .banner", {
      hasText: /The first decision was another: (let stand|removed for “Hate”)/,
    });
    await told.waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Next" }).click();
    await told.waitFor({ state: "detached" });
    await page.context().close();

    const admins = await aPage(browser, newsroom, { as: ada, ...screen });
    await admins.goto("/desk#/second-look");
    const differing = admins.getByRole("region", { name: "Where a second look differs" }).getByRole("listitem");
    await differing.first().waitFor();
    const before = await differing.count();
    expect(await axe(admins)).toEqual([]);
    await differing.first().getByRole("button", { name: "Let the first stand" }).click();
    await until("it is settled", async () => (await differing.count()) === before - 1);
    const [content, window] = await admins.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBe(window);
    await admins.context().close();
  },
);

test.each(screens)(
  "[I22] a shift is handed over with a note, and the next one, whose desk shows it at once, takes over; %s",
  async (name, screen) => {
    const next = await newsroom.join(`Nora ${name}`, { role: "moderator" });
    const theirs = await aPage(browser, newsroom, { as: next, ...screen });
    if (name === "phone") {
      await theirs.goto("/desk");
      await theirs.getByRole("button", { name: "More" }).click();
      expect(await axe(theirs)).toEqual([]);
      await theirs.getByRole("link", { name: "Hand-over" }).click();
    } else await theirs.goto("/desk#/hand-over");
    await theirs.getByRole("heading", { name: "The shift under way" }).waitFor();

    const page = await aPage(browser, newsroom, { as: mo, ...screen });
    await page.goto("/desk#/hand-over");
    await page.getByLabel("A note to the next").fill("Please watch the bakery: somebody posts an address there.");
    await page.getByRole("button", { name: "Hand over", exact: true }).press("Enter");
    await page.getByText("nobody has taken over yet").first().waitFor();

    const waiting = theirs.getByRole("region", { name: "Mo hands over" });
    await waiting.getByText("Please watch the bakery").waitFor();
    expect(complaints.get(theirs)).toEqual([]);
    expect(await axe(theirs)).toEqual([]);
    await waiting.getByRole("button", { name: "Take over" }).press("Enter");
    await waiting.waitFor({ state: "detached" });
    await page.getByText(`taken over by Nora ${name}`).waitFor();
    await page.getByText(`taken over by Nora ${name}`).click();
    await page.getByText("Please watch the bakery").first().waitFor();
    expect(await axe(page)).toEqual([]);
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBe(window);
    for (const open of [page, theirs]) await open.context().close();
  },
);
