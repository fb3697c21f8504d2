import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { givesNothing, usualClaims } from "../../server/protocol/claims.ts";
import { setSecret } from "../../server/sites/secrets.ts";
import { changeSettings, settingsView } from "../../server/sites/settings.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { anOtherSite, type OtherSite } from "../setup/otherSite.ts";
import { aProvider, type TestProvider } from "../setup/provider.ts";
import { until } from "../setup/socket.ts";
import { type OwnAccounts, takesTokens } from "../setup/tokens.ts";

let newsroom: Newsroom;
let browser: Browser;
let ada: Person;
let own: OwnAccounts;
let home: TestProvider | undefined;
let paper: OtherSite;

beforeAll(async () => {
  // As browsers do it more and more: no cookie of another site than the page's.
  [newsroom, browser] = await Promise.all([aNewsroom(), aBrowser({ more: ["--test-third-party-cookie-phaseout"] })]);
  paper = await anOtherSite(
    ({ pathname }) => `<!doctype html><html lang="en"><title>Paper</title><h1>The story</h1>
    <script type="module" src="${newsroom.url}/embed.js"></script>
    <comity-discussion article="story" url="${paper.origin}${pathname}" title="The story"></comity-discussion>`,
  );
  ada = await newsroom.join("Ada", { role: "admin" });
  own = await takesTokens(newsroom, ada);
});
afterAll(async () => {
  await browser?.close();
  await home?.close();
  await paper?.close();
  await newsroom?.close();
});

async function change(settings: Parameters<typeof changeSettings>[2]["settings"]) {
  if (!ada.member) throw new Error("Ada is nobody");
  const { version } = await settingsView(newsroom.db, newsroom.site.id);
  await changeSettings(newsroom.db, ada.member, { version, settings });
}

async function takesProviders({ issuer, clientId, secret }: TestProvider) {
  if (!ada.member) throw new Error("Ada is nobody");
  const common = { issuer, clientId, scopes: "openid profile groups", claims: usualClaims, isSecondFactor: true };
  const gives = { ...givesNothing, moderator: ["moderators"] };
  await change({
    oidc: {
      providers: [
        { ...common, id: "home", label: "Meridian accounts", for: "readers", gives: givesNothing },
        { ...common, id: "desk", label: "Newsroom", for: "staff", gives },
      ],
    },
  });
  for (const id of ["home", "desk"]) await setSecret(newsroom.db, ada.member, `provider.${id}`, secret);
}

/** The element as a page's own program knows it. */
interface Discussion extends HTMLElement {
  signIn(token: string): Promise<{ id: string; name: string }>;
  signOut(): Promise<void>;
}

