import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { sql } from "../../server/db/sql.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { SanctionRecord } from "../../server/protocol/sanctions.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints, looks } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let mo: Person;

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

const address = "/articles/tariff-pause";
const inSeconds = (seconds: number) => new Date(Date.now() + 1_000 * seconds).toISOString();

/** The reader's page, signed in and alive. */
async function atTheDiscussion(as: Person, look: object = {}): Promise<Page> {
  const page = await aPage(browser, newsroom, { as, ...look });
  await page.goto(address);
  await page.getByText("Writing as").first().waitFor();
  return page;
}

async function caseAbout(person: Person): Promise<Id> {
  const comment = await person.posts(`What ${person.member?.name} thinks of it.`);
  await ann.send("POST", `comments/${comment.id}/reports`, { reason: "personal-attack" });
  return (await newsroom.db.one<{ id: Id }>(sql`select id from cases where comment_id = ${comment.id}`)).id;
}

async function give(caseId: Id, request: object): Promise<SanctionRecord> {
  const answer = await mo.send<SanctionRecord>("POST", `cases/${caseId}/sanctions`, {
    reason: "personal-attack",
    ...request,
  });
  if (answer.status !== 201) throw new Error(`not given: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

test("[J50] a mute reaches the open page at once, says what, until when and why, and the composer opens again at its end by itself", async () => {
  const ben = await newsroom.join("Ben");
  const caseId = await caseAbout(ben);
  const other = await ann.posts("What Ben would like to react to.");
  const page = await atTheDiscussion(ben);
  const field = page.getByLabel("Your comment").first();
  await field.fill("What was typed before stays.");
  const post = page.getByRole("button", { name: "Post", exact: true });
  await give(caseId, { kind: "mute", until: inSeconds(9), note: "Please cool down." });
  const notice = page.locator(".composer-notice", { hasText: "You cannot comment here until" });
  await notice.waitFor({ timeout: 5_000 });
  expect(await notice.textContent()).toMatch(/Rule 3: Argue with the point.*Open again in 0:0\d.*Please cool down\./);
  expect(await post.getAttribute("aria-disabled")).toBe("true");
  expect(complaints.get(page)).toEqual([]);
  const before = await page.locator(".composer-notice .num").textContent();
  await page.waitForFunction(
    seen =>
      document.querySelector("comity-discussion")?.shadowRoot?.querySelector(".composer-notice .num")?.textContent !==
      seen,
    before,
  );
  // A mute keeps nobody from reacting.
  await page.locator(`#c-${other.id} .act[aria-pressed]`).first().click();
  await page.locator(`#c-${other.id} .act[aria-pressed=true]`).first().waitFor();
  await notice.waitFor({ state: "detached", timeout: 15_000 });
  expect(await field.inputValue()).toBe("What was typed before stays.");
  await post.click();
  await page.locator(".comments", { hasText: "What was typed before stays." }).waitFor();
  await page.context().close();
});

test("[J51] a warning stands in the composer until it is acknowledged there, and what was typed is posted afterwards", async () => {
  const cleo = await newsroom.join("Cleo");
  await give(await caseAbout(cleo), { kind: "warn", note: "Mind the tone." });
  const page = await atTheDiscussion(cleo);
  await page.getByText("A moderator has a warning for you").first().waitFor();
  const field = page.getByLabel("Your comment").first();
  await field.fill("In a better tone.");
  await page.getByRole("button", { name: "I have read this" }).click();
  await page.locator(".composer-notice").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Post", exact: true }).click();
  await page.locator(".comments", { hasText: "In a better tone." }).waitFor();
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J52] whoever is banned is told so at every control that writes, and reads on; axe finds nothing in any look", async () => {
  const dan = await newsroom.join("Dan");
  const caseId = await caseAbout(dan);
  const other = await ann.posts("What Dan would like to report.");
  await give(caseId, { kind: "ban" });
  for (const [name, look] of looks) {
    const page = await atTheDiscussion(dan, look);
    await page.locator(".composer-notice").waitFor();
    const told = page.locator(".told", { hasText: "Your account is banned from writing here. Rule 3" });
    await page.locator(`#c-${other.id} .act[aria-pressed]`).first().click();
    await told.waitFor();
    await page
      .locator(`#c-${other.id}`)
      .getByRole("button", { name: /^Report/ })
      .click();
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page
      .locator(`#c-${other.id}`)
      .getByRole("button", { name: /^Reply/ })
      .click();
    await page.locator(`#c-${other.id} .composer-notice, .composer-notice >> nth=1`).first().waitFor();
    expect(complaints.get(page)).toEqual([]);
    // Last: axe writes styles into the page.
    expect([name, await axe(page)]).toEqual([name, []]);

    await page.context().close();
  }
});

const wide = { viewport: { width: 1440, height: 1000 } };

/** The desk with the case of a comment open. */
async function atTheCase(as: Person, caseId: Id, look: object = {}): Promise<Page> {
  const page = await aPage(browser, newsroom, { as, ...wide, ...look });
  await page.goto(`/desk#/case/${caseId}`);
  await page.getByRole("heading", { name: "Sanctions" }).waitFor();
  return page;
}

