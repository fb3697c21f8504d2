import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { sql } from "../../server/db/sql.ts";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import type { PolicyView } from "../../server/protocol/views.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let mo: Person;
let ada: Person;
const wide = { viewport: { width: 1440, height: 1000 } };
const calm = { repeats: { ...defaultPolicy.repeats, then: "off" } } as const;

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
  ada = await newsroom.join("Ada", { role: "admin" });
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

const saved = async () => (await ada.get<PolicyView>("sites/meridian/policy")).body;
async function openRules(screen = {}): Promise<Page> {
  const page = await aPage(browser, newsroom, { as: ada, ...wide, ...screen });
  await page.goto("/desk#/rules");
  await page.getByRole("heading", { name: "Your word list" }).waitFor();
  return page;
}
const save = async (page: Page, name = "Save") => {
  const { version } = await saved();
  await page.getByRole("button", { name, exact: true }).click();
  await until("it is saved", async () => (await saved()).version === version + 1);
};

test("[J80] an admin adds a word in shadow, sees what it met, tries it on past comments, reads them, and goes live knowing what is missing", async () => {
  await newsroom.setPolicy({ ...calm, words: [{ text: "quay", then: "flag" }] });
  const comments = [];
  for (const which of ["first", "second", "third"])
    comments.push(await ann.posts(`The ${which} barge rat of the quay.`));
  for (const [index, comment] of comments.slice(0, 2).entries()) {
    const { id } = await newsroom.caseOf(comment, mo);
    const decision = index === 0 ? { decision: "reject", reason: "off-subject" } : { decision: "approve" };
    await mo.send("POST", `cases/${id}/decisions`, { revision: 1, ...decision });
  }
  const page = await openRules();
  await page.getByLabel("Add a word or phrase").fill("barge rat");
  await page.getByLabel("State", { exact: true }).selectOption("shadow");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await save(page);

  const unseen = await ann.posts("The fourth barge rat of the harbour.");
  expect(unseen.state).toBe("visible");
  await page.reload();
  const row = page.getByRole("row", { name: /barge rat/ });
  await row.getByRole("button", { name: "1 comment with “barge rat”" }).click();
  await page.getByRole("dialog").getByText("The fourth barge rat of the harbour.").waitFor();
  await page.getByRole("dialog").getByText("in shadow").waitFor();
  await page.getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Try all rules" }).click();
  await page.getByText("It would have newly held 0 of 4 comments.").waitFor();
  await row.getByLabel("State of “barge rat”").selectOption("live");
  await page.getByText("1 rule goes live before it is ready.").waitFor();
  const missing = page.getByRole("region", { name: "Before “barge rat” goes live" });
  expect((await missing.innerText()).replace(/\s+/g, " ")).toMatch(
    /3 days in shadow.* 0 days .*Tried on 500 comments.* 4 .*too few decided/,
  );
  await page.getByRole("button", { name: "Try all rules" }).click();
  await page.getByText("It would have newly held 4 of 4 comments.").waitFor();
  await page.getByText("Moderators approved 1 of them, and nobody objected to 1.").waitFor();
  await page.getByRole("img", { name: "Approved: 1, Removed: 1, Nobody objected: 1, Not decided: 1" }).waitFor();
  await page.getByRole("button", { name: "Read all 4" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("The first barge rat of the quay.").waitFor();
  expect(await dialog.getByText("Removed", { exact: true }).count()).toBe(1);
  await page.keyboard.press("Escape");

  await save(page, "Go live all the same");
  expect((await ann.posts("The fifth barge rat of the harbour.")).state).toBe("held");
  const { facts } = await newsroom.db.one<{ facts: object }>(
    sql`select facts from audit where kind = 'policy-changed' order by n desc limit 1`,
  );
  expect(facts).toMatchObject({ wentLive: [{ rule: "words:barge rat", missing: ["shadow", "tried", "right"] }] });
  expect(complaints.get(page)).toEqual([]);
});

test("[J81] what changed is read word by word, and an old version is laid on the page and saved as a new one", async () => {
  await newsroom.setPolicy(calm);
  const { version: old, policy } = await saved();
  const page = await openRules();
  await page.getByRole("group", { name: "State of Capitals" }).getByText("Shadow").click();
  await page.getByText("What changes").click();
  expect((await page.locator(".save-changes").innerText()).replace(/\s+/g, " ")).toMatch(
    /States of rules Capitals: .*shadow/,
  );
  await save(page);
  await page.getByRole("button", { name: "Changes of the rules" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("heading", { name: `Version ${old + 1}`, exact: true }).waitFor();
  expect(await dialog.locator("li").first().locator("ins").first().innerText()).toContain("shadow");
  await dialog.getByRole("button", { name: `Go back to version ${old}`, exact: true }).click();
  await page.getByText("1 rule changed, not saved").waitFor();
  await save(page, "Go live all the same");
  expect((await saved()).policy).toEqual(policy);
  expect(complaints.get(page)).toEqual([]);
});

test("[J82] a section gets rules of its own, says which, and gives them up again", async () => {
  await newsroom.setPolicy(calm);
  const page = await openRules();
  await page.getByLabel("Rules for").selectOption("sections/World");
  await page.getByText("Nothing is set here yet.").waitFor();
  await page.getByRole("radio", { name: /After review/ }).check();
  await page.getByText("Set here: When comments appear.").waitFor();
  await page.getByLabel("Add a domain").fill("https://Shop.example/, nothing");
  await page.getByRole("button", { name: "Add the domain" }).click();
  await page.getByText("What is left is no domain").waitFor();
  await save(page, "Go live all the same");
  expect((await saved()).policy.scopes.sections).toEqual({
    World: { mode: "review-first", domains: [{ domain: "shop.example", then: "hold" }] },
  });
  expect((await ann.posts("A calm remark in this section.")).state).toBe("held");
  await page.getByRole("button", { name: "Give up its own rules" }).click();
  await save(page);
  expect((await saved()).policy.scopes.sections).toEqual({});
  expect(complaints.get(page)).toEqual([]);
});

test.each([
  ["light", { ...wide, colorScheme: "light" as const }],
  ["dark", { ...wide, colorScheme: "dark" as const }],
  ["phone", { viewport: { width: 390, height: 844 }, hasTouch: true }],
])(
  "[J83] axe finds nothing on the rules with a trial, a rule that goes live and the history; %s",
  async (_, screen) => {
    await newsroom.setPolicy({ ...calm, words: [{ text: "barge rat", then: "hold", state: "shadow" }] });
    const page = await openRules(screen);
    await page.getByRole("button", { name: "Try all rules" }).click();
    await page.locator(".back-say").waitFor();
    await page.getByLabel("State of “barge rat”").selectOption("live");
    await page.getByText("What changes").click();
    expect(await axe(page)).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: "Changes of the rules" }).click();
    await page.getByRole("dialog").getByRole("heading", { level: 3 }).first().waitFor();
    expect(await axe(page)).toEqual([]);
    expect(complaints.get(page)).toEqual([]);
  },
);
