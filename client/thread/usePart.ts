import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { loadPart } from "../core/words.ts";

interface Opened<Part> {
  /** Null while it is closed. */
  part: Part | null;
  open(): void;
  close(): void;
}

/** A part of the page that few readers open: loaded when it is asked for. */
export function usePart<Part>(load: () => Promise<Part>, tell: (text: string) => void): Opened<Part> {
  const [part, setPart] = useState<{ loaded: Part } | null>(null);
  return {
    part: part?.loaded ?? null,
    open: () =>
      void loadPart(load, ["personal"]).then(
        loaded => setPart({ loaded }),
        () => tell(say("thread.notReadYet")),
      ),
    close: () => setPart(null),
  };
}
