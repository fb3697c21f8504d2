import { useCallback, useEffect, useState } from "preact/hooks";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { LiveEvent } from "../../server/protocol/events.ts";
import { api } from "../core/api.ts";

export interface KnownArticle {
  article: ArticleView;
  /** Takes in what its channel says. */
  hear(event: LiveEvent): void;
  /** Reads it again. */
  lookAgain(): void;
}

/**
 * The article as it is now: what is switched on it is heard on its channel. What comes from the site's rules (whether moderators
 * read first, how readers may react) is looked at again when the reader comes back to the page, or asks for it.
 */
export function useArticle(start: ArticleView): KnownArticle {
  const [article, setArticle] = useState(start);
  const hear = useCallback((event: LiveEvent) => {
    if (event.kind === "article-changed") setArticle(before => newer(before, event.article));
    else if (event.kind === "comment-changed") setArticle(before => withPrompt(before, event));
    else if (event.kind === "comment-posted") setArticle(before => withAnswers(before, event.parent));
  }, []);
  const lookAgain = useCallback(() => {
    if (document.visibilityState !== "visible") return;
    api
      .get<ArticleView>(`articles/${start.id}`)
      .then(read => setArticle(before => newer(before, read)))
      // What was known stays until the next time.
      .catch(() => {});
  }, [start.id]);
  useEffect(() => {
    document.addEventListener("visibilitychange", lookAgain);
    return () => document.removeEventListener("visibilitychange", lookAgain);
  }, []);
  return { article, hear, lookAgain };
}

/** What was read first may arrive last. The page that it stands in stays where it is. */
const newer = (before: ArticleView, read: ArticleView) =>
  read.seq < before.seq ? before : { ...read, url: before.url };

type Changed = LiveEvent & { kind: "comment-changed" };

/** The pinned comment as it is now; one that readers see no longer goes. */
function withPrompt(article: ArticleView, { comment, parent }: Changed): ArticleView {
  const { pinned } = article;
  if (pinned?.id !== comment.id) return withAnswers(article, parent);
  if (comment.state !== "visible") return { ...article, pinned: null };
  const { id, author, html, replyCount } = comment;
  return { ...article, pinned: { id, author, html, replyCount } };
}

function withAnswers(article: ArticleView, parent: Changed["parent"]): ArticleView {
  const { pinned } = article;
  if (!pinned || parent?.id !== pinned.id) return article;
  return { ...article, pinned: { ...pinned, replyCount: parent.replyCount } };
}
