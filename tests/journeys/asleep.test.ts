import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let ben: Person;

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

/** What a page has loaded of ours for its discussion: each file once, gzipped. */
function loading(page: Page) {
  const files = new Map<string, number>();
  page.on("response", async response => {
    const { pathname } = new URL(response.url());
    if (!/^\/(embed\.js|assets\/(?!page))/.test(pathname)) return;
    files.set(pathname, gzipSync(await response.body(), { level: 6 }).length);
  });
  return {
    names: () => [...files.keys()].join("\n"),
    bytes: () => [...files.values()].reduce((sum, one) => sum + one, 0),
  };
}

test("[J136] a discussion sleeps, live and light, until its reader reaches for it; the first press is done", async () => {
  const article = await newsroom.anArticle("asleep");
  const first = await ann.posts("The tug came late to the slipway.", { article });
  const page = await aPage(browser, newsroom);
  const loaded = loading(page);
  await page.goto(article.url);
  await page.getByText("Live", { exact: true }).first().waitFor();
  // What happens is told, and what is drawn stays true.
  await ben.posts("Which tug was it?", { article, under: first });
  await ben.posts("I saw it from the mole.", { article });
  await ben.send("PUT", `comments/${first.id}/reactions/worth-reading`);
  await page.getByRole("button", { name: "Show 1 new comment" }).waitFor();
  const reply = page.getByRole("button", { name: "Show 1 new reply" });
  await reply.waitFor();
  await page.locator(`#c-${first.id} [data-react$=":worth-reading"]`, { hasText: "1" }).waitFor();
  await page.getByRole("button", { name: "Sign in", exact: true }).first().waitFor();
  expect(loaded.names()).not.toContain("discussion-");
  expect(loaded.bytes()).toBeLessThanOrEqual(30 * 1_024);
  await reply.click();
  await page.getByText("Which tug was it?").waitFor();
  expect(loaded.names()).toContain("discussion-");
  await page.getByRole("button", { name: "Show 1 new comment" }).click();
  await page.getByText("I saw it from the mole.").waitFor();
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
  const still = await aPage(browser, newsroom);
  await still.goto(article.url);
  await still.getByText("Live", { exact: true }).first().waitFor();
  expect(await axe(still)).toEqual([]);
  await still.context().close();
});

test("[J136] a text that goes is gone from a sleeping page too; what is typed is kept over a reload that comes at once", async () => {
  const article = await newsroom.anArticle("asleep-too");
  const gone = await ann.posts("The harbour master was asleep.", { article });
  const page = await aPage(browser, newsroom);
  await page.goto(article.url);
  await page.getByText("Live", { exact: true }).first().waitFor();
  await ann.send("DELETE", `comments/${gone.id}`);
  await page.getByText("The harbour master was asleep.").waitFor({ state: "detached" });
  const other = await aPage(browser, newsroom);
  await other.goto(article.url);
  await other.getByLabel("Your comment").fill("Half a thought");
  await other.reload();
  await other.waitForFunction(
    () =>
      document.querySelector("comity-discussion")?.shadowRoot?.querySelector("textarea")?.value === "Half a thought",
  );
  expect([complaints.get(page), complaints.get(other)]).toEqual([[], []]);
  await Promise.all([page.context().close(), other.context().close()]);
});
