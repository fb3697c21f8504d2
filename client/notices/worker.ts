// The service worker of Comity's origin: shows what is pushed while no page is open, and opens what it tells of. It keeps nothing and
// answers no requests of pages. It stands alone: what it imported would be asked for each time that it wakes.
import type { Pushed } from "../../server/protocol/pushed.ts";

/** What of a service worker is used here; the types of pages and of workers do not go together. */
interface Worker {
  registration: { showNotification(title: string, options: object): Promise<void> };
  clients: {
    matchAll(options: object): Promise<{ url: string; focus(): Promise<unknown> }[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install", listener: () => void): void;
  addEventListener(name: "push", listener: (event: PushEvent) => void): void;
  addEventListener(name: "notificationclick", listener: (event: ClickEvent) => void): void;
}
interface Waited {
  waitUntil(work: Promise<unknown>): void;
}
interface PushEvent extends Waited {
  data: { json(): Pushed } | null;
}
interface ClickEvent extends Waited {
  notification: { data: { url: string }; close(): void };
}
const worker = globalThis as unknown as Worker;

worker.addEventListener("install", () => void worker.skipWaiting());

worker.addEventListener("push", event => {
  if (!event.data) return;
  const { title, body, url, tag, lang, dir } = event.data.json();
  event.waitUntil(worker.registration.showNotification(title, { body, tag, lang, dir, data: { url } }));
});

worker.addEventListener("notificationclick", event => {
  event.notification.close();
  event.waitUntil(show(event.notification.data.url));
});

/** In the window that has it open already, if there is one. */
async function show(url: string): Promise<void> {
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = open.find(client => client.url === url);
  await (there ? there.focus() : worker.clients.openWindow(url));
}
