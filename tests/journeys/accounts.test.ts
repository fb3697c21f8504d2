import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Secret, TOTP } from "otpauth";
import type { Browser, Page } from "playwright-core";
import { sql } from "../../server/db/sql.ts";
import { hashPassword } from "../../server/users/passwords.ts";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints, looks } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { aMailServer, type MailServer } from "../setup/smtp.ts";

let browser: Browser;
let newsroom: Newsroom;
let post: MailServer;
const password = "correct horse battery";
const article = "/articles/tariff-pause";

beforeAll(async () => {
  post = await aMailServer();
  [newsroom, browser] = await Promise.all([aNewsroom({ mail: post.way }), aBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await newsroom.close();
  await post.close();
});

async function withPassword(who: Person): Promise<Person> {
  const hash = await hashPassword(password);
  await newsroom.db.run(sql`update members set password_hash = ${hash} where id = ${who.member?.id}`);
  return who;
}
const codeIn = (text = "") => /\b\d{4} ?\d{4}\b/.exec(text)?.[0] ?? "no code";
const fitsItsWindow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

test("[J118] a new reader writes, is asked for an account, types the code that was mailed, and posts", async () => {
  const page = await aPage(browser, newsroom, { viewport: { width: 390, height: 844 } });
  await page.goto(article);
  await page.getByLabel("Your comment").fill("I read this twice before writing.");
  await page.getByRole("button", { name: "Create account" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name shown").fill("Nadia Okoye");
  await dialog.getByLabel("E-mail").fill("nadia@example.org");
  await dialog.getByLabel("Password").fill(password);
  await dialog.getByRole("button", { name: "Create account" }).click();
  await dialog.getByText("A mail is on its way to nadia@example.org.").waitFor();
  await dialog.getByLabel("Code").fill("00000000");
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await dialog.getByText("This code is not right, or is over.").waitFor();
  await dialog.getByLabel("Code").fill(codeIn((await post.next("nadia@example.org")).parsed.text));
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Post", exact: true }).click();
  await page.locator("article.comment", { hasText: "I read this twice before writing." }).waitFor();
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J119] a passkey is made in the account and signs in at a discussion", async () => {
  const pat = await newsroom.join("Pat");
  const at = newsroom.url.replace("127.0.0.1", "localhost");
  const page = await aPage(browser, newsroom, { as: pat, at });
  const tools = await page.context().newCDPSession(page);
  await tools.send("WebAuthn.enable");
  await tools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto("/account");
  await page.getByLabel("Name of the passkey").fill("Work laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("Work laptop", { exact: true }).waitFor();
  expect((await post.next("pat@example.org")).parsed.text).toContain("A passkey was added.");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();

  await page.goto(article);
  await page.getByRole("button", { name: "Sign in" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Use a passkey" }).click();
  await page.getByText("Writing as").first().waitFor();
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J120] a moderator sets up an authenticator app where the desk asks for it, and comes in with its code", async () => {
  const mo = await withPassword(await newsroom.join("Mo", { role: "moderator" }));
  const page = await aPage(browser, newsroom, { viewport: { width: 1280, height: 900 } });
  const signIn = async () => {
    await page.getByLabel("E-mail").fill(mo.member?.email ?? "");
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  };
  await page.goto("/desk");
  await signIn();
  await page.getByText("The desk asks for a second factor").waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole("link", { name: "Set one up" }).click();
  await page.getByRole("button", { name: "Set up an app" }).click();
  const said = (await page.getByText("type the key:").textContent()) ?? "";
  const secret = Secret.fromBase32((/key: ([A-Z2-7 ]+)/.exec(said)?.[1] ?? "").replaceAll(" ", ""));
  const code = (at: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + at * 30_000 });
  await page.getByLabel("Code that the app shows").fill(code(-1));
  await page.getByRole("button", { name: "Take it into use" }).click();
  await page.getByText("Recovery codes", { exact: true }).waitFor();
  expect(await page.locator(".account-codes code").count()).toBe(10);
  expect(await axe(page)).toEqual([]);
  await page.goto("/desk");
  await page.getByRole("heading", { name: "Queue" }).waitFor();

  await page.context().clearCookies();
  await page.goto("/desk");
  await signIn();
  await page.getByLabel("Code").fill(code(0));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { name: "Queue" }).waitFor();
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});

test("[J121] without JavaScript a forgotten password is renewed by the link of a mail", async () => {
  const rosa = await withPassword(await newsroom.join("Rosa"));
  const email = rosa.member?.email ?? "";
  await newsroom.reader.send("POST", "passwords/reset", { email });
  const page = await aPage(browser, newsroom, { javaScriptEnabled: false });
  await page.goto((await post.next(email)).link);
  await page.getByLabel("New password").fill("a whole new sentence");
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByRole("heading", { name: "You are signed in as Rosa" }).waitFor();
  const again = await newsroom.reader.send("POST", "sessions", { email, password: "a whole new sentence" });
  expect(again.status).toBe(201);
  await page.context().close();
});

test.each(looks)("[J122] axe finds nothing on the account, which fits a phone, %s", async (_name, look) => {
  const sam = await withPassword(await newsroom.join(`Sam ${_name}`));
  await newsroom.again(sam);
  const page = await aPage(browser, newsroom, { as: sam, viewport: { width: 390, height: 844 }, ...look });
  await page.goto("/account");
  await page.getByRole("heading", { name: "Where you are signed in" }).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await fitsItsWindow(page)).toBe(true);
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.getByRole("button", { name: "Sign out everywhere else" }).waitFor({ state: "detached" });
  await page.context().close();
});

test("[J138] what was typed at the plain page of signing in stays when its program comes", async () => {
  const una = await withPassword(await newsroom.join("Una"));
  const page = await aPage(browser, newsroom);
  let letIn = () => {};
  const waits = new Promise<void>(resolve => {
    letIn = resolve;
  });
  await page.route("**/assets/account.js", async route => {
    await waits;
    await route.continue();
  });
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.getByLabel("E-mail").fill(una.member?.email ?? "");
  await page.getByLabel("Password").fill(password);
  letIn();
  await page.getByRole("button", { name: "I forgot my password" }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("sign-in-password");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${newsroom.url}/`);
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
});
