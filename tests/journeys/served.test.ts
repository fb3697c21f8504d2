import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { sql } from "../../server/db/sql.ts";
import { root } from "../../server/root.ts";
import { hashPassword } from "../../server/users/passwords.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { anOtherSite, type OtherSite } from "../setup/otherSite.ts";

let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let paper: OtherSite;
const password = "correct horse battery";
/** What the newspaper's server puts into its pages, by path. */
const pages: Record<string, (asked: URL) => string | Promise<string>> = {};

beforeAll(async () => {
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser()]);
  paper = await anOtherSite(async asked => inPaper((await pageAt(asked)?.(asked)) ?? ""));
  ann = await newsroom.join("Ann");
  await newsroom.setSettings({ embedding: { origins: [paper.origin], newArticles: "pages" } });
  await newsroom.db.run(
    sql`update members set password_hash = ${await hashPassword(password)} where id = ${ann.member?.id}`,
  );
  // A page that is rendered on the server, as Next.js does it: the fragment is read there and becomes part of the HTML.
  pages["/story"] = async asked => {
    const query = new URLSearchParams([...asked.searchParams, ["url", asked.href]]);
    const answer = await fetch(`${newsroom.url}/embed/articles/tariff-pause?${query}`);
    return `<h1>The pause</h1><p>They came down together.</p>${await answer.text()}<footer>Imprint</footer>`;
  };
});
afterAll(async () => {
  await browser?.close();
  await paper?.close();
  await newsroom?.close();
});

/** An article by its path, or as WordPress numbers them. */
const pageAt = ({ pathname, searchParams }: URL) =>
  pages[searchParams.has("p") ? `${pathname}?p=${searchParams.get("p")}` : pathname];

const inPaper = (body: string) =>
  `<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Paper</title></head><body><main>${body}</main></body></html>`;

/** Fills in the plain form, as somebody who is not signed in. */
async function postAs(page: Page, text: string, email: string): Promise<void> {
  await page.getByLabel("Your comment").fill(text);
  if (await page.getByLabel("E-mail").isVisible()) {
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(password);
  }
  await page.getByRole("button", { name: /post$/i }).click();
}

test("[J110] without JavaScript one reads a discussion on another site’s page, signs in, writes and answers, and is led back to it", async () => {
  const above = await ann.posts("The pause will not hold, says the harbour.");
  const page = await aPage(browser, newsroom, { javaScriptEnabled: false });
  const story = `${paper.origin}/story?edition=world`;
  await page.goto(story);
  await page.getByText("The pause will not hold").waitFor();
  await page.getByRole("link", { name: "Write a comment" }).click();
  expect(new URL(page.url()).origin).toBe(newsroom.url);
  await postAs(page, "It held for two days last time.", "ann@example.org");
  await page.getByRole("heading", { name: "Your comment is published" }).waitFor();
  await page.getByRole("link", { name: "Back to the page" }).click();
  await page.getByText("It held for two days last time.").waitFor();
  expect(page.url()).toBe(story);

  await page.locator(`#c-${above.id}`).getByRole("link", { name: "Reply" }).click();
  await page.getByText("You write as Ann.").waitFor();
  await postAs(page, "What a bunch of wankers they are.", "");
  await page.getByRole("heading", { name: "A moderator reads your comment first" }).waitFor();
  await page.getByRole("link", { name: "Back to the page" }).click();
  await page.getByText("The pause will not hold").waitFor();
  expect(page.url()).toBe(story);
  expect(await page.getByText("wankers").count()).toBe(0);

  await page.goto(`${story}&sort=oldest`);
  expect(await page.locator(".comment-body").first().innerText()).toContain("will not hold");
  await page.context().close();

  const alive = await aPage(browser, newsroom);
  for (const path of [`/articles/tariff-pause/write?to=${above.id}`, "/sign-in", `/embed/comments/${above.id}`]) {
    await alive.goto(path);
    expect(await axe(alive)).toEqual([]);
  }
  await alive.context().close();
});

