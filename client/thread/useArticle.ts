import { useCallback, useEffect, useState } from "preact/hooks";
import type { ArticleView } from "../../server/protocol/views.ts";
import { api } from "../core/api.ts";

/**
 * The article; whether moderators read first, and how readers may react, are looked at again when the reader comes back to the
 * page, or asks for it.
 */
export function useArticle(start: ArticleView): { article: ArticleView; lookAgain: () => void } {
  const [article, setArticle] = useState(start);
  const lookAgain = useCallback(() => {
    if (document.visibilityState !== "visible") return;
    api
      .get<ArticleView>(`articles/${start.id}`)
      .then(({ reviewFirst, reactions }) => setArticle(before => ({ ...before, reviewFirst, reactions })))
      // What was known stays until the next time.
      .catch(() => {});
  }, [start.id]);
  useEffect(() => {
    document.addEventListener("visibilitychange", lookAgain);
    return () => document.removeEventListener("visibilitychange", lookAgain);
  }, []);
  return { article, lookAgain };
}
