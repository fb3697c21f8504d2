import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { ArticleChangeKind } from "../protocol/articles.ts";
import type { Id } from "../protocol/basics.ts";
import type { Channel, StoredEvent } from "../protocol/events.ts";
import { type Facts, sha256 } from "./entry.ts";
import { recordAudit } from "./record.ts";

/** Something that was switched on an article. */
export interface ArticleChange {
  /** Null: it happened by itself. */
  actorId: Id | null;
  kind: ArticleChangeKind;
  /** What it was and what it is now: names, numbers and times, never a text of a reader. */
  facts: Facts;
  why?: string | null | undefined;
}

/**
 * Writes down what was switched on an article, for the desk and for the audit, in the transaction that does it, after its own
 * statements (one of which has locked the article's row); answers the event that tells open pages, for `record`.
 */
export async function recordArticleChange(
  tx: Tx,
  { id, siteId }: { id: Id; siteId: Id },
  { actorId, kind, facts, why = null }: ArticleChange,
  now: Date = new Date(),
): Promise<{ channel: Channel; event: StoredEvent }> {
  const { n } = await tx.one<{ n: number }>(sql`
    insert into article_changes (article_id, n, at, actor_id, kind, facts, why)
    select ${id}, coalesce(max(n), 0) + 1, ${now}, ${actorId}, ${kind}, ${JSON.stringify(facts)}::jsonb, ${why}
    from article_changes where article_id = ${id}
    returning n`);
  // What a person wrote stands in the list for the desk; the chain has its hash.
  const told = { change: kind, n, ...facts, ...(why === null ? {} : { why: sha256(why) }) };
  await recordAudit(tx, siteId, [{ actorId, kind: "article-changed", subject: `article:${id}`, facts: told }], now);
  return { channel: `article:${id}`, event: { kind: "article-changed" } };
}
