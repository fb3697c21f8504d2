import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { postComment } from "../server/comments/post.ts";
import { sql } from "../server/db/sql.ts";
import { giveNotice } from "../server/legal/giveNotice.ts";
import type { Id } from "../server/protocol/basics.ts";
import { root } from "../server/root.ts";
import { addMember } from "../server/users/accounts.ts";
import { noPassword } from "../server/users/passwords.ts";
import { cookieName, signedInCookie, startSession } from "../server/users/sessions.ts";
import { aBrowser, aReadersName } from "../tests/setup/browser.ts";
import { type DemoApp, withDemo } from "./withDemo.ts";

interface Shot {
  name: string;
  /** Of a secret page only the demo's database knows it. */
  path: string | ((demo: DemoApp) => Promise<string>);
  /** What is done on the page before the picture. */
  then?: (page: Page) => Promise<unknown>;
  /** Of a page that is one column: no wider than this. */
  width?: number;
  /** Who is signed in; nobody when absent. */
  as?: keyof typeof people | "restricted";
}

const people = {
  admin: { name: "Ada Quill", email: "ada@example.org", role: "admin" },
  reader: { name: "Halvard Moe", email: "halvard@example.org", role: "member" },
} as const;

/** Written by the reader, so that the model has something to say. */
const heated =
  "Only an idiot reads Annex C that way. You clearly never opened it, so here it is for the slow ones. Ask anyone who has ever balanced a grid.";

/*
 * `npm run pictures` photographs the demo's screens: the pictures of the docs, or with `-- all` every screen in light, dark, high
 * contrast and on a phone, into .data/pictures, to be looked at before a release.
 */

