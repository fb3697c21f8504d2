import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { aMailServer, type MailServer } from "../setup/smtp.ts";

let smtp: MailServer;
let newsroom: Newsroom;
let browser: Browser;
let ada: Person;

beforeAll(async () => {
  smtp = await aMailServer();
  [newsroom, browser] = await Promise.all([aNewsroom({ mail: smtp.way }), aBrowser()]);
  ada = await newsroom.join("Ada", { role: "admin" });
  await newsroom.join("Ann");
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
  await smtp?.close();
});

test("[J145] an admin writes a mail in own words, is told what it lacks, sees how it comes, and goes back to the built-in ones", async () => {
  const page = await aPage(browser, newsroom, { as: ada, viewport: { width: 1280, height: 1000 } });
  await page.goto("/desk#/settings");
  const card = page.getByRole("region", { name: "Words of mails" });
  await card.getByLabel("Kind of mail").selectOption("reset-password");
  await card.getByText("These are the built-in words.").waitFor();
  await card.getByLabel("Subject").fill("A new key to {site}");
  await card.getByLabel("Text").fill("Lost your key?\n\nNo matter, {nam");
  await card.getByRole("button", { name: "Save" }).click();
  await card.getByText("cannot be read from “{nam” on").waitFor();
  await card.getByLabel("Text").fill("Lost your key?");
  await card.getByRole("button", { name: "Preview" }).click();
  await card.getByText("Text lacks {link}.").waitFor();
  expect(await axe(page)).toEqual([]);

  // Looking at another one loses nothing.
  await card.getByLabel("Kind of mail").selectOption("digest");
  await card.getByText("{notices}", { exact: true }).first().waitFor();
  await card.getByLabel("Kind of mail").selectOption("reset-password");
  expect(await card.getByLabel("Text").inputValue()).toBe("Lost your key?");
  await card.getByLabel("Text").fill("Lost your key?\n\n[Make a new one]({link})");
  await card.getByRole("button", { name: "Preview" }).click();
  const sheet = card.getByRole("figure");
  await sheet.getByText("A new key to The Meridian Post", { exact: true }).waitFor();
  await sheet.locator(".mail-button", { hasText: "Make a new one" }).waitFor();
  await card.getByRole("button", { name: "Save" }).click();
  await card.getByText("Your own words, by Ada").waitFor();
  expect(await axe(page)).toEqual([]);

  const asks = () => newsroom.reader.send("POST", "passwords/reset", { email: "ann@example.org" });
  await asks();
  expect((await smtp.next("ann@example.org")).parsed.subject).toBe("A new key to The Meridian Post");
  await card.getByRole("button", { name: "Take the built-in words" }).click();
  await card.getByRole("button", { name: "Save" }).click();
  await card.getByText("These are the built-in words.").waitFor();
  await asks();
  expect((await smtp.next("ann@example.org")).parsed.subject).toBe("A new password for The Meridian Post");
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});
