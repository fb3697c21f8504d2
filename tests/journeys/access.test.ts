import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let slug: string;

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  ann = await newsroom.join("Ann");
  const ben = await newsroom.join("Ben");
  const article = await newsroom.anArticle("reached");
  slug = article.slug;
  const first = await ann.posts("The annex says 214, on page nine.", { article });
  await ben.posts("Page eight in the printed one.", { article, under: first });
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

async function open(screen: Parameters<typeof aPage>[2]): Promise<Page> {
  const page = await aPage(browser, newsroom, { as: ann, ...screen });
  await page.goto(`/articles/${slug}`);
  await page.getByLabel("Your comment").focus();
  await page.getByText("Writing as").waitFor();
  return page;
}

/** A window of 1280 px, as it is laid out at 200 % and at 400 % (WCAG 1.4.4 and 1.4.10). */
test.each([
  [200, 640],
  [400, 320],
])("[J103] enlarged to %s % everything is there, and nothing scrolls sideways", async (_percent, width) => {
  const page = await open({ viewport: { width, height: 900 }, deviceScaleFactor: 2 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  await page.getByLabel("Your comment").fill("Read at this size.");
  expect(await page.getByRole("button", { name: "Post", exact: true }).isVisible()).toBe(true);
  const cut = await page.locator("comity-discussion").evaluate(element =>
    [...(element.shadowRoot?.querySelectorAll("button, h2, h3, .comment-body, label") ?? [])]
      .filter(one => one.getClientRects().length > 0 && getComputedStyle(one).position !== "absolute")
      .map(one => one.getBoundingClientRect())
      .filter(({ left, right }) => left < -1 || right > document.documentElement.clientWidth + 1),
  );
  expect(cut).toEqual([]);
  expect(complaints.get(page)).toEqual([]);
});

test("[J103] what is pressed is 24 by 24 pixels at least", async () => {
  const page = await open({ viewport: { width: 390, height: 900 }, hasTouch: true });
  const small = await page.locator("comity-discussion").evaluate(element =>
    [...(element.shadowRoot?.querySelectorAll("button, select, summary, textarea") ?? [])]
      .map(one => ({ name: one.getAttribute("aria-label") ?? one.textContent, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 24))
      .map(({ name, box }) => `${name}: ${box.width} x ${box.height}`),
  );
  expect(small).toEqual([]);
});

test("[J103] in forced colours what has the focus has an outline, and what can be pressed an edge", async () => {
  const page = await open({ forcedColors: "active" });
  await page.getByLabel("Your comment").fill("In the colours of my system.");
  const post = page.getByRole("button", { name: "Post", exact: true });
  await page.keyboard.press("Tab");
  const focused = await page.locator("comity-discussion").evaluate(element => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element.shadowRoot?.activeElement ?? element);
    return { outlineStyle, isThere: Number.parseFloat(outlineWidth) > 0 };
  });
  expect(focused).toEqual({ outlineStyle: expect.not.stringMatching("none"), isThere: true });
  const edge = await post.evaluate(button => Number.parseFloat(getComputedStyle(button).borderTopWidth));
  expect(edge).toBeGreaterThan(0);
  expect(await axe(page)).toEqual([]);
});

test("[J103] to those who listen a discussion is headings, a list of comments in their order, and named controls", async () => {
  const page = await open({});
  const tree = await page.locator("comity-discussion").ariaSnapshot();
  const lines = [
    /^- region "Discussion/m,
    /heading "Discussion[^"]*" \[level=2\]/,
    /form "Write a comment"/,
    /textbox "Your comment"/,
    /button "Post"/,
    /list "Comments, newest first"/,
    /article "Ann"/,
    /heading "Ann" \[level=3\]/,
    /group "Actions on Ann’s comment"/,
    /button "Reply Ann’s comment"/,
    /list "Replies to Ann"/,
    /article "Ben[^"]*"/,
    /combobox "Language"/,
  ];
  const places = lines.map(line => tree.search(line));
  expect(lines.filter((_, index) => places[index] === -1).map(String)).toEqual([]);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(tree.match(/button(?! ")/g) ?? []).toEqual([]);
});
