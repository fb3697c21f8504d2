import { useCallback, useEffect, useState } from "preact/hooks";
import type { ArticleView } from "../../server/protocol/views.ts";
import { api } from "../core/api.ts";

/** The article, and whether moderators read first: looked at again when the reader comes back to the page, or asks for it. */
export function useArticle(start: ArticleView): { article: ArticleView; lookAgain: () => void } {
  const [article, setArticle] = useState(start);
  const lookAgain = useCallback(() => {
    if (document.visibilityState !== "visible") return;
    api
      .get<ArticleView>(`articles/${start.id}`)
      .then(({ reviewFirst }) => setArticle(before => ({ ...before, reviewFirst })))
      // What was known stays until the next time.
      .catch(() => {});
  }, [start.id]);
  useEffect(() => {
    document.addEventListener("visibilitychange", lookAgain);
    return () => document.removeEventListener("visibilitychange", lookAgain);
  }, []);
  return { article, lookAgain };
}