test("[J112] counts of a page come with one request, lists fill, and a card shows a comment until it is taken away", async () => {
  const comment = await ann.posts("The ferry leaves at six, whatever the timetable says.");
  const card = await ann.get<{ html: string }>(
    `../../oembed?url=${encodeURIComponent(`${newsroom.url}/articles/tariff-pause?comment=${comment.id}`)}`,
  );
  await newsroom.anArticle("quiet-street");
  await newsroom.db.run(sql`update articles set published_at = now() where slug = 'tariff-pause'`);
  pages["/front"] = () => `
    <h1>Front</h1>
    <ul>
      <li><a href="/story">The pause</a> <comity-count article="tariff-pause">…</comity-count></li>
      <li><a href="/quiet">Quiet street</a> <comity-count article="quiet-street">…</comity-count></li>
      <li lang="de"><a href="/story">Die Pause</a> <comity-count article="tariff-pause">…</comity-count></li>
      <li><a href="/nowhere">Nowhere</a> <comity-count article="nowhere">none</comity-count></li>
    </ul>
    <section aria-label="Latest"><comity-latest limit="1"></comity-latest></section>
    <section aria-label="Most discussed"><comity-most-discussed></comity-most-discussed></section>
    ${card.body.html}
    <script type="module" src="${newsroom.url}/count.js"></script>
    <script type="module" src="${newsroom.url}/lists.js"></script>`;
  const page = await aPage(browser, newsroom);
  const asked: string[] = [];
  page.on("request", request => request.url().includes("/counts?") && asked.push(request.url()));
  await page.goto(`${paper.origin}/front`);
  const { body } = await ann.get<{ commentCount: number }>("articles/tariff-pause");
  await page.getByText(`${body.commentCount} comments`).first().waitFor();
  await page.getByText(`${body.commentCount} Kommentare`).waitFor();
  expect(await page.locator("comity-count").allInnerTexts()).toEqual([
    `${body.commentCount}\u00a0comments`,
    "No comments yet",
    `${body.commentCount}\u00a0Kommentare`,
    "none",
  ]);
  expect(asked).toHaveLength(1);
  await page.getByRole("link", { name: /^The ferry leaves at six/ }).waitFor();
  await page
    .getByRole("region", { name: "Most discussed" })
    .getByRole("link", { name: "About tariff-pause" })
    .waitFor();

  const frame = page.frameLocator("iframe");
  await frame.getByText("The ferry leaves at six").waitFor();
  expect(await frame.locator(".card").evaluate(element => getComputedStyle(element).display)).toBe("flex");
  expect(complaints.get(page)).toEqual([]);
  expect(await axe(page)).toEqual([]);
  await ann.send("DELETE", `comments/${comment.id}`);
  await page.reload();
  await frame.getByText("This comment is no longer here").waitFor();
  for (const feed of ["/feeds/comments.atom", "/feeds/articles/tariff-pause/comments.rss"]) {
    const text = await (await fetch(newsroom.url + feed)).text();
    const faults = await page.evaluate(
      xml => new DOMParser().parseFromString(xml, "application/xml").querySelectorAll("parsererror").length,
      text,
    );
    expect(faults).toBe(0);
  }
  await page.context().close();
});

test("[J111] what a server put into its page comes alive as it stands: nothing moves, nothing is drawn anew, and one writes", async () => {
  const first = await ann.posts("The first that stands here when the page is drawn.");
  const page = await aPage(browser, newsroom);
  await page.addInitScript(() => {
    const seen = window as unknown as { moved: number; before: Element | null };
    seen.moved = 0;
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.moved += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    document.addEventListener("readystatechange", () => {
      seen.before ??= document.querySelector("comity-discussion")?.shadowRoot?.querySelector("article.comment") ?? null;
    });
  });
  await page.goto(`${paper.origin}/story`);
  await page.getByText("Live", { exact: true }).first().waitFor();
  await page.getByRole("textbox", { name: "Your comment" }).fill("Written where the story is.");
  // Asked for by the program alone, which is there by now.
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  const { moved, isSame } = await page.evaluate(() => {
    const seen = window as unknown as { moved: number; before: Element | null };
    return { moved: seen.moved, isSame: seen.before?.isConnected ?? false };
  });
  expect(isSame).toBe(true);
  expect(moved).toBeLessThan(0.001);
  expect(complaints.get(page)).toEqual([]);
  expect(await page.locator(`#c-${first.id}`).innerText()).toContain("The first that stands here");
  await page.context().close();
});

