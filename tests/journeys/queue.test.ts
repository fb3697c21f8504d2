import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { sql } from "../../server/db/sql.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let ben: Person;
let mo: Person;
let mia: Person;
const wide = { viewport: { width: 1440, height: 1000 } };

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
  mia = await newsroom.join("Mia", { role: "moderator" });
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

const stateOf = async ({ id }: { id: Id }) =>
  (await newsroom.db.one<{ state: CommentView["state"] }>(sql`select state from comments where id = ${id}`)).state;
const is = (comment: { id: Id }, state: CommentView["state"]) =>
  until(`it is ${state}`, async () => (await stateOf(comment)) === state);
const desk = async (as: Person): Promise<Page> => {
  const page = await aPage(browser, newsroom, { as, ...wide });
  await page.goto("/desk");
  await page.locator(".q-item:not(.q-skeleton)").first().waitFor();
  return page;
};
/** Opens somebody's comment from the list. */
const openText = async (page: Page, text: string) => {
  await page.locator(".q-item", { hasText: text }).getByRole("link").first().click();
  await page.locator(".subject", { hasText: text }).waitFor();
};
const bothLeave = (...pages: Page[]) => Promise.all(pages.map(page => page.context().close()));

test("[J20] two moderators: next gives each another case, one reads along, a decision that comes second is told, and undone", async () => {
  const first = await ann.posts("Wankers, and the number of it is one hundred.");
  const second = await ben.posts("Wankers, and the number of it is two hundred.");
  const [mos, mias] = await Promise.all([desk(mo), desk(mia)]);
  await Promise.all([mos.keyboard.press("n"), mias.keyboard.press("n")]);
  await Promise.all([mos.locator(".subject").waitFor(), mias.locator(".subject").waitFor()]);
  const texts = await Promise.all([mos, mias].map(page => page.locator(".subject .text").innerText()));
  expect(new Set(texts).size).toBe(2);
  const [hers, his] = texts[1]?.includes("one hundred") ? [first, second] : [second, first];
  const hersText = hers === first ? "one hundred" : "two hundred";
  await openText(mos, hersText);
  await mos.getByText("Mia is reading this").waitFor();
  await mias.keyboard.press("a");
  await mos
    .getByText(/Approved by Mia/)
    .first()
    .waitFor();
  await is(hers, "visible");
  await mias.keyboard.press("u");
  await is(hers, "held");
  await mos.getByRole("button", { name: "Approve A" }).waitFor();
  expect(await stateOf(his)).toBe("held");
  expect([complaints.get(mos), complaints.get(mias)]).toEqual([[], []]);
  await bothLeave(mos, mias);
  for (const comment of [first, second]) {
    const { id } = await newsroom.caseOf(comment, mo);
    await newsroom.db.run(sql`delete from claims`);
    await mo.send("POST", `cases/${id}/decisions`, { decision: "approve", revision: 1 });
  }
});

test("[J21] several are chosen and decided as one; what a colleague holds is told, and the batch is taken back", async () => {
  const many: CommentView[] = [];
  for (const n of ["ten", "twenty", "thirty"])
    many.push(await ann.posts(`Wankers by the ${n}, all of them on the quay.`));
  const [, , last] = many;
  const mias = await desk(mia);
  await openText(mias, "by the thirty");
  await mias.locator(".lease.is-me").first().waitFor();
  const mos = await desk(mo);
  await openText(mos, "by the ten");
  await mos.keyboard.press("x");
  await mos.getByText("1 selected").waitFor();
  await mos.locator(".q-item", { hasText: "by the twenty" }).getByRole("checkbox").check();
  expect(await mos.locator(".q-item", { hasText: "by the thirty" }).getByRole("checkbox").isDisabled()).toBe(true);
  await mos.getByRole("button", { name: "Reject 2" }).click();
  await mos.getByRole("dialog", { name: "Reject 2 comments" }).waitFor();
  await mos.keyboard.press("6");
  await mos.keyboard.press("Enter");
  await mos.locator(".q-batch", { hasText: "Rejected: 2 cases." }).waitFor();
  for (const comment of many.slice(0, 2)) await is(comment, "rejected");
  expect(last && (await stateOf(last))).toBe("held");
  await mos.keyboard.press("u");
  await mos.locator(".q-batch", { hasText: "Taken back: 2 cases." }).waitFor();
  for (const comment of many.slice(0, 2)) await is(comment, "held");
  // All that waits of one author under one article goes together, but what a colleague holds stays.
  await openText(mos, "by the ten");
  await mos.keyboard.press("r");
  await mos.keyboard.press("6");
  await mos.getByLabel(/And 2\sothers by Ann that wait/).check();
  await mos.getByRole("button", { name: /^Reject ↵/ }).click();
  await mos.locator(".q-batch", { hasText: "Rejected: 2 of 3 cases. 1 held by Mia" }).waitFor();
  expect(last && (await stateOf(last))).toBe("held");
  expect([complaints.get(mos), complaints.get(mias)]).toEqual([[], []]);
  await mias.keyboard.press("a");
  if (last) await is(last, "visible");
  await bothLeave(mos, mias);
});

