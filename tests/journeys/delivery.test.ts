import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints, looks } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
const address = "/articles/tariff-pause";

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  ann = await newsroom.join("Ann");
  await ann.posts("What was here before.");
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

test("[J98] where WebSocket is blocked the page hears of comments all the same, and says how", async () => {
  const page = await aPage(browser, newsroom);
  let isBlocked = true;
  await page.routeWebSocket(/\/socket\.io\//, wire => (isBlocked ? wire.close() : wire.connectToServer()));
  await page.goto(address);
  await page.getByText("Live, every few seconds").waitFor();
  await ann.posts("Heard without a socket.");
  await page.getByRole("button", { name: "1 new comment" }).click();
  await page.getByText("Heard without a socket.").waitFor();
  isBlocked = false;
  await until("the socket", async () => {
    // A try that was under way when the block fell still has to end.
    await page.evaluate(() => dispatchEvent(new Event("online")));
    return page.getByText("Live", { exact: true }).first().isVisible();
  });
  await ann.posts("Heard by the socket again.");
  await page.getByRole("button", { name: "1 new comment" }).waitFor();
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J98] a reader turns live off: nothing changes, what waits is counted, also after a reload, and comes when it is on again", async () => {
  const page = await aPage(browser, newsroom);
  await page.goto(address);
  await page.getByRole("button", { name: "Pause: nothing changes while you read" }).click();
  await page.getByText("Nothing new is waiting.").waitFor();
  const commentCount = () => page.locator("#discussion-h").innerText();
  const before = await commentCount();
  await ann.posts("First while nothing moves.");
  await page.getByText("1 new comment is waiting.").waitFor();
  expect(await commentCount()).toBe(before);
  await page.reload();
  await page.getByText("Nothing new is waiting.").waitFor();
  await page.getByText("First while nothing moves.").waitFor();
  await ann.posts("Second while nothing moves.");
  await page.getByText("1 new comment is waiting.").waitFor();
  expect(await page.getByRole("button", { name: "1 new comment" }).count()).toBe(0);
  await page.getByRole("button", { name: "Resume" }).click();
  await page.getByRole("button", { name: "1 new comment" }).click();
  await page.getByText("Second while nothing moves.").waitFor();
  await page.getByText("Live", { exact: true }).first().waitFor();
  await page.reload();
  await page.getByText("Live", { exact: true }).first().waitFor();
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J98] axe finds nothing where live is off", async () => {
  for (const [, look] of looks) {
    const page = await aPage(browser, newsroom, { ...look, viewport: { width: 390, height: 844 } });
    await page.goto(address);
    await page.getByRole("button", { name: "Pause: nothing changes while you read" }).click();
    await page.getByText("Nothing new is waiting.").waitFor();
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  }
});
