import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { sql } from "../../server/db/sql.ts";
import type { Me, Permalink, PolicyView, ThreadPage } from "../../server/protocol/views.ts";
import { hashPassword } from "../../server/users/passwords.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints, looks } from "../setup/journey.ts";
import { aNewsroom, atOnce, type Newsroom, type Person } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let mo: Person;
let mia: Person;
let ada: Person;
const wide = { viewport: { width: 1440, height: 1000 } };

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  await newsroom.setSettings({ signIn: atOnce });
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
  mia = await newsroom.join("Mia", { role: "moderator" });
  ada = await newsroom.join("Ada", { role: "admin" });
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

const open = async (page: Page, name: string) => {
  await page.goto("/desk");
  await page.locator(".q-item", { hasText: name }).getByRole("link").first().click();
  await page
    .getByRole("button", { name: /Approve/ })
    .first()
    .waitFor();
};

test("[J10] a moderator signs in at the desk, approves one, rejects the next with a rule and a note, and the author reads both", async () => {
  const hash = await hashPassword("a moderator's sentence");
  await newsroom.db.run(sql`update members set password_hash = ${hash} where id = ${mo.member?.id}`);
  await ann.posts("Such wankers, said by a person to be approved.");
  const held = await ann.posts("These wankers, said by a person to be rejected.");
  const page = await aPage(browser, newsroom, wide);
  await page.goto("/desk");
  await page.getByLabel("E-mail").fill("mo@example.org");
  await page.getByLabel("Password").fill("a moderator's sentence");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("wankers").first().waitFor();
  await page.keyboard.press("j");
  await page
    .getByRole("button", { name: /Reject/ })
    .first()
    .waitFor();
  await page.keyboard.press("a");
  await page.locator(".toast").waitFor();
  await page.locator(".case-body", { hasText: "These wankers" }).waitFor();
  await page.keyboard.press("r");
  await page.getByRole("radio", { name: /Attacks a person/ }).waitFor();
  // What says how the last was decided stands where the sheet is, and would lie over its button.
  expect(await page.locator(".toast").count()).toBe(0);
  await page.keyboard.press("3");
  const sheet = page.getByRole("dialog", { name: /Reject the comment/ });
  await sheet.getByLabel(/note to the author/i).fill("Say it without the word.");
  await sheet.getByRole("button", { name: /^Reject/ }).click();
  await until("the notice", async () => {
    const { notices } = (await ann.get<Me>("me")).body;
    return notices.some(
      ({ notice }) =>
        notice.kind === "rejected" && notice.commentId === held.id && notice.note === "Say it without the word.",
    );
  });
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J11] of two moderators on one case one has it, and the other, who holds none, is told who decided what", async () => {
  await ann.posts("More wankers, for two to look at.");
  const [first, second] = await Promise.all([
    aPage(browser, newsroom, { as: mo, ...wide }),
    aPage(browser, newsroom, { as: mia, ...wide }),
  ]);
  await open(first, "More");
  await second.goto("/desk");
  await second.getByText("Mo").first().waitFor();
  await second.getByRole("tab", { name: /Mine/ }).click();
  await second.locator(".q-none", { hasText: "You hold none" }).waitFor();
  expect(await second.getByText("Nothing is waiting").count()).toBe(0);
  await second.getByRole("tab", { name: /All/ }).click();
  await first.keyboard.press("a");
  await second
    .getByText(/Approved by Mo/)
    .first()
    .waitFor();
  await Promise.all([first.context().close(), second.context().close()]);
});

