import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints } from "../setup/journey.ts";
import { aNewsroom, type Newsroom } from "../setup/newsroom.ts";

let browser: Browser;
let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
  browser = await aBrowser();
});
afterAll(async () => {
  await browser.close();
  await newsroom.close();
});

test("[ND16] that somebody writes is shown to others where it is written, moves nothing, and goes by itself", async () => {
  const ann = await newsroom.join("Ann");
  const comment = await ann.posts("Who will answer this?");
  const screen = { viewport: { width: 390, height: 844 } };
  const writing = await aPage(browser, newsroom, { as: ann, ...screen });
  const reading = await aPage(browser, newsroom, screen);
  for (const page of [writing, reading]) await page.goto(`/articles/${newsroom.article.slug}`);
  for (const page of [writing, reading]) await page.getByText("2 reading").first().waitFor();
  // A page that sleeps does not tell who writes: this reader has put a finger on something.
  await reading.locator("#write-new").focus();
  await reading.getByRole("button", { name: "Pause: nothing changes while you read" }).waitFor();
  const here = reading.locator(`#c-${comment.id}`);
  const heights = () => reading.locator(".thread").evaluate(thread => thread.getBoundingClientRect().height);
  const before = await heights();

  await writing.locator(`#c-${comment.id}`).getByRole("button", { name: "Reply" }).click();
  await writing.locator(`#c-${comment.id} textarea`).pressSequentially("I will", { delay: 20 });
  await here.getByText("Someone is writing").waitFor();
  expect(await heights()).toBe(before);
  expect(await writing.getByText("Someone is writing").count()).toBe(0);
  await here.getByText("Someone is writing").waitFor({ state: "detached" });

  await writing.locator("#write-new").pressSequentially("And I say", { delay: 20 });
  await reading.locator(".thread-tools").getByText("Someone is writing").waitFor();
  expect(await heights()).toBe(before);
  expect(complaints.get(reading)).toEqual([]);
  expect(await axe(reading)).toEqual([]);
  await reading.getByText("Someone is writing").waitFor({ state: "detached" });
  expect(complaints.get(writing)).toEqual([]);
});
