import type { Id } from "../../server/protocol/basics.ts";
import { stored } from "./kept.ts";

/** A text that is being written. It outlives reload, sign-in and a lost connection, on this device only. */
export interface Draft {
  read(): string;
  /** Keeps the text; false when the browser keeps nothing, so that nobody is promised it. */
  keep(text: string): boolean;
  drop(): void;
}

// For browsers that keep nothing (private windows, blocked storage): the text then lives as long as the page.
const inMemory = new Map<string, string>();

/** The draft of a comment (`parentId` null), of a reply, or of an edit (`edit:` before the comment's id). */
export function draftOf(articleId: Id, parentId: string | null): Draft {
  const key = `comity:draft:${articleId}:${parentId ?? "top"}`;
  return {
    read: () => stored(storage => storage.getItem(key)) ?? inMemory.get(key) ?? "",
    keep(text) {
      if (text === "") {
        this.drop();
        return true;
      }
      inMemory.set(key, text);
      return (
        stored(storage => {
          storage.setItem(key, text);
          return true;
        }) === true
      );
    },
    drop() {
      inMemory.delete(key);
      stored(storage => storage.removeItem(key));
    },
  };
}

/** The kept draft with what was typed before it could be read: nothing is lost, and the same is not there twice. */
export function joined(kept: string, typed: string): string {
  if (typed.startsWith(kept)) return typed;
  if (typed.trim() === "") return kept;
  return `${kept}\n\n${typed}`;
}
