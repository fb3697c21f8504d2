import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Locator, Page } from "playwright-core";
import { say } from "../../locales/say.ts";
import type { Sort } from "../../server/protocol/basics.ts";
import type { CommentView, ThreadPage } from "../../server/protocol/views.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, aWire, axe, chooseOfMine, complaints, looks } from "../setup/journey.ts";
import { aNewsroom, atOnce, type Newsroom, type Person } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let ben: Person;
const address = "/articles/tariff-pause";
const goods =
  "rye oats corn salt wool zinc lead coal tar silk hemp flax tin iron clay sand malt peat wax ink glue jute cork lime soap".split(
    " ",
  );

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  await newsroom.setSettings({ signIn: atOnce });
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  for (const good of goods) {
    const comment = await ann.posts(`What the pause means for ${good}, and for those who ship it.`);
    if (good === "soap")
      for (const n of [1, 2, 3, 4, 5]) await ben.posts(`Answer ${n}, about soap and ${goods[n]}.`, { under: comment });
  }
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

/** On the screen from edge to edge. */
async function isWithin(page: Page, what: Locator): Promise<void> {
  const box = await what.boundingBox();
  const width = page.viewportSize()?.width ?? 0;
  expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true);
}

const live = (page: Page) => page.getByText("Live", { exact: true }).first().waitFor();

test("[J4] without JavaScript the discussion is read, sorted and paged, one comment has its own page, and nothing that needs it is drawn", async () => {
  const praised = await ann.posts("A comment that was praised.");
  await ben.send("PUT", `comments/${praised.id}/reactions/worth-reading`);
  const page = await aPage(browser, newsroom, { javaScriptEnabled: false });
  await page.goto(address);
  expect(await page.locator("comity-discussion textarea").isVisible()).toBe(false);
  // Of people their pictures are drawn, which are pressed once there is a program.
  const ofPeople = page.locator("comity-discussion button").filter({ has: page.locator(".avatar") });
  expect(await ofPeople.first().isDisabled()).toBe(true);
  const drawn = page.locator("comity-discussion button").filter({ visible: true, hasNot: page.locator(".avatar") });
  expect(await drawn.allTextContents()).toEqual(["Worth reading 1"]);
  expect(await drawn.isDisabled()).toBe(true);
  const texts = () => page.locator("comity-discussion .comment-body").allInnerTexts();
  expect(await texts()).toEqual(
    expect.arrayContaining([`What the pause means for ${goods.at(-1)}, and for those who ship it.`]),
  );
  expect((await texts()).join()).not.toContain("for rye,");
  expect(await page.getByRole("link", { name: "Write a comment" }).getAttribute("href")).toContain("/write");
  await page.getByRole("link", { name: "Show more", exact: true }).click();
  await page.waitForURL(/cursor=/);
  expect((await texts()).join()).toContain("for rye,");
  await page.goto(`${address}?sort=oldest`);
  expect((await texts())[0]).toContain("for rye,");
  const permalink = await page.locator("comity-discussion .comment-meta a").first().getAttribute("href");
  await page.goto(permalink ?? "");
  expect((await texts()).join()).toContain("for rye,");
  await page.context().close();
});

test("[J16] what is typed before the page is alive is there when it is, and Post waits for that", async () => {
  const page = await aPage(browser, newsroom, { as: ben });
  let arrive = () => {};
  const late = new Promise<void>(resolve => {
    arrive = resolve;
  });
  await page.route(/\.js$/, async route => {
    await late;
    await route.continue();
  });
  await page.goto(address, { waitUntil: "commit" });
  const field = page.getByLabel("Your comment");
  await field.click();
  await page.keyboard.type("Written before the program came.");
  expect(await page.getByRole("button", { name: "Post", exact: true }).isDisabled()).toBe(true);
  arrive();
  await live(page);
  expect(await field.inputValue()).toBe("Written before the program came.");
  expect(await page.locator(".composer-mirror").textContent()).toBe("Written before the program came.\n");
  await page.keyboard.type(" And after.");
  expect(await field.inputValue()).toBe("Written before the program came. And after.");
  await page.getByRole("button", { name: "Post", exact: true }).click();
  await page.locator("article.comment", { hasText: "And after." }).first().waitFor();
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J5] a cut connection says so, also of what was not sent and of who is still signed in, and heals with nothing missed", async () => {
  const wire = await aWire(newsroom.url);
  const page = await aPage(browser, newsroom, { at: wire.url, as: ann });
  await page.goto(address);
  await live(page);
  wire.cut();
  await page.locator("b", { hasText: "Connection lost." }).waitFor();
  expect(await page.getByText("Live", { exact: true }).count()).toBe(0);
  await page.getByLabel("Your comment").fill("Written without a connection.");
  await page.getByRole("button", { name: "Post", exact: true }).click();
  await page.getByText("Not sent: there is no connection").waitFor();
  await chooseOfMine(page, "Sign out");
  await page.getByText("You are still signed in: there is no connection.").waitFor();
  const missed = await ben.posts("Written while you were away.");
  const gone = await ben.posts("Written and taken back while you were away.");
  await ben.send("DELETE", `comments/${gone.id}`);
  wire.mend();
  // On a busy machine the page's own next try is quicker than the click, and takes the button away.
  const tryNow = page.getByRole("button", { name: "Try now" }).click();
  void tryNow.catch(() => {});
  await page.locator("b", { hasText: "Up to date." }).waitFor();
  await live(page);
  await page.getByText("Not sent yet: the connection is back").waitFor();
  await page
    .getByRole("button", { name: /^Show 1( new comment)?$/ })
    .first()
    .click();
  await page.locator(`#c-${missed.id}`).waitFor();
  expect(await page.getByText("taken back while").count()).toBe(0);
  await page.context().close();
  await wire.close();
});

