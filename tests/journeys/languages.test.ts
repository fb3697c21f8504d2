import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { publishArticle } from "../../server/articles/publish.ts";
import type { Me } from "../../server/protocol/views.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints, type Screen } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  ann = await newsroom.join("Ann");
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

function publish(slug: string, language: string) {
  return publishArticle(newsroom.db, newsroom.site.id, {
    slug,
    title: "عن المضيق",
    section: "World",
    standfirst: "بابان مفتوحان.",
    byline: "Noor Haddad",
    language,
    editorsNote: null,
    body: [{ type: "paragraph", text: "نزلوا معًا." }],
    state: "open",
    publishedAt: new Date("2026-05-14T07:40:00Z"),
    updatedAt: null,
  });
}

test("[J101] an Arabic discussion runs from right to left, is written in, and stays in its frame on a phone", async () => {
  const { url } = await publish("strait", "ar");
  const page = await aPage(browser, newsroom, { as: ann, viewport: { width: 390, height: 1600 }, hasTouch: true });
  await page.goto(url);
  await page.getByText("تكتب باسم").waitFor();
  await page.getByLabel("تعليقك").fill("كنت هناك. I was there.");
  await page.getByRole("button", { name: "نشر", exact: true }).click();
  const comment = page.locator(".comments > li").first();
  await comment.getByText("I was there.").waitFor();
  const side = await comment.evaluate(element => {
    const box = (selector: string) => element.querySelector(selector)?.getBoundingClientRect().x ?? 0;
    return { avatar: box(".avatar"), name: box(".comment-who") };
  });
  expect(side.avatar).toBeGreaterThan(side.name);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(complaints.get(page)).toEqual([]);
  expect(await axe(page)).toEqual([]);
});

test("[J102] [LN7] a reader chooses another language: all of it changes at once, the text stays, and so does the choice", async () => {
  const { slug } = await newsroom.anArticle("chosen");
  const page = await aPage(browser, newsroom, { as: ann });
  // Before anything is alive, as a reader does who does not wait.
  await page.goto(`/articles/${slug}`);
  await page.getByLabel("Language", { exact: true }).focus();
  await page.getByLabel("Language", { exact: true }).selectOption("de");
  await page.getByText("Sie schreiben als").waitFor();
  await page.getByLabel("Ihr Kommentar").fill("Half a sentence");
  await page.getByLabel("Sprache", { exact: true }).selectOption("uk");
  await page.getByText("Ви пишете як").waitFor();
  expect(await page.getByLabel("Ваш коментар").inputValue()).toBe("Half a sentence");
  expect(await page.locator("comity-discussion").getByText("No comments yet").count()).toBe(0);
  await page.reload();
  await page.getByText("Ви пишете як").waitFor();
  expect(await page.getByLabel("Ваш коментар").inputValue()).toBe("Half a sentence");
  await page.goto("/nowhere");
  expect(await page.locator("html").getAttribute("lang")).toBe("uk");
  expect(complaints.get(page)).toEqual([]);
});

test("[J139] [LN10] a moderator chooses another language at the desk: it changes at once, the note that is being written stays, and so does the choice", async () => {
  const mo = await newsroom.join("Mo", { role: "moderator" });
  await ann.posts("Those wankers at the ministry again.");
  const page = await aPage(browser, newsroom, { as: mo, viewport: { width: 1440, height: 1000 } });
  await page.goto("/desk");
  await page.locator(".q-item", { hasText: "Those wankers" }).getByRole("link").first().click();
  await page.locator(".case-body", { hasText: "Those wankers" }).waitFor();
  await page.keyboard.press("r");
  const note = page.getByRole("dialog").locator("textarea").first();
  await note.fill("Say it without");
  await page.locator(".nav .language-choice").selectOption("ar");
  await page.locator("html[lang=ar][dir=rtl]").waitFor();
  expect(await note.inputValue()).toBe("Say it without");
  await page.reload();
  await page.locator("html[lang=ar][dir=rtl] .nav").waitFor();
  expect(complaints.get(page)).toEqual([]);
});

test("[J140] [LN10] [LN6] a moderator works the queue in German on a wide screen and in Arabic on a phone, from right to left", async () => {
  const mia = await newsroom.join("Mia", { role: "moderator" });
  await ann.posts("Such wankers, to be approved in German.");
  const refused = await ann.posts("These wankers, to be rejected in Arabic.");
  const speaking = (language: string, screen: Screen) =>
    aPage(browser, newsroom, { as: mia, ...screen }).then(async page => {
      await page.context().addCookies([{ name: "comity_language", value: language, url: newsroom.url }]);
      await page.goto("/desk");
      return page;
    });

  const german = await speaking("de", { viewport: { width: 1440, height: 1000 } });
  await german.locator(".q-item", { hasText: "Such wankers" }).getByRole("link").first().click();
  await german.getByRole("link", { name: /^Warteschlange/ }).waitFor();
  await german.getByRole("button", { name: /^Freigeben/ }).waitFor();
  expect(await axe(german)).toEqual([]);
  await german.keyboard.press("a");
  await german.locator(".toast", { hasText: "Freigegeben" }).waitFor();
  expect(complaints.get(german)).toEqual([]);
  await german.context().close();

  const arabic = await speaking("ar", { viewport: { width: 390, height: 844 }, hasTouch: true });
  const row = arabic.locator(".q-item", { hasText: "These wankers" });
  const side = await row.evaluate(element => {
    const box = (selector: string) => element.querySelector(selector)?.getBoundingClientRect().x ?? 0;
    return { name: box(".q-item-top a"), number: box(".prio") };
  });
  expect(side.name).toBeGreaterThan(side.number);
  expect(await axe(arabic)).toEqual([]);
  await row.getByRole("link").first().click();
  await arabic.getByRole("button", { name: /^رفض/ }).click();
  await arabic.getByRole("radio", { name: /يهاجم شخصًا/ }).check();
  const sheet = arabic.getByRole("dialog", { name: "رفض تعليق Ann" });
  await sheet.getByLabel(/ملاحظة للكاتب/).fill("قلها دون الكلمة.");
  expect(await arabic.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await axe(arabic)).toEqual([]);
  await sheet.getByRole("button", { name: /^رفض/ }).click();
  await until("the notice", async () =>
    (await ann.get<Me>("me")).body.notices.some(
      ({ notice }) =>
        notice.kind === "rejected" && notice.commentId === refused.id && notice.note === "قلها دون الكلمة.",
    ),
  );
  expect(complaints.get(arabic)).toEqual([]);
});
