import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import type { CommentView } from "../../server/protocol/views.ts";
import { aStage, ask, type Somebody, type Stage } from "../delivery/stage.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints } from "../setup/journey.ts";
import { until } from "../setup/socket.ts";

let stage: Stage;
let browser: Browser;
let ann: Somebody;
let ben: Somebody;
let hana: Somebody;
let mo: Somebody;
const slug = "day-two";
const address = `/articles/${slug}`;

beforeAll(async () => {
  [stage, browser] = await Promise.all([aStage(2), aBrowser()]);
  await stage.anArticle(slug, "scheduled");
  ann = await stage.join("Ann");
  ben = await stage.join("Ben");
  hana = await stage.join("Hana");
  mo = await stage.join("Mo", "moderator");
});
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

/** What somebody does through a door; throws unless it was done. */
async function does<T>(who: Somebody, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await ask(stage.url, method, path, { by: who, body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel("Your comment").first().fill(text);
  await page.getByRole("button", { name: "Post", exact: true }).click();
}

/** Shows what waits, as often as it takes, until the text is there. */
const reads = (page: Page, text: string) =>
  until(text, async () => {
    const bar = page.getByRole("button", { name: /^Show \d+ new comments?$/ });
    if (await bar.isVisible()) await bar.click();
    return await page.locator(".comments").getByText(text).first().isVisible();
  });

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

test("[J100] a whole event on two nodes, one of them killed on the way: scheduled, live, asked, answered, closed, replayed", async () => {
  const wide = { viewport: { width: 1280, height: 1000 } };
  const open = (as: Somebody, screen: object = wide) => aPage(browser, stage, { as, ...screen });
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
  const [anns, bens, desk, hanas] = await Promise.all([open(ann), open(ben, phone), open(mo), open(hana)]);
  const everybody = { anns, bens, desk, hanas };
  const path = `articles/${slug}`;
  await does(mo, "PUT", `${path}/times`, { opensAt: inMinutes(60), closesAt: null });
  await does(mo, "PUT", `${path}/template`, { template: "live", why: "The delegations meet." });
  await does(mo, "PUT", `${path}/people/${hana.id}`, { part: "host" });

  // Scheduled: one reads and prepares, nobody posts.
  await Promise.all([anns.goto(address), bens.goto(address), desk.goto(`/desk/live/${slug}`)]);
  await anns
    .getByText(/^Opens at \d\d:\d\d$/)
    .first()
    .waitFor();
  await anns.getByLabel("Your comment").fill("I have waited for this.");

  // Live, from the live desk.
  await desk.getByRole("button", { name: "Live", exact: true }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Make it live" }).click();
  await anns.locator(".presence .live-dot").waitFor();
  await anns.getByRole("button", { name: "Post", exact: true }).click();
  await reads(bens, "I have waited for this.");

  // The story goes on, and somebody writes about it.
  await desk.getByRole("tab", { name: "Updates" }).last().click();
  await desk.getByRole("button", { name: "Post an update" }).click();
  await desk.getByLabel("Title").fill("The scales stay");
  await desk.getByLabel("What is known").fill("They stay in Port Hallam until the third of June.");
  await desk.getByRole("dialog").getByRole("button", { name: "Post it" }).click();
  await anns.getByRole("button", { name: "Show 1 new update" }).click();
  await anns.getByRole("heading", { name: "The scales stay" }).waitFor();

  // A question is answered by the host.
  await anns.getByRole("button", { name: "Ask a question" }).click();
  await anns.getByLabel("Your question to the hosts").fill("Who pays for the laboratory?");
  await anns.getByRole("button", { name: "Ask", exact: true }).click();
  await anns.getByText("Only you and the hosts see it.").waitFor();
  await hanas.goto(`/desk/live/${slug}`);
  await hanas.getByRole("region", { name: "Questions: New" }).getByRole("button", { name: "Answer" }).click();
  await hanas.keyboard.type("Both ministries, in equal parts.");
  await hanas.keyboard.press("Control+Enter");
  await anns.getByRole("link", { name: "Read the answer" }).waitFor();

  // A comment waits, and is published with an answer.
  await write(bens, "Wankers, all of them.");
  await bens.getByRole("button", { name: "Post anyway" }).click();
  const waiting = desk.locator(".waiting-row", { hasText: "Wankers" });
  await waiting.waitFor();
  expect(await anns.getByText("Wankers").count()).toBe(0);

  // One node dies; what is said meanwhile is on every screen soon.
  const [first] = stage.nodes;
  await first?.kill();
  const died = Date.now();
  await anns.getByLabel("Your comment").first().fill("Did everybody get this?");
  await anns.getByRole("button", { name: "Post", exact: true }).click();
  await anns.locator(".comments").getByText("Did everybody get this?").waitFor();
  await reads(bens, "Did everybody get this?");
  await desk.getByRole("tab", { name: "Stream" }).last().click();
  await desk.locator(".stream-list").getByText("Did everybody get this?").waitFor();
  expect(Date.now() - died).toBeLessThan(60_000);

  await waiting.click();
  await desk.keyboard.press("w");
  await desk.keyboard.type("Please speak of what they do.");
  await desk.keyboard.press("Control+Enter");
  await reads(anns, "Wankers, all of them.");

  // The end: winding down, closed, and the replay without what was taken back since.
  await desk.getByRole("button", { name: "Winding down", exact: true }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Wind it down" }).click();
  await anns
    .getByText(/^Last words/)
    .first()
    .waitFor();
  await desk.getByRole("button", { name: "Closed", exact: true }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Close it" }).click();
  await anns
    .getByText(/^Closed at \d\d:\d\d$/)
    .first()
    .waitFor();
  const { items } = await does<{ items: CommentView[] }>(ben, "GET", `${path}/comments`);
  const coarse = items.find(({ html }) => html.includes("Wankers"));
  await does(ben, "DELETE", `comments/${coarse?.id}`);
  await anns.reload();
  await anns.getByRole("button", { name: "Replay the event" }).click();
  await anns.getByRole("slider", { name: "Time of the event" }).focus();
  await anns.keyboard.press("End");
  const replayed = anns.locator(".replay-stream");
  await replayed.getByText("Did everybody get this?").waitFor();
  await replayed.getByText("Both ministries, in equal parts.").waitFor();
  expect(await replayed.getByText("Wankers").count()).toBe(0);
  expect(Object.values(everybody).map(page => complaints.get(page))).toEqual([[], [], [], []]);
  for (const [name, page] of Object.entries(everybody)) expect([name, await axe(page)]).toEqual([name, []]);
});
