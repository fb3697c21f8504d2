import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { sql } from "../../server/db/sql.ts";
import type { CasePage } from "../../server/protocol/cases.ts";
import { type Label, labels } from "../../server/protocol/labels.ts";
import { defaultPolicy, type Policy, type Thresholds } from "../../server/protocol/policy.ts";
import type { PolicyView, ThreadPage } from "../../server/protocol/views.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let ben: Person;
let ada: Person;
const wide = { viewport: { width: 1440, height: 1000 } };
const never: Thresholds = { nudge: null, flag: null, hold: null };

/** The rules with these thresholds and no others. */
function only(given: Partial<Record<Label, Partial<Thresholds>>>): Pick<Policy, "model"> {
  const thresholds = Object.fromEntries(labels.map(label => [label, { ...never, ...given[label] }]));
  return { model: { ...defaultPolicy.model, thresholds: thresholds as Policy["model"]["thresholds"] } };
}

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  ada = await newsroom.join("Ada", { role: "admin" });
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

const write = async (page: Page, text: string) => {
  await page.getByText("Writing as").first().waitFor();
  await page.getByLabel("Your comment").first().fill(text);
  await page.getByRole("button", { name: "Post", exact: true }).click();
};
const isThere = async (text: string) => {
  const { body } = await newsroom.reader.get<ThreadPage>("articles/tariff-pause/comments?limit=50");
  return body.items.some(({ html }) => html.includes(text));
};

test.each(["light", "dark"] as const)(
  "[C50] a nudge marks the words, changing them comes first, and posting anyway appears at once; %s",
  async colorScheme => {
    await newsroom.setPolicy(only({ toxicity: { nudge: 0.3 } }));
    const page = await aPage(browser, newsroom, { as: ann, colorScheme });
    await page.goto("/articles/tariff-pause");
    const heated = `You are an idiot, and so was your ${colorScheme} barge.`;
    await write(page, heated);
    const notice = page.getByRole("status").filter({ hasText: "You may want to read this once more" });
    await notice.waitFor();
    await page.locator("mark.ev-model", { hasText: "idiot" }).waitFor({ state: "attached" });
    expect(await notice.innerText()).not.toMatch(/\d|toxic/i);
    expect(await notice.getByRole("button").allInnerTexts()).toEqual(["Edit", "Post anyway"]);

    await notice.getByRole("button", { name: "Edit" }).click();
    expect(
      await page
        .getByLabel("Your comment")
        .first()
        .evaluate(field => field.matches(":focus")),
    ).toBe(true);
    await write(page, `I do not agree, and the ${colorScheme} barge shows why.`);
    await until("the mended text", () => isThere(`the ${colorScheme} barge shows why`));

    await write(page, heated);
    await notice.waitFor();
    // Before axe, which tries an inline style of its own.
    expect(complaints.get(page)).toEqual([]);
    expect(await axe(page)).toEqual([]);
    await notice.getByRole("button", { name: "Post anyway" }).click();
    await until("the text as it is", () => isThere(`your ${colorScheme} barge`));
    // What only asked the author to think again is no case.
    expect((await ada.get<CasePage>("cases")).body.openCount).toBe(0);
    await page.context().close();
  },
);

test.each(["light", "dark"] as const)(
  "[K21] a case shows each score with its threshold, and the words that moved the one that is looked at; %s",
  async colorScheme => {
    await newsroom.setPolicy(only({ toxicity: { hold: 0.3 }, insult: { hold: 0.3 } }));
    await ben.posts(`You are an idiot, and your ${colorScheme} friends are idiots, too.`);
    const page = await aPage(browser, newsroom, { as: ada, colorScheme, ...wide });
    await page.goto("/desk");
    const row = page.locator(".q-item", { hasText: `your ${colorScheme} friends` });
    await row.getByText(/Insult 0\.\d\d/).waitFor();
    await row.getByRole("link").first().click();

    const signals = page.locator(".signals");
    await signals.getByText(/Rudeness [01]\.\d\d/).waitFor();
    expect(await signals.getByRole("img", { name: /^[01]\.\d\d; the threshold is 0\.30$/ }).count()).toBe(2);
    await signals
      .getByText(/model \S+ · right/)
      .first()
      .waitFor();
    await page.getByRole("heading", { name: "What moved the insult score" }).waitFor();
    await page.getByRole("list", { name: "Raised it" }).getByText("idiot", { exact: true }).waitFor();
    await page.locator(".subject mark.ev-model", { hasText: "idiot" }).first().waitFor();
    await page.locator(".legend", { hasText: "model: insult" }).waitFor();
    expect(await axe(page)).toEqual([]);

    await page.getByRole("tab", { name: "Insult" }).press("ArrowRight");
    await page.getByRole("heading", { name: "What moved the rudeness score" }).waitFor();
    await page.locator(".legend", { hasText: "model: rudeness" }).waitFor();
    await page.keyboard.press("a");
    await row.waitFor({ state: "detached" });
    expect(complaints.get(page)).toEqual([]);
    await page.context().close();
  },
);

