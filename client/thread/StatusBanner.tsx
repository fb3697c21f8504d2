import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { Icon } from "../core/Icon.tsx";
import type { LiveStatus } from "../core/live.ts";
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
            <b>{say("thread.reconnecting")}</b> {say("thread.lookingForMissed")}
          </p>
        </div>
      )}
      {status?.waiting !== undefined && <Off waiting={status.waiting} />}
      {status?.state === "live" && cameIn !== null && (
        <div class="banner banner-good">
          <Icon name="checkCircle" />
          <p>
            <b>{say("thread.upToDate")}</b>{" "}
            {cameIn > 0 ? say("thread.cameIn", { count: cameIn }) : say("thread.nothingMissed")}
          </p>
          {cameIn > 0 && atTop > 0 && (
            <button class="btn btn-sm" type="button" onClick={onShow}>
              {say("thread.show", { count: atTop })}
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
        <b>{say("thread.isOff")}.</b>{" "}
        {waiting > 0 ? say("thread.waiting", { count: waiting }) : say("thread.nothingWaits")}
      </p>
      <button class="btn btn-sm btn-primary" type="button" onClick={() => live().turn("on")}>
        {say("thread.turnOn")}
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
        <b>{say("thread.connectionLost")}</b> {say("thread.retryIn", { seconds })} {say("thread.keepReading")}
      </p>
      <button class="btn btn-sm" type="button" onClick={() => live().retryNow()}>
        {say("thread.tryNow")}
      </button>
    </div>
  );
}
