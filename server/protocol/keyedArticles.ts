import { z } from "zod";
import { articleKey, isPageAddress } from "./articleKeys.ts";
import { movesAtOnce } from "./articleMoves.ts";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { limits } from "./limits.ts";
import { SiteParams } from "./requests.ts";
import { label } from "./words.ts";

export const ArticleKey = z.string().regex(articleKey, fault("faults.articleKey"));

/** Where an article is read. */
export const PageAddress = z
  .string()
  .max(2_000, fault("faults.longer", { most: "2000" }))
  .refine(isPageAddress, fault("faults.pageAddress"))
  .transform(text => {
    const url = new URL(text);
    url.hash = "";
    return url.href;
  });

export const MakeArticle = z.strictObject({
  key: ArticleKey,
  /** Of the page that asks. */
  url: PageAddress,
  title: label(300),
  /** By default the host of the page. */
  section: label(limits.sectionCodePoints).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/, fault("faults.languageSuch"))
    .default("en"),
});
export type MakeArticle = z.infer<typeof MakeArticle>;

/** One line of a move: what the article is called now, and what it is to be called, or where it is to be read. */
const RemapItem = z
  .strictObject({ key: ArticleKey, newKey: ArticleKey.optional(), newUrl: PageAddress.optional() })
  .refine(({ newKey, newUrl }) => newKey !== undefined || newUrl !== undefined, fault("faults.nothing"));
export type RemapItem = z.infer<typeof RemapItem>;
export const RemapArticles = z.strictObject({
  items: z
    .array(RemapItem)
    .min(1)
    .max(movesAtOnce, fault("faults.more", { most: String(movesAtOnce) })),
  /** Only says what would become of it. */
  isTrial: z.boolean().default(false),
});

export type RemapArticles = z.infer<typeof RemapArticles>;

export type MoveProblem = "unknown" | "taken";

/** `unknown`: no article has this key; `taken`: people have written under another article with the new one. */
export interface Remapped {
  /** So many articles; of a trial as many as would. */
  moved: number;
  /** `at`: which of the items, from 0. */
  problems: { at: number; key: string; problem: MoveProblem }[];
}

export const keyedEndpoints = {
  remapArticles: endpoint({
    method: "post",
    writes: "desk",
    path: "/sites/:site/articles/moves",
    says: "Gives articles new keys and addresses, or says what would become of it; the old keys still name them",
    params: SiteParams,
    body: RemapArticles,
    answers: "Remapped",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  makeArticle: endpoint({
    method: "post",
    writes: "own",
    path: "/articles",
    says: "Opens the discussion of an article that nobody has asked for yet, from its own page; of one that is there it answers that",
    body: MakeArticle,
    answers: "ArticleView",
    problems: ["not-allowed"],
  }),
};
