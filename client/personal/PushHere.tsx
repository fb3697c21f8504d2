import { useEffect, useState } from "preact/hooks";
import { say, spoken } from "../../locales/say.ts";
import { api } from "../core/api.ts";
import { home } from "../core/home.ts";
import { canPush, ownSubscription, type PushOutcome, turnOnPush } from "../notices/subscribe.ts";

interface PushHereProps {
  publicKey: string;
  /** Told when this browser shows notices from now on, or no longer. */
  onChange: () => void;
}

/**
 * Whether this browser shows notices while the page is closed. On a page of another origin a window of Comity's own asks, for only there
 * its service worker may live.
 */
export function PushHere({ publicKey, onChange }: PushHereProps) {
  const isAtHome = home.origin === "";
  const [endpoint, setEndpoint] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<PushOutcome | null>(null);
  const look = async () => setEndpoint((isAtHome && (await ownSubscription())?.endpoint) || null);
  useEffect(() => void look(), []);
  // Whoever was in the window comes back.
  useEffect(() => {
    if (isAtHome) return;
    addEventListener("focus", onChange);
    return () => removeEventListener("focus", onChange);
  }, []);

  const turnOn = async () => {
    if (!isAtHome) return askInWindow();
    setOutcome(await turnOnPush({ publicKey, language: spoken() }));
    await look();
    onChange();
  };
  const turnOff = async () => {
    await api.post("me/push/removals", { endpoint });
    await (await ownSubscription())?.unsubscribe();
    setOutcome(null);
    await look();
    onChange();
  };
  if (isAtHome && !canPush()) return null;
  return (
    <p class="push-here">
      {endpoint === null ? (
        <button class="btn btn-sm" type="button" onClick={() => void turnOn()}>
          {say("personal.push.on")}
        </button>
      ) : (
        <button class="btn btn-sm" type="button" onClick={() => void turnOff()}>
          {say("personal.push.off")}
        </button>
      )}{" "}
      <span class="hint" role="status">
        {outcome === "denied" && say("personal.push.denied")}
        {(outcome === "failed" || outcome === "over") && say("personal.push.failed")}
        {endpoint !== null && say("personal.push.isOn")}
      </span>
    </p>
  );
}

/** The window is opened in the press itself, or it would be taken for one that nobody asked for. */
async function askInWindow(): Promise<void> {
  const opened = window.open("", "comity-push", "popup,width=520,height=640");
  const { url } = await api.post<{ url: string }>("me/push/invitations");
  if (opened) opened.location.href = url;
}
