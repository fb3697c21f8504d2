import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import type { CommentView } from "../../server/protocol/views.ts";
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
  [ann, ben] = [await newsroom.join("Ann"), await newsroom.join("Ben")];
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
});

async function anEvent(slug: string, state: "open" | "live" = "open"): Promise<string> {
  const article = await newsroom.anArticle(slug, state);
  await newsroom.takesQuestions(article);
  return `/articles/${slug}`;
}

const move = (id: string, from: string, to: string, more: object = {}) =>
  mo.send("POST", `questions/${id}/moves`, { from, to, revision: 1, ...more });

/** The section, as far as it is alive. */
async function stageOf(page: Page) {
  const stage = page.getByRole("region", { name: "Questions" });
  await stage.getByRole("button", { name: "Ask a question" }).and(page.locator(":enabled")).waitFor();
  return stage;
}
type Stage = Awaited<ReturnType<typeof stageOf>>;

async function ask(stage: Stage, text: string): Promise<void> {
  await stage.getByRole("button", { name: "Ask a question" }).click();
  await stage.getByLabel("Your question to the hosts").fill(text);
  await stage.getByRole("button", { name: "Ask", exact: true }).click();
}
const becameOf = (stage: Stage, text: string) => stage.locator(".q-mine li", { hasText: text }).locator(".q-became");
const newest = async (who: Person, slug: string) =>
  (await who.get<{ questions: { id: string }[] }>(`articles/${slug}/questions/mine`)).body.questions[0]?.id ?? "";

test("[J94] two readers and a host: asked, a close one offered, hands, approved, next, now, answered; read without JavaScript", async () => {
  const address = await anEvent("treaty");
  const [one, two] = [await aPage(browser, newsroom, { as: ann }), await aPage(browser, newsroom, { as: ben })];
  await Promise.all([one.goto(address), two.goto(address)]);
  const [anns, bens] = await Promise.all([stageOf(one), stageOf(two)]);

  // Only Ann and the hosts see it.
  await ask(anns, "Will the minutes of the meeting be published?");
  await becameOf(anns, "minutes").getByText("Only you and the hosts see it.").waitFor();
  expect(await two.getByText("Will the minutes").count()).toBe(0);

  // Approved, it waits behind a button; then hands go up, and their number changes in place on every screen.
  const id = await newest(ann, "treaty");
  await move(id, "new", "approved");
  await becameOf(anns, "minutes").getByText("Everyone can see it and raise a hand.").waitFor();
  await bens.getByRole("button", { name: "Show 1 new question" }).click();
  const hand = bens.locator(".q-card", { hasText: "Will the minutes" }).getByRole("button", { name: /ask this too/i });
  expect(await hand.getAttribute("aria-pressed")).toBe("false");

  // What is close to a question is offered before it is asked.
  await ask(bens, "Are the minutes of the meeting published?");
  await bens.getByText("Close to yours. Add your hand instead?").waitFor();
  await bens.locator(".q-ask").getByRole("button", { name: "Ask this too, 0 people" }).click();
  await bens.locator(".q-ask").getByRole("button", { name: "You ask this too, 1 person" }).waitFor();
  await bens.getByRole("button", { name: "Keep editing" }).click();
  await bens.getByRole("button", { name: "Cancel" }).click();
  expect(await hand.getAttribute("aria-pressed")).toBe("true");

  await move(id, "approved", "next");
  await becameOf(anns, "minutes").getByText("It comes next.").waitFor();
  // Where people write it stands beside the comments, and in the discussion it says what it is.
  const talk = one.locator("comity-discussion");
  await talk.getByRole("button", { name: "Show 1 new comment" }).click();
  await talk.locator(".asked", { hasText: "Next · 1 person asks this too" }).waitFor();
  await talk.getByRole("button", { name: "Question", exact: true }).click();
  await talk.getByLabel("Your question to the hosts").waitFor();
  await talk.locator(".q-mine li", { hasText: "minutes" }).waitFor();
  await talk.getByRole("button", { name: "Comment", exact: true }).click();
  await talk.getByLabel("Your comment").waitFor();
  await move(id, "next", "now");
  await becameOf(anns, "minutes").getByText("A host is answering.").waitFor();
  await bens.getByRole("button", { name: "Show another one is on stage" }).click();
  await bens.locator(".q-now").getByText("Will the minutes of the meeting be published?").waitFor();

  await mo.send<CommentView>("POST", `questions/${id}/answer`, { body: "Yes, each side keeps and publishes its own." });
  await becameOf(anns, "minutes").getByRole("link", { name: "Read the answer" }).waitFor();
  // It comes in place, where the question is being read.
  await bens.locator(".q-now").getByText("Yes, each side keeps and publishes its own.").waitFor();
  await bens.getByRole("button", { name: "Show 1 answered" }).click();
  await bens.locator(".q-done").getByText("Yes, each side keeps").waitFor();

  const plain = await aPage(browser, newsroom, { javaScriptEnabled: false });
  await plain.goto(`${address}/questions`);
  await plain.getByText("Yes, each side keeps and publishes its own.").waitFor();
  await plain.getByRole("link", { name: "Link to this answer" }).click();
  await plain.getByRole("heading", { name: "Will the minutes of the meeting be published?" }).waitFor();
  const data = JSON.parse((await plain.locator('script[type="application/ld+json"]').textContent()) ?? "{}");
  expect(data).toMatchObject({
    "@type": "QAPage",
    mainEntity: {
      "@type": "Question",
      name: "Will the minutes of the meeting be published?",
      answerCount: 1,
      upvoteCount: 1,
      acceptedAnswer: {
        "@type": "Answer",
        text: "Yes, each side keeps and publishes its own.",
        author: { name: "Mo" },
      },
    },
  });
  expect([complaints.get(one), complaints.get(two)]).toEqual([[], []]);
});

