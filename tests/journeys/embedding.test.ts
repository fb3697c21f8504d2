import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { sql } from "../../server/db/sql.ts";
import { root } from "../../server/root.ts";
import { hashPassword } from "../../server/users/passwords.ts";
import { aBrowser } from "../setup/browser.ts";
import { setSettings } from "../setup/guest.ts";
import { aPage, axe, chooseOfMine, complaints } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { anOtherSite, type OtherSite, type Served } from "../setup/otherSite.ts";

let newsroom: Newsroom;
let browser: Browser;
let paper: OtherSite;
let ann: Person;
let ada: Person;
const password = "correct horse battery";
/** What the newspaper's server answers, by path. */
const pages: Record<string, (asked: URL) => string | Served> = {};

beforeAll(async () => {
  // As browsers do it more and more: no cookie of another site than the page's.
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser({ more: ["--test-third-party-cookie-phaseout"] })]);
  paper = await anOtherSite(asked => pages[asked.pathname]?.(asked) ?? "");
  ann = await newsroom.join("Ann");
  ada = await newsroom.join("Ada", { role: "admin" });
  const settings = { embedding: { origins: [paper.origin], newArticles: "pages" } };
  expect((await ada.send("PUT", "sites/meridian/settings", { version: 0, settings })).status).toBe(200);
  await newsroom.db.run(
    sql`update members set password_hash = ${await hashPassword(password)} where id = ${ann.member?.id}`,
  );
});
afterAll(async () => {
  await browser?.close();
  await paper?.close();
  await newsroom?.close();
});

const script = () => `<script type="module" src="${newsroom.url}/embed.js"></script>`;
const discussion = (key: string, more = "") =>
  `<comity-discussion article="${key}" url="${paper.origin}/${key}" title="About ${key}" ${more}></comity-discussion>`;
const aStory = (body: string, head = "", html = 'lang="en"') =>
  `<!doctype html><html ${html}><head><meta name="viewport" content="width=device-width"><title>Paper</title>${head}</head>
   <body><main>${body}</main></body></html>`;

const longStory = "<p>A long story.</p>".repeat(90);

/** The lines that docs/EMBEDDING.md names for a page whose policy lets in nothing else. */
const strictPolicy = () =>
  `default-src 'none'; script-src ${newsroom.url}; connect-src ${newsroom.url} ${newsroom.url.replace("http", "ws")}; img-src ${newsroom.url} data:`;

/** Everything that moved while nobody did anything, as browsers count it; told before the page is there. */
const countShifts = `
  window.shifts = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
  }).observe({ type: "layout-shift", buffered: true });`;
const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as { shifts: number }).shifts);