const firstCase = async (page: Page) => {
  await page.locator(".q-item a").first().click();
  await page
    .getByRole("button", { name: /Approve/ })
    .first()
    .waitFor();
};
/** One with reports, a score and an author of whom much is known. */
const reportedCase = async (page: Page) => {
  await page.locator(".q-item", { hasText: "Pathetic little man" }).getByRole("link").first().click();
  await page.locator(".moved").waitFor();
};
const hasOpened = (page: Page) => page.locator(".appeal").first().waitFor();
const rejecting = async (page: Page) => {
  await reportedCase(page);
  await page.keyboard.press("r");
};
const restricting = async (page: Page) => {
  await firstCase(page);
  await page.getByRole("button", { name: "Restrict…" }).click();
};
const modelCase = async (page: Page) => {
  await page.locator(".q-item", { hasText: "Only an idiot" }).getByRole("link").first().click();
  await page.locator(".moved").waitFor();
};
const modelRules = async (page: Page) => {
  await page.getByRole("tab", { name: /Insult/ }).click();
  await page.getByText("On comments that it had not seen").waitFor();
  await page.locator("#rule-model").evaluate(heading => heading.scrollIntoView());
};
const rulesHistory = async (page: Page) => {
  const { siteId } = await page.evaluate(async () => (await (await fetch("/api/v1/me")).json()).member);
  await page.evaluate(async path => {
    const { version, policy } = await (await fetch(path)).json();
    const words = [{ text: "barge rat", then: version % 2 ? "hold" : "refuse" }];
    const shouting = { ...policy.shouting, then: version % 2 ? "hold" : "flag" };
    const body = JSON.stringify({ version, policy: { ...policy, words, shouting } });
    await fetch(path, { method: "PUT", headers: { "content-type": "application/json" }, body });
  }, `/api/v1/sites/${siteId}/policy`);
  await page.getByRole("button", { name: "Changes of the rules" }).click();
  await page.locator(".versions li").nth(1).waitFor();
};
const auditOpen = async (page: Page) => {
  await page.locator(".chainbar", { hasText: "The chain is whole" }).waitFor();
  await page.locator(".log-says", { hasText: "removed a comment" }).first().click();
};
const auditPast = async (page: Page) => {
  await auditOpen(page);
  await page.getByRole("link", { name: "The thread just before" }).click();
  await page.locator(".travel-body article").first().waitFor();
};
const auditBroken = async (page: Page) => {
  const fault = { n: 7, what: "altered" };
  const body = JSON.stringify({ checkedAt: new Date(), whole: 6, head: { n: 6, hash: "5e1d".repeat(16) }, fault });
  await page.route("**/audit/checks", route => route.fulfill({ contentType: "application/json", body }));
  await page.getByRole("button", { name: "Check again" }).click();
  await page.locator(".chainbar.is-broken").waitFor();
};
const rulesTried = async (page: Page) => {
  await page.getByRole("group", { name: "State of Capitals" }).getByText("Shadow").click();
  await page.getByRole("group", { name: "State of Newcomers" }).getByText("Live").click();
  await page.getByRole("button", { name: /Try on past comments ?: Newcomers$/ }).click();
  await page.locator(".back-say").waitFor();
  await page.locator("#backtest-h").evaluate(heading => heading.scrollIntoView());
};
const rulesOfSection = async (page: Page) => {
  await page
    .getByLabel("Rules for")
    .selectOption("sections/Technology")
    .catch(() => page.getByLabel("Rules for").selectOption({ index: 1 }));
  await page.getByRole("group", { name: "State of Links", exact: true }).getByText("Off").click();
};
const queueTools = async (page: Page) => {
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByLabel("Watch-list").waitFor();
  for (const at of [1, 2]) await page.locator(".q-check:enabled").nth(at).check();
  await page.getByRole("button", { name: "Pause" }).click();
  await page.locator(".q-paused").waitFor();
};
const escalating = async (page: Page) => {
  await firstCase(page);
  await page.keyboard.press("e");
  await page.getByRole("dialog", { name: /Escalate/ }).waitFor();
};
const nudged = async (page: Page) => {
  await page.getByText("Writing as").first().waitFor();
  await page
    .getByLabel("Your comment")
    .first()
    .fill("You are an idiot, a fool and a liar: Annex C says nothing of the kind.");
  await page.getByRole("button", { name: "Post", exact: true }).click();
  await page.getByRole("button", { name: "Post anyway" }).waitFor();
  await toDiscussion(page);
};
const chooseOfMine = async (page: Page, what: string) => {
  await page.getByRole("button", { name: /^You: / }).click();
  await page.getByRole("menuitem", { name: what }).click();
};
const profile = async (page: Page) => {
  await chooseOfMine(page, "Your profile");
  await page.getByRole("heading", { name: "Your comments" }).waitFor();
};
const person = async (page: Page) => {
  await page.locator(".who-btn").first().click();
  await page.getByRole("heading", { name: "Latest comments" }).waitFor();
};
const muting = async (page: Page) => {
  await page.getByText("Writing as").first().waitFor();
  await page
    .getByRole("button", { name: /^More: (?!Halvard)/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: /^Mute/ }).click();
  await page.getByRole("dialog", { name: /^Mute/ }).waitFor();
};
const muted = async (page: Page) => {
  await muting(page);
  await page.getByRole("dialog", { name: /^Mute/ }).getByRole("button", { name: "Mute", exact: true }).click();
  await page.getByText("You muted this person").first().waitFor();
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.getByRole("searchbox").fill("grids");
  await page.getByRole("searchbox").press("Enter");
  await page.locator(".found-one").first().waitFor();
};
const yours = async (page: Page) => {
  await muted(page);
  await chooseOfMine(page, "Answers to you, kept and muted");
  await page.getByRole("button", { name: "Muted", exact: true }).click();
  await page.getByLabel("Mute a word").fill("herring");
};
const mentioning = async (page: Page) => {
  await page.getByText("Writing as").first().waitFor();
  const field = page.getByLabel("Your comment").first();
  await page.getByRole("button", { name: "Preview" }).first().click();
  // With the field in focus, which what is offered needs.
  await field.fill("");
  await field.fill("The scales were ||never|| **calibrated**.\n\n> That is what I heard\n\nIs that so, @");
  await page.locator(".preview .spoiler").waitFor();
  await page.locator(".mentions").waitFor();
};
const bellOpen = async (page: Page) => {
  await page.getByRole("button", { name: /^Your notices/ }).click();
  await page.getByRole("button", { name: "How I am told" }).waitFor();
  await toDiscussion(page);
};
const noticeWays = async (page: Page) => {
  await bellOpen(page);
  await page.getByRole("button", { name: "How I am told" }).click();
  const replies = page.getByRole("group", { name: "Somebody answers me" });
  await replies.getByLabel("E-mail").selectOption("each morning");
  await page.getByText("We have written to").waitFor();
};
const toQuestions = async (page: Page) => {
  const tab = page.locator(".live-tab", { hasText: "Questions" });
  if (await tab.isVisible()) await tab.click();
  await page.locator("comity-questions").evaluate(element => element.scrollIntoView());
};
const asking = async (page: Page) => {
  await toQuestions(page);
  await page.getByRole("button", { name: "Ask a question" }).click();
  await page
    .locator("comity-questions")
    .getByLabel("Your question")
    .fill("When will the ferries sail again, the large ones?");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByText("Close to yours").waitFor();
};
/** With a question of the reader's own in each state, one after the other. */
const asked = async (page: Page) => {
  await asking(page);
  await page.getByRole("button", { name: "Ask mine anyway" }).click();
  await page.getByText("Only you and the hosts see it.").first().waitFor();
  await toQuestions(page);
};
/** What was said on one update, and a comment of one's own on it. */
const onAnUpdate = async (page: Page) => {
  await page.locator(".composer-who").first().waitFor({ state: "attached" });
  await page.getByRole("link", { name: "Comment on “Each side keeps its own minutes”" }).click();
  await page.getByLabel("Your comment").first().fill("Nine lines, and two notebooks to keep them in.");
  // In a narrow window the updates are out of sight by now.
  if (await page.locator(".live-tabs").isVisible()) return;
  await page
    .locator(".entry", { hasText: "Each side keeps" })
    .getByRole("link", { name: /comments? on this/ })
    .click();
  await page.getByText("You are reading what was written").waitFor();
};
const lostTrack = (page: Page) => page.locator(".entry", { hasText: "Withdrawn at" }).scrollIntoViewIfNeeded();
const liveDesk = (page: Page) => page.locator(".waiting-row").first().waitFor();
async function signingIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign in" }).first().click();
  await page.getByRole("dialog").waitFor();
}