test("[C38] a discussion that is taken off the page listens no longer, and put back it reads anew", async () => {
  const article = await newsroom.anArticle("taken-off");
  const channel = `article:${article.id}` as const;
  const page = await aPage(browser, newsroom);
  await page.goto(article.url);
  await live(page);
  await until("one watcher", () => newsroom.app.watchers(channel) === 1);
  await page.evaluate(() => {
    const element = document.querySelector("comity-discussion");
    // Moved within the page it stays what it is.
    element?.parentElement?.prepend(element);
  });
  await live(page);
  const element = await page.evaluateHandle(() => document.querySelector("comity-discussion"));
  await page.evaluate(gone => {
    // The updates listen to the same channel.
    document.querySelector("comity-updates")?.remove();
    gone?.remove();
  }, element);
  await until("no watcher", () => newsroom.app.watchers(channel) === 0);
  const meanwhile = await ben.posts("Written while the discussion was off the page.", { article });
  await page.evaluate(back => back && document.querySelector("#discussion")?.append(back), element);
  await page.locator(`#c-${meanwhile.id}`).waitFor();
  await live(page);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J6] on a phone everything is read and written, and nothing scrolls sideways", async () => {
  const page = await aPage(browser, newsroom, { viewport: { width: 390, height: 844 }, hasTouch: true });
  for (const path of ["/", address]) {
    await page.goto(path);
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect([path, content]).toEqual([path, window]);
  }
  await live(page);
  await page.getByLabel("Your comment").fill("Written with a thumb.");
  await page.getByRole("button", { name: "Create account" }).first().tap();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name shown").fill("Thumb");
  await dialog.getByLabel("E-mail").fill("thumb@example.org");
  await dialog.getByLabel("Password").fill("a sentence is good");
  await dialog.getByRole("button", { name: "Create account" }).tap();
  await page.getByRole("button", { name: "Post", exact: true }).tap();
  const own = page.locator("article.comment", { hasText: "Written with a thumb." }).first();
  await own.waitFor();
  await page.getByRole("button", { name: "Your notices" }).tap();
  await isWithin(page, page.locator(".notices-list"));
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "More reactions" }).first().tap();
  await isWithin(page, page.locator(".react-pop"));
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J7] replies beyond three and further pages are read without leaving the page; each of the four orders is a link away", async () => {
  const page = await aPage(browser, newsroom);
  await page.goto(address);
  await live(page);
  expect(await page.getByText("Answer 4").count()).toBe(0);
  await page
    .getByRole("button", { name: /Show 2 more replies/ })
    .or(page.getByRole("link", { name: /Show 2 more replies/ }))
    .first()
    .click();
  await page.getByText("Answer 5").waitFor();
  await page.getByRole("link", { name: "Show more", exact: true }).click();
  await page.getByText("for rye,").waitFor();

  const read = async (sort: Sort) =>
    (await ben.get<ThreadPage>(`articles/tariff-pause/comments?sort=${sort}`)).body.items;
  const [, , , praised, , answered] = await read("oldest");
  await ben.send("PUT", `comments/${praised?.id}/reactions/taught-me`);
  await ben.posts("The latest answer of all.", answered ? { under: answered } : {});
  const firsts: string[] = [];
  for (const sort of ["oldest", "top", "active", "newest"] as const) {
    await page.locator("comity-discussion summary.select").click();
    await page.getByRole("link", { name: say(`thread.sorts.${sort}`), exact: true }).click();
    await page.locator("comity-discussion summary.select", { hasText: say(`thread.sorts.${sort}`) }).waitFor();
    const first = await page.locator("comity-discussion article.comment").first().getAttribute("id");
    expect([sort, first]).toEqual([sort, `c-${(await read(sort))[0]?.id}`]);
    firsts.push(first ?? "");
  }
  expect(new Set(firsts).size).toBe(4);
  await page.context().close();
});

