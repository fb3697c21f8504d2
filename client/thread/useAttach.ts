import { useTalk } from "./context.ts";
import type { Purpose } from "./usePosting.ts";
import { useWhenNeeded } from "./useWhenNeeded.ts";

type Tool = typeof import("./AttachPictures.tsx");

/** The tool for pictures, loaded where the site takes them and somebody writes who may have some; else null. */
export function useAttach(purpose: Purpose): Tool | null {
  const { article, member } = useTalk();
  const takes = article.takesPictures === true && member != null && purpose.kind !== "edit";
  const part = useWhenNeeded(takes, () => import("./AttachPictures.tsx"), []);
  return takes ? part : null;
}