async function settingUpAnApp(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Set up an app" }).click();
  await page.getByRole("button", { name: "Take it into use" }).scrollIntoViewIfNeeded();
}

const heading = (name: string) => (page: Page) => page.getByRole("heading", { name }).waitFor();
const counted = heading("What became of each comment");
const toPart = (selector: string) => (page: Page) =>
  page.locator(selector).evaluate(element => element.scrollIntoView());

const mailInOwnWords = async (page: Page) => {
  const card = page.getByRole("region", { name: "Words of mails" });
  await card.getByLabel("Kind of mail").selectOption("told-replied");
  await card.getByRole("button", { name: "Preview" }).click();
  await card.locator(".mail-sheet").waitFor();
  await toPart("#settings-mails")(page);
};
/** A secret was made, and something that is no token is tried. */
const triedToken = async (page: Page) => {
  await page.getByRole("button", { name: "Make a secret" }).click();
  const tester = page.getByRole("region", { name: "Try a token" });
  await tester.getByLabel("Token").fill("eyJhbGciOiJub25lIn0.e30.e30");
  await tester.getByRole("button", { name: "Try it" }).click();
  await tester.locator(".settings-faults").waitFor();
  await toPart("#settings-token")(page);
};
const aProvider = async (page: Page) => {
  await page.getByRole("button", { name: "Add a provider" }).click();
  await toPart("#settings-oidc")(page);
};
const toDiscussion = (page: Page) => page.locator("comity-discussion").evaluate(element => element.scrollIntoView());