test("[K23] a threshold is moved and saved by keyboard, changes nothing before, and the next comment follows it", async () => {
  await newsroom.setPolicy(only({}));
  const rude = (who: string) => `You are an idiot, says ${who}, whose barge has never left the harbour.`;
  expect((await ann.posts(rude("Cato"))).state).toBe("visible");

  const page = await aPage(browser, newsroom, { as: ada, ...wide });
  await page.goto("/desk#/rules");
  await page.getByRole("tab", { name: "Threat" }).focus();
  await page.keyboard.press("Home");
  await page.getByRole("tab", { name: /Rudeness does nothing/, selected: true }).waitFor();
  await page.getByLabel("Hold from", { exact: true }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  const slider = page.getByRole("slider", { name: "Hold from, rudeness" });
  expect(await slider.evaluate(element => element.matches(":focus"))).toBe(true);
  for (const key of ["Home", "PageUp", "PageUp", "ArrowRight"]) await page.keyboard.press(key);
  expect(await slider.getAttribute("aria-valuetext")).toMatch(/^From 0\.26, .*% of comments would be held/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("0,3");
  await page.getByRole("tab", { name: /Rudeness hold from 0\.30/ }).waitFor();
  await page
    .getByRole("img", { name: /At 0\.30, \d+% is right and \d+% is found/ })
    .first()
    .waitFor();
  expect(await axe(page)).toEqual([]);

  const saved = async () => (await ada.get<PolicyView>("sites/meridian/policy")).body.policy.model.thresholds.toxicity;
  expect(await saved()).toEqual(never);
  await page.getByRole("button", { name: "Go live all the same" }).press("Enter");
  await until("the new version", async () => (await saved()).hold === 0.3);
  expect((await ben.posts(rude("Dora"))).state).toBe("held");
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[K25] a moderator reads the thresholds and their price, and changes nothing", async () => {
  const mo = await newsroom.join("Mo", { role: "moderator" });
  const page = await aPage(browser, newsroom, { as: mo, viewport: { width: 390, height: 844 } });
  await page.goto("/desk#/rules");
  await page.getByRole("tab", { name: /Rudeness hold from/ }).click();
  await page.getByRole("button", { name: "Show as table" }).first().click();
  await page.getByRole("rowheader", { name: "0.80" }).waitFor();
  await page.getByText(/Not enough decisions yet: \d of 50/).waitFor();
  expect(await page.getByRole("slider", { name: "Hold from, rudeness" }).isDisabled()).toBe(true);
  expect(await axe(page)).toEqual([]);
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content).toBe(window);
  await page.context().close();
});

test("[K26] what waits in shadow goes live when asked once more, in place; why nothing was learned is said", async () => {
  const { id } = await newsroom.db.one<{ id: string }>(sql`
    insert into corrections (site_id, model, weights, figures, decisions, state, fitted_at)
    values (${newsroom.site.id}, 'en-1', '{}', '{}', 400, 'shadow', now()) returning id`);
  const stateOf = () => newsroom.db.one<{ state: string }>(sql`select state from corrections where id = ${id}`);
  const page = await aPage(browser, newsroom, { as: ada, ...wide });
  await page.goto("/desk#/rules");
  const learned = page.getByRole("region", { name: "What your decisions taught it" });
  const press = (name: string) => learned.getByRole("button", { name, exact: true }).click();
  const focused = () => page.evaluate(() => document.activeElement?.textContent);

  await press("Go live now");
  await until("the question has the focus", async () => (await focused()) === "Keep in shadow");
  expect(await axe(page)).toEqual([]);
  await press("Keep in shadow");
  await until("the focus is back", async () => (await focused()) === "Go live now");
  expect(await stateOf()).toEqual({ state: "shadow" });
  await press("Go live now");
  await press("Go live all the same");
  await learned.getByText("It is live.").waitFor();
  expect(await stateOf()).toEqual({ state: "live" });

  await press("Learn now");
  await learned.getByText("There are too few decisions to learn from yet.").waitFor();
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});
