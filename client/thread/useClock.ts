import { useEffect, useState } from "preact/hooks";
import type { Time } from "../../server/protocol/basics.ts";
import type { Zone } from "../core/text.ts";

/** The time that is drawn with: the server's at first, so that both draw the same; then the reader's own. */
export interface Clock {
  now: number;
  zone: Zone;
}

const tickMs = 30_000;

/** The server's time for the first drawing, in UTC; then the reader's own. */
export function useClock(start: Time): Clock {
  const [clock, setClock] = useState<Clock>(() => ({ now: Date.parse(start), zone: "UTC" }));
  useEffect(() => {
    const tick = () => setClock({ now: Date.now(), zone: "here" });
    tick();
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, []);
  return clock;
}