test.each(looks)("[J8] axe finds nothing on the front page, an article and a dialog, %s", async (_name, look) => {
  const page = await aPage(browser, newsroom, look);
  await page.goto("/");
  expect(await axe(page)).toEqual([]);
  await page.goto(address);
  await live(page);
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: "Sign in" }).first().click();
  await page.getByRole("dialog").waitFor();
  expect(await axe(page)).toEqual([]);
  await page.context().close();
});

test("[J17] what is wrong with an account is said once, beside its field, and goes when the form changes", async () => {
  const page = await aPage(browser, newsroom);
  await page.goto(address);
  await live(page);
  await page.getByRole("button", { name: "Create account" }).click();
  const dialog = page.getByRole("dialog");
  const send = dialog.getByRole("button", { name: "Create account" });
  const faults = async () => (await dialog.locator(".trouble").allTextContents()).filter(Boolean);
  await dialog.getByLabel("Name shown").fill("Ann Again");
  await dialog.getByLabel("Password").fill("a sentence is good");
  await dialog.getByLabel("E-mail").fill("ann@nowhere");
  await send.click();
  await dialog.getByText("The e-mail address has to look like name@example.org.").waitFor();
  await dialog.getByLabel("E-mail").fill("ann@example.org");
  await send.click();
  await dialog.getByText("The e-mail address has an account already.").waitFor();
  expect(await faults()).toHaveLength(1);
  await dialog.getByRole("button", { name: "I have an account" }).click();
  expect(await faults()).toEqual([]);
  await page.context().close();
});

test("[J9] the keyboard alone is enough to come to the discussion, write and create an account", async () => {
  const page = await aPage(browser, newsroom);
  await page.goto(address);
  await live(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const focused = () =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.getAttribute("id") ?? element?.tagName ?? "";
    });
  const tabTo = async (what: string, is: (id: string) => boolean) => {
    for (let i = 0; i < 60; i++) {
      if (is(await focused())) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`${what} cannot be reached by Tab`);
  };
  const box = (await page.getByLabel("Your comment").getAttribute("id")) ?? "";
  await tabTo("the composer", id => id === box);
  await page.keyboard.type("Written by keys alone.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  expect(await page.getByLabel("Your comment").inputValue()).toBe("Written by keys alone.");
  await page.context().close();
});

/** The comment whose heading has the focus. */
const focusedComment = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.closest("article")?.id ?? null;
  });

