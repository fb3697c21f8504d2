import { publishArticle } from "../server/articles/publish.ts";
import type { ArticleView } from "../server/protocol/articles.ts";
import type { DemoApp } from "./withDemo.ts";

/** An article of one's own, on which the demo's people have switched nothing. */
export function anArticle({ db, site }: DemoApp, slug: string): Promise<ArticleView> {
  return publishArticle(db, site.id, {
    slug,
    title: `About ${slug}`,
    section: "World",
    standfirst: "What is known so far.",
    byline: "Hanne Lorück",
    language: "en",
    editorsNote: null,
    body: [{ type: "paragraph", text: "The two delegations came down the steps together." }],
    state: "open",
    publishedAt: new Date(),
    updatedAt: null,
  });
}
