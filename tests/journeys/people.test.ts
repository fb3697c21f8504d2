import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { sql } from "../../server/db/sql.ts";
import type { DeletionView } from "../../server/protocol/deletion.ts";
import { aBrowser } from "../setup/browser.ts";
import { setSettings } from "../setup/guest.ts";
import { aPage, axe, chooseOfMine, complaints } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let mo: Person;
let ada: Person;
const wide = { viewport: { width: 1440, height: 1000 } };
const phone = { viewport: { width: 390, height: 844 } };
const article = () => `/articles/${newsroom.article.slug}`;

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

const aPhoto = () =>
  sharp({ create: { width: 3_000, height: 2_000, channels: 3, background: "#2a6" } })
    .withExif({ IFD0: { Copyright: "Ann Example" } })
    .jpeg()
    .toBuffer();
const openProfile = async (page: Page) => {
  await chooseOfMine(page, "Your profile");
  return page.getByRole("dialog", { name: "Your profile" });
};

test("[J127] a reader gives the account a name, a picture and words, others see who that is, and the own comments are found", async () => {
  await ann.posts("The harbour report has maps of the quay.");
  await ann.posts("Wankers drew the maps of the quay.");
  const page = await aPage(browser, newsroom, { as: ann, ...wide });
  await page.goto(article());
  const dialog = await openProfile(page);
  await dialog.getByLabel("Name", { exact: true }).fill("Mo");
  await dialog.getByLabel("About you").fill("Ports and tides.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("looks like that of somebody of the newsroom").waitFor();
  await dialog.getByLabel("Name", { exact: true }).fill("Ann Tide");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Saved.").waitFor();
  await dialog
    .getByLabel("Choose a picture")
    .setInputFiles({ name: "me.jpg", mimeType: "image/jpeg", buffer: await aPhoto() });
  await dialog.locator(".profile-head img.avatar-picture").waitFor();
  await dialog.getByRole("searchbox").fill("wankers");
  await dialog.getByRole("button", { name: "Search" }).click();
  await dialog.getByText("The harbour report has maps").waitFor({ state: "hidden" });
  await dialog.getByText("waits for a moderator").waitFor();
  expect(await dialog.locator(".profile-written li").count()).toBe(1);

  const reader = await aPage(browser, newsroom, phone);
  await reader.goto(article());
  await reader.getByRole("button", { name: "Who Ann Tide is" }).first().click();
  const person = reader.getByRole("dialog", { name: "Ann Tide" });
  await person.getByText("Ports and tides.").waitFor();
  await person.getByText("The harbour report has maps").waitFor();
  expect(await person.getByText("Wankers").count()).toBe(0);
  expect(await person.locator("img.avatar-picture").evaluate((picture: HTMLImageElement) => picture.naturalWidth)).toBe(
    256,
  );
  expect([...(complaints.get(page) ?? []), ...(complaints.get(reader) ?? [])]).toEqual([]);
  expect(await axe(page)).toEqual([]);
  expect(await axe(reader)).toEqual([]);
});

test("[J128] a guest gives a name and writes; a moderator lets it through; later an account claims it", async () => {
  await setSettings(ada, { guests: { allowed: true } });
  const page = await aPage(browser, newsroom, wide);
  await page.goto(article());
  await page.getByRole("button", { name: "Write as a guest" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Gus");
  await page.getByRole("button", { name: "Go on as a guest" }).click();
  await page.getByText("Writing as").first().waitFor();
  await page.getByLabel("Your comment").first().fill("The pilots met at noon, I was there.");
  await page.getByRole("button", { name: "Post", exact: true }).click();
  await page.getByText("A moderator reads what guests write").first().waitFor();
  const { id } = await newsroom.db.one<{ id: string }>(sql`select id from comments where text like 'The pilots met%'`);
  const opened = await newsroom.caseOf({ id }, mo);
  await mo.send("POST", `cases/${opened.id}/decisions`, { decision: "approve", revision: 1 });
  const shown = page.locator(`#c-${id}`);
  await shown.getByText("Guest", { exact: true }).waitFor();

  // The same browser, now with an account.
  const cleo = await newsroom.join("Cleo");
  await page
    .context()
    .addCookies([{ name: "comity_session", value: cleo.cookie.split("=")[1] ?? "", url: newsroom.url }]);
  await page.reload();
  const dialog = await openProfile(page);
  await dialog.getByText("You have written here as the guest Gus.").waitFor();
  await dialog.getByRole("button", { name: "Make those comments mine" }).click();
  await dialog.getByText("1 comment is yours now.").waitFor();
  await shown.getByText("Cleo").first().waitFor();
  expect(complaints.get(page)).toEqual([]);
});

test("[J130] a comment has a picture, a moderator looks at it first, and then readers see it", async () => {
  await setSettings(ada, { images: { inComments: "reviewed" } });
  const page = await aPage(browser, newsroom, { as: ann, ...wide });
  await page.goto(article());
  await page
    .getByLabel("Add a picture")
    .first()
    .setInputFiles({ name: "quay.jpg", mimeType: "image/jpeg", buffer: await aPhoto() });
  await page.getByLabel("What is to be seen in it").fill("The quay at noon");
  await page.getByLabel("Your comment").first().fill("This is how it looks from my window.");
  await page.getByRole("button", { name: "Post", exact: true }).click();
  await page.getByText("A moderator looks at pictures").first().waitFor();
  const { id } = await newsroom.db.one<{ id: string }>(
    sql`select id from comments where text like 'This is how it looks%'`,
  );

  const desk = await aPage(browser, newsroom, { as: mo, ...wide });
  await desk.goto("/desk");
  await desk.locator(".q-item", { hasText: "from my window" }).getByRole("link").first().click();
  const seen = desk.locator(".subject").getByAltText("The quay at noon");
  await seen.waitFor();
  expect(await seen.evaluate((picture: HTMLImageElement) => picture.decode().then(() => picture.naturalWidth))).toBe(
    1_600,
  );
  const opened = await newsroom.caseOf({ id }, mo);
  await mo.send("POST", `cases/${opened.id}/decisions`, { decision: "approve", revision: 1 });

  const reader = await aPage(browser, newsroom, phone);
  await reader.goto(article());
  await reader.locator(`#c-${id}`).getByAltText("The quay at noon").waitFor();
  expect([page, desk, reader].flatMap(one => complaints.get(one) ?? [])).toEqual([]);
});

test("[J148] who posts while a picture is still on its way is told so, and leaves none behind", async () => {
  await setSettings(ada, { images: { inComments: "on" } });
  const page = await aPage(browser, newsroom, { as: ann, ...wide });
  await page.goto(article());
  let goOn = () => {};
  const held = new Promise<void>(resolve => {
    goOn = resolve;
  });
  await page.route("**/me/pictures", async route => {
    await held;
    await route.continue();
  });
  await page.getByLabel("Your comment").first().fill("The same quay, an hour later.");
  await page
    .getByLabel("Add a picture")
    .first()
    .setInputFiles({ name: "later.jpg", mimeType: "image/jpeg", buffer: await aPhoto() });
  const post = page.getByRole("button", { name: "Post", exact: true });
  await post.click();
  await page.getByText("The picture is still on its way.").first().waitFor();
  goOn();
  await page.locator(".composer-picture img").waitFor();
  await post.click();
  await page.locator("article", { hasText: "an hour later" }).locator(".comment-pictures img").waitFor();
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J129] a reader gives the account up, thinks better of it, and can have everything that is kept", async () => {
  const lea = await newsroom.join("Lea");
  await lea.posts("I was here, said Lea.");
  const page = await aPage(browser, newsroom, { as: lea, ...wide });
  await page.goto(article());
  const dialog = await openProfile(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download everything" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("comity-export.json");
  await dialog.locator("summary").click();
  await dialog.getByLabel("Remove everything").check();
  await dialog.getByRole("button", { name: "Give it up in 24 hours" }).click();
  await dialog.getByText("Until then you can keep it.").waitFor();
  expect((await lea.get<DeletionView>("me/deletion")).body.deletion?.way).toBe("remove");
  // As the mail about it leads there.
  const other = await aPage(browser, newsroom, { as: lea, ...phone });
  await other.goto("/account");
  await other.getByRole("button", { name: "Keep my account" }).click();
  await other.locator(".profile-leave summary").waitFor();
  expect((await lea.get<DeletionView>("me/deletion")).body.deletion).toBeNull();
  expect(complaints.get(page)).toEqual([]);
  await other.locator(".profile-leave summary").click();
  expect(await axe(other)).toEqual([]);
  expect(await axe(page)).toEqual([]);
});
