import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { aBrowser } from "../setup/browser.ts";
import { aPage, axe, complaints } from "../setup/journey.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { aPushServer, type PushServer } from "../setup/pushServer.ts";
import { aMailServer, type MailServer } from "../setup/smtp.ts";
import { until } from "../setup/socket.ts";

let smtp: MailServer;
let service: PushServer;
let newsroom: Newsroom;
let browser: Browser;
let ann: Person;
let ben: Person;

beforeAll(async () => {
  [smtp, service, browser] = await Promise.all([aMailServer(), aPushServer(), aBrowser()]);
  newsroom = await aNewsroom({ mail: smtp.way });
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
});
afterAll(async () => {
  await browser?.close();
  await newsroom?.close();
  await smtp?.close();
  await service?.close();
});

async function opened(as: Person): Promise<Page> {
  const page = await aPage(browser, newsroom, { as });
  await page.goto("/articles/tariff-pause");
  await page.getByText("Live", { exact: true }).first().waitFor();
  return page;
}

async function isFine(page: Page): Promise<void> {
  expect(complaints.get(page)).toEqual([]);
  expect(await axe(page)).toEqual([]);
  complaints.get(page)?.splice(0);
}

test("[J123] a discussion and a thread are followed, e-mail is chosen and confirmed, a mail comes, and one click ends it", async () => {
  const top = await ben.posts("The crane on the east quay has stood still since Easter.");
  const page = await opened(ann);
  await page.getByRole("button", { name: "Your notices" }).click();
  await page.getByRole("button", { name: "Follow this discussion" }).click();
  await page.getByText("Followed. We tell you what is new there.").first().waitFor();
  await page.getByRole("button", { name: "Your notices" }).click();
  await page.locator(`#c-${top.id}`).getByRole("button", { name: "More: Ben’s comment" }).click();
  const followed = page.waitForResponse(answer => /me\/follows\/thread/.test(answer.url()) && answer.ok());
  await page.getByRole("menuitem", { name: "Follow this thread" }).click();
  await followed;
  await ben.posts("It moved this morning, by a metre.", { under: top });
  await page.getByRole("button", { name: "Your notices: 1 is new" }).click();
  await page.getByText("There is something new in a thread that you follow.").waitFor();
  await isFine(page);

  await page.getByRole("button", { name: "How I am told" }).click();
  const yours = page.getByRole("dialog", { name: "Yours" });
  const threads = yours.getByRole("group", { name: "New in threads that I follow" });
  await threads.getByLabel("E-mail").selectOption("at once");
  await yours.getByText("We have written to ann@example.org.").waitFor();
  await isFine(page);
  await yours.getByRole("button", { name: "Followed", exact: true }).click();
  await yours.getByRole("link", { name: "Thread by Ben under “About tariff-pause”" }).waitFor();
  expect(await yours.getByRole("listitem").count()).toBe(2);

  const mailbox = await aPage(browser, newsroom);
  await mailbox.goto((await smtp.next("ann@example.org")).link);
  await mailbox.getByRole("button", { name: "Yes, send them" }).click();
  await mailbox.getByText("Notices from The Meridian Post now come to this address.").waitFor();
  await mailbox.getByRole("link", { name: "Your account" }).waitFor();
  await isFine(mailbox);

  await ben.posts("And another metre at noon.", { under: top });
  const told = await smtp.next("ann@example.org");
  expect(told.parsed.subject).toBe("Something new in a thread that you follow, under “About tariff-pause”");
  await mailbox.goto(told.link);
  await mailbox.getByText("And another metre at noon.").waitFor();
  await mailbox.goto(/https?:\/\/\S+\/mail\/stop\/\S+/.exec(told.parsed.text ?? "")?.[0] ?? "");
  await mailbox.getByRole("button", { name: "Stop them" }).click();
  await mailbox.getByText("No more notices from The Meridian Post come to this address.", { exact: false }).waitFor();
  await mailbox.context().close();

  await page.goto("/account");
  const ways = page.getByRole("region", { name: "Notices" });
  const again = ways.getByRole("group", { name: "New in threads that I follow" });
  expect(await again.getByLabel("E-mail").inputValue()).toBe("off");
  await isFine(page);
  await page.context().close();
});

