import { z } from "zod";
import { languageOf } from "../../locales/languages.ts";
import { inLanguage, say } from "../../locales/say.ts";
import { commentAddress } from "../articles/addresses.ts";
import { articleByName } from "../articles/articles.ts";
import { asReadersSee } from "../comments/asReadersSee.ts";
import { permalink } from "../comments/thread.ts";
import { commentText } from "../protocol/commentText.ts";
import { Problem } from "../protocol/problems.ts";
import { IdParam } from "../protocol/requests.ts";
import type { Publication } from "./lists.ts";

const pixels = z.coerce.number().int().min(1).max(10_000).optional();
/** What https://oembed.com asks with; what else is sent is not read. */
export const OEmbedQuery = z.object({
  url: z.url({ protocol: /^https?$/ }),
  maxwidth: pixels,
  maxheight: pixels,
  format: z.string().default("json"),
});
export type OEmbedQuery = z.infer<typeof OEmbedQuery>;

/** A rich answer: the card of one comment. */
export interface OEmbed {
  version: "1.0";
  type: "rich";
  provider_name: string;
  provider_url: string;
  title: string;
  html: string;
  width: number;
  height: number;
  /** Seconds. */
  cache_age: number;
}

const widthPixels = 600;
const cacheSeconds = 3_600;

/**
 * The card of the comment that an address of ours names, for pages elsewhere (https://oembed.com). The answer holds a frame and neither
 * words nor names: whoever keeps it keeps nothing of a comment that is taken away later. Throws `not-found`, and
 * `format-not-offered` for all but JSON.
 */
export async function oEmbed(publication: Publication, query: OEmbedQuery): Promise<OEmbed> {
  if (query.format !== "json") throw new Problem("format-not-offered", { detail: () => say("details.askJson") });
  const { site, publicUrl } = publication;
  const { id, html, title } = await commentAt(publication, new URL(query.url));
  const width = Math.min(widthPixels, query.maxwidth ?? widthPixels);
  const height = Math.min(heightOf(commentText(html), width), query.maxheight ?? Infinity);
  return {
    version: "1.0",
    type: "rich",
    provider_name: site.name,
    provider_url: `${publicUrl()}/`,
    title,
    html: frame({ src: `${publicUrl()}/embed/comments/${id}`, title, width, height }),
    width,
    height,
    cache_age: cacheSeconds,
  };
}

/** A comment that readers see, by the address that its share link has. */
async function commentAt({ db, site, publicUrl }: Publication, asked: URL) {
  const id = IdParam.safeParse(asked.searchParams.get("comment")).data;
  if (id === undefined) throw new Problem("not-found");
  const { comment } = await asReadersSee(db, id, from => permalink(from, id));
  const article = await articleByName(db, comment.articleId);
  const own = new URL(commentAddress(article, id, publicUrl()));
  const isThere = own.origin === asked.origin && own.pathname === asked.pathname;
  if (comment.state !== "visible" || article.siteId !== site.id || !isThere) throw new Problem("not-found");
  const title = inLanguage(languageOf(article.language) ?? "en", () =>
    say("plain.cardTitle", { title: article.title }),
  );
  return { id, html: comment.html, title };
}

/** Of the card with its text, as far as its letters tell; a longer one is scrolled in its frame. */
function heightOf(text: string, width: number): number {
  const inLine = Math.max(20, Math.floor((width - 40) / 8.5));
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / inLine)) + 0.5, 0);
  return Math.round(Math.min(520, 150 + Math.ceil(lines) * 27));
}

/** In a sandbox: what is in the frame can open links, and reaches nothing of the page around it. */
function frame({ src, title, width, height }: { src: string; title: string; width: number; height: number }): string {
  return `<iframe src="${src}" title="${attribute(title)}" width="${width}" height="${height}" loading="lazy" \
sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0;max-width:100%"></iframe>`;
}

const attribute = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
