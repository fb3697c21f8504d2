import { type ComponentChild, h } from "preact";
import { useCallback, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { Offer } from "../../server/protocol/articles.ts";
import type { Id } from "../../server/protocol/basics.ts";
import { loadPart } from "../core/words.ts";
import type { Outside } from "../personal/Outside.tsx";

export interface Beside {
  /** What stands under a comment because its reader asked for it. */
  besideOf(id: Id): ComponentChild;
  /** Asks for it, or lets it go. */
  turnBeside(id: Id, what: Offer): void;
}

type Shown = ReadonlyMap<Id, Offer>;

/** What a reader asks others about single comments; the part that draws it is loaded with the first question. */
export function useBeside(tell: (text: string) => void): Beside {
  const [part, setPart] = useState<{ Outside: typeof Outside } | null>(null);
  const [shown, setShown] = useState<Shown>(new Map());

  const turnBeside = useCallback((id: Id, what: Offer) => {
    loadPart(() => import("../personal/Outside.tsx"), ["personal"]).then(
      loaded => {
        setPart(loaded);
        setShown(before => {
          const others = [...before].filter(([one]) => one !== id);
          return new Map(before.get(id) === what ? others : [...others, [id, what]]);
        });
      },
      () => tell(say("thread.notReadYet")),
    );
  }, []);
  const besideOf = useCallback(
    (id: Id) => {
      const what = shown.get(id);
      return part && what ? h(part.Outside, { id, what }) : null;
    },
    [part, shown],
  );
  return { besideOf, turnBeside };
}