test("[J22] a case is escalated with a note to a colleague, who alone decides it", async () => {
  const comment = await ann.posts("Wankers, or is it a quotation from the play?");
  const [mos, mias] = [await desk(mo), await desk(mia)];
  await openText(mos, "from the play");
  await mos.keyboard.press("e");
  await mos.getByRole("dialog", { name: /Escalate/ }).waitFor();
  await mos.getByRole("radio", { name: /Mia/ }).click();
  await mos.getByLabel(/A note for them/).fill("I think it is from the play.");
  await mos.keyboard.press("Control+Enter");
  await mias.getByRole("tab", { name: /Mine/ }).click();
  await openText(mias, "from the play");
  await mias.locator(".case-banners", { hasText: "I think it is from the play." }).waitFor();
  await mos.goto(`/desk#/case/${(await newsroom.caseOf(comment, mo)).id}`);
  await mos.getByText(/gave this to Mia/).waitFor();
  // A button that is off says why, in sight and to a screen reader.
  await mos.locator(".case-banners", { hasText: "Only they decide it, or an admin" }).waitFor();
  const why = await mos.getByRole("button", { name: "Approve" }).getAttribute("aria-describedby");
  expect(await mos.locator(`[id="${why}"]`).textContent()).toContain("Only they decide it");
  await mos.keyboard.press("a");
  await mias.keyboard.press("f");
  await is(comment, "visible");
  const reader = await aPage(browser, newsroom, {});
  await reader.goto(`/articles/tariff-pause?comment=${comment.id}`);
  await reader.locator(`#c-${comment.id}`).getByText("Chosen by the newsroom").waitFor();
  await bothLeave(mos, mias, reader);
});

test("[J23] an author who is asked to edit reads why where the comment stands, edits in place, and the edit comes back to the desk with its changes", async () => {
  const comment = await ann.posts("Only wankers would close the third berth in June.");
  const mos = await desk(mo);
  const anns = await aPage(browser, newsroom, { as: ann, ...wide });
  await anns.goto("/articles/tariff-pause");
  await openText(mos, "third berth");
  await mos.keyboard.press("r");
  await mos.getByRole("radio", { name: /Attacks a person/ }).waitFor();
  await mos.keyboard.press("3");
  await mos.getByLabel(/A note to the author/).fill("Without the second word, please.");
  await mos.getByRole("button", { name: "Ask to edit" }).click();
  const asked = anns.locator(`#c-${comment.id}`);
  await asked.getByText("Without the second word, please.").waitFor();
  await asked.getByText("Argue with the point, never the person.").waitFor();
  await asked.getByRole("textbox").fill("Only people in a hurry would close the third berth in June.");
  await asked.getByRole("button", { name: "Send to the moderators" }).click();
  await mos.locator(".q-item", { hasText: "people in a hurry" }).or(mos.locator(".q-new")).first().waitFor();
  if (await mos.locator(".q-new").count()) await mos.locator(".q-new").click();
  await openText(mos, "people in a hurry");
  await mos.locator(".diff del", { hasText: "wankers" }).waitFor();
  await mos.keyboard.press("a");
  await is(comment, "visible");
  expect([complaints.get(mos), complaints.get(anns)]).toEqual([[], []]);
  await bothLeave(mos, anns);
});

