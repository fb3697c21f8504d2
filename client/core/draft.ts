import type { Id } from "../../server/protocol/views.ts";

const name = (articleId: Id, parentId: Id | null) => `comity:draft:${articleId}:${parentId ?? "top"}`;

/** What was begun under an article, or under one comment of it, on this device; "" when nothing was. */
export function readDraft(articleId: Id, parentId: Id | null): string {
  try {
    return localStorage.getItem(name(articleId, parentId)) ?? "";
  } catch {
    return "";
  }
}

/** Keeps the text, or forgets it when it is empty. False where the browser keeps nothing (private mode, a full disk). */
export function keepDraft(articleId: Id, parentId: Id | null, text: string): boolean {
  try {
    if (text.trim() === "") localStorage.removeItem(name(articleId, parentId));
    else localStorage.setItem(name(articleId, parentId), text);
    return true;
  } catch {
    return false;
  }
}
