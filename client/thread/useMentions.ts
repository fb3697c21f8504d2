import type { Mentions } from "../personal/Mentions.tsx";
import { useTalk } from "./context.ts";
import { useWhenNeeded } from "./useWhenNeeded.ts";

/** What offers names of the discussion to a member who types "@"; loaded then. */
export function useMentions(text: string): typeof Mentions | null {
  const { member } = useTalk();
  const isNeeded = Boolean(member) && text.includes("@");
  // Without it the name is typed.
  const part = useWhenNeeded(isNeeded, () => import("../personal/Mentions.tsx"));
  return part?.Mentions ?? null;
}
