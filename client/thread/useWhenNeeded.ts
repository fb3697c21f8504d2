import { useEffect, useState } from "preact/hooks";
import type { Room } from "../../locales/say.ts";
import { loadPart } from "../core/words.ts";

/** A part of the page that is loaded once it is needed; null until it is there, and where it cannot be had. */
export function useWhenNeeded<Part extends object>(
  isNeeded: boolean,
  load: () => Promise<Part>,
  rooms: readonly Room[] = ["personal"],
): Part | null {
  const [part, setPart] = useState<Part | null>(null);
  useEffect(() => {
    if (isNeeded && !part) loadPart(load, rooms).then(setPart, () => {});
  }, [isNeeded]);
  return part;
}