/** An event with updates and questions, of which two pages of the newspaper show all parts: drawn by its server, and by the elements alone. */
async function anEvent() {
  const event = await newsroom.anArticle("night-vote", "live");
  const mo = await newsroom.join("Mo", { role: "moderator" });
  await newsroom.takesQuestions(event);
  const told = (title: string) =>
    mo.send("POST", `articles/${event.slug}/updates`, { title, text: "So it was said in the hall." });
  for (let n = 1; n <= 6; n++) await told(`Step ${n} of the night`);
  const asks = async (text: string) => {
    const { id } = await ann.asks(text, event);
    await mo.send("POST", `questions/${id}/moves`, { from: "new", to: "approved", revision: 1 });
  };
  await asks("When does the hall close?");
  await ann.posts("We stay until it is counted.", { article: event });
  const parts = ["updates", "questions", "discussion"] as const;
  const within = (drawn: string[]) =>
    `<h1>The vote</h1>${parts.map((part, i) => `<section id="${part}">${drawn[i]}</section>`).join("")}<footer>Imprint</footer>`;
  pages["/vote"] = async asked => {
    const fragmentOf = async (part: string) => {
      const query = new URLSearchParams([
        ...asked.searchParams,
        ["url", `${asked.origin}${asked.pathname}`],
        ["part", part],
      ]);
      return await (await fetch(`${newsroom.url}/embed/articles/${event.slug}?${query}`)).text();
    };
    return within(await Promise.all(parts.map(fragmentOf)));
  };
  const [, room = ""] =
    /```css\n(:is\(comity.*)\n```/.exec(readFileSync(join(root, "docs/EMBEDDING.md"), "utf8")) ?? [];
  pages["/vote-bare"] = () =>
    `<style>${room}</style>${within(parts.map(part => `<comity-${part} article="${event.slug}"></comity-${part}>`))}
    <script type="module" src="${newsroom.url}/embed.js"></script>`;
  const slow = () => mo.send("PUT", `articles/${event.slug}/slow-mode`, { kind: "fixed", seconds: 45 });
  return { told, asks, slow };
}

/** What moved, and which scripts came; marks what stands there before anything is alive. */
async function watched(path: string) {
  const page = await aPage(browser, newsroom);
  const scripts: string[] = [];
  page.on("request", request => request.resourceType() === "script" && scripts.push(request.url()));
  await page.addInitScript(() => {
    const seen = window as unknown as { moved: number };
    seen.moved = 0;
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.moved += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    document.addEventListener("DOMContentLoaded", () => {
      for (const element of document.querySelectorAll("comity-updates, comity-questions"))
        element.shadowRoot?.querySelector("section")?.setAttribute("data-mark", "drawn");
    });
  });
  await page.goto(paper.origin + path);
  const moved = () => page.evaluate(() => (window as unknown as { moved: number }).moved);
  return { page, moved, program: () => scripts.some(url => /\/(updates|questions|discussion)-\w{8}\.js/.test(url)) };
}

