import type { ArticleDraft } from "../articles/publish.ts";
import { annexC } from "./articles/annexC.ts";
import { brennaCensus } from "./articles/brennaCensus.ts";
import { ferryVote } from "./articles/ferryVote.ts";
import { lomarStrait } from "./articles/lomarStrait.ts";

export const publication = "The Meridian Post";

/** The four articles of the demo, as if published up to `now`. */
export function demoArticles(now: Date): {
  annexC: ArticleDraft;
  lomarStrait: ArticleDraft;
  ferryVote: ArticleDraft;
  brennaCensus: ArticleDraft;
} {
  return {
    annexC: annexC(now),
    lomarStrait: lomarStrait(now),
    ferryVote: ferryVote(now),
    brennaCensus: brennaCensus(now),
  };
}