test("[J95] what is not taken says why, what is joined says whose, and what is withdrawn goes from every screen", async () => {
  const address = await anEvent("harbour");
  const kept = await ben.asks("Who pays for the new scales?", { ...newsroom.article, slug: "harbour" });
  await move(kept.id, "new", "approved");
  await move(kept.id, "approved", "next");
  const [one, two] = [await aPage(browser, newsroom, { as: ann }), await aPage(browser, newsroom)];
  await Promise.all([one.goto(address), two.goto(address)]);
  const [anns, others] = await Promise.all([stageOf(one), stageOf(two)]);

  await ask(anns, "Is the ferry still running?");
  await becameOf(anns, "ferry").getByText("With the hosts").waitFor();
  await move(await newest(ann, "harbour"), "new", "declined", { why: "Outside today’s subject." });
  await becameOf(anns, "ferry").getByText("Outside today’s subject. You can still post it as a comment.").waitFor();

  await ask(anns, "Who is paying for the scales that are new?");
  await anns.getByRole("button", { name: "Ask mine anyway" }).click();
  await becameOf(anns, "Who is paying").getByText("With the hosts").waitFor();
  await move(await newest(ann, "harbour"), "new", "joined", { into: kept.id });
  await becameOf(anns, "Who is paying").getByText("Merged with Ben’s question. Your hand counts.").waitFor();
  await others.getByRole("button", { name: "Ask this too, 1 person" }).waitFor();

  // Who is not signed in is asked to be, and nothing is lost.
  await others.getByRole("button", { name: "Ask this too, 1 person" }).click();
  await two.getByRole("dialog").getByLabel("E-mail").waitFor();
  await two.keyboard.press("Escape");

  await ben.send("DELETE", `comments/${kept.id}`);
  await others.getByText("Who pays for the new scales?").waitFor({ state: "detached" });
  await becameOf(anns, "Who is paying").getByText("The question it was merged with was taken back.").waitFor();
  expect([complaints.get(one), complaints.get(two)]).toEqual([[], []]);
});

test("[J95] axe finds nothing on the questions, in every look and on a phone, and nothing scrolls sideways", async () => {
  const address = await anEvent("evening", "live");
  const article = { ...newsroom.article, slug: "evening" };
  const texts = [
    "Who reads the scales?",
    "Is the laboratory heated?",
    "When do the ships leave?",
    "How old is the pier?",
  ];
  for (const [index, text] of texts.entries()) {
    const { id } = await ann.asks(text, article);
    if (index > 0) await move(id, "new", "approved");
    if (index === 1) await move(id, "approved", "now");
    if (index === 2) await move(id, "approved", "next");
    if (index === 3) await mo.send("POST", `questions/${id}/answer`, { body: "A hundred years and one." });
  }
  for (const [, look] of looks) {
    const page = await aPage(browser, newsroom, { as: ann, ...look });
    await page.goto(address);
    const stage = await stageOf(page);
    await stage.getByRole("button", { name: "Ask a question" }).click();
    expect(await axe(page)).toEqual([]);
    await page.close();
  }
  const phone = await aPage(browser, newsroom, { as: ann, viewport: { width: 390, height: 844 }, hasTouch: true });
  // On a phone the live page shows one part at a time.
  for (const path of [`${address}#questions`, `${address}/questions`]) {
    await phone.goto(path);
    await stageOf(phone);
    expect(await axe(phone)).toEqual([]);
    const overflow = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
});