test("[J150] updates and questions that a server put into its page are read as they are, sleep, and come alive as they stand", async () => {
  const { told, asks, slow } = await anEvent();
  const plain = await aPage(browser, newsroom, { javaScriptEnabled: false });
  await plain.goto(`${paper.origin}/vote`);
  await plain.getByRole("heading", { name: "Step 6 of the night" }).waitFor();
  await plain.locator("#questions").getByText("When does the hall close?").waitFor();
  await plain.locator("#updates .entries-head a").click();
  await plain.waitForURL(/updates=oldest#updates$/);
  expect(await plain.locator("#updates h3").first().innerText()).toContain("Step 1");
  await plain.context().close();

  const { page, moved, program } = await watched("/vote");
  await page.locator("comity-discussion").getByText("Live", { exact: true }).first().waitFor();
  expect(program()).toBe(false);
  expect(await moved()).toBeLessThan(0.001);
  await told("The last box is open");
  await page
    .getByRole("button", { name: /updated|update/i })
    .first()
    .waitFor();
  await asks("Who counts the votes?");
  // Where it is out of sight it comes by itself.
  const came = page.locator("#questions").getByText("Who counts the votes?");
  const show = page.getByRole("button", { name: "Show 1 new question" });
  await came.or(show).first().waitFor();
  if (await show.isVisible()) await show.click();
  await came.waitFor();
  expect(await page.locator("[data-mark=drawn]").count()).toBe(2);
  // What is heard of the article leaves the page where it is.
  await slow();
  await page.locator("comity-discussion").getByText(/45/).first().waitFor();
  const orders = page.locator("comity-discussion .sort a");
  expect(await orders.evaluateAll(links => links.map(link => (link as HTMLAnchorElement).href))).toContainEqual(
    `${paper.origin}/vote?sort=oldest#discussion`,
  );
  expect(complaints.get(page)).toEqual([]);
  expect(await axe(page)).toEqual([]);
  await page.context().close();

  // Where the newspaper's server has drawn nothing, the elements bring the same, and sleep.
  const bare = await watched("/vote-bare");
  await bare.page.getByRole("heading", { name: "The last box is open" }).waitFor();
  await bare.page.locator("comity-questions").scrollIntoViewIfNeeded();
  await bare.page.locator("#questions").getByText("When does the hall close?").waitFor();
  expect(bare.program()).toBe(false);
  expect(await bare.moved()).toBeLessThan(0.001);
  await bare.page.getByRole("button", { name: "Ask a question" }).click();
  await bare.page.getByText("Sign in", { exact: true }).first().waitFor();
  await bare.page.context().close();
});

test("[J113] in WordPress a post that nobody has asked for is opened by its first reader, and drawn for the second", async () => {
  const snippet = readFileSync(join(root, "docs/EMBEDDING.md"), "utf8");
  const [, path = ""] = /\$comity \. '(\/embed\/articles\/[^']*)' \. get_the_ID/.exec(snippet) ?? [];
  const [, handedOn = ""] = /array_flip\( \[ (.*?) \] \)/.exec(snippet) ?? [];
  expect(path).toBe("/embed/articles/key:wp-");
  // What the snippet does when WordPress calls it for post 12.
  pages["/?p=12"] = async asked => {
    const query = new URLSearchParams({ url: `${paper.origin}/?p=12`, title: "Snow on the pass" });
    for (const [name, value] of asked.searchParams) if (handedOn.includes(`'${name}'`)) query.set(name, value);
    return (await fetch(`${newsroom.url}${path}12?${query}`)).text();
  };
  const reader = await aPage(browser, newsroom);
  await reader.goto(`${paper.origin}/?p=12`);
  await reader.getByRole("heading", { name: "No comments yet" }).waitFor();
  await reader.context().close();
  const plain = await aPage(browser, newsroom, { javaScriptEnabled: false });
  await plain.goto(`${paper.origin}/?p=12`);
  await plain.getByRole("link", { name: "Write a comment" }).click();
  await plain.getByRole("link", { name: "Snow on the pass" }).waitFor();
  await postAs(plain, "Two metres at the tunnel.", "ann@example.org");
  await plain.getByRole("link", { name: "Back to the page" }).click();
  await plain.getByText("Two metres at the tunnel.").waitFor();
  expect(plain.url()).toBe(`${paper.origin}/?p=12`);
  await plain.getByRole("link", { name: "Share" }).first().click();
  await plain.waitForURL(/p=12&comment=/);
  await plain.getByText("You are reading one comment").waitFor();
  await plain.context().close();
});