const inArabic = async (page: Page) => {
  await toDiscussion(page);
  await page.getByLabel("Language", { exact: true }).focus();
  await page.getByLabel("Language", { exact: true }).selectOption("ar");
  await page.getByLabel("اللغة", { exact: true }).waitFor();
  await toDiscussion(page);
};

const lomar = "/articles/ships-wait-in-the-lomar-strait";

const replaying = async (page: Page) => {
  await page.getByRole("button", { name: "Replay the event" }).click();
  await page.getByText("key moments").click();
  await page.getByRole("link", { name: /A recount/ }).click();
  await page.locator(".replay-stream > li").nth(5).waitFor();
  await page.getByText("key moments").click();
};

/** With a crowd that came in the last minutes; `isSurge`: moderators read first because of it. */
const crowded =
  (isSurge: boolean) =>
  async ({ db }: DemoApp): Promise<string> => {
    await db.run(sql`
      insert into pace_minutes (article_id, minute, comments, newcomers, findings, is_guarded)
      select a.id, date_trunc('minute', now()) - make_interval(mins => ago), (74 * exp(-ago / 9.0))::int + 1, 0, 0, true
      from articles a, generate_series(0, 27) as ago where a.slug = 'ships-wait-in-the-lomar-strait'
      on conflict (article_id, minute) do update set comments = excluded.comments`);
    if (isSurge) {
      await db.run(sql`
        insert into surges (article_id, began_at, until, jumps, wait_minutes)
        select id, now(), now() + interval '18 min', '[{"of": "pace", "is": 212, "usual": 27}]', 3
        from articles where slug = 'ships-wait-in-the-lomar-strait' on conflict do nothing`);
    }
    await pause(7_000);
    return lomar;
  };
const slowed = async (page: Page) => {
  const tab = page.locator(".live-tab", { hasText: "Discussion" });
  if (await tab.isVisible()) await tab.click();
  const wait = page.locator(".composer-notice[role=timer]");
  await page.locator(".presence .live-dot").waitFor();
  // In a later look the wait of the first one may go on.
  if (!(await wait.isVisible())) {
    await page
      .getByLabel("Your comment")
      .fill(`My brother unloads those barges: ${Date.now() % 1_000} of them this week.`);
    await page.getByRole("button", { name: "Post", exact: true }).click();
  }
  await wait.waitFor();
  await page.getByLabel("Your comment").fill("And he has counted them.");
  await toDiscussion(page);
};

