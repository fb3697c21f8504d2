import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints } from "../setup/journey.ts";
import { keyedArticles } from "../setup/keyedArticles.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let browser: Browser;
let ada: Person;

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  ada = await newsroom.join("Ada", { role: "admin" });
  await keyedArticles(newsroom, 510);
  const ann = await newsroom.join("Ann");
  const { body: busy } = await ann.get<Newsroom["article"]>("articles/key:post-510");
  await ann.posts("Somebody has written here.", { article: busy });
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

test("[J146] an admin takes a file of moves, sees what would become of each line, and moves the rest with a bar that says how far it is", async () => {
  const page = await aPage(browser, newsroom, { as: ada, viewport: { width: 1280, height: 1000 } });
  await page.goto("/desk#/settings");
  const card = page.getByRole("region", { name: "Moving articles" });
  const lines = Array.from({ length: 508 }, (_, n) => `post-${n + 1},moved-${n + 1}`);
  const file = ["old,new", ...lines, "post-509,post-510", "never,x", "post-509"].join("\n");
  await card
    .getByLabel("Take a CSV file")
    .setInputFiles({ name: "moves.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await card.getByRole("button", { name: "Look first" }).click();
  await card.getByText("508 articles can be moved.").waitFor();
  await card.getByText("3 lines cannot be done").waitFor();
  await card.getByText("Line 510 has a key that another article with comments has: post-509,post-510").waitFor();
  await card.getByText("Line 511 names no article: never,x").waitFor();
  await card.getByText("Line 512 has not two or three columns").waitFor();
  expect(await axe(page)).toEqual([]);
  const reader = newsroom.reader;
  expect((await reader.get("articles/key:moved-1")).status).toBe(404);

  let goOn = () => {};
  const held = new Promise<void>(resolve => {
    goOn = resolve;
  });
  let asked = 0;
  await page.route("**/articles/moves", async route => {
    if (++asked === 2) await held;
    await route.continue();
  });
  await card.getByRole("button", { name: "Move 508 articles" }).click();
  await card.getByRole("progressbar", { name: "Moving: 500 of 510" }).waitFor();
  goOn();
  await card.getByText("508 articles were moved.").waitFor();
  expect((await reader.get("articles/key:moved-508")).status).toBe(200);
  expect((await reader.get("articles/key:post-508")).status).toBe(200);

  // What was said of other lines is not said of these.
  await card.getByLabel("Lines of old,new").fill("post-509,moved-509");
  expect(await card.getByRole("button", { name: /^Move/ }).count()).toBe(0);
  await page.unroute("**/articles/moves");
  await card.getByRole("button", { name: "Look first" }).click();
  await card.getByRole("button", { name: "Move 1 article" }).waitFor();
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});
