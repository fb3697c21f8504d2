import type { CommentView } from "../../../server/protocol/views.ts";

const keptMost = 100;

/** The last comments that readers see, newest first: with what came, changed and went. */
export function merged(before: CommentView[], now: CommentView[]): CommentView[] {
  const byId = new Map([...before, ...now].map(comment => [comment.id, comment]));
  return [...byId.values()]
    .filter(({ state }) => state === "visible")
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
    .slice(0, keptMost);
}
