import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import type { CommentView } from "../../server/protocol/views.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints, looks } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let ben: Person;
let mo: Person;
let mia: Person;
const wide = { viewport: { width: 1440, height: 1000 } };
const phone = { viewport: { width: 390, height: 844 } };

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

const aRemoval = async (text: string): Promise<CommentView> => {
  const comment = await ann.posts(text);
  await remove(comment);
  return comment;
};
const remove = async (comment: CommentView) => {
  await ben.send("POST", `comments/${comment.id}/reports`, { reason: "personal-attack" });
  const { id } = await newsroom.caseOf(comment, mo);
  const note = "The point would stand without the minister's name.";
  await mo.send("POST", `cases/${id}/decisions`, { decision: "reject", revision: 1, reason: "personal-attack", note });
};
const openCase = async (page: Page, name: string) => {
  await page.goto("/desk");
  await page.locator(".q-item", { hasText: name }).getByRole("link").first().click();
  await page.getByRole("heading", { name: "Appeal against a removal" }).waitFor();
};

test("[J40] removed, the author reads the reasons and appeals; another moderator overturns it, and readers see it again", async () => {
  const comment = await ann.posts("The minister cannot add; the table shows it.");
  const reader = await aPage(browser, newsroom, { as: ben, ...wide });
  await reader.goto(`/articles/${newsroom.article.slug}`);
  const text = reader.getByText("The minister cannot add");
  await text.waitFor();
  await remove(comment);
  await text.waitFor({ state: "detached" });

  const author = await aPage(browser, newsroom, { as: ann, ...wide });
  await author.goto(`/articles/${newsroom.article.slug}`);
  await author.getByRole("link", { name: "read the reasons" }).click();
  await author.getByRole("heading", { name: "Why your comment was removed" }).waitFor();
  await author.getByText("Argue with the point, never the person.").waitFor();
  await author.getByText("A person decided").waitFor();
  await author.getByLabel("Why it should be decided otherwise").fill("The sums are the ministry's own.");
  await author.getByRole("button", { name: "Appeal" }).click();
  await author.getByText("It waits for somebody else than who decided.").waitFor();

  const first = await aPage(browser, newsroom, { as: mo, ...wide });
  await openCase(first, "The minister cannot add");
  await first.getByText("You decided this, so a colleague answers.").waitFor();
  await first.locator(".case-banners", { hasText: "There is an appeal against your decision." }).waitFor();
  expect(await first.getByRole("button", { name: /Overturn/ }).count()).toBe(0);
  await first.context().close();

  const second = await aPage(browser, newsroom, { as: mia, ...wide });
  await openCase(second, "The minister cannot add");
  await second.getByText("The sums are the ministry's own.").waitFor();
  await second.getByLabel(/Note to the author/).fill("You are right about the sums.");
  await second.getByRole("button", { name: /Overturn/ }).click();
  await second.getByRole("heading", { name: "Appeal against a removal" }).waitFor({ state: "detached" });

  await text.waitFor();
  await reader.reload();
  await text.waitFor();
  await author.reload();
  await author.getByText("You were right: it was decided otherwise").waitFor();
  await author.getByText("You are right about the sums.").waitFor();
  expect(await author.content()).not.toMatch(/\bMia\b|\bMo\b/);
  for (const page of [reader, author, second]) {
    expect(complaints.get(page)).toEqual([]);
    await page.context().close();
  }
});

test("[J41] without JavaScript a statement is read and appealed", async () => {
  const comment = await aRemoval("The minister cannot read either.");
  const token = (
    await ann.get<{ comments: CommentView[] }>(`articles/${newsroom.article.slug}/mine`)
  ).body.comments.find(({ id }) => id === comment.id)?.statement;
  const page = await aPage(browser, newsroom, { as: ann, javaScriptEnabled: false, ...phone });
  await page.goto(`/statements/${token}`);
  await page.getByLabel("Why it should be decided otherwise").fill("x".repeat(2_001));
  await page.getByRole("button", { name: "Appeal" }).click();
  await page.getByText("Your text is longer than 2000 characters.").waitFor();
  await page.getByLabel("Why it should be decided otherwise").fill("He can read, and he did not.");
  await page.getByRole("button", { name: "Appeal" }).click();
  await page.getByText("It waits for somebody else than who decided.").waitFor();
  await page.context().close();
});