test("[J115] a newspaper’s page of another site signs its reader in by a token, without a cookie, is told when that ends, and signs in anew", async () => {
  await change({ embedding: { origins: [paper.origin], newArticles: "pages" } });
  const page = await aPage(browser, newsroom);
  const asked: string[] = [];
  page.on("request", request => asked.push(request.url()));
  await page.goto(`${paper.origin}/story`);
  const discussion = page.locator("comity-discussion");
  await discussion.getByRole("textbox").first().waitFor();
  const ends = Math.floor(Date.now() / 1_000) + 8;
  const [short, long] = [own.tokenOf("rosa", { name: "Rosa", exp: ends }), own.tokenOf("rosa", { name: "Rosa" })];

  const refused = await discussion.evaluate(async element => {
    let told = "";
    element.addEventListener("comity:sign-in-failed", event => {
      told = (event as CustomEvent).detail.problem;
    });
    await (element as Discussion).signIn("nonsense").catch(() => {});
    return told;
  });
  expect(refused).toBe("token-refused");

  await page.evaluate(next => {
    document.addEventListener("comity:session-ended", event => {
      document.title = "It ended";
      (event.target as HTMLElement).setAttribute("token", next);
    });
  }, long);
  const who = await discussion.evaluate((element, token) => (element as Discussion).signIn(token), short);
  expect(who.name).toBe("Rosa");
  const text = discussion.getByRole("textbox").first();
  await text.fill("My own accounts say who I am.");
  await page.waitForFunction(() => document.title === "It ended");
  await discussion.getByRole("button", { name: "Post", exact: true }).click();
  await discussion
    .locator("article", { hasText: "My own accounts say who I am." })
    .getByRole("link", { name: "Rosa", exact: true })
    .waitFor();
  expect(await page.context().cookies([newsroom.url, paper.origin])).toEqual([]);
  const session = await page.evaluate(() => Object.values(sessionStorage).join());
  expect(session).not.toBe("");
  for (const url of [page.url(), ...asked]) for (const kept of [short, long, session]) expect(url).not.toContain(kept);

  await discussion.evaluate(element => (element as Discussion).signOut());
  expect(await page.evaluate(() => Object.values(sessionStorage))).toEqual([]);
  await discussion.getByRole("button", { name: "Sign in" }).first().waitFor();
  const Authorization = `Bearer ${session}`;
  expect(
    (await fetch(`${newsroom.url}/api/v1/me/account`, { headers: { Authorization, Origin: paper.origin } })).status,
  ).toBe(401);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J116] people of the newsroom come in at the desk's door through its own provider, and readers where they write, with their draft", async () => {
  home = await aProvider(["home", "desk"].map(id => `${newsroom.url}/sign-in/back/${id}`));
  await takesProviders(home);
  home.people.set("vera", { name: "Vera Desk", roles: ["moderators"] });
  home.people.set("rosa", { name: "Rosa" });

  const desk = await aPage(browser, newsroom, { viewport: { width: 1280, height: 900 } });
  await desk.goto("/desk");
  await desk.getByRole("link", { name: "Sign in with Newsroom" }).click();
  await desk.getByLabel("Name").fill("vera");
  await desk.getByRole("button", { name: "Sign in" }).click();
  await desk.getByRole("navigation", { name: "Desk", exact: true }).getByText("Vera Desk").waitFor();
  expect(new URL(desk.url()).pathname).toBe("/desk");
  await desk.context().close();

  const reader = await aPage(browser, newsroom);
  await reader.goto("/articles/tariff-pause");
  const text = reader.getByRole("textbox").first();
  await text.fill("A draft that outlives the way to a provider.");
  await reader.getByRole("button", { name: "Sign in" }).first().click();
  await reader.getByRole("link", { name: "Sign in with Meridian accounts" }).click();
  await reader.getByLabel("Name").fill("rosa");
  await reader.getByRole("button", { name: "Sign in" }).click();
  await reader.waitForURL("**/articles/tariff-pause**");
  await text.click();
  await until(
    "the draft is there",
    async () => (await text.inputValue()) === "A draft that outlives the way to a provider.",
  );
  await reader.getByRole("button", { name: "Post", exact: true }).click();
  await reader
    .locator("article", { hasText: "A draft that outlives" })
    .getByRole("link", { name: "Rosa", exact: true })
    .waitFor();
  expect(complaints.get(reader)).toEqual([]);
  await reader.context().close();
});

test("[J117] an admin makes a secret, says what tokens have to say, and is told what is wrong with one", async () => {
  const page = await aPage(browser, newsroom, { as: ada, viewport: { width: 1280, height: 1000 } });
  await page.goto("/desk#/settings");
  await page.getByRole("button", { name: "Make the next secret" }).click();
  await page.getByText("It is shown this once.").waitFor();

  const tester = page.getByRole("region", { name: "Try a token" });
  await tester.getByLabel("Token").fill(own.tokenOf("tilda", { name: "Tilda", exp: 5, aud: "somebody else" }));
  await tester.getByRole("button", { name: "Try it" }).click();
  await tester.getByText("2 things are wrong with it.").waitFor();
  await tester.getByText("aud is somebody else; it has to be comity").waitFor();
  expect(await axe(page)).toEqual([]);
  await tester.getByLabel("Token").fill(own.tokenOf("tilda", { name: "Tilda" }));
  await tester.getByRole("button", { name: "Try it" }).click();
  await tester.getByText("It signs in Tilda as member").waitFor();

  const accounts = page.getByRole("region", { name: "Your own accounts" });
  await accounts.getByLabel("Audience").fill("");
  await accounts.getByRole("button", { name: "Save" }).click();
  await accounts.getByText("Audience is needed.").waitFor();
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});
