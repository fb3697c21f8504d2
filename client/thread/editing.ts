import { type ArticleView, isOpen } from "../../server/protocol/articles.ts";
import type { CommentView } from "../../server/protocol/views.ts";

/** Whole minutes in which the author may still edit; 0 when the window is over. The server decides; this only shows. */
export function minutesToEdit(comment: CommentView, article: ArticleView, now: number): number {
  const end = Date.parse(comment.postedAt) + article.editWindowSeconds * 1_000;
  // `now` is up to half a minute old, and may be before the comment.
  return Math.max(0, Math.min(Math.ceil(article.editWindowSeconds / 60), Math.ceil((end - now) / 60_000)));
}

export const mayEdit = (comment: CommentView, article: ArticleView, now: number) =>
  isOpen(article) && minutesToEdit(comment, article, now) > 0;