async function signIn(page: Page, email: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByLabel("Password").fill(password);
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

test("[J104] two lines put a discussion under an article of another site, under a strict policy: it opens, is written in, live, and keeps its reader in that tab", async () => {
  pages["/plain"] = () => ({
    body: aStory(`<h1>Plain</h1>${longStory}${script()}${discussion("plain")}`),
    headers: { "Content-Security-Policy": strictPolicy() },
  });
  const page = await aPage(browser, newsroom);
  const asked: string[] = [];
  page.on("request", request => asked.push(request.url()));
  await page.goto(`${paper.origin}/plain`);
  await page.waitForLoadState("networkidle");
  // Far below what is seen nothing is asked for but the program itself.
  expect(asked.filter(url => /\/(api|embed)\/|\.css/.test(url))).toEqual([]);
  await page.mouse.wheel(0, 2_600);
  await page.getByRole("heading", { name: "Discussion" }).waitFor();
  expect(
    await page.getByRole("heading", { name: "Discussion" }).evaluate(el => getComputedStyle(el).fontFamily),
  ).toContain("Charter");

  await page.getByLabel("Your comment").fill("Written on another site.");
  await page.getByRole("button", { name: "Sign in" }).first().click();
  await signIn(page, "ann@example.org");
  await page.getByRole("button", { name: "Post", exact: true }).click();
  await page.locator("article.comment", { hasText: "Written on another site." }).waitFor();

  const ben = await newsroom.join("Ben");
  const { body: article } = await ben.get<Newsroom["article"]>("articles/key:plain");
  expect(article.url).toBe(`${paper.origin}/plain`);
  await ben.posts("Heard at once.", { article });
  await page.getByRole("button", { name: /1 new comment/ }).click();
  await page.locator("article.comment", { hasText: "Heard at once." }).waitFor();

  await page.reload();
  await page.mouse.wheel(0, 2_600);
  await page.getByText("Ann", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: "You: Ann" }).waitFor();
  expect(await page.context().cookies(newsroom.url)).toEqual([]);
  expect(asked.filter(url => /token|comity_session|Bearer/i.test(url))).toEqual([]);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

/** What careless and hostile style sheets do to everything on a page. */
const hostile = `<style>
  comity-discussion:not(:defined) { display: block; min-block-size: 100svh }
  * { letter-spacing: 9px !important; text-transform: uppercase !important; line-height: 5 !important; color: red !important;
      visibility: visible; font: italic 40px cursive !important; text-align: right !important; word-spacing: 2em !important; }
  button, textarea, h2, ol, li, article { display: none !important; position: fixed !important; }
</style>`;

test("[J105] beside another one, in a page whose styles are against it and that runs from right to left, nothing moves and all can be read", async () => {
  pages["/hostile"] = () =>
    aStory(
      `${script()}<h1>Two</h1>${discussion("first")}<p>Between.</p>${discussion("second")}<footer>Imprint</footer>`,
      hostile,
      'lang="en" dir="rtl"',
    );
  const page = await aPage(browser, newsroom);
  await page.addInitScript(countShifts);
  await page.goto(`${paper.origin}/hostile`);
  const first = page.locator("comity-discussion").first();
  const heading = first.getByRole("heading", { name: "Discussion" });
  await heading.waitFor();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.locator("comity-discussion").nth(1).getByRole("heading", { name: "Discussion" }).waitFor();
  await page.waitForLoadState("networkidle");
  expect(await shiftsOf(page)).toBe(0);

  const look = await heading.evaluate(element => {
    const { letterSpacing, textTransform, fontStyle, color, display } = getComputedStyle(element);
    return { letterSpacing, textTransform, fontStyle, color, display };
  });
  expect(look).toEqual({
    // Its own.
    letterSpacing: "-0.65px",
    textTransform: "none",
    fontStyle: "normal",
    color: "rgb(23, 25, 30)",
    display: "block",
  });
  // It speaks English, and so runs as English does, whatever is around it.
  expect(await heading.evaluate(element => getComputedStyle(element).direction)).toBe("ltr");

  const second = page.locator("comity-discussion").nth(1);
  await second.getByLabel("Your comment").fill("Under the second only.");
  await second.getByRole("button", { name: "Sign in" }).first().click();
  await signIn(page, "ann@example.org");
  await second.getByRole("button", { name: "Post", exact: true }).click();
  await second.locator("article.comment", { hasText: "Under the second only." }).waitFor();
  expect(await first.locator("article.comment").count()).toBe(0);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

/** A program as a newsroom's own build would bundle it. */
async function bundled(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: "tsx" },
    bundle: true,
    write: false,
    format: "iife",
    define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false" },
    jsx: "automatic",
    jsxImportSource: "react",
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

const recipes = {
  // docs/EMBEDDING.md, React
  React: `
    import { useState } from "react";
    import { createRoot } from "react-dom/client";
    function Comments({ story }) {
      return <comity-discussion article={story} url={location.origin + "/" + story} title={"About " + story} />;
    }
    function App() {
      const [story, setStory] = useState("react-one");
      return <main>
        <h1>{story}</h1>
        <button onClick={() => setStory("react-two")}>Next story</button>
        <Comments story={story} />
      </main>;
    }
    createRoot(document.getElementById("app")).render(<App />);`,
  // docs/EMBEDDING.md, Vue
  Vue: `
    import { createApp, h, ref } from "vue/dist/vue.runtime.esm-bundler.js";
    createApp({
      setup() {
        const story = ref("vue-one");
        return () => h("main", [
          h("h1", story.value),
          h("button", { onClick: () => { story.value = "vue-two"; } }, "Next story"),
          h("comity-discussion", { article: story.value, url: location.origin + "/" + story.value, title: "About " + story.value }),
        ]);
      },
    }).mount("#app");`,
} as const;

test.each(["React", "Vue"] as const)(
  "[J106] in a page of %s the discussion follows when the page shows another article",
  async kind => {
    const program = await bundled(recipes[kind]);
    pages[`/${kind}.js`] = () => ({ body: program, headers: { "Content-Type": "text/javascript" } });
    pages[`/${kind}`] = () => aStory(`<div id="app"></div><script defer src="/${kind}.js"></script>${script()}`);
    const page = await aPage(browser, newsroom);
    await page.goto(`${paper.origin}/${kind}`);
    await page.getByRole("heading", { name: "Discussion" }).waitFor();
    const { body: first } = await ann.get<Newsroom["article"]>(`articles/key:${kind.toLowerCase()}-one`);
    await ann.posts("Under the first.", { article: first });
    await page.getByRole("button", { name: /1 new comment/ }).click();
    await page.getByText("Under the first.").waitFor();
    await page.getByRole("button", { name: "Next story" }).click();
    await page.getByRole("heading", { name: "No comments yet" }).waitFor();
    const second = await ann.get<Newsroom["article"]>(`articles/key:${kind.toLowerCase()}-two`);
    expect(second.body.title).toBe(`About ${kind.toLowerCase()}-two`);
    expect(await page.getByText("Under the first.").count()).toBe(0);
    expect(complaints.get(page)).toEqual([]);
    await page.context().close();
  },
);

test("[J108] a window of ours signs the reader in for the page that opened it, and goes", async () => {
  pages["/window"] = () => aStory(`<h1>A window</h1>${script()}${discussion("window")}`);
  const page = await aPage(browser, newsroom);
  await page.goto(`${paper.origin}/window`);
  await page.getByRole("heading", { name: "Discussion" }).waitFor();
  await page.getByRole("button", { name: "Sign in" }).first().click();
  const [opened] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("dialog").getByRole("button", { name: "Other ways, in a window" }).click(),
  ]);
  await opened.getByLabel("E-mail").first().fill("ann@example.org");
  await opened.getByLabel("Password").first().fill(password);
  await Promise.all([
    opened.waitForEvent("close"),
    opened.getByRole("button", { name: "Sign in", exact: true }).first().click(),
  ]);
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "You: Ann" }).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J137] on another site’s page a picture that was chosen is seen before it is posted, and everything that is kept comes as a file", async () => {
  await setSettings(ada, { images: { inComments: "on" } });
  pages["/pictures"] = () => ({
    body: aStory(`<h1>Pictures</h1>${script()}${discussion("pictures")}`),
    headers: { "Content-Security-Policy": strictPolicy() },
  });
  const page = await aPage(browser, newsroom);
  await page.goto(`${paper.origin}/pictures`);
  const field = page.getByLabel("Your comment");
  await field.fill("This is how it looks from my window.");
  await page.getByRole("button", { name: "Sign in" }).first().click();
  await signIn(page, ann.member?.email ?? "");
  await page.getByRole("button", { name: "Preview" }).click();
  const preview = page.getByRole("region", { name: "How it will look" });
  await preview.getByText("from my window").waitFor();
  const buffer = await sharp({ create: { width: 2_000, height: 900, channels: 3, background: "#2a6" } })
    .jpeg()
    .toBuffer();
  await page.getByLabel("Add a picture").setInputFiles({ name: "quay.jpg", mimeType: "image/jpeg", buffer });
  const chosen = page.locator(".composer-picture img");
  expect(await chosen.evaluate((picture: HTMLImageElement) => picture.decode().then(() => picture.naturalWidth))).toBe(
    1_600,
  );
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: "Post", exact: true }).click();
  await page.locator("article.comment img[loading]").waitFor();
  await preview.waitFor({ state: "detached" });

  await chooseOfMine(page, "Your profile");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("dialog").getByRole("button", { name: "Download everything" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("comity-export.json");
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J147] on another site’s page the author sees a picture that waits for a moderator, and nobody else does", async () => {
  await setSettings(ada, { images: { inComments: "reviewed" } });
  pages["/waiting"] = () => ({
    body: aStory(`<h1>Waiting</h1>${script()}${discussion("waiting")}`),
    headers: { "Content-Security-Policy": strictPolicy() },
  });
  const page = await aPage(browser, newsroom);
  await page.goto(`${paper.origin}/waiting`);
  await page.getByLabel("Your comment").fill("From the quay, this morning.");
  await page.getByRole("button", { name: "Sign in" }).first().click();
  await signIn(page, ann.member?.email ?? "");
  const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#26a" } })
    .jpeg()
    .toBuffer();
  await page.getByLabel("Add a picture").setInputFiles({ name: "quay.jpg", mimeType: "image/jpeg", buffer });
  await page.getByLabel("What is to be seen in it").fill("The quay");
  await page.getByRole("button", { name: "Post", exact: true }).click();
  const comment = page.locator("article.comment", { hasText: "From the quay" });
  await comment.locator('img[src^="data:"]').waitFor();
  // As it is after a reload, when nothing is left of what was chosen.
  await page.reload();
  const picture = comment.locator(".comment-pictures img");
  await comment.locator('img[src^="data:"]').waitFor();
  expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(640);
  expect(await comment.locator(".comment-pictures a").count()).toBe(0);

  const { id } = await newsroom.db.one<{ id: string }>(
    sql`select id from images where purpose = 'comment' order by made_at desc limit 1`,
  );
  const { status } = await fetch(`${newsroom.url}/images/${id}`, { headers: { Origin: paper.origin } });
  expect(status).toBe(404);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});
