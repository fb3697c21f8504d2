import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, chooseOfMine, complaints } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let ben: Person;
const address = "/articles/tariff-pause";

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

async function opened(as: Person, options = {}): Promise<Page> {
  const page = await aPage(browser, newsroom, { as, ...options });
  await page.goto(address);
  await page.getByText("Live", { exact: true }).first().waitFor();
  return page;
}
/** Nothing was complained about, before axe brings its own styles, and axe finds nothing. */
async function isFine(page: Page): Promise<void> {
  expect(complaints.get(page)).toEqual([]);
  expect(await axe(page)).toEqual([]);
  complaints.get(page)?.splice(0);
}
const comment = (page: Page, id: string) => page.locator(`#c-${id}`);

test("[J131] somebody is muted from the menu, their comments are traces with the replies below, one is shown once, and they come back", async () => {
  const loud = await newsroom.join("Otto");
  const top = await loud.posts("What Otto says, very loudly.");
  const below = await ben.posts("Ben answers below.", { under: top });
  const page = await opened(ann);
  await comment(page, top.id).getByRole("button", { name: "More: Otto’s comment" }).click();
  await page.getByRole("menuitem", { name: "Mute Otto" }).click();
  const dialog = page.getByRole("dialog", { name: "Mute Otto" });
  await dialog.getByLabel("7 days").check();
  await isFine(page);
  await dialog.getByRole("button", { name: "Mute", exact: true }).click();
  await page.getByText(/You muted this person until/).waitFor();
  expect(await page.getByText("very loudly").count()).toBe(0);
  expect(await comment(page, below.id).getByText("Ben answers below.").isVisible()).toBe(true);

  await page.reload();
  await page.getByText(/You muted this person until/).waitFor();
  await page.getByRole("button", { name: "Show once" }).click();
  await page.getByText("very loudly").waitFor();

  await chooseOfMine(page, "Answers to you, kept and muted");
  const yours = page.getByRole("dialog", { name: "Yours" });
  await yours.getByRole("button", { name: "Muted" }).click();
  await yours.getByLabel("Mute a word").fill("answers");
  await yours.getByRole("button", { name: "Mute", exact: true }).click();
  await yours.getByRole("button", { name: "Show again “answers”" }).waitFor();
  await isFine(page);
  await yours.getByRole("button", { name: "Show again Otto" }).click();
  await yours.getByRole("button", { name: "Show again Otto" }).waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await page.getByText(/has a word that you muted/).waitFor();
  await page.context().close();
});

test("[J132] words are looked for in the whole discussion, what is found leads there, and a comment is kept and found among what is yours", async () => {
  const target = await ben.posts("The lighthouse of Skerry has been dark since **Tuesday**.");
  const page = await opened(ann);
  await page.getByRole("button", { name: "Search", exact: true }).click();
  const search = page.getByRole("search");
  await search.getByRole("searchbox").fill("dark lighthouses");
  await search.getByRole("searchbox").press("Enter");
  await search.getByText("1 comment found").waitFor();
  expect(await search.locator("mark").allInnerTexts()).toEqual(["lighthouse", "dark"]);
  await isFine(page);
  await search.getByRole("link", { name: /lighthouse of Skerry/ }).click();
  expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id)).toBe(`c-${target.id}-by`);
  await search.getByRole("searchbox").press("Escape");
  await search.waitFor({ state: "detached" });

  await comment(page, target.id).getByRole("button", { name: "More: Ben’s comment" }).click();
  await page.getByRole("menuitem", { name: "Keep", exact: true }).click();
  await page.getByText("Kept. You find it under “Yours”.").waitFor();
  await chooseOfMine(page, "Answers to you, kept and muted");
  const yours = page.getByRole("dialog", { name: "Yours" });
  await yours.getByText("Nobody has answered you yet.").waitFor();
  await yours.getByRole("button", { name: "Kept" }).click();
  await yours.getByRole("link", { name: /The lighthouse of Skerry has been dark since Tuesday/ }).waitFor();
  await page.context().close();
});

test("[J133] a draft goes on on another device, and two that were written at once are both there; an @ offers people of the discussion", async () => {
  const hanne = await newsroom.join("Hanne Lorück");
  await hanne.posts("I wrote the piece.");
  const phone = await opened(ann, { viewport: { width: 390, height: 844 } });
  const onPhone = phone.getByRole("textbox", { name: "Your comment" }).first();
  await onPhone.fill("Begun on the phone");
  await phone.getByText("Draft kept for all your devices").waitFor();

  const desk = await opened(ann);
  const onDesk = desk.getByRole("textbox", { name: "Your comment" }).first();
  await holds(onDesk, "Begun on the phone");
  await onDesk.fill("Begun on the phone, ended by @han");
  const people = desk.getByRole("listbox", { name: "People in this discussion" });
  await people.getByRole("option", { name: "Hanne Lorück" }).waitFor();
  await isFine(desk);
  await onDesk.press("Enter");
  await holds(onDesk, "Begun on the phone, ended by @Hanne Lorück ");
  await desk.getByText("Draft kept for all your devices").waitFor();

  await onPhone.fill("Quite something else");
  await holds(onPhone, "Begun on the phone, ended by @Hanne Lorück \n\nQuite something else");
  const told = phone.waitForResponse(
    answer => /drafts\/top/.test(answer.url()) && answer.request().postData()?.includes('"text":""') === true,
  );
  await phone.getByRole("button", { name: "Post", exact: true }).click();
  await told;
  await desk.reload();
  await holds(desk.getByRole("textbox", { name: "Your comment" }).first(), "");
  await phone.context().close();
  await desk.context().close();
});

