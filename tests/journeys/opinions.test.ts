import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints } from "../setup/journey.ts";
import { aNewsroom, type Newsroom } from "../setup/newsroom.ts";
import { anOpinionServer, completion, json, type OpinionServer } from "../setup/opinionServer.ts";

let server: OpinionServer;
let newsroom: Newsroom;
let browser: Browser;
const wide = { viewport: { width: 1440, height: 1000 } };

beforeAll(async () => {
  server = await anOpinionServer("/v1/chat/completions");
  const secondOpinion = { url: server.url, kind: "chat", model: "guard", key: undefined, seconds: 60 } as const;
  [newsroom, browser] = await Promise.all([aNewsroom({ secondOpinion }), aBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
  await server?.close();
});

test("[O2] a moderator who reads a case sees the second opinion come, and what it says", async () => {
  await newsroom.setPolicy({ secondOpinion: { from: 0, to: 1 }, words: [{ text: "ledger licker", then: "hold" }] });
  const ann = await newsroom.join("Ann");
  const mo = await newsroom.join("Mo", { role: "moderator" });
  let answer = () => {};
  server.answer = res => {
    answer = () => json(res, completion('{"label": "insult", "score": 0.82}'));
  };
  await ann.posts("The minister is a ledger licker who never read the treaty at all.");
  const page = await aPage(browser, newsroom, { ...wide, as: mo });
  await page.goto("/desk");
  await page.locator(".q-item", { hasText: "ledger licker" }).getByRole("link").first().click();
  const signals = page.locator(".signal");
  await signals.filter({ hasText: "Your word list" }).waitFor();
  expect(await signals.filter({ hasText: "Second opinion" }).count()).toBe(0);
  answer();
  const opinion = signals.filter({ hasText: "Second opinion 82%" });
  await opinion.waitFor();
  expect(await opinion.textContent()).toContain("A second model says: it may read as an insult.");
  expect([await axe(page), complaints.get(page)]).toEqual([[], []]);
  await page.context().close();
});

test("[O1] an admin sets the grey zone where somebody can be asked", async () => {
  const ada = await newsroom.join("Ada", { role: "admin" });
  const page = await aPage(browser, newsroom, { ...wide, as: ada });
  await page.goto("/desk#/rules");
  await page.getByRole("heading", { name: "Second opinion" }).waitFor();
  const from = page.getByLabel("Second opinion from, in per cent");
  const to = page.getByLabel("Second opinion to, in per cent");
  await from.fill("70");
  await to.fill("60");
  await page.getByText("Nothing lies between these, so nothing is asked.").waitFor();
  await to.fill("95");
  expect([await axe(page), complaints.get(page)]).toEqual([[], []]);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText(/^Version 4/).waitFor();
  const { body } = await ada.get<{ policy: { secondOpinion: unknown } }>("sites/meridian/policy");
  expect(body.policy.secondOpinion).toEqual({ from: 0.7, to: 0.95 });
  await page.context().close();
});