const shots: Shot[] = [
  { name: "front", path: "/" },
  { name: "article", path: "/articles/seven-countries-one-grid" },
  { name: "empty", path: "/articles/a-country-counts-itself-by-hand" },
  { name: "live", path: "/articles/ships-wait-in-the-lomar-strait" },
  { name: "questions", path: lomar, then: toQuestions },
  { name: "questions-asking", path: lomar, as: "reader", then: asking },
  { name: "questions-mine", path: lomar, as: "reader", then: asked },
  { name: "questions-all", path: `${lomar}/questions` },
  { name: "question", path: anAnswer, width: 820 },
  { name: "live-on-update", path: "/articles/ships-wait-in-the-lomar-strait", as: "reader", then: onAnUpdate },
  { name: "live-withdrawn", path: "/articles/ships-wait-in-the-lomar-strait", then: lostTrack },
  { name: "article-updates", path: "/articles/seven-countries-one-grid", then: toPart("#updates") },
  { name: "discussion", path: "/articles/seven-countries-one-grid", then: toDiscussion },
  { name: "discussion-arabic", path: "/articles/seven-countries-one-grid", then: inArabic },
  { name: "replay", path: "/articles/an-island-votes-on-its-night-ferry#discussion", then: replaying },
  { name: "desk-queue", path: "/desk", as: "admin" },
  { name: "desk-case", path: "/desk", as: "admin", then: reportedCase },
  {
    name: "desk-reject",
    path: "/desk",
    as: "admin",
    then: rejecting,
  },
  { name: "desk-restrict", path: "/desk", as: "admin", then: restricting },
  { name: "desk-queue-tools", path: "/desk", as: "admin", then: queueTools },
  { name: "desk-escalate", path: "/desk", as: "admin", then: escalating },
  { name: "desk-rules", path: "/desk#/rules", as: "admin" },
  { name: "desk-case-model", path: "/desk", as: "admin", then: modelCase },
  { name: "desk-rules-model", path: "/desk#/rules", as: "admin", then: modelRules },
  { name: "desk-rules-learned", path: "/desk#/rules", as: "admin", then: toPart("#learned-h") },
  { name: "desk-rules-history", path: "/desk#/rules", as: "admin", then: rulesHistory },
  // With the word that the history's picture has saved.
  { name: "desk-rules-words", path: "/desk#/rules", as: "admin", then: toPart("#rule-words") },
  { name: "desk-rules-tried", path: "/desk#/rules", as: "admin", then: rulesTried },
  { name: "desk-rules-section", path: "/desk#/rules", as: "admin", then: rulesOfSection },
  { name: "desk-rules-when", path: "/desk#/rules", as: "admin", then: toPart("#rule-language") },
  { name: "desk-rules-context", path: "/desk#/rules", as: "admin", then: toPart("#rule-copies") },
  { name: "nudge", path: "/articles/seven-countries-one-grid", as: "reader", then: nudged },
  { name: "muting", path: "/articles/seven-countries-one-grid", as: "reader", then: muting },
  { name: "muted", path: "/articles/seven-countries-one-grid", as: "reader", then: muted },
  { name: "yours", path: "/articles/seven-countries-one-grid", as: "reader", then: yours },
  { name: "mentioning", path: "/articles/seven-countries-one-grid", as: "reader", then: mentioning },
  { name: "notice-ways", path: "/articles/seven-countries-one-grid", as: "reader", then: noticeWays },
  { name: "notice-bell", path: "/articles/seven-countries-one-grid", as: "reader", then: bellOpen },
  { name: "account-ways", path: "/account", as: "reader", then: toPart("#notices-h") },
  { name: "push-window", path: "/push", width: 820 },
  { name: "profile", path: "/articles/seven-countries-one-grid", as: "reader", then: profile },
  { name: "person", path: "/articles/seven-countries-one-grid", then: person },
  { name: "transparency", path: "/transparency" },
  { name: "statement", path: aStatement, width: 820, as: "restricted" },
  { name: "statement-appeal", path: async demo => `${await aStatement(demo)}#appeal`, as: "restricted" },
  { name: "write", path: aReply, as: "reader" },
  { name: "write-signed-out", path: aReply },
  { name: "sign-in", path: "/sign-in" },
  { name: "card", path: async demo => `/embed/comments/${(await aVisibleComment(demo)).id}`, width: 600 },
  { name: "notice-form", path: async demo => `/notices/new?comment=${(await aVisibleComment(demo)).id}` },
  { name: "notice", path: aNotice },
  { name: "desk-appeal", path: demo => caseWhere(demo, "has_appeal"), as: "admin", then: hasOpened },
  { name: "desk-legal", path: demo => caseWhere(demo, "has_legal"), as: "admin", then: hasOpened },
  { name: "desk-live", path: "/desk/live/ships-wait-in-the-lomar-strait", as: "admin", then: liveDesk },
  { name: "desk-settings", path: "/desk#/settings", as: "admin", then: heading("On your pages") },
  { name: "account", path: "/account", as: "reader", then: heading("Where you are signed in") },
  { name: "account-app", path: "/account", as: "reader", then: settingUpAnApp },
  { name: "sign-in", path: "/sign-in", then: heading("Sign in") },
  { name: "sign-in-dialog", path: "/articles/seven-countries-one-grid", then: signingIn },
  { name: "desk-settings-people", path: "/desk#/settings", as: "admin", then: toPart("#settings-guests") },
  { name: "desk-settings-outside", path: "/desk#/settings", as: "admin", then: toPart("#settings-links") },
  { name: "desk-settings-token", path: "/desk#/settings", as: "admin", then: triedToken },
  { name: "desk-settings-oidc", path: "/desk#/settings", as: "admin", then: aProvider },
  { name: "desk-mails", path: "/desk#/settings", as: "admin", then: mailInOwnWords },
  { name: "desk-people", path: "/desk#/people", as: "admin" },
  { name: "desk-insights", path: "/desk#/insights", as: "admin", then: counted },
  { name: "desk-second-look", path: "/desk#/second-look", as: "admin", then: heading("Where a second look differs") },
  { name: "desk-hand-over", path: "/desk#/hand-over", as: "admin", then: heading("The shift under way") },
  { name: "desk-audit", path: "/desk#/audit", as: "admin", then: auditOpen },
  { name: "desk-audit-past", path: "/desk#/audit", as: "admin", then: auditPast },
  { name: "desk-audit-broken", path: "/desk#/audit", as: "admin", then: auditBroken },
  { name: "desk-sign-in", path: "/desk" },
  // Last, for they change how the live article stands.
  { name: "pace-slow", path: lomar, as: "reader", then: slowed },
  { name: "pace-busy", path: crowded(false), then: toDiscussion },
  { name: "pace-surge", path: crowded(true), then: toDiscussion },
  { name: "desk-surge", path: "/desk", as: "admin" },
  { name: "desk-rules-surge", path: "/desk#/rules", as: "admin", then: toPart("#rule-surge") },
];

