import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import type { Permalink } from "../../server/protocol/views.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, complaints } from "../setup/journey.ts";
import { aNewsroom, atOnce, type Newsroom, type Person } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;
let browser: Browser;
let mo: Person;

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  await newsroom.setSettings({ signIn: atOnce });
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

const address = "/articles/tariff-pause";
const comment = (page: Page, text: string) =>
  page.locator("article.comment", { has: page.locator(".comment-body").getByText(text, { exact: true }) }).last();
const live = (page: Page) => page.getByText("Live", { exact: true }).first().waitFor();
const top = (page: Page, text: string) =>
  page
    .getByText(text)
    .first()
    .evaluate(element => element.getBoundingClientRect().top);

async function signUp(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Create account" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name shown").fill(name);
  await dialog.getByLabel("E-mail").fill(`${name.toLowerCase()}@example.org`);
  await dialog.getByLabel("Password").fill("a sentence is good");
  await dialog.getByRole("button", { name: "Create account" }).click();
  await page.getByText("Writing as").first().waitFor();
}

test("[J1] two readers and a moderator: what one writes all see, what is held waits, what is decided changes every screen", async () => {
  const [ann, ben, desk] = await Promise.all([
    aPage(browser, newsroom),
    aPage(browser, newsroom),
    aPage(browser, newsroom, { as: mo, viewport: { width: 1440, height: 1000 } }),
  ]);
  await Promise.all([ann.goto(address), ben.goto(address), desk.goto("/desk")]);
  await Promise.all([
    live(ann),
    live(ben),
    desk
      .getByText("0 waiting")
      .or(desk.getByText(/nothing waits/i))
      .first()
      .waitFor(),
  ]);
  await ann.getByText("2 reading").first().waitFor();

  // The text is written before there is an account, and survives both making one and a reload.
  await ann.getByLabel("Your comment").fill("The barges have waited since March.");
  await ann.reload();
  await live(ann);
  expect(await ann.getByLabel("Your comment").inputValue()).toBe("The barges have waited since March.");
  await signUp(ann, "Ann");
  expect(await ann.getByLabel("Your comment").inputValue()).toBe("The barges have waited since March.");
  await ann.getByRole("button", { name: "Post", exact: true }).click();
  await comment(ann, "The barges have waited since March.").waitFor();

  // Ben is told, and nothing moves until he asks.
  await ben.getByRole("button", { name: "Show 1 new comment" }).waitFor();
  expect(await ben.getByText("The barges have waited since March.").count()).toBe(0);
  await ben.getByRole("button", { name: "Show 1 new comment" }).click();
  await comment(ben, "The barges have waited since March.").waitFor();

  // A nudge names the words; Ann posts it anyway and sees that it waits.
  await ann.getByLabel("Your comment").fill("Only wankers would sign that.");
  await ann.getByRole("button", { name: "Post", exact: true }).click();
  await ann.getByText("A moderator would read this before others do").waitFor();
  await ann.getByRole("button", { name: "Post anyway" }).click();
  await ann.locator("b", { hasText: "A moderator will read this first." }).waitFor();
  expect(await ben.getByText("Only wankers").count()).toBe(0);

  // The case arrives at the desk while Mo looks; it is approved by a key.
  await desk.getByText("Only").first().waitFor();
  await desk
    .getByRole("button", { name: /1 new case/ })
    .click({ timeout: 2_000 })
    .catch(() => {});
  await desk.keyboard.press("j");
  await desk
    .getByRole("button", { name: /Approve/ })
    .first()
    .waitFor();
  await desk.keyboard.press("a");
  await desk
    .getByText(/Approved/)
    .first()
    .waitFor();

  await ben.getByRole("button", { name: "Show 1 new comment" }).click();
  await comment(ben, "Only wankers would sign that.").waitFor();
  await ann.locator("b", { hasText: "A moderator will read this first." }).waitFor({ state: "detached" });
  await ann.getByRole("button", { name: /Your notices: 1/ }).click();
  await ann.getByText("Your comment is published.").waitFor();

  // Undo takes it back from every screen, in place.
  await desk.keyboard.press("u");
  await ben.getByText("Only wankers would sign that.").waitFor({ state: "detached" });
  expect([...(complaints.get(ann) ?? []), ...(complaints.get(ben) ?? []), ...(complaints.get(desk) ?? [])]).toEqual([]);
  await Promise.all([ann.context().close(), ben.context().close(), desk.context().close()]);
});

