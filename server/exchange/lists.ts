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
  const found = new Map(rows.flatMap(row => [row.id, row.slug].map(name => [name, row.commentCount])));
  const asked = names.flatMap(name => {
    const count = found.get(name);
    return count === undefined ? [] : [[name, count] as const];
  });
  return { counts: Object.fromEntries(asked) };
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
  const { id, slug, title } = row.article;
  const url = pathOf(row.article);
  return {
    comment: publicView(row),
    url: commentAddress({ url }, row.id, publicUrl()),
    article: { id, slug, title, url: articleAddress({ url }, publicUrl()) },
  };
}

function listedArticle({ publicUrl }: Publication, { publishedAt, ...row }: ListedRow): ListedArticle {
  const url = articleAddress({ url: pathOf(row) }, publicUrl());
  return { ...row, url, publishedAt: publishedAt.toISOString() };
}

const pathOf = ({ slug }: { slug: string }) => `/articles/${slug}`;
