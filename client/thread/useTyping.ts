import { createContext } from "preact";
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Id } from "../../server/protocol/basics.ts";
import { limits } from "../../server/protocol/limits.ts";
import { live } from "./connections.ts";

/** Under which comment somebody writes; null: at the top. */
export type Place = Id | null;

export interface Typing {
  /** Where others write now. */
  places: ReadonlySet<Place>;
  /** The reader writes here; told to the others now and again while it goes on. */
  write(place: Place): void;
}

const nowhere: ReadonlySet<Place> = new Set();

/** Longer than from one telling to the next, so that a lost last word does not stay for ever. */
const forgottenAfterMs = 10_000;
const tellEveryMs = 3_000;
const lastsMs = limits.typingSeconds * 1_000;

export const TypingContext = createContext<Typing>({ places: nowhere, write: () => {} });

/** Where people write under an article, this reader apart: nobody is named, so where one writes oneself nothing is said. */
export function useTyping(articleId: Id): Typing {
  const [places, setPlaces] = useState(nowhere);
  const own = useRef<{ place: Place; at: number; toldAt: number } | null>(null);

  useEffect(() => {
    let forgetting: ReturnType<typeof setTimeout> | undefined;
    const stop = live().onTyping(`article:${articleId}`, under => {
      clearTimeout(forgetting);
      const mine = own.current && Date.now() - own.current.at < lastsMs + 1_000 ? own.current.place : undefined;
      const others = under.filter(place => place !== mine);
      setPlaces(others.length > 0 ? new Set(others) : nowhere);
      if (others.length > 0) forgetting = setTimeout(() => setPlaces(nowhere), forgottenAfterMs);
    });
    return () => {
      clearTimeout(forgetting);
      stop();
    };
  }, [articleId]);

  const write = useCallback(
    (place: Place) => {
      const now = Date.now();
      const before = own.current?.place === place ? own.current.toldAt : 0;
      const isDue = now - before >= tellEveryMs;
      own.current = { place, at: now, toldAt: isDue ? now : before };
      if (isDue) live().tellTyping(`article:${articleId}`, place);
    },
    [articleId],
  );

  return useMemo(() => ({ places, write }), [places, write]);
}

export const useSomeoneWrites = (place: Place): boolean => useContext(TypingContext).places.has(place);