test("[J53] a ban in the same step as a rejection takes the last days' comments off the open page, and a colleague lifts it and brings them back", async () => {
  const eli = await newsroom.join("Eli");
  const mia = await newsroom.join("Mia", { role: "moderator" });
  const other = await eli.posts("A second thought of Eli.");
  const caseId = await caseAbout(eli);
  const reader = await aPage(browser, newsroom, { as: eli });
  await reader.goto(address);
  await reader.getByText("A second thought of Eli.").waitFor();

  const desk = await atTheCase(mo, caseId);
  await desk.getByRole("button", { name: /^Reject/ }).click();
  await desk.getByRole("radio", { name: /Hate/ }).click();
  await desk.getByLabel("Sanction", { exact: true }).selectOption("ban");
  await desk.getByLabel("Their comments").selectOption("7");
  await desk
    .getByRole("dialog")
    .getByRole("button", { name: /^Reject/ })
    .click();
  await desk.locator(".toast", { hasText: "with a sanction: ban" }).waitFor();
  await reader
    .locator(".comments")
    .getByText("A second thought of Eli.")
    .waitFor({ state: "detached", timeout: 5_000 });
  await reader.locator(".composer-notice", { hasText: "Your account is banned" }).waitFor({ timeout: 5_000 });

  const colleague = await atTheCase(mia, caseId);
  await colleague.locator(".sanctions li", { hasText: "Ban" }).getByRole("button", { name: /^Lift/ }).click();
  await colleague.getByRole("dialog").getByText("1 comment was removed with it.").waitFor();
  expect([await axe(colleague), complaints.get(colleague)]).toEqual([[], []]);
  await colleague.getByRole("button", { name: "Lift and bring back 1 comment" }).click();
  await colleague.locator(".sanctions li", { hasText: "lifted by Mia" }).waitFor();
  // What is counted on the card is what is now.
  await colleague.locator(".q-side dd", { hasText: "1 (2%)" }).waitFor();
  await reader.locator(`#c-${other.id}`).getByText("A second thought of Eli.").waitFor();
  await reader.locator(".composer-notice").waitFor({ state: "detached" });
  for (const page of [reader, desk, colleague]) {
    expect(complaints.get(page)).toEqual([]);
    await page.context().close();
  }
});

test("[J54] from the author's card somebody is restricted, noted about and read first, and a colleague sees it come; axe finds nothing", async () => {
  const fay = await newsroom.join("Fay");
  const kim = await newsroom.join("Kim", { role: "moderator" });
  const caseId = await caseAbout(fay);
  const [desk, colleague] = await Promise.all([atTheCase(mo, caseId), atTheCase(kim, caseId)]);

  await desk.getByRole("button", { name: "Restrict…" }).click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByLabel("Sanction", { exact: true }).selectOption("mute");
  await dialog.getByLabel("For", { exact: true }).selectOption("7");
  const send = dialog.getByRole("button", { name: "Mute" });
  expect(await send.getAttribute("aria-disabled")).toBe("true");
  await dialog.getByLabel("The rule").selectOption("personal-attack");
  await dialog.getByLabel("A note to Fay (optional)").fill("Take a week off.");
  await send.click();
  await dialog.waitFor({ state: "detached" });
  const mute = (page: Page) => page.locator(".sanctions li", { hasText: "Mute" });
  expect(await mute(desk).textContent()).toMatch(/until .* · Mo, rule 3.*Take a week off\./);
  await mute(colleague).waitFor({ timeout: 5_000 });

  await colleague.getByLabel("A note about this person, for the desk alone").fill("Stops when asked.");
  await colleague.getByRole("button", { name: "Add note" }).click();
  await desk.locator(".member-notes li", { hasText: "Kim" }).getByText("Stops when asked.").waitFor({ timeout: 5_000 });

  const readFirst = desk.getByRole("switch", { name: "Read first" });
  await readFirst.click();
  await dialog.getByLabel("The rule").selectOption("unverified");
  await dialog.getByRole("button", { name: "Read first" }).click();
  await desk.getByRole("switch", { name: "Read first", checked: true }).waitFor();
  await readFirst.click();
  await desk.getByRole("switch", { name: "Read first", checked: false }).waitFor();
  await mute(desk).getByRole("button", { name: /^Lift/ }).click();
  await desk.locator(".sanctions li", { hasText: "lifted by Mo" }).first().waitFor();
  for (const page of [desk, colleague]) {
    expect(complaints.get(page)).toEqual([]);
    await page.context().close();
  }

  const seen = await caseAbout(await newsroom.join("Gus"));
  await give(seen, { kind: "suspend", until: inSeconds(90_000), note: "Cool down." });
  await mo.send("POST", `cases/${seen}/author/notes`, { note: "Sharp, but stops when asked." });
  for (const [name, look] of looks) {
    const page = await atTheCase(mo, seen, look);
    expect([name, "card", await axe(page)]).toEqual([name, "card", []]);
    await page.getByRole("button", { name: "Restrict…" }).click();
    expect([name, "dialog", await axe(page)]).toEqual([name, "dialog", []]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Reject/ }).click();
    await page.getByLabel("Sanction", { exact: true }).selectOption("ban");
    expect([name, "sheet", await axe(page)]).toEqual([name, "sheet", []]);
    await page.context().close();
  }
});
