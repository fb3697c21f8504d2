import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Id } from "../../server/protocol/basics.ts";
import { atHome } from "./home.ts";

type Article = Pick<ArticleView, "url" | "slug">;

/** An address on an article's page, `…?sort=top#discussion` say; the page's own address may ask for something already. */
export function pageHref({ url }: Pick<ArticleView, "url">, asked: Record<string, string>, part = ""): string {
  const query = new URLSearchParams(asked).toString();
  return `${url}${query && (url.includes("?") ? "&" : "?") + query}${part && `#${part}`}`;
}

/** One question on a page of its own, which is ours wherever the article is read. */
export const questionHref = ({ slug }: Pick<ArticleView, "slug">, id: Id): string =>
  atHome(`/articles/${slug}/questions/${id}`);

/** The plain page where a comment is written without JavaScript, or the answer to one; it leads back here. */
export function writeHref({ slug, url }: Article, to?: Id): string {
  const asked = new URLSearchParams();
  if (to) asked.set("to", to);
  if (!url.startsWith("/")) asked.set("back", url);
  return atHome(`/articles/${slug}/write?${asked}`);
}
