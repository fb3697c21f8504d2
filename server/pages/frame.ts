import { newestArticles } from "../articles/articles.ts";
import type { Pool } from "../db/pool.ts";
import type { ArticleView } from "../protocol/articles.ts";
import type { Site } from "../sites/sites.ts";
import type { Frame } from "./Layout.tsx";

/** Whose pages they are. */
export interface Publication {
  db: Pool;
  site: Site;
  publicUrl: () => string;
}

/** Enough for the front page, the rails, and to know which sections there are. */
export const articlesRead = 30;

export function frameOf({ site, publicUrl }: Publication, newest: readonly ArticleView[]): Frame {
  const sections = [...new Set(newest.map(article => article.section))].sort();
  return { site, sections, publicUrl: publicUrl(), now: new Date() };
}

export async function anyFrame(publication: Publication): Promise<Frame> {
  return frameOf(publication, await newestArticles(publication.db, publication.site.id, articlesRead));
}

/** A parameter that stands once in the address. */
export const oneOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
