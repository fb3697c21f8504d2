import type { ArticleView } from "../protocol/articles.ts";
import type { Id } from "../protocol/basics.ts";

/** The whole address of an article's page. */
export const articleAddress = ({ url }: Pick<ArticleView, "url">, publicUrl: string): string =>
  new URL(url, publicUrl).href;

/** The whole address of one comment, on the page of its article. */
export function commentAddress(article: Pick<ArticleView, "url">, id: Id, publicUrl: string): string {
  const address = new URL(article.url, publicUrl);
  address.searchParams.set("comment", id);
  address.hash = "discussion";
  return address.href;
}
