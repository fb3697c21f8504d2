import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { sql } from "../../server/db/sql.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Id } from "../../server/protocol/basics.ts";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints, looks } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let ben: Person;
let mo: Person;

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

const screens = [
  ["on a wide screen", { viewport: { width: 1280, height: 1400 } }],
  ["on a phone", { viewport: { width: 390, height: 1600 }, hasTouch: true }],
] as const;

const field = (page: Page) => page.getByLabel("Your comment");
const post = (page: Page) => page.getByRole("button", { name: "Post", exact: true });
const isKept = async (page: Page) => (await post(page).getAttribute("aria-disabled")) === "true";
const wait = (page: Page) => page.locator(".composer-notice[role=timer]");
const slowed = (page: Page, line: RegExp) => page.locator(".pace-slow summary span").getByText(line);
const topOf = async (page: Page) => Math.round((await page.locator(".comments > li").first().boundingBox())?.y ?? -1);

async function open(as: Person, { slug }: { slug: string }, screen = {}): Promise<Page> {
  const page = await aPage(browser, newsroom, { as, ...screen });
  await page.goto(`/articles/${slug}`);
  await page.getByText("Writing as").waitFor();
  await page.locator(".presence .live-dot").waitFor();
  return page;
}

/** Once all colours have changed. */
async function lookLike(page: Page, look: Parameters<Page["emulateMedia"]>[0]): Promise<void> {
  await page.emulateMedia(look);
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await Promise.allSettled(document.getAnimations().map(animation => animation.finished));
    await new Promise(requestAnimationFrame);
  });
}

async function says(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await post(page).click();
}

/** So many comments in the last seconds, by others; the minutes are counted anew. */
async function crowd({ id }: { id: Id }, n: number, seconds: number): Promise<void> {
  await newsroom.db.run(sql`
    insert into comments (article_id, author_id, depth, state, text, html, posted_at, active_at, was_visible, approved_revision)
    select ${id}, ${mo.member?.id}, 0, 'visible', 'text', '<p>text</p>', at, at, true, 1
    from generate_series(1, ${n}) as i, lateral (select now() - make_interval(secs => i * ${seconds}::float / ${n + 1})) as t (at)`);
  await newsroom.db.run(sql`delete from pace_minutes`);
}

/** All that was written there was written long ago. */
async function calmDown({ id }: { id: Id }): Promise<void> {
  await newsroom.db.run(sql`update comments set posted_at = posted_at - interval '1 day' where article_id = ${id}`);
  await newsroom.db.run(sql`delete from pace_minutes where article_id = ${id}`);
}

test.each(screens)(
  "[J96] two readers under slow mode %s: each waits for oneself, with a number, and nobody loses a word",
  async (where, screen) => {
    const article = await newsroom.anArticle(`slow-${screens.findIndex(([name]) => name === where)}`, "live");
    await mo.posts("Who of you is there?", { article });
    const [hers, his] = await Promise.all([open(ann, article, screen), open(ben, article, screen)]);
    const top = await topOf(hers);
    const late = `And the ferry is late, ${where}.`;
    await field(hers).fill("I write");
    const request = { kind: "fixed", seconds: 60, minutes: 30, why: "So that all can follow." };
    await mo.send("PUT", `articles/${article.slug}/slow-mode`, request);
    for (const page of [hers, his]) {
      await slowed(page, /^Slow mode: once a minute each, until \d\d:\d\d · by the desk$/).waitFor();
      expect(await topOf(page)).toBe(top);
    }

    await hers.locator(".pace-slow summary").click();
    await hers.getByText("The desk says why: So that all can follow.").waitFor();
    await says(hers, `I am at the harbour, ${where}.`);
    await wait(hers)
      .getByText(/^You can post again in (1:00|0:\d\d)$/)
      .waitFor();
    expect(await wait(hers).textContent()).toMatch(
      /Each of us posts once a minute until \d\d:\d\d\. Your text is kept\.$/,
    );
    await field(hers).fill(late);
    expect(await isKept(hers)).toBe(true);
    expect(await post(hers).textContent()).toMatch(/^Post ?in (1:00|0:\d\d)$/);
    await post(hers).focus();
    expect(await post(hers).getAttribute("aria-describedby")).toBe(await wait(hers).getAttribute("id"));
    await hers.keyboard.press("Enter");
    await hers.locator("[role=status]", { hasText: /^You can post again in (1:00|0:\d\d)/ }).waitFor();
    const said = await hers.locator("[role=status]").first().textContent();
    const shown = await wait(hers).locator("b").textContent();
    await hers.waitForFunction(
      before =>
        document.querySelector("comity-discussion")?.shadowRoot?.querySelector("[role=timer] b")?.textContent !==
        before,
      shown,
    );
    expect(await hers.locator("[role=status]").first().textContent()).toBe(said);
    expect(await newsroom.db.all(sql`select 1 from comments where article_id = ${article.id}`)).toHaveLength(2);
    expect([complaints.get(hers), complaints.get(his)]).toEqual([[], []]);
    for (const look of looks) {
      await lookLike(hers, look[1]);
      expect(await axe(hers)).toEqual([]);
    }

    await says(his, `So am I, and ${where}.`);
    await wait(his).waitFor();
    await hers.reload();
    await wait(hers)
      .getByText(/^You can post again in 0:\d\d$/)
      .waitFor();
    expect(await field(hers).inputValue()).toBe(late);
    expect(await isKept(hers)).toBe(true);

    // Fewer seconds count at once, also for who waits already.
    await newsroom.db.run(sql`update last_posts set at = at - interval '28 s' where article_id = ${article.id}`);
    await hers.reload();
    await wait(hers).waitFor();
    await mo.send("PUT", `articles/${article.slug}/slow-mode`, { kind: "fixed", seconds: 30 });
    await slowed(hers, /^Slow mode: once in 30\sseconds each · by the desk$/).waitFor();
    await wait(hers).waitFor({ state: "detached" });
    await post(hers).click();
    await hers.locator(".comment-body", { hasText: late }).waitFor();
    await mo.send("DELETE", `articles/${article.slug}/slow-mode`);
    for (const page of [hers, his]) await page.locator(".pace-slow summary").waitFor({ state: "detached" });
    await wait(his).waitFor({ state: "detached" });
    await Promise.all([hers.context().close(), his.context().close()]);
  },
);

