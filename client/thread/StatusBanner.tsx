import { useEffect, useState } from "preact/hooks";
import { Icon } from "../core/Icon.tsx";
import type { LiveStatus } from "../core/live.ts";
import { liveWords } from "../core/liveWords.ts";
import { words } from "../core/text.ts";
import { useSecondsUntil } from "../core/useSecondsUntil.ts";
import { live } from "./connections.ts";

interface StatusBannerProps {
  status: LiveStatus | null;
  cameIn: number | null;
  onShow: () => void;
  /** How many of those that came in stand at the top, behind `onShow`. */
  atTop: number;
}

/** Lost, coming back, back; and what waits for a reader who has turned live off. */
export function StatusBanner({ status, cameIn, onShow, atTop }: StatusBannerProps) {
  const [wasLost, setWasLost] = useState(false);
  useEffect(() => {
    if (status?.state === "lost") setWasLost(true);
    if (status?.state === "live" || status?.state === "asking") setWasLost(false);
  }, [status]);
  return (
    <>
      {status?.state === "lost" && <Lost retryAt={status.retryAt ?? 0} />}
      {wasLost && (status?.state === "connecting" || status?.state === "catching-up") && (
        <div class="banner">
          <Icon name="refresh" />
          <p>
            <b>{words.reconnecting}</b> {words.lookingForMissed}
          </p>
        </div>
      )}
      {status?.waiting !== undefined && <Off waiting={status.waiting} />}
      {status?.state === "live" && cameIn !== null && (
        <div class="banner banner-good">
          <Icon name="checkCircle" />
          <p>
            <b>{words.upToDate}</b> {cameIn > 0 ? words.cameIn(cameIn) : words.nothingMissed}
          </p>
          {cameIn > 0 && atTop > 0 && (
            <button class="btn btn-sm" type="button" onClick={onShow}>
              {words.show(atTop)}
            </button>
          )}
        </div>
      )}
    </>
  );
}

function Off({ waiting }: { waiting: number }) {
  return (
    <div class="banner">
      <Icon name="pause" />
      <p>
        <b>{liveWords.isOff}.</b> {waiting > 0 ? liveWords.waiting(waiting) : liveWords.nothingWaits}
      </p>
      <button class="btn btn-sm btn-primary" type="button" onClick={() => live().turn("on")}>
        {liveWords.turnOn}
      </button>
    </div>
  );
}

function Lost({ retryAt }: { retryAt: number }) {
  const seconds = useSecondsUntil(retryAt);
  return (
    <div class="banner banner-warn">
      <Icon name="offline" />
      <p>
        <b>{words.connectionLost}</b> {words.retryIn(seconds)} {words.keepReading}
      </p>
      <button class="btn btn-sm" type="button" onClick={() => live().retryNow()}>
        {words.tryNow}
      </button>
    </div>
  );
}