test("[J12] an admin changes the rules at the desk: tries a text, names the reactions, saves, and readers meet them, also on a page that was open before; what was not saved is said where the admin is", async () => {
  const early = await aPage(browser, newsroom, { as: ann });
  await early.goto("/articles/tariff-pause");
  const page = await aPage(browser, newsroom, { as: ada, ...wide });
  await page.goto("/desk#/rules");
  await page.getByRole("radio", { name: /After review/ }).check();
  await page.getByLabel(/word or phrase/i).fill("barge rat");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByPlaceholder(/Type or paste/).fill("That b4rge r@t again.");
  await page.locator("mark", { hasText: "b4rge r@t" }).waitFor();
  const reactions = page.getByRole("region", { name: "Reactions" });
  await reactions.getByText("There is no down-vote, on purpose").waitFor();
  await reactions.getByRole("button", { name: "Remove “Changed my mind”" }).click();
  await reactions.getByRole("button", { name: "Move “Worth reading” down" }).press("Enter");
  await reactions.getByLabel("Name of reaction 1").fill("New to me");
  await reactions.getByLabel("Or an emoji").fill("👏");
  await reactions.getByLabel("Name of a new reaction").fill("Well put");
  await page.keyboard.press("Enter");
  await reactions.getByLabel("Name of reaction 3").waitFor();
  const before = (await ada.get<PolicyView>("sites/meridian/policy")).body;
  expect(before.policy.mode).toBe("publish-first");
  await page.getByRole("button", { name: "Go live all the same" }).click();
  await until(
    "the new version",
    async () => (await ada.get<PolicyView>("sites/meridian/policy")).body.version === before.version + 1,
  );
  const comment = await ann.posts("A calm remark under new rules.");
  expect(comment.state).toBe("held");
  await early.getByLabel("Your comment").fill("Another remark, written on an older page.");
  await early.getByRole("button", { name: "Post", exact: true }).click();
  await early.getByText("Read first by moderators").waitFor();
  await early.getByText("Here a moderator reads every comment before it appears.").first().waitFor();
  const { id } = await mo.posts("A word from the newsroom, to be reacted to.");
  await early.getByRole("button", { name: "Show 1 new comment" }).click();
  const shown = early.locator(`#c-${id}`);
  await shown.getByRole("button", { name: "New to me" }).waitFor();
  await shown.getByRole("button", { name: "More reactions" }).click();
  await shown.getByRole("button", { name: "Well put" }).click();
  await until("the reaction", async () => {
    return (await mo.get<Permalink>(`comments/${id}`)).body.comment.reactions["well-put"] === 1;
  });
  await early.context().close();

  await newsroom.setPolicy({});
  await page.getByLabel("Seconds for changing a comment").fill("240");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const conflict = page.getByRole("alert").filter({ hasText: "Nothing of it is overwritten" });
  await conflict.waitFor();
  const box = await conflict.boundingBox();
  expect(box && box.y > 0 && box.y + box.height <= wide.viewport.height).toBe(true);
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByText(`Version ${before.version + 2}`).waitFor();
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J13] an admin makes a moderator, whose open page becomes the desk at once", async () => {
  const neo = await newsroom.join("Neo Newcomer");
  const theirs = await aPage(browser, newsroom, { as: neo, ...wide });
  await theirs.goto("/desk");
  await theirs.getByRole("heading", { name: "This desk is for moderators" }).waitFor();
  const page = await aPage(browser, newsroom, { as: ada, ...wide });
  await page.goto("/desk#/people");
  const row = page
    .getByRole("row", { name: /Neo Newcomer/ })
    .or(page.getByRole("listitem").filter({ hasText: "Neo Newcomer" }))
    .first();
  await row.getByRole("button", { name: /moderator/i }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /moderator/i })
    .first()
    .click();
  await until("the role", async () => (await neo.get("cases")).status === 200);
  await theirs.getByRole("heading", { name: "Queue", exact: true }).waitFor();
  await ann.posts("Still more wankers, for a new moderator to see come in.");
  await theirs.getByText("Still more").or(theirs.locator(".q-new")).first().waitFor();
  expect(complaints.get(theirs)).toEqual([]);
  await Promise.all([page.context().close(), theirs.context().close()]);
});

test.each(looks)(
  "[J14] axe finds nothing on the desk: sign-in, queue, case, rules, people, phone; %s",
  async (name, look) => {
    await ann.posts(`Yet more wankers, in ${name}.`);
    const stranger = await aPage(browser, newsroom, look);
    await stranger.goto("/desk");
    await stranger.getByLabel("E-mail").waitFor();
    expect(await axe(stranger)).toEqual([]);
    await stranger.context().close();
    const page = await aPage(browser, newsroom, { as: ada, ...look, ...wide });
    await open(page, "Yet more");
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("r");
    await page.getByRole("radio", { name: /Attacks a person/ }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Escape");
    for (const hash of ["#/rules", "#/people"]) {
      await page.goto(`/desk${hash}`);
      await page
        .getByRole("heading", { name: hash === "#/rules" ? "Rules" : "People", exact: true })
        .first()
        .waitFor();
      expect([hash, await axe(page)]).toEqual([hash, []]);
    }
    await page.context().close();
    const phone = await aPage(browser, newsroom, { as: mia, ...look, viewport: { width: 390, height: 844 } });
    await phone.goto("/desk");
    await phone.getByText("Yet more").first().waitFor();
    expect(await axe(phone)).toEqual([]);
    const [content, window] = await phone.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBe(window);
    await phone.context().close();
  },
);

test("[J15] a member without the right is told so plainly, and sees nothing of the desk; a moderator is told which page is for admins", async () => {
  const page = await aPage(browser, newsroom, { as: ann, ...wide });
  await page.goto("/desk");
  await page
    .getByText(/moderators/i)
    .first()
    .waitFor();
  expect(await page.getByText("wankers").count()).toBe(0);
  const desk = await aPage(browser, newsroom, { as: mo, ...wide });
  await desk.goto("/desk#/people");
  await desk.getByText("This page is for admins").waitFor();
  await desk.getByRole("link", { name: "Go to the queue" }).click();
  await desk.getByRole("heading", { name: "Queue", exact: true }).waitFor();
  await desk.context().close();
  expect((await newsroom.reader.get<ThreadPage>("articles/tariff-pause/comments")).status).toBe(200);
  await page.context().close();
});