interface Look {
  name: string;
  width: number;
  height: number;
  scheme: "light" | "dark";
  contrast?: "more";
}

const docLook: Look = { name: "light", width: 1440, height: 900, scheme: "light" };
const looks: Look[] = [
  docLook,
  { name: "dark", width: 1440, height: 900, scheme: "dark" },
  { name: "contrast", width: 1440, height: 900, scheme: "light", contrast: "more" },
  { name: "phone", width: 390, height: 844, scheme: "light" },
];
const inDocs = [
  "discussion",
  "desk-case",
  "desk-reject",
  "desk-appeal",
  "statement",
  "desk-rules-tried",
  "desk-insights",
  "desk-live",
  "desk-audit-past",
];

const isAll = process.argv[2] === "all";
/** Behind `all`: these alone. */
const wanted = process.argv.slice(3);
const folder = join(root, isAll ? ".data/pictures" : "docs/pictures");

const isWanted = (name: string) => (isAll ? wanted.length === 0 || wanted.includes(name) : inDocs.includes(name));

async function main(demo: DemoApp): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const cookies = await signIn(demo);
  const browser = await aBrowser();
  try {
    for (const look of isAll ? looks : [docLook]) {
      for (const shot of shots.filter(({ name }) => isWanted(name))) {
        await take(browser, demo, shot, look, shot.as && cookies[shot.as]);
      }
    }
  } finally {
    await browser.close();
  }
}

/** The cookies of the {@link people}. */
async function signIn(demo: DemoApp): Promise<Record<keyof typeof people | "restricted", string>> {
  const { db, site } = demo;
  const [ada, halvard] = await Promise.all(
    [people.admin, people.reader].map(person =>
      addMember(db, { siteId: site.id, passwordHash: noPassword, ...person }),
    ),
  );
  if (!ada || !halvard) throw new Error("nobody to sign in");
  // Not in the pictures of the docs: readers may see it.
  if (isAll) await postComment(db, halvard, "seven-countries-one-grid", { body: heated });
  const { memberId } = await clearestRemoval(demo);
  return {
    admin: await startSession(db, ada.id, { way: "password", hasSecondFactor: true }),
    reader: await startSession(db, halvard.id, { way: "password" }),
    restricted: await startSession(db, memberId, { way: "password" }),
  };
}

