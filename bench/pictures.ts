import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { root } from "../server/root.ts";
import { addMember } from "../server/users/accounts.ts";
import { noPassword } from "../server/users/passwords.ts";
import { cookieName, startSession } from "../server/users/sessions.ts";
import { aBrowser, aReadersName } from "../tests/setup/browser.ts";
import { type DemoApp, withDemo } from "./withDemo.ts";

interface Shot {
  name: string;
  path: string;
  /** What is done on the page before the picture. */
  then?: (page: Page) => Promise<unknown>;
  /** Signed in as an admin. */
  desk?: true;
}

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
const rejecting = async (page: Page) => {
  await firstCase(page);
  await page.keyboard.press("r");
};
const toDiscussion = (page: Page) => page.locator("comity-discussion").evaluate(element => element.scrollIntoView());

const shots: Shot[] = [
  { name: "front", path: "/" },
  { name: "article", path: "/articles/seven-countries-one-grid" },
  { name: "empty", path: "/articles/a-country-counts-itself-by-hand" },
  { name: "live", path: "/articles/ships-wait-in-the-lomar-strait" },
  { name: "discussion", path: "/articles/seven-countries-one-grid", then: toDiscussion },
  { name: "desk-queue", path: "/desk", desk: true },
  { name: "desk-case", path: "/desk", desk: true, then: firstCase },
  {
    name: "desk-reject",
    path: "/desk",
    desk: true,
    then: rejecting,
  },
  { name: "desk-rules", path: "/desk#/rules", desk: true },
  { name: "desk-people", path: "/desk#/people", desk: true },
  { name: "desk-sign-in", path: "/desk" },
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
const inDocs = ["discussion", "desk-case"];

const isAll = process.argv[2] === "all";
const folder = join(root, isAll ? ".data/pictures" : "docs/pictures");

async function main(demo: DemoApp): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { db, site } = demo;
  const ada = await addMember(db, {
    siteId: site.id,
    name: "Ada Quill",
    email: "ada@example.org",
    passwordHash: noPassword,
    role: "admin",
  });
  const cookie = await startSession(db, ada.id);
  const browser = await aBrowser();
  try {
    for (const look of isAll ? looks : [docLook]) {
      for (const shot of shots.filter(({ name }) => isAll || inDocs.includes(name))) {
        await take(browser, demo.address, shot, look, cookie);
      }
    }
  } finally {
    await browser.close();
  }
}

async function take(browser: Browser, address: string, shot: Shot, look: Look, cookie: string): Promise<void> {
  const context = await browser.newContext({
    baseURL: address,
    userAgent: aReadersName,
    viewport: { width: look.width, height: look.height },
    colorScheme: look.scheme,
    contrast: look.contrast ?? "no-preference",
    reducedMotion: "reduce",
    isMobile: look.width < 600,
    hasTouch: look.width < 600,
  });
  if (shot.desk) await context.addCookies([{ name: cookieName, value: cookie, url: address, httpOnly: true }]);
  const page = await context.newPage();
  await page.goto(shot.path, { waitUntil: "networkidle" });
  await shot.then?.(page);
  await page.waitForTimeout(400);
  const file = isAll ? `${shot.name}-${look.name}.png` : `${shot.name}.png`;
  await page.screenshot({ path: join(folder, file) });
  console.log(join(folder, file));
  await context.close();
}

await withDemo("comity_pictures", main);
process.exit(0);
