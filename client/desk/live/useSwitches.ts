import type { ArticleView } from "../../../server/protocol/articles.ts";
import { api } from "../../core/api.ts";
import { type Change, useChange } from "./useChange.ts";
import type { EventDoor } from "./useEvent.ts";

export interface Switches extends Change {
  /** Switches something on the article by its door, and says what it came to; true when it was done. */
  put(door: string, request: object, done: string): Promise<boolean>;
  end(door: string, done: string): Promise<boolean>;
}

/** What is switched on an article answers the article as it then is. */
export function useSwitches({ path, changed }: EventDoor): Switches {
  const change = useChange();
  return {
    ...change,
    put: (door, request, done) =>
      change.run(async () => changed(await api.put<ArticleView>(`${path}/${door}`, request)), done),
    end: (door, done) => change.run(async () => changed(await api.del<ArticleView>(`${path}/${door}`)), done),
  };
}