test("[RP7] coming back, what is new stands above a line that moves nothing, and is reached by a button, or by keys once they are on", async () => {
  const article = await newsroom.anArticle("comes-back");
  const old = [];
  for (const good of goods.slice(0, 8)) old.push(await ann.posts(`An old remark about ${good}.`, { article }));
  const page = await aPage(browser, newsroom, { as: ben, viewport: { width: 1200, height: 800 } });
  await page.goto(article.url);
  await live(page);
  expect(await page.locator(".visit-line").count()).toBe(0);
  expect(await page.getByRole("button", { name: "Next unread" }).count()).toBe(0);

  // Left in one tab, it is kept for another.
  await page.goto("/");
  const fresh: CommentView[] = [];
  for (const good of goods.slice(8, 10)) fresh.push(await ann.posts(`A new remark about ${good}.`, { article }));
  const [first] = old;
  const reply = await ann.posts("A new answer to the first.", { article, under: first ?? { id: "0" } });
  await ben.posts("One of my own, from another place.", { article });
  const tab = await page.context().newPage();
  await tab.goto(article.url);
  await live(tab);
  const line = tab.locator(".visit-line");
  await line.locator("span").waitFor();
  expect(await line.innerText()).toMatch(/^Above: new since your last visit/);
  expect(await line.locator("xpath=following-sibling::article").getAttribute("id")).toBe(`c-${old.at(-1)?.id}`);
  expect(await line.evaluate(element => element.getBoundingClientRect().height)).toBe(0);
  expect(await tab.locator(`#c-${reply.id} .pip-new`).innerText()).toBe("New");

  const next = tab.getByRole("button", { name: "Next unread" }).first();
  await next.click();
  await until("the newest", async () => (await focusedComment(tab)) === `c-${fresh[1]?.id}`);
  expect(
    await tab.locator(`#c-${fresh[1]?.id}`).evaluate(element => element.getBoundingClientRect().top),
  ).toBeGreaterThan(0);

  // Single keys do nothing until they are switched on.
  await tab.keyboard.press("u");
  expect(await focusedComment(tab)).toBe(`c-${fresh[1]?.id}`);
  await tab.getByRole("button", { name: "Keys" }).click();
  const dialog = tab.getByRole("dialog");
  await dialog.getByText("next unread comment").waitFor();
  expect(await axe(tab)).toEqual([]);
  await dialog.getByLabel("Single keys work in this browser").check();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await dialog.waitFor({ state: "hidden" });
  await tab.locator(`#c-${fresh[1]?.id}-by`).focus();
  await tab.keyboard.press("u");
  expect(await focusedComment(tab)).toBe(`c-${fresh[0]?.id}`);
  await tab.keyboard.press("u");
  expect(await focusedComment(tab)).toBe(`c-${reply.id}`);
  await tab.keyboard.press("u");
  await tab.locator(".told", { hasText: "Nothing unread further down." }).waitFor();
  await tab.keyboard.press("Shift+N");
  expect(await focusedComment(tab)).toBe(`c-${first?.id}`);
  await tab.keyboard.press("n");
  expect(await focusedComment(tab)).toBe(`c-${reply.id}`);
  await tab.getByLabel("Your comment").fill("");
  await tab.getByLabel("Your comment").press("u");
  expect(await tab.getByLabel("Your comment").inputValue()).toBe("u");
  await tab.getByLabel("Your comment").fill("");

  // Another visit, another line; a private window has none.
  await tab.reload();
  await live(tab);
  expect(await line.count()).toBe(0);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[RP8] a reply that comes under what is on the screen moves no line, and can be shown with a thumb", async () => {
  const article = await newsroom.anArticle("still-lines");
  const above = await ann.posts("A comment that gets an answer.", { article });
  const nested = await ann.posts("An answer that gets one, too.", { article, under: above });
  const second = await ann.posts("Another answer, which is being read.", { article, under: above });
  const lonely = await ann.posts("A comment without an answer so far.", { article });
  const page = await aPage(browser, newsroom, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.goto(article.url);
  await live(page);
  const at = (id: string) =>
    page.locator(`#c-${id}`).evaluate(element => element.getBoundingClientRect().top + scrollY);
  const before = await Promise.all([above, nested, second, lonely].map(({ id }) => at(id)));
  await ben.posts("Under the nested one.", { article, under: nested });
  await ben.posts("Under the lonely one.", { article, under: lonely });
  await ben.posts("Under the first.", { article, under: above });
  const show = page.getByRole("button", { name: "Show 1 new reply" });
  await until("three buttons", async () => (await show.count()) === 3);
  expect(await Promise.all([above, nested, second, lonely].map(({ id }) => at(id)))).toEqual(before);
  for (const button of await show.all()) {
    const tall = await button.evaluate(element => Number.parseFloat(getComputedStyle(element, "::before").height));
    expect(tall).toBeGreaterThanOrEqual(44);
  }
  expect(await axe(page)).toEqual([]);
  await show.first().tap();
  await page.getByText("Under the lonely one.").waitFor();
  await page.context().close();
});

test("[RP18] with more new comments than a page keeps, the button says how many of how many it shows, and leads to the newest", async () => {
  const article = await newsroom.anArticle("busy-day");
  const old = await ann.posts("Here when the page was opened.", { article });
  const page = await aPage(browser, newsroom, { as: ben });
  await page.goto(article.url);
  await live(page);
  const many = 505;
  for (let from = 0; from < many; from += 15)
    await Promise.all(
      Array.from({ length: 15 }, (_, n) => n + from)
        .filter(n => n < many)
        .map(n =>
          ann.posts(`Remark ${n} of a very busy day, about ${goods[n % goods.length]} and ${n * 7}.`, { article }),
        ),
    );
  const button = page.getByRole("button", { name: `Show 50 newest of ${many}` });
  await button.waitFor();
  expect(await page.locator("comity-discussion article.comment").count()).toBe(1);
  await button.click();
  const newest = (await ben.get<ThreadPage>(`articles/${article.slug}/comments`)).body.items[0];
  await until("the newest", async () => (await focusedComment(page)) === `c-${newest?.id}`);
  expect(await page.locator("comity-discussion ol.comments > li").count()).toBe(50);
  expect(await page.locator(`#c-${old.id}`).count()).toBe(0);
  await page.getByRole("link", { name: "Show more", exact: true }).click();
  await until("the next page", async () => (await page.locator("comity-discussion ol.comments > li").count()) === 70);
  await page.context().close();
}, 240_000);