test("[J134] a spoiler opens when it is pressed; words that are selected are quoted or shared with an address that leads to them; a text is seen before it is posted; P leads to what is answered", async () => {
  const top = await ben.posts("The butler did ||not do|| it in the rosegarden.");
  const reply = await ben.posts("Who else then?", { under: top });
  const page = await aPage(browser, newsroom, { as: ann });
  await page.addInitScript(() => {
    localStorage.setItem("comity:reader-keys", "on");
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: async (text: string) => void Object.assign(window, { copied: text }) },
    });
  });
  await page.goto(address);
  await page.getByText("Live", { exact: true }).first().waitFor();
  const body = comment(page, top.id).locator(".comment-body").first();
  const covered = page.getByRole("button", { name: "Spoiler, press to read" });
  await covered.waitFor();
  expect(await body.getByText("not do").isVisible()).toBe(false);
  await isFine(page);
  await covered.focus();
  await page.keyboard.press("Enter");
  expect(await body.getByText("not do").isVisible()).toBe(true);

  await comment(page, reply.id).locator("h3").focus();
  await page.keyboard.press("p");
  expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id)).toBe(`c-${top.id}-by`);

  await body.click({ clickCount: 3 });
  const offer = page.getByRole("toolbar", { name: "The words that you chose" });
  await offer.getByRole("button", { name: "Share these words" }).click();
  await page.waitForFunction(() => "copied" in window);
  expect(await page.evaluate(() => (window as unknown as { copied: string }).copied)).toBe(
    `${newsroom.url}${address}?comment=${top.id}#discussion:~:text=The%20butler%20did%20not,it%20in%20the%20rosegarden.`,
  );
  await body.click({ clickCount: 3 });
  await offer.getByRole("button", { name: "Quote in a reply" }).click();
  const field = comment(page, top.id).getByRole("textbox", { name: "Your comment" });
  await holds(field, "> The butler did not do it in the rosegarden.\n\n");
  await field.fill("> The butler\n\nAnd **who** else?");
  await comment(page, top.id).getByRole("button", { name: "Preview" }).click();
  const preview = page.getByRole("region", { name: "How it will look" });
  await preview.locator("blockquote").waitFor();
  expect(await preview.locator("strong").innerText()).toBe("who");
  await isFine(page);
  await page.context().close();
});

test("[J135] a reader has a comment translated and asks where its links lead, once an admin has switched that on at the desk", async () => {
  const machine = createServer((_, res) => {
    res.setHeader("content-type", "application/json").end(JSON.stringify({ translatedText: "<p>The dyke holds.</p>" }));
  });
  await new Promise<void>(resolve => machine.listen(0, "127.0.0.1", resolve));
  const foreign = await ben.posts("Der Deich hält, [steht hier](http://127.0.0.1/).");
  const ada = await newsroom.join("Ada", { role: "admin" });
  const desk = await aPage(browser, newsroom, { as: ada });
  await desk.goto("/desk#/settings");
  const card = desk.locator("section", { has: desk.getByRole("heading", { name: "Translation" }) });
  await card.getByRole("textbox").fill(`http://127.0.0.1:${(machine.address() as AddressInfo).port}`);
  await card.getByRole("button", { name: "Save" }).click();
  await desk.getByLabel("Readers may ask where the links of a comment lead").check();
  await isFine(desk);
  const links = desk.locator("section", { has: desk.getByRole("heading", { name: "Where links lead" }) });
  const saved = desk.waitForResponse(answer => answer.request().method() === "PUT" && answer.ok());
  await links.getByRole("button", { name: "Save" }).click();
  await saved;
  await desk.context().close();

  const page = await opened(ann);
  const choose = async (name: string) => {
    await comment(page, foreign.id).getByRole("button", { name: "More: Ben’s comment" }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  await choose("Translate");
  await page.getByRole("region", { name: "Translated by a machine" }).getByText("The dyke holds.").waitFor();
  await isFine(page);
  await choose("Show where its links lead");
  await page.getByText("These pages say nothing of themselves.").waitFor();
  await page.context().close();
  machine.close();
});

/** Waits until a field has this text. */
async function holds(field: ReturnType<Page["locator"]>, text: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while ((await field.inputValue()) !== text && Date.now() < deadline) await new Promise(wait => setTimeout(wait, 50));
  expect(await field.inputValue()).toBe(text);
}
