import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { limits } from "./limits.ts";
import { label } from "./words.ts";

/** The newsroom's own name for an article: what its pages say, whatever their address. In a path it follows `key:`. */
export const ArticleKey = z
  .string()
  .regex(/^[^\p{C}\s]{1,200}$/u, "is not a key: 1 to 200 characters, none of them a space");

/** Where an article is read. */
export const PageAddress = z
  .url({ protocol: /^https?$/, error: "is not an address such as https://news.example/story" })
  .max(2_000, "is longer than 2000 characters")
  .refine(text => new URL(text).username === "", "holds a name or a password")
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
    .regex(/^[a-z]{2}$/, "is not a language such as en")
    .default("en"),
});
export type MakeArticle = z.infer<typeof MakeArticle>;

export const keyedEndpoints = {
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
