import { createHash } from "node:crypto";
import { cachingOf } from "../articles/caching.ts";
import type { ArticleView } from "../protocol/articles.ts";

/** What is the same for everybody, as it is sent: HTML with its headers. */
export interface OpenPage {
  html: string;
  headers: Record<"Content-Type" | "Cache-Control" | "ETag", string> & { "X-Robots-Tag"?: string };
}

/**
 * A page of an article, drawn at `now`. Its ETag stands for all of it but the moment when it was drawn: as long as nothing reads otherwise,
 * whoever has it is told so, by any node.
 */
export function openPage(article: Pick<ArticleView, "state">, html: string, now: string): OpenPage {
  const tag = createHash("sha256").update(html.replaceAll(now, "")).digest("base64url").slice(0, 22);
  return {
    html,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": cachingOf(article),
      ETag: `W/"${tag}"`,
    },
  };
}

/** Sends it to one who is answered by Express, which says 304 where its tag is known. */
export function sendOpenPage(res: PageAnswer, { html, headers }: OpenPage): void {
  res.set(headers).send(html);
}

interface PageAnswer {
  set(headers: OpenPage["headers"]): { send(html: string): unknown };
}