test("[J22] of a desk of many people each can be given a case, by keyboard, too", async () => {
  const comment = await ann.posts("Wankers, or a word from the very last scene?");
  for (let n = 1; n <= 12; n++) await newsroom.join(`Zoe ${String(n).padStart(2, "0")}`, { role: "moderator" });
  const mos = await desk(mo);
  await openText(mos, "very last scene");
  await mos.keyboard.press("e");
  const last = mos.getByRole("radio", { name: /Zoe 12/ });
  await last.waitFor();
  await mos.keyboard.press("9");
  for (let step = 0; step < 20 && (await last.getAttribute("aria-checked")) !== "true"; step++) {
    await mos.keyboard.press("ArrowDown");
  }
  expect(await last.evaluate(row => row === document.activeElement)).toBe(true);
  await until("it is scrolled to", () =>
    last.evaluate(row => {
      const [list, here] = [row.parentElement?.getBoundingClientRect(), row.getBoundingClientRect()];
      return list !== undefined && here.top >= list.top - 1 && here.bottom <= list.bottom + 1;
    }),
  );
  expect(await axe(mos)).toEqual([]);
  await mos.getByLabel(/A note for them/).fill("Yours.");
  await mos.keyboard.press("Control+Enter");
  await until("it is given to the last of them", async () => {
    const { escalation } = await newsroom.caseOf(comment, mo);
    return escalation !== undefined && "name" in escalation.to && escalation.to.name === "Zoe 12";
  });
  expect(complaints.get(mos)).toEqual([]);
  await bothLeave(mos);
});

test("[K44] a case that is only open is not claimed again, nor called mine, until somebody works at it", async () => {
  await ben.posts("Wankers of the long lunch.");
  const mos = await desk(mo);
  await mos.clock.install();
  let claims = 0;
  // Counted when it is answered: a clock that runs on meanwhile would have it sent again.
  mos.on("requestfinished", request => {
    if (request.method() === "POST" && request.url().endsWith("/claim")) claims++;
  });
  await openText(mos, "of the long lunch");
  const mine = mos.locator(".case-head .lease.is-me");
  await mine.waitFor();
  // The opening is work, too.
  await mos.clock.runFor(61_000);
  await until("it is renewed", async () => claims === 2);
  await mos.clock.runFor(600_000);
  await mine.waitFor({ state: "detached" });
  expect(claims).toBe(2);
  await mos.keyboard.press("c");
  await mos.clock.runFor(61_000);
  await until("it is claimed again", async () => claims === 3);
  expect(complaints.get(mos)).toEqual([]);
  await bothLeave(mos);
});

test("[K45] what is written in a sheet stays while the case is open, until it is given up", async () => {
  await ben.posts("Wankers of the sheet, one and all.");
  await ben.posts("Wankers of another sheet.");
  const mos = await desk(mo);
  const sheet = mos.getByRole("dialog", { name: /Reject|Escalate/ });
  const note = mos.getByLabel(/A note (to the author|for them)/);
  const chosen = mos.getByRole("radio", { checked: true });
  const opens = async (key: "r" | "e") => {
    await mos.keyboard.press(key);
    await sheet.waitFor();
  };
  const closes = async () => {
    await mos.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
  };
  await openText(mos, "of the sheet");
  await opens("r");
  await mos.keyboard.press("3");
  await note.fill("Without the first word, please.");
  await mos.getByLabel("Sanction", { exact: true }).selectOption("mute");
  await closes();
  await opens("e");
  await mos.keyboard.press("2");
  await note.fill("Is this a sheet?");
  await closes();
  await opens("r");
  expect(await note.inputValue()).toBe("Without the first word, please.");
  expect(await chosen.getAttribute("data-option")).toBe("personal-attack");
  expect(await mos.getByLabel("Sanction", { exact: true }).inputValue()).toBe("mute");
  await closes();
  await opens("e");
  expect([await note.inputValue(), await chosen.getAttribute("data-option")]).toEqual(["Is this a sheet?", "admin"]);
  await sheet.getByRole("button", { name: "Cancel" }).click();
  await opens("e");
  expect([await note.inputValue(), await chosen.getAttribute("data-option")]).toEqual(["", "moderator"]);
  await closes();
  // Another case has a sheet of its own, and what was left is given up.
  await openText(mos, "of another sheet");
  await opens("r");
  expect([await note.inputValue(), await chosen.count()]).toEqual(["", 0]);
  await closes();
  await openText(mos, "of the sheet");
  await opens("r");
  expect([await note.inputValue(), await chosen.count()]).toEqual(["", 0]);
  expect(complaints.get(mos)).toEqual([]);
  await bothLeave(mos);
});