/** What a push service gives a browser: the test has none that Chromium could reach, and everything else is real. */
async function withPushService(page: Page): Promise<string> {
  const { endpoint, p256dh, auth } = service.browser();
  await page.context().grantPermissions(["notifications"]);
  await page.addInitScript(
    ([endpoint, p256dh, auth]) => {
      let isOn = false;
      const unsubscribe = async () => {
        isOn = false;
        return true;
      };
      const subscription = { endpoint, unsubscribe, toJSON: () => ({ endpoint, keys: { p256dh, auth } }) };
      PushManager.prototype.subscribe = async () => {
        isOn = true;
        return subscription as unknown as PushSubscription;
      };
      PushManager.prototype.getSubscription = async () => (isOn ? (subscription as unknown as PushSubscription) : null);
      // A shell without a desk has nowhere to ask.
      Notification.requestPermission = async () => "granted";
    },
    [endpoint, p256dh, auth] as const,
  );
  return endpoint;
}

test("[J124] a browser shows notices while the page is closed: in the own page, and by a window of ours for pages elsewhere", async () => {
  const comment = await ann.posts("The bell of the harbour chapel has a new rope.");
  const page = await aPage(browser, newsroom, { as: ann });
  const endpoint = await withPushService(page);
  await page.goto("/articles/tariff-pause");
  await page.getByText("Live", { exact: true }).first().waitFor();
  await page.getByRole("button", { name: /^Your notices/ }).click();
  await page.getByRole("button", { name: "How I am told" }).click();
  const yours = page.getByRole("dialog", { name: "Yours" });
  await yours.getByRole("button", { name: "Show notices on this device" }).click();
  await yours.getByText("This browser shows them while the page is closed.").waitFor();
  await yours.getByRole("group", { name: "Somebody answers me" }).getByLabel("While the page is closed").waitFor();

  await ben.posts("Red, they say.", { under: comment });
  const { pushed } = await service.next(endpoint);
  expect(pushed).toMatchObject({ title: "Ben answered you under “About tariff-pause”", body: "Red, they say." });
  expect(await shownBy(page, pushed)).toEqual([{ title: pushed.title, body: pushed.body, url: pushed.url }]);
  await yours.getByRole("button", { name: "Show none on this device" }).click();
  await yours.getByRole("button", { name: "Show notices on this device" }).waitFor();
  await page.context().close();

  const { body } = await ann.send<{ url: string }>("POST", "me/push/invitations");
  const asking = await aPage(browser, newsroom);
  const elsewhere = await withPushService(asking);
  await asking.goto(body.url);
  await asking.getByRole("button", { name: "Show notices here" }).click();
  await asking.getByText("This browser shows your notices now.", { exact: false }).waitFor();
  expect(asking.url()).toBe(`${newsroom.url}/push`);
  await isFine(asking);
  await ben.posts("Or orange, in that light.", { under: comment });
  expect((await service.next(elsewhere)).pushed.body).toBe("Or orange, in that light.");
  await asking.context().close();
});

/** Hands a message to the real service worker, as the browser would, and answers what it would have shown: a shell has nowhere to. */
async function shownBy(page: Page, pushed: object): Promise<object[]> {
  const [worker] = page.context().serviceWorkers();
  if (!worker) throw new Error("there is no service worker");
  await worker.evaluate(() => {
    const scope = globalThis as unknown as { shown: object[]; registration: ServiceWorkerRegistration };
    scope.shown = [];
    scope.registration.showNotification = async (title, { body, data } = {}) => {
      scope.shown.push({ title, body, url: data.url });
    };
  });
  const devTools = await page.context().newCDPSession(page);
  const registered = new Promise<string>(resolve =>
    devTools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      if (registrations[0]) resolve(registrations[0].registrationId);
    }),
  );
  await devTools.send("ServiceWorker.enable");
  const message = { origin: newsroom.url, registrationId: await registered, data: JSON.stringify(pushed) };
  await devTools.send("ServiceWorker.deliverPushMessage", message);
  const shown = () => worker.evaluate(() => (globalThis as unknown as { shown: object[] }).shown);
  await until("it is shown", async () => (await shown()).length > 0);
  return await shown();
}
