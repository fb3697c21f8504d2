import { useEffect, useState } from "preact/hooks";
import type { SanctionView } from "../../server/protocol/restrictions.ts";
import { type Act, hindrance } from "../../server/protocol/writing.ts";
import { useTalk } from "./context.ts";

/** Timers hold 24 days at most. */
const lookAtLeastEveryMs = 3_600_000;

/** The sanction that keeps the reader from this; it goes by itself when its time is over. */
export function useHindrance(act: Act): SanctionView | undefined {
  const { sanctions } = useTalk();
  const [now, setNow] = useState(() => Date.now());
  const found = hindrance(sanctions, act, now);
  useEffect(() => {
    if (!found?.until) return;
    const left = Date.parse(found.until) - Date.now();
    const timer = setTimeout(() => setNow(Date.now()), Math.min(Math.max(0, left), lookAtLeastEveryMs));
    return () => clearTimeout(timer);
  }, [found?.id, now]);
  return found;
}
