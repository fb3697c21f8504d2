import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { Icon } from "../core/Icon.tsx";
import type { Live, LiveStatus } from "../core/live.ts";
import { counted } from "../core/text.ts";
import { announce } from "./parts/announce.tsx";
import { useNow } from "./parts/useNow.ts";

interface ConnectionBannerProps {
  live: Live;
  /** Decisions that wait for the connection. */
  kept: number;
  /** Said when signing out did not happen. */
  stillIn: string;
}

/** Says that the connection is lost, what is kept, and when the next try is. Nothing stands here while all is well. */
export function ConnectionBanner({ live, kept, stillIn }: ConnectionBannerProps) {
  const [status, setStatus] = useState<LiveStatus>({ state: "connecting" });
  const [wasLost, setWasLost] = useState(false);
  useEffect(
    () =>
      live.onStatus(next => {
        setStatus(next);
        if (next.state === "lost") setWasLost(true);
        if (next.state === "live") setWasLost(false);
      }),
    [live],
  );
  useEffect(() => {
    if (wasLost) announce("Connection lost. What you decide is kept here and sent when it is back.", "assertive");
  }, [wasLost]);
  useEffect(() => {
    if (stillIn !== "") announce(stillIn, "assertive");
  }, [stillIn]);
  const isAway = wasLost || kept > 0;
  if (!isAway && stillIn === "") return null;
  return (
    <div class="banner banner-warn desk-banner">
      <Icon name="offline" />
      <p>
        {stillIn !== "" && <b>{stillIn} </b>}
        {isAway && (
          <>
            <b>{wasLost ? "Connection lost." : "Not sent yet."}</b> {keptWords(kept)}{" "}
          </>
        )}
        {status.retryAt !== undefined && <Countdown until={status.retryAt} />}
        {status.state === "connecting" && wasLost && "Trying again …"}
        {status.state === "catching-up" && "Reading what was missed …"}
      </p>
      {status.state === "lost" && (
        <button class="btn btn-sm" type="button" onClick={() => live.retryNow()}>
          Try now
        </button>
      )}
    </div>
  );
}

function keptWords(kept: number): string {
  if (kept === 0) return "The list does not change until it is back.";
  return counted(kept, {
    one: "# decision is kept here and sent when it is back.",
    other: "# decisions are kept here and sent when it is back.",
  });
}

function Countdown({ until }: { until: number }) {
  const now = useNow(1_000);
  return <>{say("thread.retryIn", { seconds: Math.max(1, Math.ceil((until - now) / 1_000)) })}</>;
}