test("[J43] without JavaScript and without an account a reader says that a comment is unlawful, and reads what came of it", async () => {
  await ann.posts("Greta took the money, and everybody in the harbour saw it.");
  const page = await aPage(browser, newsroom, { javaScriptEnabled: false, ...phone });
  await page.goto(`/articles/${newsroom.article.slug}`);
  await page
    .locator("article.comment", { hasText: "Greta took the money" })
    .getByRole("link", { name: /Report something unlawful/ })
    .click();
  await page.getByRole("heading", { name: "Report something unlawful" }).waitFor();
  await page.getByLabel("What is it about?").selectOption("defamation");
  await page.getByLabel("Why is it unlawful?").fill("I was in Oslo that day.");
  await page.getByRole("button", { name: "Send the notice" }).click();
  await page.getByText("What you wrote is kept below.").waitFor();
  expect(await page.getByLabel("Why is it unlawful?").inputValue()).toBe("I was in Oslo that day.");
  expect(await page.getByLabel("What is it about?").inputValue()).toBe("defamation");
  await page.getByLabel("Which law, or which right of yours?").fill("My good name");
  await page.getByLabel("In which country?").selectOption("NO");
  await page.getByLabel("Your name").fill("Greta Sandvik");
  await page.getByLabel("Your e-mail address").fill("greta@example.org");
  await page.getByLabel(/I believe in good faith/).check();
  await page.getByRole("button", { name: "Send the notice" }).click();
  await page.getByText("Somebody of the newsroom will read it and decide.").waitFor();

  const desk = await aPage(browser, newsroom, { as: mia, ...wide });
  await desk.goto("/desk");
  await desk.locator(".q-item", { hasText: "Greta took the money" }).getByRole("link").first().click();
  await desk.getByRole("heading", { name: /Legal notice LN-/ }).waitFor();
  await desk.getByText("I was in Oslo that day.").waitFor();
  await desk.getByText("greta@example.org").waitFor();
  expect(await axe(desk)).toEqual([]);
  await desk
    .getByRole("button", { name: /Approve/ })
    .first()
    .waitFor();
  await desk.keyboard.press("a");
  await desk.locator(".toast").waitFor();
  await until("the answer to the notice", async () => {
    await page.reload();
    return (await page.getByText("The comment stays").count()) > 0;
  });
  expect(complaints.get(desk)).toEqual([]);
  for (const one of [page, desk]) await one.context().close();
});

test("[J43] with JavaScript the way there is in the comment's menu", async () => {
  await ann.posts("A remark with a menu of its own.");
  const page = await aPage(browser, newsroom, { ...phone });
  await page.goto(`/articles/${newsroom.article.slug}`);
  const comment = page.locator("article.comment", { hasText: "a menu of its own" });
  await comment.getByRole("button", { name: /^More: / }).click();
  await page.getByRole("menuitem", { name: "Report something unlawful" }).click();
  await page.getByRole("heading", { name: "Report something unlawful" }).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test.each(looks)(
  "[J42] axe finds nothing on a statement, the figures, the form of a notice and an appeal at the desk: %s",
  async (name, look) => {
    const comment = await aRemoval(`The minister cannot add, said again for ${name}.`);
    const token = (
      await ann.get<{ comments: CommentView[] }>(`articles/${newsroom.article.slug}/mine`)
    ).body.comments.find(({ id }) => id === comment.id)?.statement;
    const author = await aPage(browser, newsroom, { as: ann, ...look, ...phone });
    await author.goto(`/statements/${token}`);
    expect(await axe(author)).toEqual([]);
    const { id } = await ann.posts(`A remark to tell of, for ${name}.`);
    for (const path of ["/transparency", `/notices/new?comment=${id}`]) {
      await author.goto(path);
      expect(await axe(author)).toEqual([]);
    }
    await author.getByRole("button", { name: "Send the notice" }).click();
    await author.getByRole("alert").waitFor();
    expect(await axe(author)).toEqual([]);
    await author.context().close();
    await ann.send("POST", `statements/${token}/appeal`, { text: "Said of the sums." });
    const desk = await aPage(browser, newsroom, { as: mia, ...look, ...wide });
    await openCase(desk, `said again for ${name}`);
    expect(await axe(desk)).toEqual([]);
    await desk.context().close();
  },
);
