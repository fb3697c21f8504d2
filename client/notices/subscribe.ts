import type { Language } from "../../locales/languages.ts";

/** What came of asking a browser to show notices. `over`: the invitation is too old. */
export type PushOutcome = "on" | "denied" | "unsupported" | "over" | "failed";

export const canPush = () => "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

interface Asking {
  /** By which the push service knows the installation. */
  publicKey: string;
  language: Language;
  /** For a window without a session of its own. */
  invitation?: string;
}

/** Asks the reader, then the browser's push service, and tells the server. Only on Comity's own origin, where its service worker is. */
export async function turnOnPush({ publicKey, language, invitation }: Asking): Promise<PushOutcome> {
  if (!canPush()) return "unsupported";
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  try {
    await navigator.serviceWorker.register("/notices-worker.js");
    const { pushManager } = await navigator.serviceWorker.ready;
    const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
    const { endpoint, keys } = subscription.toJSON();
    const device = {
      endpoint,
      p256dh: keys?.p256dh,
      auth: keys?.auth,
      language,
      ...(invitation ? { invitation } : {}),
    };
    const { ok, status } = await fetch("/api/v1/push-devices", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(device),
    });
    if (ok) return "on";
    await subscription.unsubscribe();
    return [401, 403].includes(status) ? "over" : "failed";
  } catch {
    return "failed";
  }
}

/** The subscription of this browser at Comity's origin, if it has one. */
export async function ownSubscription(): Promise<PushSubscription | null> {
  if (!canPush()) return null;
  const registration = await navigator.serviceWorker.getRegistration("/");
  return (await registration?.pushManager.getSubscription()) ?? null;
}
