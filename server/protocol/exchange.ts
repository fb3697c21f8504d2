import { z } from "zod";
import type { Id, Time } from "./basics.ts";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { limits } from "./limits.ts";
import type { CommentView } from "./views.ts";

/** Names of articles with commas between them: as many as the front page of a newspaper has. */
const ArticleNames = z
  .string()
  .transform(names => [...new Set(names.split(",").filter(name => name !== ""))])
  .pipe(
    z
      .array(z.string().max(200, fault("faults.longer", { most: "200" })))
      .min(1)
      .max(limits.countsMost),
  );

/** `articles`: names with commas between them, `tariff-pause,7`. */
export const CountsQuery = z.strictObject({ articles: ArticleNames });
const few = z.coerce.number().int().min(1).max(limits.listMost).default(limits.listDefault);
export const LatestQuery = z.strictObject({ limit: few });
export const MostDiscussedQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(365).default(7),
  limit: few,
});
export type MostDiscussedQuery = z.infer<typeof MostDiscussedQuery>;

/** How many comments readers see, by the name that was asked for; a name without an article is left out. */
export interface Counts {
  counts: Record<string, number>;
}

/** An article as lists name it. `url` is whole. */
export interface ListedArticle {
  id: Id;
  slug: string;
  title: string;
  url: string;
  publishedAt: Time;
  commentCount: number;
}

/** A comment with where it stands. `url` leads to it, and is whole. */
export interface ListedComment {
  comment: CommentView;
  url: string;
  article: Pick<ListedArticle, "id" | "slug" | "title" | "url">;
}

/** `GET latest` and `GET most-discussed`. */
export interface List<Item> {
  items: Item[];
}

export const exchangeEndpoints = {
  getCounts: endpoint({
    method: "get",
    path: "/counts",
    says: "How many comments articles have, for many at once; caches may keep it",
    query: CountsQuery,
    answers: "Counts",
  }),
  getLatest: endpoint({
    method: "get",
    path: "/latest",
    says: "The newest comments of the site",
    query: LatestQuery,
    answers: "List<ListedComment>",
  }),
  getMostDiscussed: endpoint({
    method: "get",
    path: "/most-discussed",
    says: "Of the articles of some days those with the most comments",
    query: MostDiscussedQuery,
    answers: "List<ListedArticle>",
  }),
};
