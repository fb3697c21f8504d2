import { articleAddress, commentAddress } from "../articles/addresses.ts";
import { publicView } from "../comments/view.ts";
import type { Pool } from "../db/pool.ts";
import type { Counts, List, ListedArticle, ListedComment, MostDiscussedQuery } from "../protocol/exchange.ts";
import type { Site } from "../sites/sites.ts";
import { countsOf, type FoundComment, type ListedRow, mostDiscussedOf, newestOfSite } from "./queries.ts";

/** Whose comments are handed on. */
export interface Publication {
  db: Pool;
  site: Site;
  publicUrl: () => string;
}

/** How many comments each of these articles has; what is no article of the site is left out. */
export async function counts({ db, site }: Publication, names: readonly string[]): Promise<Counts> {
  const rows = await countsOf(db, site.id, names);
  return { counts: Object.fromEntries(rows.map(({ name, count }) => [name, count])) };
}

/** The newest comments of the site. */
export async function latest(publication: Publication, limit: number): Promise<List<ListedComment>> {
  const { db, site } = publication;
  const rows = await newestOfSite(db, site.id, limit);
  return { items: rows.map(row => listedComment(publication, row)) };
}

/** Of the articles of the last days those with the most comments. */
export async function mostDiscussed(publication: Publication, query: MostDiscussedQuery): Promise<List<ListedArticle>> {
  const rows = await mostDiscussedOf(publication.db, publication.site.id, query);
  return { items: rows.map(row => listedArticle(publication, row)) };
}

export function listedComment({ publicUrl }: Publication, row: FoundComment): ListedComment {
  const { article } = row;
  return {
    comment: publicView(row),
    url: commentAddress(article, row.id, publicUrl()),
    article: { ...article, url: articleAddress(article, publicUrl()) },
  };
}

function listedArticle({ publicUrl }: Publication, { publishedAt, ...row }: ListedRow): ListedArticle {
  const url = articleAddress(row, publicUrl());
  return { ...row, url, publishedAt: publishedAt.toISOString() };
}
