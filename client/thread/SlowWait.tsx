import { useEffect } from "preact/hooks";
import type { SlowMode } from "../../server/protocol/pace.ts";
import { waitWords } from "../core/paceWords.ts";
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
    announce(waitWords.title(seconds));
    return () => announce(waitWords.isOver);
  }, []);
  const share = Math.min(100, (100 * seconds) / slowMode.seconds);
  return (
    <div class="composer-notice" id={id} role="timer">
      <svg class="ring" viewBox="0 0 34 34" aria-hidden="true">
        <circle class="track" cx="17" cy="17" r="14" />
        <circle class="fill" cx="17" cy="17" r="14" pathLength="100" stroke-dasharray={`${share} 100`} />
      </svg>
      <div>
        <b class="num">{waitWords.title(seconds)}</b>
        {waitWords.why(slowMode, clock)}
      </div>
    </div>
  );
}

/** Behind the verb of the button, whose name stays the verb: a name that changes each second would be read out each second. */
export function TimeLeft({ until }: { until: number }) {
  return (
    <span class="num" aria-hidden="true">
      {waitWords.inTime(useSecondsUntil(until))}
    </span>
  );
}
