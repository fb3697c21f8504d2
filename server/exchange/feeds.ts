import { type Author, Feed, type FeedOptions, type Item } from "feed";
import { languageOf } from "../../locales/languages.ts";
import { inLanguage, say } from "../../locales/say.ts";
import { articleAddress } from "../articles/addresses.ts";
import type { Article } from "../articles/articles.ts";
import type { ListedComment } from "../protocol/exchange.ts";
import { limits } from "../protocol/limits.ts";
import { shortQuote } from "../text/shortQuote.ts";
import { listedComment, type Publication } from "./lists.ts";
import { lastChange, newestOfArticle, newestOfSite } from "./queries.ts";

export const feedFormats = { atom: "application/atom+xml", rss: "application/rss+xml" } as const;
export type FeedFormat = keyof typeof feedFormats;

interface MadeFeed {
  xml: string;
  /** When what it has to tell last changed, where that is known. */
  changedAt: Date | null;
}

/** Enough of a comment to know it again, where a reader of feeds shows only titles. */
const titleCodePoints = 80;

/** The newest comments under an article, replies too, in the order in which they became visible. */
export async function feedOfArticle(publication: Publication, article: Article, format: FeedFormat): Promise<MadeFeed> {
  const { db, publicUrl } = publication;
  const rows = await newestOfArticle(db, article.id, limits.feedComments);
  const comments = rows.map(row => listedComment(publication, row));
  const about: About = {
    title: sayIn(article.language, () => say("plain.feedOfArticle", { title: article.title })),
    description: sayIn(article.language, () => say("plain.feedText")),
    link: articleAddress(article, publicUrl()),
    self: `${publicUrl()}/feeds/articles/${article.slug}/comments.${format}`,
    language: article.language,
    since: new Date(article.publishedAt),
  };
  const edits = rows.flatMap(({ editedAt }) => editedAt ?? []);
  const changes = [await lastChange(db, article.id), ...edits].map(Number);
  return { xml: write(about, comments, format), changedAt: new Date(Math.max(about.since.getTime(), ...changes)) };
}

/** The newest comments of the whole site. */
export async function feedOfSite(publication: Publication, format: FeedFormat): Promise<MadeFeed> {
  const { db, site, publicUrl } = publication;
  const rows = await newestOfSite(db, site.id, limits.feedComments);
  const comments = rows.map(row => listedComment(publication, row));
  const about: About = {
    title: say("plain.feedOfSite", { site: site.name }),
    description: say("plain.feedText"),
    link: `${publicUrl()}/`,
    self: `${publicUrl()}/feeds/comments.${format}`,
    language: "en",
    since: new Date(0),
  };
  return { xml: write(about, comments, format), changedAt: null };
}

const sayIn = (language: string, write: () => string) => inLanguage(languageOf(language) ?? "en", write);

interface About extends Required<Pick<FeedOptions, "title" | "description" | "link" | "language">> {
  /** The address of the feed itself. */
  self: string;
  /** When it began, for a feed without an entry. */
  since: Date;
}

function write({ self, since, ...about }: About, comments: readonly ListedComment[], format: FeedFormat): string {
  const updated = comments
    .map(({ comment }) => comment.editedAt ?? comment.postedAt)
    .sort()
    .at(-1);
  const feed = new Feed({
    ...about,
    title: inXml(about.title),
    description: inXml(about.description),
    id: self,
    feed: self,
    updated: updated ? new Date(updated) : since,
    generator: "Comity",
  });
  for (const comment of comments) feed.addItem(entry(comment, format));
  return format === "atom" ? feed.atom1() : feed.rss2();
}

/** RSS takes e-mail addresses alone for authors, which we tell nobody: there the name is Dublin Core's creator. */
function entry({ comment, url, article }: ListedComment, format: FeedFormat): Item {
  const { author, html, postedAt, editedAt } = comment;
  const name = inXml(author.name);
  return {
    title: escaped(inXml(`${author.name}: ${shortQuote(html, titleCodePoints)}`)),
    id: url,
    link: url,
    published: new Date(postedAt),
    date: new Date(editedAt ?? postedAt),
    content: inXml(html),
    category: [{ name: inXml(article.title) }],
    ...(format === "atom"
      ? { author: [{ name } satisfies Author] }
      : { extensions: [{ name: "dc:creator", objects: { _text: name } }] }),
  };
}

/** Without the signs that XML 1.0 has no way to hold. */
const inXml = (text: string) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");

/** As HTML: both formats read titles so. */
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
