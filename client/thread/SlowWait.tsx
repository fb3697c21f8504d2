import { useEffect } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { SlowMode } from "../../server/protocol/pace.ts";
import { waitWhy } from "../core/paceWords.ts";
import { minutesAndSeconds } from "../core/text.ts";
import { useSecondsUntil } from "../core/useSecondsUntil.ts";
import { useTalk } from "./context.ts";

interface SlowWaitProps {
  id: string;
  until: number;
  slowMode: SlowMode;
}

/** One's own wait, named and counted. It is drawn once a second, and read out at its beginning and its end only. */
export function SlowWait({ id, until, slowMode }: SlowWaitProps) {
  const { announce, clock } = useTalk();
  const seconds = useSecondsUntil(until);
  useEffect(() => {
    announce(say("composer.slow.title", { time: minutesAndSeconds(seconds) }));
    return () => announce(say("composer.slow.isOver"));
  }, []);
  const share = Math.min(100, (100 * seconds) / slowMode.seconds);
  return (
    <div class="composer-notice" id={id} role="timer">
      <svg class="ring" viewBox="0 0 34 34" aria-hidden="true">
        <circle class="track" cx="17" cy="17" r="14" />
        <circle class="fill" cx="17" cy="17" r="14" pathLength="100" stroke-dasharray={`${share} 100`} />
      </svg>
      <div>
        <b class="num">{say("composer.slow.title", { time: minutesAndSeconds(seconds) })}</b>
        {waitWhy(slowMode, clock)}
      </div>
    </div>
  );
}

/** Behind the verb of the button, whose name stays the verb: a name that changes each second would be read out each second. */
export function TimeLeft({ until }: { until: number }) {
  return (
    <span class="num" aria-hidden="true">
      {say("composer.slow.inTime", { time: minutesAndSeconds(useSecondsUntil(until)) })}
    </span>
  );
}
