import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { sql } from "../../server/db/sql.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints, looks } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let ben: Person;
let mo: Person;
let ada: Person;
const wide = { viewport: { width: 1440, height: 1000 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
  const mia = await newsroom.join("Mia", { role: "moderator" });
  ada = await newsroom.join("Ada", { role: "admin" });
  const comment = await ann.posts("Thick as a barge, whoever believes the ministry.");
  await ben.posts("I had this the wrong way round.", { under: comment });
  await ben.send("POST", `comments/${comment.id}/reports`, { reason: "personal-attack" });
  const { id } = await newsroom.caseOf(comment, mo);
  await mo.send("POST", `cases/${id}/decisions`, { decision: "reject", reason: "personal-attack", revision: 1 });
  await mia.send("POST", `cases/${id}/decisions`, { decision: "undo", revision: 1 });
  await ada.send("PUT", `sites/meridian/members/${mia.member?.id}/role`, { role: "admin" });
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

const openAudit = async (page: Page) => {
  await page.goto("/desk#/audit");
  await page.locator(".chainbar", { hasText: "The chain is whole." }).waitFor();
};
const says = (page: Page) => page.locator(".log-says").allInnerTexts();

test("[H20] at the desk the audit is read, filtered and followed from entry to entry", async () => {
  const page = await aPage(browser, newsroom, { as: mo, ...wide });
  await page.goto("/desk");
  await page.getByRole("link", { name: "Audit" }).click();
  await page.locator(".chainbar", { hasText: "The chain is whole. 3 entries fit" }).waitFor();
  expect((await says(page)).map(line => line.split("\n")[0])).toEqual([
    "Ada changed the role of Mia",
    "Mia undid a decision on a comment",
    "Mo removed a comment",
  ]);

  await page.getByRole("button", { name: /Mo removed a comment/ }).click();
  const facts = page.locator(".log-row.is-open");
  expect(await facts.innerText()).toContain("Rule 3, attacks a person");
  expect(await facts.innerText()).toContain("the beginning");
  await facts.getByRole("button", { name: /entry 2/ }).click();
  await page.locator(".log-row.is-open", { hasText: "Mia undid" }).waitFor();
  await page
    .locator(".log-row.is-open")
    .getByRole("button", { name: /entry 1/ })
    .click();
  await page.locator(".log-row.is-open", { hasText: "Mo removed" }).waitFor();
  await page.locator(".log-row").filter({ hasText: "Mia undid" }).waitFor({ state: "detached" });
  // Whoever follows the chain by keys goes on from the entry they came to.
  const focused = page.locator(".log-says:focus");
  expect(await focused.innerText()).toContain("Mo removed");
  expect(await focused.getAttribute("aria-expanded")).toBe("true");
  await page.getByRole("button", { name: "Show everything" }).click();

  await page.getByRole("button", { name: /Mia undid/ }).click();
  await page.getByRole("button", { name: "Everything by Mia" }).click();
  await page.locator(".log-row").filter({ hasText: "Mo removed" }).waitFor({ state: "detached" });
  expect(await says(page)).toHaveLength(1);
  await page.getByLabel("What").selectOption({ label: "Changes of roles" });
  await page.getByText("Nothing here meets this.").waitFor();
  await page.getByRole("button", { name: "Show everything" }).click();
  await page.locator(".log-row").nth(2).waitFor();
  // Who is no admin takes nothing away.
  expect(await page.getByRole("button", { name: /Export/ }).count()).toBe(0);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[H21] a thread is travelled by keys: the slider says the moment in words, and each comment what became of it", async () => {
  const page = await aPage(browser, newsroom, { as: ada, ...wide });
  await openAudit(page);
  await page.getByRole("button", { name: /Mo removed a comment/ }).click();
  await page.getByRole("link", { name: "The thread just before" }).click();
  const body = page.locator(".travel-body");
  await body.getByText("Thick as a barge").waitFor();
  await body.getByText(/Removed within a minute by Mo, rule 3\. Undone at \d\d:\d\d by Mia\./).waitFor();
  const slider = page.getByRole("slider", { name: "The moment" });
  expect(await slider.getAttribute("aria-valuetext")).toMatch(
    /^\d\d:\d\d, \w+,? \d.* 20\d\d, before a comment was removed at \d\d:\d\d$/,
  );
  await page.getByRole("button", { name: "Next change" }).click();
  await body.getByText("Removed", { exact: true }).waitFor();
  expect(await body.getByText("Thick as a barge").count()).toBe(0);
  // The trace keeps its reply.
  await body.getByText("I had this the wrong way round.").waitFor();
  await slider.focus();
  await page.keyboard.press("End");
  await body.getByText("Thick as a barge").waitFor();
  await page.keyboard.press("Home");
  await page.getByText("0 comments then").waitFor();
  await page.locator(".later", { hasText: "2 comments came later." }).waitFor();
  await page.getByText("2 moments to look at").click();
  await page.getByRole("button", { name: /a comment removed by Mo/ }).click();
  await body.getByText("Removed", { exact: true }).waitFor();
  // The address keeps the moment.
  const address = page.url();
  await page.reload();
  await body.getByText("Removed", { exact: true }).waitFor();
  expect(page.url()).toBe(address);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[H22] an admin takes the audit away as a file, which is an entry then", async () => {
  const page = await aPage(browser, newsroom, { as: ada, ...wide });
  await openAudit(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export as CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("audit.csv");
  const lines = readFileSync(await file.path(), "utf8")
    .trimEnd()
    .split("\r\n");
  expect(lines).toHaveLength(5);
  await page.reload();
  await page.locator(".log-says", { hasText: "Ada took the audit away as a file" }).waitFor();
  await page.context().close();
});

test("[H23] axe finds nothing on the audit and on a thread of the past, in every look and on a phone", async () => {
  const screens = [...looks.map(([name, look]) => [name, { ...wide, ...look }] as const), ["phone", phone] as const];
  for (const [name, screen] of screens) {
    const page = await aPage(browser, newsroom, { as: ada, ...screen });
    await openAudit(page);
    await page.getByRole("button", { name: /Mo removed a comment/ }).click();
    expect([name, await axe(page)]).toEqual([name, []]);
    await page.getByRole("link", { name: "The thread just before" }).click();
    await page.locator(".travel-body article").first().waitFor();
    expect([name, await axe(page)]).toEqual([name, []]);
    const room = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([name, room]).toEqual([name, 0]);
    await page.context().close();
  }
}, 240_000);

test("[H24] a broken chain says at which entry, and leads there", async () => {
  await newsroom.db.transaction(async tx => {
    await tx.run(sql`alter table audit disable trigger all`);
    await tx.run(sql`update audit set actor_id = ${ben.member?.id} where n = 2`);
  });
  const page = await aPage(browser, newsroom, { as: mo, ...wide });
  await page.goto("/desk#/audit");
  await page.getByRole("button", { name: "Check again" }).click();
  const bar = page.locator(".chainbar.is-broken");
  await bar.getByText("The chain is broken at entry 2.").waitFor();
  expect(await axe(page)).toEqual([]);
  await bar.getByRole("button", { name: "Show entry 2" }).click();
  await page.locator(".log-row.is-open", { hasText: "Ben undid a decision" }).waitFor();
  await page.context().close();
});

test("[H25] who decides in some sections only is told for whom the audit is, and is not led there", async () => {
  const eve = await newsroom.join("Eve", { role: "moderator" });
  await newsroom.db.run(sql`update members set sections = '{World}' where id = ${eve.member?.id}`);
  const page = await aPage(browser, newsroom, { as: eve, ...wide });
  await page.goto("/desk#/audit");
  await page.getByText("for who decides in all its sections.").waitFor();
  expect(await page.getByRole("link", { name: "Audit" }).count()).toBe(0);
  await page.context().close();
});
