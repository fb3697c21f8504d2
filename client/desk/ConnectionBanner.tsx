import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { Icon } from "../core/Icon.tsx";
import type { Live, LiveStatus } from "../core/live.ts";

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
    if (wasLost) announce(say("desk.lost.announced"), "assertive");
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
            <b>{wasLost ? say("thread.connectionLost") : say("desk.lost.notSent")}</b> {keptWords(kept)}{" "}
          </>
        )}
        {status.retryAt !== undefined && <Countdown until={status.retryAt} />}
        {status.state === "connecting" && wasLost && say("desk.lost.trying")}
        {status.state === "catching-up" && say("desk.lost.reading")}
      </p>
      {status.state === "lost" && (
        <button class="btn btn-sm" type="button" onClick={() => live.retryNow()}>
          {say("thread.tryNow")}
        </button>
      )}
    </div>
  );
}

const keptWords = (kept: number): string =>
  kept === 0 ? say("desk.lost.listRests") : say("desk.lost.kept", { count: kept });

function Countdown({ until }: { until: number }) {
  const now = useNow(1_000);
  return <>{say("thread.retryIn", { seconds: Math.max(1, Math.ceil((until - now) / 1_000)) })}</>;
}
