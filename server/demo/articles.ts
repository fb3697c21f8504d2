import type { ArticleDraft } from "../articles/publish.ts";
import { annexC } from "./articles/annexC.ts";
import { brennaCensus } from "./articles/brennaCensus.ts";
import { lomarStrait } from "./articles/lomarStrait.ts";

export const publication = "The Meridian Post";

/** The three articles of the demo, as if published up to `now`. */
export function demoArticles(now: Date): {
  annexC: ArticleDraft;
  lomarStrait: ArticleDraft;
  brennaCensus: ArticleDraft;
} {
  return { annexC: annexC(now), lomarStrait: lomarStrait(now), brennaCensus: brennaCensus(now) };
}