test("[J24] the keyboard alone does a shift: find, pause, filter, take, read the thread, blur, decide, undo, and the list of keys", async () => {
  const comment = await ann.posts("Wankers everywhere, even at the lighthouse.");
  await ben.posts("Wankers of the breakwater, says the second one.");
  await ben.posts("I will kill you tonight at the lighthouse, wanker.");
  const page = await desk(mo);
  await page.keyboard.press("/");
  await page.keyboard.type("lighthouse");
  await until("the list is narrowed", async () => (await page.locator(".q-item:not(.q-skeleton)").count()) === 2);
  await page.keyboard.press("Escape");
  await page.keyboard.press("p");
  await page.getByText("Paused.").waitFor();
  await ann.posts("Wankers, and one more at the lighthouse.");
  await page.getByText(/1\snew since/).waitFor();
  expect(await page.locator(".q-item:not(.q-skeleton)").count()).toBe(2);
  await page.keyboard.press("p");
  await until("it is live again", async () => (await page.locator(".q-item:not(.q-skeleton)").count()) === 3);
  await page.keyboard.press("j");
  await page.locator(".subject").waitFor();
  await page.keyboard.press("c");
  await page.getByRole("button", { name: /Hide the thread/ }).waitFor();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await keys.getByLabel("Single keys act in this browser").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  await page.getByRole("button", { name: /Hide the thread/ }).waitFor();
  await page.getByRole("button", { name: "Keys" }).click();
  await keys.getByLabel("Single keys act in this browser").check();
  await page.keyboard.press("Escape");
  // The dialog gives the focus back first.
  await keys.waitFor({ state: "detached" });
  await until("the focus is back", () => page.evaluate(() => document.activeElement?.className === "nav-keys"));
  await page.keyboard.press("i");
  await until("the author has the focus", () => page.evaluate(() => document.activeElement?.className === "q-side-in"));
  await openText(page, "tonight at the lighthouse");
  await page.keyboard.press("b");
  await page.locator(".veiled", { hasText: "Severe: threat" }).waitFor();
  expect(await page.locator(".subject", { hasText: "tonight" }).count()).toBe(0);
  await page.keyboard.press("b");
  await page.locator(".subject", { hasText: "tonight" }).waitFor();
  await page.getByText(/1\ssevere text/).waitFor();
  await openText(page, "even at the lighthouse");
  await page.keyboard.press("a");
  await is(comment, "visible");
  await page.keyboard.press("u");
  await is(comment, "held");
  await page.locator(".subject", { hasText: "even at the lighthouse" }).waitFor();
  await page.keyboard.press("s");
  await until("it is skipped", async () => (await newsroom.db.all(sql`select 1 from skips`)).length === 1);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test.each([
  ["light", {}],
  ["dark", { colorScheme: "dark" as const }],
  ["phone", { viewport: { width: 390, height: 844 } }],
])(
  "[J25] axe finds nothing on the queue's tools: filter, watch-lists, several chosen, escalate; %s",
  async (_, look) => {
    const page = await aPage(browser, newsroom, { as: mia, ...wide, ...look });
    await page.goto("/desk");
    await page.locator(".q-item:not(.q-skeleton)").first().waitFor();
    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByLabel("Watch-list").waitFor();
    await page.locator(".q-check:enabled").first().check();
    await page.getByText("1 selected").waitFor();
    expect(await axe(page)).toEqual([]);
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBe(window);
    await page.getByRole("button", { name: "Watch-lists …" }).click();
    await page.getByRole("button", { name: "New watch-list" }).click();
    await page.getByLabel("Name").fill("Trade");
    await page.getByLabel("About tariff-pause").check();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Close" }).click();
    await page.locator(".q-item").first().getByRole("link").click();
    await page.locator(".subject").waitFor();
    await page.getByRole("button", { name: /Escalate/ }).click();
    await page.getByRole("dialog", { name: /Escalate/ }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.context().close();
  },
);