/** The removal of the demo that most readers had reported and nobody has appealed. */
const clearestRemoval = ({ db }: DemoApp) =>
  db.one<{ token: Buffer; memberId: Id }>(sql`
    select token, member_id as "memberId" from statements s
    where restriction = 'removal' and ended_at is null and not exists (select 1 from appeals where statement_id = s.id)
    order by (facts ->> 'reports')::int desc, id desc limit 1`);

async function aStatement(demo: DemoApp): Promise<string> {
  return `/statements/${(await clearestRemoval(demo)).token.toString("base64url")}`;
}

async function anAnswer({ db }: DemoApp): Promise<string> {
  const { id } = await db.one<{ id: Id }>(sql`select comment_id as id from questions where state = 'answered' limit 1`);
  return `${lomar}/questions/${id}`;
}

const aVisibleComment = ({ db }: DemoApp) =>
  db.one<{ id: Id }>(sql`select id from comments where state = 'visible' order by reaction_count desc, id limit 1`);

/** Where somebody answers it without JavaScript. */
async function aReply(demo: DemoApp): Promise<string> {
  const { id } = await aVisibleComment(demo);
  const { slug } = await demo.db.one<{ slug: string }>(
    sql`select a.slug from comments c join articles a on a.id = c.article_id where c.id = ${id}`,
  );
  return `/articles/${slug}/write?to=${id}`;
}

/** A notice that was just sent; every one of them by somebody else. */
async function aNotice(demo: DemoApp): Promise<string> {
  const comment = await aVisibleComment(demo);
  const { reference, secret } = await giveNotice(demo.db, demo.site.id, comment.id, {
    kind: "defamation",
    law: "Section 267 of the penal code",
    explanation: "It says that I signed the table. I left the ministry in March, and the table is of May.",
    country: "NO",
    name: "Greta Sandvik",
    email: `greta${Date.now()}@example.org`,
    inGoodFaith: true,
  });
  return `/notices/${reference}/${secret}`;
}

async function caseWhere(demo: DemoApp, flag: "has_appeal" | "has_legal"): Promise<string> {
  if (flag === "has_legal") await aNotice(demo);
  const is = flag === "has_legal" ? sql`has_legal` : sql`has_appeal`;
  const { id } = await demo.db.one<{ id: Id }>(
    sql`select id from cases where ${is} and is_waiting order by id desc limit 1`,
  );
  return `/desk#/case/${id}`;
}

async function take(browser: Browser, demo: DemoApp, shot: Shot, look: Look, cookie?: string): Promise<void> {
  const { address } = demo;
  const context = await browser.newContext({
    baseURL: address,
    userAgent: aReadersName,
    viewport: { width: Math.min(look.width, shot.width ?? look.width), height: look.height },
    colorScheme: look.scheme,
    contrast: look.contrast ?? "no-preference",
    reducedMotion: "reduce",
    isMobile: look.width < 600,
    hasTouch: look.width < 600,
  });
  if (cookie) {
    await context.addCookies([
      { name: cookieName, value: cookie, url: address, httpOnly: true },
      { name: signedInCookie, value: "yes", url: address },
    ]);
  }
  const page = await context.newPage();
  await page.goto(typeof shot.path === "string" ? shot.path : await shot.path(demo), { waitUntil: "networkidle" });
  await shot.then?.(page);
  await page.waitForTimeout(400);
  const file = isAll ? `${shot.name}-${look.name}.png` : `${shot.name}.png`;
  await page.screenshot({ path: join(folder, file) });
  console.log(join(folder, file));
  await context.close();
}

await withDemo("comity_pictures", main);
process.exit(0);