test("[J96] an adaptive slow mode comes with the crowd and goes with it, and says by what number", async () => {
  const article = await newsroom.anArticle("adaptive", "live");
  await mo.posts("The talks begin.", { article });
  await mo.send("PUT", `articles/${article.slug}/slow-mode`, { kind: "adaptive" });
  const page = await open(ann, article);
  const pace = page.locator(".pace");
  await pace.getByText("Calm.").waitFor();
  expect(await pace.locator(".pace-slow summary").count()).toBe(0);
  const top = await topOf(page);
  await crowd(article, 100, 50);
  await pace.getByText("Very busy.").waitFor();
  await slowed(page, /^Slow mode: once a minute each · by itself, \d+\scomments a minute$/).waitFor();
  expect(await topOf(page)).toBe(top);
  await says(page, "There they come.");
  expect(await wait(page).textContent()).toMatch(/Many people are writing, so each of us posts once a minute\./);
  expect(await axe(page)).toEqual([]);
  await calmDown(article);
  await newsroom.db.run(
    sql`update slow_modes set calmer_since = now() - interval '3 min' where article_id = ${article.id}`,
  );
  await pace.locator(".pace-slow summary").waitFor({ state: "detached" });
  await wait(page).waitFor({ state: "detached" });
  await page.context().close();
});

test.each(screens)(
  "[J97] a surge %s: readers and the desk are told that moderators read first, until when and why, and it ends by itself",
  async (where, screen) => {
    await newsroom.setPolicy({ surge: defaultPolicy.surge });
    const slug = `surge-${screens.findIndex(([name]) => name === where)}`;
    const { id } = await newsroom.anArticle(slug, "open");
    const article = (await ann.get<ArticleView>(`articles/${slug}`)).body;
    await mo.posts("What have you seen?", { article });
    const page = await open(ann, article, screen);
    const desk = await aPage(browser, newsroom, { as: mo, ...screen });
    await desk.goto("/desk");
    await desk.getByRole("heading", { level: 1 }).first().waitFor();
    const top = await topOf(page);
    await crowd(article, 60, 170);
    await page.locator(".presence", { hasText: /Moderators read first until \d\d:\d\d\.$/ }).waitFor();
    expect(await topOf(page)).toBe(top);
    const banner = desk.locator(".surge", { hasText: `About ${slug}` });
    await banner.waitFor();
    expect(await banner.textContent()).toMatch(
      /Moderators read first under “About .+” until \d\d:\d\d\. It began by itself: \d+\scomments in three minutes, where 3\sare usual\./,
    );
    await says(page, `The crane is on fire, ${where}.`);
    await page.locator(".comments").getByText("A moderator will read this first.").waitFor();
    expect([complaints.get(page), complaints.get(desk)]).toEqual([[], []]);
    for (const look of looks) {
      await lookLike(page, look[1]);
      await lookLike(desk, look[1]);
      expect([await axe(page), await axe(desk)]).toEqual([[], []]);
    }
    await page.reload();
    await page.locator(".pace-slow", { hasText: "Moderators read first until" }).waitFor();

    await banner.getByRole("button", { name: "Keep it for an hour" }).click();
    await banner.getByText(/Mo keeps it\./).waitFor();
    await banner.getByRole("button", { name: "End it" }).click();
    await banner.waitFor({ state: "detached" });
    await page.locator(".pace-slow summary").waitFor({ state: "detached" });

    await newsroom.db.run(sql`update surges set rests_until = now() where article_id = ${id}`);
    await banner.waitFor();
    await calmDown(article);
    await newsroom.db.run(sql`update surges set until = now() where article_id = ${id}`);
    await banner.waitFor({ state: "detached" });
    await page.locator(".pace-slow summary").waitFor({ state: "detached" });
    await says(page, `It is out again, ${where}.`);
    await page.locator(".comment", { hasText: "It is out again," }).waitFor();
    await newsroom.setPolicy({});
    await Promise.all([page.context().close(), desk.context().close()]);
  },
);
