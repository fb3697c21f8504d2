import { useEffect, useState } from "preact/hooks";
import { useTalk } from "./context.ts";
import type { Purpose } from "./usePosting.ts";

/**
 * When the reader may post here again, in milliseconds as Date.now; null: now. Who is of the newsroom or of the article is
 * answered without a wait, and an edit needs none.
 */
export function useSlowWait(purpose: Purpose): number | null {
  const { mayPostAt } = useTalk();
  const [, setOver] = useState(0);
  const isExempt = purpose.kind === "edit" || (purpose.kind === "reply" && purpose.to.author.badges.length > 0);
  const until = isExempt ? null : mayPostAt;
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(() => setOver(count => count + 1), Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  return until !== null && until > Date.now() ? until : null;
}
