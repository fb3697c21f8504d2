import { createHash } from "node:crypto";
import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { Block } from "../protocol/body.ts";
import { plainText } from "../text/markdown.ts";
import type { Article } from "./articles.ts";

/** Of how a paragraph begins, as comments on it say. */
const beginsCodePoints = 60;
/** Any fixed number: the first half of the keys of these advisory locks. */
const placing = 7_266_493;

/** The paragraphs of an article, in their order; the first has the number 1. */
const paragraphsOf = (body: readonly Block[]): string[] =>
  body.flatMap(block => (block.type === "paragraph" ? [block.text] : []));

/**
 * The paragraph with this number as something to hang a comment on; null when there is none. A paragraph is known by its words: it may move,
 * and once its words were changed it is another.
 */
export async function paragraphToDiscuss(
  tx: Tx,
  { id, slug }: Pick<Article, "id" | "slug">,
  n: number,
): Promise<Id | null> {
  // Nobody replaces the text meanwhile; many may comment at once.
  await tx.run(sql`select pg_advisory_xact_lock_shared(${placing}, hashtext(${slug}))`);
  const { body } = await tx.one<{ body: Block[] }>(sql`select body from articles where id = ${id}`);
  const text = paragraphsOf(body)[n - 1];
  if (text === undefined) return null;
  const kept = await tx.one<{ id: Id }>(sql`
    insert into article_paragraphs (article_id, hash, begins, place)
    values (${id}, ${hashOf(text)}, ${plainText(text, beginsCodePoints)}, ${n})
    on conflict (article_id, hash) do update set place = article_paragraphs.place
    returning id`);
  return kept.id;
}

/** The paragraph that stands at this place now, when somebody has commented on it. */
export async function paragraphAt(db: Db, articleId: Id, place: number): Promise<Id | null> {
  const found = await db.maybe<{ id: Id }>(sql`
    select id from article_paragraphs where article_id = ${articleId} and place = ${place} order by id limit 1`);
  return found?.id ?? null;
}

/** Waits for those who are commenting on a paragraph; taken before any row is locked by whoever replaces the text. */
export async function beforeReplacing(tx: Tx, slug: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(${placing}, hashtext(${slug}))`);
}

/** The text of an article was replaced: says where its discussed paragraphs stand now. */
export async function placeParagraphs(tx: Tx, articleId: Id, body: readonly Block[]): Promise<void> {
  const hashes = paragraphsOf(body).map(hashOf);
  await tx.run(sql`
    update article_paragraphs p set place = (
      select min(now.place)::int from unnest(${hashes}::bytea[]) with ordinality as now (hash, place) where now.hash = p.hash)
    where article_id = ${articleId}`);
}

const hashOf = (text: string) => createHash("sha256").update(text).digest();
