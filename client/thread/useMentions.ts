import { useEffect, useState } from "preact/hooks";
import { loadPart } from "../core/words.ts";
import type { Mentions } from "../personal/Mentions.tsx";
import { useTalk } from "./context.ts";

/** What offers names of the discussion to a member who types "@"; loaded then. */
export function useMentions(text: string): typeof Mentions | null {
  const { member } = useTalk();
  const [part, setPart] = useState<{ Mentions: typeof Mentions } | null>(null);
  const isNeeded = Boolean(member) && text.includes("@");
  useEffect(() => {
    // Without it the name is typed.
    if (isNeeded && !part) loadPart(() => import("../personal/Mentions.tsx"), ["personal"]).then(setPart, () => {});
  }, [isNeeded]);
  return part?.Mentions ?? null;
}
