import { articleByName } from "../articles/articles.ts";
import type { Pool } from "../db/pool.ts";
import { likenessAside } from "../screening/aside.ts";
import { renderComment } from "../text/markdown.ts";
import type { Member } from "../users/viewer.ts";
import { draftOf } from "./postAll.ts";
import { masked, screenText } from "./screenText.ts";

/** A text as readers would see it, also its asterisks; nothing is stored. Throws what posting it would, but for what is wrong with its words. */
export async function previewComment(
  db: Pool,
  author: Member,
  articleName: string,
  text: string,
): Promise<{ html: string }> {
  const likeness = await likenessAside(text);
  const article = await articleByName(db, articleName);
  const draft = draftOf({ author, articleName, text, inReplyTo: null, likeness, now: new Date() }, article);
  const { verdict } = await screenText(db, draft);
  return { html: renderComment(text, masked(verdict.findings)) };
}