test("[J2] replies, reactions, edits and removals arrive in place, and the line being read does not move", async () => {
  const cy = await newsroom.join("Cy");
  const dee = await newsroom.join("Dee");
  for (let i = 0; i < 12; i++)
    await cy.posts(
      `Remark ${i} about ${"rye oats corn salt wool zinc lead coal tar silk hemp flax".split(" ")[i]} and its price.`,
    );
  const read = await dee.posts("The line that is being read.");
  const page = await aPage(browser, newsroom, { as: dee, viewport: { width: 1200, height: 800 } });
  await page.goto(address);
  await live(page);
  await page.getByText("The line that is being read.").first().scrollIntoViewIfNeeded();
  const before = await top(page, "The line that is being read.");

  const reply = await cy.posts("A reply that waits to be shown.", { under: read });
  await cy.posts("Something new at the top.");
  await cy.send("PUT", `comments/${read.id}/reactions/worth-reading`);
  await page.getByRole("button", { name: "Show 1 new reply" }).waitFor();
  await page.getByRole("button", { name: "Show 1 new comment" }).waitFor();
  await comment(page, "The line that is being read.")
    .getByRole("button", { name: /Worth reading\s*1/ })
    .first()
    .waitFor();
  expect(Math.abs((await top(page, "The line that is being read.")) - before)).toBeLessThan(1);

  await page.getByRole("button", { name: "Show 1 new reply" }).click();
  await comment(page, "A reply that waits to be shown.").waitFor();
  await cy.send("PATCH", `comments/${reply.id}`, { body: "A reply that was edited.", revision: 1 });
  await page.getByText("A reply that was edited.").waitFor();
  await cy.send("DELETE", `comments/${reply.id}`);
  await page.getByText("A reply that was edited.").waitFor({ state: "detached" });
  await page.getByText("Deleted by its author.").first().waitFor();
  expect(Math.abs((await top(page, "The line that is being read.")) - before)).toBeLessThan(1);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J3] a member replies, reacts, edits, withdraws and reports with the keyboard and the pointer, and sees that it was taken", async () => {
  const eli = await newsroom.join("Eli");
  const fay = await newsroom.join("Fay");
  const theirs = await fay.posts("Ferrite would do for the pumps.");
  const page = await aPage(browser, newsroom, { as: eli });
  await page.goto(`${address}?comment=${theirs.id}`);
  await live(page);
  const target = comment(page, "Ferrite would do for the pumps.");
  await target.getByRole("button", { name: /Worth reading/ }).click();
  await until(
    "the reaction",
    async () => (await fay.get<Permalink>(`comments/${theirs.id}`)).body.comment.reactions["worth-reading"] === 1,
  );
  await target.getByRole("button", { name: "Reply" }).first().click();
  await page.getByPlaceholder("What would you answer?").fill("Only at nine weeks’ notice.");
  await page.keyboard.press("Control+Enter");
  const own = comment(page, "Only at nine weeks’ notice.");
  await own.waitFor();

  await own.getByRole("button", { name: /^More: / }).click();
  await page.getByRole("menuitem", { name: /Edit/ }).click();
  await page.getByRole("form", { name: "Edit your comment" }).getByRole("textbox").fill("Only at ten weeks’ notice.");
  await page.getByRole("button", { name: "Save" }).click();
  await comment(page, "Only at ten weeks’ notice.").waitFor();
  await page
    .getByText(/edited (within|after)/)
    .first()
    .waitFor();

  await comment(page, "Only at ten weeks’ notice.")
    .getByRole("button", { name: /^More: / })
    .click();
  await page.getByRole("menuitem", { name: /Delete/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Delete/ })
    .click();
  await page.getByText("Only at ten weeks’ notice.").waitFor({ state: "detached" });

  await target.getByRole("button", { name: /Report/ }).click();
  await page.getByRole("dialog").getByText("Not true, and it matters").click();
  await page.getByRole("dialog").getByRole("button", { name: "Send report" }).click();
  await page.locator(".told", { hasText: "A moderator will read your report." }).waitFor();
  const found = await newsroom.caseOf(theirs, mo);
  expect(found.reports).toMatchObject([{ reason: "unverified" }]);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});
