import webPush from "web-push";
import { say } from "../../locales/say.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { log } from "../log.ts";
import type { Id } from "../protocol/basics.ts";
import type { AddDevice } from "../protocol/noticeWays.ts";
import { Problem } from "../protocol/problems.ts";
import type { Pushed } from "../protocol/pushed.ts";
import { ownKey } from "./keys.ts";

/** The public one goes to browsers. */
export const pushKeys = (db: Db) => ownKey(db, "push");

/**
 * The push services of the browsers (Chrome and its kin, Firefox, Safari, Edge). A browser names an address to which we then send, so
 * any other would let somebody send us to servers inside our network.
 */
export const pushServices: readonly RegExp[] = [
  /^https:\/\/fcm\.googleapis\.com\//,
  /^https:\/\/updates\.push\.services\.mozilla\.com\//,
  /^https:\/\/web\.push\.apple\.com\//,
  /^https:\/\/[a-z0-9-]+\.notify\.windows\.com\//,
];

/** So many browsers of one person; the oldest makes room. */
const devicesMost = 20;

/**
 * From now on this browser shows a member's notices; one that showed somebody else's (who sat there before) does so no longer. Throws
 * `not-allowed` for an address at no push service.
 */
export async function addDevice(db: Db, memberId: Id, device: AddDevice, services: readonly RegExp[]): Promise<void> {
  const { endpoint, p256dh, auth, language } = device;
  if (!services.some(service => service.test(endpoint)))
    throw new Problem("not-allowed", { detail: () => say("details.unknownPush") });
  await db.run(sql`
    insert into push_devices (member_id, endpoint, p256dh, auth) values (${memberId}, ${endpoint}, ${p256dh}, ${auth})
    on conflict (endpoint) do update
      set member_id = excluded.member_id, p256dh = excluded.p256dh, auth = excluded.auth, added_at = now()`);
  await db.run(sql`update members set language = ${language} where id = ${memberId}`);
  await db.run(sql`
    delete from push_devices where id in (
      select id from push_devices where member_id = ${memberId} order by added_at desc offset ${devicesMost})`);
}

/** A browser of the member is shown nothing any more; again changes nothing. */
export async function removeDevice(db: Db, memberId: Id, endpoint: string): Promise<void> {
  await db.run(sql`delete from push_devices where member_id = ${memberId} and endpoint = ${endpoint}`);
}

export interface Device {
  id: Id;
  endpoint: string;
  p256dh: string;
  auth: string;
}

const aDay = 86_400;
const patienceMs = 10_000;

/**
 * Sends one message, encrypted for this browser alone (RFC 8291); the service keeps it for a day. Forgets the browser when the service
 * says that it is gone. Throws when it may go better later.
 */
export async function push(db: Db, device: Device, pushed: Pushed, publicUrl: string): Promise<void> {
  const { endpoint, p256dh, auth } = device;
  // Where the service reaches us, by https or mail (RFC 8292, 2.1); without https nobody but a developer is here.
  const subject = publicUrl.startsWith("https:") ? publicUrl : "mailto:nobody@comity.example";
  const vapidDetails = { subject, ...(await pushKeys(db)) };
  const { method, headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(pushed),
    { vapidDetails, TTL: aDay },
  );
  const signal = AbortSignal.timeout(patienceMs);
  const { status } = await fetch(endpoint, {
    method,
    headers: headers as Record<string, string>,
    body: new Uint8Array(body ?? []),
    redirect: "error",
    signal,
  });
  if (status >= 200 && status < 300) return;
  // 404, 410: it unsubscribed; 401, 403: it was made for other keys than ours.
  if ([401, 403, 404, 410].includes(status)) await db.run(sql`delete from push_devices where id = ${device.id}`);
  else if (status === 429 || status >= 500) throw new Error(`the push service answered ${status}`);
  else log.warn(`a push service refused a message: ${status}`);
}
